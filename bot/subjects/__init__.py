"""What a turn or a tick does with one subject inside one transaction."""
