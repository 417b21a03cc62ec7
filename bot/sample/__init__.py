"""A hub with a school year of invented work, to try the bot on."""
