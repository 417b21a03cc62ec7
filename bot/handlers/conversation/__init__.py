"""Handlers about what any conversation has: the home card, help, and words not understood."""
