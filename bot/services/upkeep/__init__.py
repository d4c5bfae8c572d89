"""What keeps one serving process in health: its lease, its pulse, its copies."""
