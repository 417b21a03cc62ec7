"""Cards about channels and the digests they get."""
