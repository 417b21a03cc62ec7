"""Whom the browser tests play: people of the small hub."""

from collections.abc import Awaitable, Callable

from bot.playground.client import User
from tests import seed
from tests.browser.chat import Chat

LEADER = User(seed.FARIDA.oid, seed.FARIDA.name, seed.FARIDA.email)
OFFICER = User(seed.SAMIRA.oid, seed.SAMIRA.name, seed.SAMIRA.email)
Open = Callable[[User], Awaitable[Chat]]
