"""Reports: which are due, and what became of them."""
