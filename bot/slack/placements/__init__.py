"""Cards and forms of placements and follow-ups."""
