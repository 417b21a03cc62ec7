"""What turns and ticks do about reports."""
