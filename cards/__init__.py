"""Cards as pure functions of data."""
