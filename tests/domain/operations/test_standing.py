"""When the bot needs a person's look, and why somebody cannot be written to."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.delivery.delivery import State
from domain.operations.standing import SLOW, Standing
from domain.people.people import Role
from domain.people.roster import Contact, Reach
from tests.make import NOW, person

WELL = Standing(NOW, {State.READY: 3, State.SENT: 9}, oldest=NOW - SLOW, live=NOW)
HERE = frozenset({"trust.example"})


def test_all_is_well_while_things_go_their_way() -> None:
    assert WELL.well


@pytest.mark.parametrize(
    "wrong",
    [
        {"rows": {State.DEAD: 1}},
        {"rows": {State.UNKNOWN: 1}},
        {"oldest": NOW - SLOW - timedelta(seconds=1)},
        {"untold": 1},
        {"live": None},
    ],
    ids=str,
)
def test_each_thing_that_needs_a_person_is_not_well(wrong: dict[str, Any]) -> None:
    assert not replace(WELL, **wrong).well


@pytest.mark.parametrize(
    ("contact", "reach"),
    [
        (Contact(person(), linked=True, open=True), Reach.CONNECTED),
        (Contact(person(), linked=True, stopped="403 ConversationBlockedByUser"), Reach.BLOCKED),
        (Contact(person(), linked=True, stopped="removed"), Reach.REMOVED),
        (Contact(person()), Reach.NOT_OPENED),
        (Contact(person(Role.OFFICER)), Reach.CODE),
        (Contact(person(Role.OFFICER), linked=True), Reach.NOT_OPENED),
    ],
    ids=lambda told: told if isinstance(told, Reach) else "",
)
def test_why_somebody_cannot_be_written_to(contact: Contact, reach: Reach) -> None:
    assert contact.reach(HERE) is reach


def test_who_is_of_a_tenant_that_is_not_allowed_cannot_come_in() -> None:
    assert Contact(person()).reach(frozenset()) is Reach.TENANT
    assert Contact(person()).reach(frozenset(), development=True) is Reach.NOT_OPENED
