"""Pure rules of placements and their follow-ups."""
