"""`make run`: the bot on this machine, and Microsoft's Agents Playground beside it as the Teams to talk to it from."""
