"""Openings from a message to a filled job, one module per user story."""
