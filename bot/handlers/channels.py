"""`post here` and `stop posting`: which channels get the hub's posts."""

from bot.router import Router

routes = Router()
