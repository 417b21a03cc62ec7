"""To whom copies go, how answers are kept and counted."""

from datetime import datetime, timedelta
from fractions import Fraction

import pytest

from bot.delivery.message import Message, Skip
from bot.messages.visits import copies as sending
from bot.subjects.visits import copies
from domain.operations.imports import Changes, Entry, Support
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Appointment, Role
from domain.scopes import OfOrganisations, Scope
from domain.support.deployments import Leader
from domain.visits.copies import Answer, Answers, Copy, How, SchoolResponse
from domain.visits.visits import Record
from storage.store import Store
from tests.databases import chat
from tests.make import NOW, TODAY, record, visit

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def kept(store: Store) -> Record:
    """A record of support to a trust, which has two contacts: one of them is its leader."""
    places = (
        Organisation(-1, OrganisationKind.HUB, "Hub"),
        Organisation(-2, OrganisationKind.TRUST, "Aire Valley Trust", uid=17_000),
        Organisation(-3, OrganisationKind.SCHOOL, "Peel Park Primary School", urn=101494),
    )
    people = (
        _entry(
            -1, "Farida Malik", Appointment(Role.LEADER, -1), Appointment(Role.SCHOOL_CONTACT, -2)
        ),
        _entry(-2, "Joan Barker", Appointment(Role.SCHOOL_CONTACT, -2)),
        _entry(-3, "Ruth Adeyemi", Appointment(Role.SCHOOL_CONTACT, -3)),
    )
    support = Support(-1, -2, "Early reading", frozenset({-1}), TODAY, None, Fraction(10))
    store.imports.write(Changes(organisations=places, people=people, deployments=(support,)), NOW)
    farida = _person(store, "Farida Malik")
    deployment = store.deployments.of_leader(farida)[0]
    new = record(
        deployment=deployment, leader=Leader(farida, "Farida Malik"), what=visit(objective=None)
    )
    added = store.visits.add(new, None)
    store.copies.note_change(added.id, NOW + timedelta(minutes=30))
    return added


def test_a_trusts_contacts_get_it_in_the_chat_last_used_and_never_its_own_leader(
    store: Store, kept: Record
) -> None:
    joan = _person(store, "Joan Barker")
    for name in ("a:old", "a:new"):
        store.conversations.put(chat(name), joan)
    for who in ("Farida Malik", "Ruth Adeyemi"):
        store.conversations.put(chat(f"a:{who}"), _person(store, who))
    assert store.copies.due(NOW + timedelta(minutes=29), NOW) == []
    (to,) = store.copies.due(LATER, NOW)
    assert (to.visit, to.version, to.put, to.person, to.conversation) == (
        kept.id,
        1,
        None,
        joan,
        "a:new",
    )
    store.copies.note_put(kept.id, 1)
    assert store.copies.due(LATER, NOW) == []
    store.visits.correct(kept, visit(did="Four lessons.", objective=None), joan, NOW)
    store.copies.note_change(kept.id, NOW + timedelta(minutes=30))
    assert [r.version for r in store.copies.due(LATER, NOW)] == [2]
    store.visits.delete(kept.id, kept.leader.id, NOW)
    assert store.copies.due(LATER, NOW) == []


def test_a_contact_without_a_chat_waits_and_is_counted(store: Store, kept: Record) -> None:
    store.milestones.go_live(None, NOW)
    joan = _person(store, "Joan Barker")
    assert sending.due(LATER, store) == []
    assert store.copies.unreached(NOW) == [(kept.deployment.school, 1)]
    assert copies.counts(LATER, store) == {}
    store.conversations.put(chat("a:joan"), joan)
    assert copies.counts(LATER, store) == {joan: 1}
    assert [row.key for row in sending.due(LATER, store)] == [f"copy:{kept.id}:{joan}"]
    assert sending.due(LATER, store) == []
    assert store.copies.unreached(NOW) == []


def test_what_was_skipped_for_a_correction_goes_with_the_correction(
    store: Store, kept: Record
) -> None:
    """A replica that put it just before the correction was committed."""
    store.milestones.go_live(None, NOW)
    store.tenants.allow(chat().tenant, {"peelpark.example"})
    store.conversations.put(chat("a:joan"), _person(store, "Joan Barker"))
    (put,) = sending.due(LATER, store)
    row = store.deliveries.claim("worker", LATER, timedelta(minutes=1))
    assert row is not None and row.key == put.key
    store.visits.correct(kept, visit(did="Four lessons.", objective=None), kept.leader.id, LATER)
    store.copies.note_change(kept.id, LATER + timedelta(minutes=30))
    assert sending.render(row, LATER, store) == Skip("changed since")
    store.deliveries.skip(row, "worker", "changed since")
    later = LATER + timedelta(minutes=30)
    assert [found.key for found in sending.due(later, store)] == [put.key]
    again = store.deliveries.claim("worker", later, timedelta(minutes=1))
    assert again is not None and isinstance(sending.render(again, later, store), Message)
    assert sending.due(later, store) == []


def test_what_waits_for_an_answer_is_asked_of_contacts_and_not_of_who_made_the_visit(
    store: Store, kept: Record
) -> None:
    trust = kept.deployment.organisation
    joan, farida = _person(store, "Joan Barker"), _person(store, "Farida Malik")
    assert _unanswered(store, [trust], joan, NOW) == 0
    store.copies.note_sent(kept.id, LATER)
    assert _unanswered(store, [trust], joan, NOW) == 1
    assert _unanswered(store, [trust], farida, NOW) == 0
    assert _unanswered(store, [trust], joan, LATER + timedelta(seconds=1)) == 0
    assert _unanswered(store, [trust + 1], joan, NOW) == _unanswered(store, [], joan, NOW) == 0
    store.copies.keep_response(
        kept.id, SchoolResponse(Answer.AGREED, LATER, 1, Leader(joan, "Joan Barker"))
    )
    assert _unanswered(store, [trust], joan, NOW) == 0


def test_an_answer_is_kept_with_whose_it_is_and_counts_for_its_version(
    store: Store, kept: Record
) -> None:
    joan, farida = _person(store, "Joan Barker"), _person(store, "Farida Malik")
    assert store.copies.of(kept.id) == Copy(kept.id, NOW + timedelta(minutes=30))
    assert store.copies.note_sent(kept.id, LATER)
    assert not store.copies.note_sent(kept.id, LATER + timedelta(hours=1))
    place = kept.deployment.id
    assert store.copies.tallies([place]) == {place: Answers(waiting=1)}
    given = SchoolResponse(Answer.DISPUTED, LATER, 1, Leader(joan, "Joan Barker"), "Two lessons.")
    store.copies.keep_response(kept.id, given)
    assert store.copies.some([kept.id])[kept.id].response == given
    assert store.copies.tallies([place]) == {place: Answers(disputed=1)}
    noted = SchoolResponse(
        Answer.AGREED, LATER, 1, how=How.EMAIL, noted_by=Leader(farida, "Farida Malik")
    )
    store.copies.keep_response(kept.id, noted)
    assert store.copies.of(kept.id) == Copy(
        kept.id, NOW + timedelta(minutes=30), None, LATER, noted
    )
    store.visits.correct(kept, visit(objective=None), farida, LATER)
    assert store.copies.tallies([place]) == {place: Answers(waiting=1)}
    store.visits.delete(kept.id, kept.leader.id, LATER)
    assert store.copies.tallies([place]) == {}


def _unanswered(store: Store, at: list[int], person: int, since: datetime) -> int:
    """How many copies wait for a contact of some organisations."""
    scope = Scope((OfOrganisations(frozenset(at), but=person),))
    return store.copies.unanswered(scope, LATER, since)


def _entry(id_: int, name: str, *appointments: Appointment) -> Entry:
    return Entry(id_, f"{name.split()[0].lower()}@trust.example", name, frozenset(appointments))


def _person(store: Store, name: str) -> int:
    found = store.people.by_email(f"{name.split()[0].lower()}@trust.example")
    assert found is not None
    return found.id
