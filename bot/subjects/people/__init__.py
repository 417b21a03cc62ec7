"""What turns and ticks do about people, organisations, tenants, and who may come in."""
