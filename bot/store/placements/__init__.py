"""Placements, follow-ups, covers and reminders."""
