"""Repositories of support given to a school or trust."""
