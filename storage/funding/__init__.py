"""Grants that pay for support."""
