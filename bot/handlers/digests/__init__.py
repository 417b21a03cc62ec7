"""Handlers about channels and the digests they get."""
