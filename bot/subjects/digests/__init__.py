"""What turns and ticks do about channels and the digests they get."""
