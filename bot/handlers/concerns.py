"""A flag in a channel or an officer's chat: taken, resolved."""

from bot.router import Router

routes = Router()
