"""Handlers about the library, and about files that people send."""
