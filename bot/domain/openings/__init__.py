"""Pure rules of job openings."""
