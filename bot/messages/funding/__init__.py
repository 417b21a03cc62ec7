"""What the bot says of money that pays for support."""
