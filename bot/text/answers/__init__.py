"""What the bot says when it answers."""
