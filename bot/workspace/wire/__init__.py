"""What Slack sends, and how: events, payloads, rich text, mails."""
