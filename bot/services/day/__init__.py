"""A person's day: what it holds, what their roles add, and their Home."""
