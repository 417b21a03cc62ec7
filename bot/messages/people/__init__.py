"""Messages about people, organisations, tenants, and who may come in."""
