"""What the command line alone needs: evaluation and records."""
