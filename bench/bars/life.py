"""R15: one life of the whole bot: how soon it is ready, what it holds, how it answers, how it ends."""
