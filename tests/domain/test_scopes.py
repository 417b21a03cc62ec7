"""What each part of a scope holds, of support, of records and of copies."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.digests.channels import Audience, Channel
from domain.people.organisations import KnownPlace
from domain.people.people import Role
from domain.scopes import (
    Employed,
    Everything,
    ForRole,
    Joined,
    Led,
    Made,
    OfContracts,
    OfOrganisations,
    Owed,
    Part,
    Scope,
    Subject,
)
from domain.support.deployments import Status
from domain.visits.copies import CopiedRecord, Copy
from domain.visits.visits import ColleagueTime
from tests.make import FARIDA, NOW, TOM, deployment, person, record

UNDER = frozenset({70})
SUPPORT = deployment(leaders=(FARIDA, TOM), leads=UNDER)
OVER = replace(SUPPORT, status=Status.COMPLETED)
OWN = record(deployment=SUPPORT)
SHARED = replace(OWN, shares=(ColleagueTime(TOM, 60),))
COPIED = CopiedRecord(OWN, Copy(OWN.id, NOW), NOW)
HELD = replace(COPIED, at=NOW - timedelta(minutes=1))
CHANNEL = Channel(1, "19:c", "", Audience.ALL)
SUBJECTS: dict[str, Subject] = {
    "support": SUPPORT,
    "over": OVER,
    "record": OWN,
    "shared": SHARED,
    "copied": COPIED,
    "held": HELD,
}
AT = frozenset({70})


@pytest.mark.parametrize(
    ("part", "holds"),
    [
        (Everything(), {"support", "over", "record", "shared", "copied", "held"}),
        (Led(2), {"support", "over", "record", "shared", "copied", "held"}),
        (Led(2, active=True), {"support", "record", "shared", "copied", "held"}),
        (Led(2, by_others=True), {"record", "shared", "copied", "held"}),
        (Led(1, by_others=True), set()),
        (Led(3), set()),
        (Made(1), {"record", "shared", "copied", "held"}),
        (Made(2), set()),
        (Joined(2), {"shared"}),
        (Joined(1), set()),
        (Joined(3), set()),
        (OfOrganisations(AT), {"support", "over", "copied"}),
        (OfOrganisations(AT, but=4), {"copied"}),
        (OfOrganisations(AT, but=1), set()),
        (OfOrganisations(frozenset({71})), set()),
        (OfContracts(AT), {"support", "over", "record", "shared", "copied", "held"}),
        (OfContracts(frozenset({71})), set()),
    ],
    # A set is written in another order each time.
    ids=lambda value: " ".join(sorted(value)) if isinstance(value, set) else str(value),
)
def test_what_a_part_holds(part: Part, holds: set[str]) -> None:
    assert {name for name, subject in SUBJECTS.items() if part.holds(subject)} == holds
    assert {name for name, subject in SUBJECTS.items() if Scope((part,)).holds(subject)} == holds


def test_a_scope_holds_what_any_part_holds_and_without_parts_nothing() -> None:
    assert Scope((Made(3), OfOrganisations(AT))).holds(COPIED)
    assert not any(Scope().holds(subject) for subject in SUBJECTS.values())


def test_the_whole_of_a_scope_leaves_out_what_is_seen_by_copies() -> None:
    assert Scope((Led(1), OfOrganisations(AT))).whole == Scope((Led(1),))


def test_who_leads_a_channel_is_no_question() -> None:
    assert Everything().holds(CHANNEL)
    assert not OfContracts(AT).holds(CHANNEL)
    for subject in (CHANNEL, person()):
        with pytest.raises(TypeError):
            Led(1).holds(subject)


def test_which_organisations_a_part_holds() -> None:
    elm = KnownPlace(70, frozenset({1}), frozenset({90}))
    held: list[Part] = [Everything(), Led(1), OfOrganisations(AT), Employed(AT)]
    held.append(OfContracts(frozenset({90})))
    not_held: list[Part] = [Led(2), Led(1, active=True), Led(1, by_others=True), Made(1)]
    not_held += [Joined(1), OfOrganisations(AT, but=1), Owed(1), ForRole(Role.LEADER)]
    not_held += [OfContracts(AT), Employed(frozenset({71}))]
    assert [part for part in (*held, *not_held) if part.holds(elm)] == held
