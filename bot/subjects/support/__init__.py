"""What turns and ticks do about support given to a school or trust."""
