"""Cards of the library: documents on its shelf, and files that people send."""
