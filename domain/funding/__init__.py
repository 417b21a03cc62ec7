"""Rules about grants that pay for support."""
