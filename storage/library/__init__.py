"""The library: documents, their editions, and files sent for it."""
