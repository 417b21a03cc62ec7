"""Messages about what people are prompted for, when, and their reminders."""
