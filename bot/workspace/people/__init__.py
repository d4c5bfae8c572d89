"""People who act in the workspace: they read, fill in, press and write."""
