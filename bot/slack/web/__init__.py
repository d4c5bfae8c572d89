"""Slack's Web API and what stands on it: speaking, asking, fetching."""
