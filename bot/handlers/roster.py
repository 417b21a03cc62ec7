"""`people` for an officer: who is connected, who is not and why; invite, add, change, allow."""

from bot.router import Router

routes = Router()
