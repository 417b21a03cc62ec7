"""`go live`: a preview of what each person would get, and the word that lets it go."""

from bot.router import Router

routes = Router()
