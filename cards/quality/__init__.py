"""Cards about reports on money and support."""
