"""What turns and ticks do about the library, and about files that people send."""
