"""Whom one can be in the Playground: people of the sample."""

from bot.playground.client import User
from bot.sample.people import ASHA, HELEN, RUTH, SamplePerson


def _user(person: SamplePerson, what: str) -> User:
    return User(person.oid, person.name, person.email, what)


PLAYERS = (
    _user(ASHA, "a system leader: type visit"),
    _user(HELEN, "a hub officer: type hi"),
    _user(RUTH, "a school's contact: type deployments"),
)
