"""What an operator needs: the log, health, backups."""
