"""The hub's documents: their outlines, the library with its editions, what the product ships."""
