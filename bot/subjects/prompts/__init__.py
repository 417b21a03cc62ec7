"""What turns and ticks do about what people are prompted for, when, and their reminders."""
