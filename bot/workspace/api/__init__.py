"""Slack's Web API as far as an internal app needs it, and the rules its payloads must keep."""
