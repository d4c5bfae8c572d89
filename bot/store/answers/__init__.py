"""Questions, experts' answers and passages."""
