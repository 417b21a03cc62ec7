"""Cards about reports."""
