"""What turns and ticks do about people, organisations, and who may come in."""
