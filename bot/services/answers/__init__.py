"""Questions, entries, experts and own reports."""
