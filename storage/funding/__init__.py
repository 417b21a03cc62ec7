"""Programmes, grants and contracts that pay for support."""
