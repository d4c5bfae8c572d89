"""Cards of answers, experts and the scheme finder."""
