"""A school's copy: agree, something is not right, an answer given otherwise; `visits` for a school."""

from bot.router import Router

routes = Router()
