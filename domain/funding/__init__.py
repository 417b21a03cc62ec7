"""Rules about the money that pays for support."""
