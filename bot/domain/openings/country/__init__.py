"""Where a job lies: towns, municipalities and their neighbours."""
