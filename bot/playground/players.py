"""Whom one can be in the Playground, and who is there besides: people of the sample."""

from bot.playground.client import User
from bot.sample.people import ASHA, DANIEL, FIONA, HELEN, PRIYA, RUTH, TOM, SamplePerson


def _user(person: SamplePerson, what: str = "") -> User:
    return User(person.oid, person.name, person.email, what)


OFFICER = _user(HELEN, "a hub officer: type hi")
PLAYERS = (
    _user(ASHA, "a system leader: type visit"),
    OFFICER,
    _user(RUTH, "contact of a school that Asha visits: type visits"),
    _user(FIONA, "head of Asha's own school: type hi"),
    _user(TOM, "contract lead of his own school, and a system leader: type hi"),
)
# As many as a Playground takes: who reads its channel.
MEMBERS = (*PLAYERS, _user(PRIYA), _user(DANIEL))
