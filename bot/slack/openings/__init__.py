"""Cards and forms of openings."""
