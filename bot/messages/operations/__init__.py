"""Messages about how the bot does, going live, and files made on demand."""
