"""Repositories of people, organisations, tenants, and who may come in."""
