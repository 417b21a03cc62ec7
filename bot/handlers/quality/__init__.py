"""Reports on money and support."""
