"""What the Slack app is made of: its manifest and the events it hears."""
