"""Rules of channels and the digests they get."""
