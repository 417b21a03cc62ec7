"""`digest`: the period so far in an officer's chat; the preview, and switching digests on."""

from bot.router import Router

routes = Router()
