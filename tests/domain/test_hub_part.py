"""What is for the hub only: its leader and officers read it, a colleague and the school do not."""

import pytest

from domain.hub_part import HubPart, hub_part, hub_part_for
from domain.people.people import Person, Role
from domain.visits.visits import Missed, Notice, Reason
from tests.make import FARIDA, TODAY, TOM, deployment, person, record, visit

FLAGGED = record(
    deployment=deployment(leaders=(FARIDA, TOM)), what=visit(flagged=True, hub_note="Ring me.")
)


@pytest.mark.parametrize(
    ("who", "reads"),
    [
        (person(id=1), True),
        (person(Role.OFFICER, id=8), True),
        (person(id=2), False),
        (person((Role.SCHOOL_CONTACT, 70), id=4), False),
        (person((Role.OVERSEER, 70), id=5), False),
        (person(Role.OFFICER, id=8, left=True), False),
    ],
    ids=["leader", "officer", "colleague", "contact", "overseer", "officer who left"],
)
def test_the_leader_and_officers_read_it(who: Person, reads: bool) -> None:
    assert hub_part_for(who, FLAGGED) == (HubPart("Ring me.") if reads else None)


def test_there_is_none_where_the_hub_was_not_asked_to_look() -> None:
    assert hub_part(record()) is None
    assert hub_part(record(what=Missed(TODAY, Reason.SCHOOL, Notice.EARLIER, 180))) is None
    assert hub_part(record(what=visit(flagged=True))) == HubPart()
