"""`status` and `not delivered`: how the bot does, and what did not arrive."""

from bot.router import Router

routes = Router()
