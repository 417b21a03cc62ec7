"""Cards about money that pays for support."""
