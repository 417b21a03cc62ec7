"""`make run`: the bot on this machine, with Microsoft's Agents Playground in the place of Teams."""
