"""The bot: turns in, replies out, and what it says on its own."""
