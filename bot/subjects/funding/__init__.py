"""What a turn does with money that pays for support."""
