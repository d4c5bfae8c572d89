"""Placements, their follow-ups, reminders and cover."""
