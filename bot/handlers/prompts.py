"""What a prompt's buttons do: not now, not today, in touch, spoken to, give to, the catch-up card."""

from bot.router import Router

routes = Router()
