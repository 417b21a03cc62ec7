"""Word documents: outlines as A4 pages in the hub's name."""
