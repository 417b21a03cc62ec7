"""What turns do about what any conversation has: the home card."""
