"""What a button names: had by those who may have it, and refused to all others alike."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest

from bot.subjects.access import copy_of, form_of, may_record, record_of, reported_on, require
from bot.turns.turn import Turn, What
from domain.errors import Refused
from domain.people.people import Account, Person, Role
from domain.permissions import Act
from domain.quality.report_rules import Per, ReportForm, ReportKind
from domain.quality.reports import Report, ReportState, Set
from storage.store import Store
from tests import make
from tests.databases import chat
from tests.make import FARIDA, NOW, person
from tests.seed import sow

LEADER, OFFICER, OTHER = person(id=1), person(Role.OFFICER, id=8), person(id=77)
SOON = timedelta(minutes=1)


def turn(who: Person, now: datetime = NOW) -> Turn:
    """A press of somebody's."""
    return Turn(now, "a1", Account("t", "o"), chat(), What.ACTION, person=who)


def refusal(asked: Callable[[], object]) -> str:
    """Why it was refused."""
    with pytest.raises(Refused) as refused:
        asked()
    (problem,) = refused.value.problems
    return problem.kind


@pytest.fixture
def record(store: Store) -> int:
    """A record of Farida's, by its number."""
    sow(store)
    support = store.deployments.get(1)
    assert support is not None
    form = store.forms.open(1, support.id, NOW)
    what = make.visit(objective=None)
    return store.visits.add(make.record(id=0, deployment=support, what=what), form.id).id


def test_a_record_is_had_by_who_may_and_is_nobodys_where_there_is_none(
    store: Store, record: int
) -> None:
    assert record_of(turn(LEADER), record, Act.SEE, store).id == record
    assert record_of(turn(OFFICER), record, Act.SEE, store).id == record
    for who, number in ((OTHER, record), (LEADER, record + 1), (OFFICER, record + 1)):
        assert refusal(partial(record_of, turn(who), number, Act.SEE, store)) == "not_yours"
    assert refusal(lambda: record_of(turn(LEADER), record, Act.ANSWER_FLAG, store)) == "not_yours"


def test_a_report_has_the_records_up_to_the_day_on_which_it_was_submitted_where_the_hub_is(
    store: Store, record: int
) -> None:
    """In summer half past eleven in the evening, in UTC, is the next day there."""
    whole = store.visits.get(record)
    assert whole is not None
    day = date(2026, 6, 12)
    handed_in = datetime.combine(day - timedelta(days=1), time(23, 30), UTC)
    accepted(whole.deployment.id, handed_in, store)
    assert reported_on(replace(whole, what=make.visit(on=day)), LEADER, store) == day
    after = make.visit(on=day + timedelta(days=1))
    assert reported_on(replace(whole, what=after), LEADER, store) is None
    assert reported_on(replace(whole, what=make.visit(on=day)), OFFICER, store) is None


def accepted(support: int, submitted: datetime, store: Store) -> None:
    """A report on support that was accepted."""
    found = store.deployments.get(support)
    assert found is not None
    made = Report(
        -1,
        Set(found.organisation, "", "2025-26"),
        ReportKind.FINAL,
        Per.SUPPORT,
        (ReportForm.TEMPLATE,),
        supports=(support,),
        state=ReportState.ACCEPTED,
        submitted_at=submitted,
    )
    store.reports.write(made)


def test_a_copy_is_its_schools_once_it_is_in_sight(store: Store, record: int) -> None:
    found = store.visits.get(record)
    assert found is not None
    contact = person((Role.SCHOOL_CONTACT, found.deployment.organisation), id=9)
    store.copies.note_change(record, NOW + SOON)
    assert refusal(lambda: copy_of(turn(contact), record, Act.SEE, store)) == "not_yours"
    assert refusal(lambda: copy_of(turn(contact), record + 1, Act.SEE, store)) == "not_yours"
    assert copy_of(turn(contact, NOW + SOON), record, Act.SEE, store).record == found
    copied = copy_of(turn(LEADER), record, Act.SEE, store)
    assert (copied.record, copied.copy, copied.at) == (found, store.copies.of(record), NOW)


def test_what_is_the_hubs_is_done_by_officers_and_the_refusal_may_say_more() -> None:
    require(turn(OFFICER), Act.RUN)
    assert refusal(lambda: require(turn(LEADER), Act.RUN)) == "not_yours"
    assert refusal(lambda: require(turn(LEADER), Act.RUN, "officers_only")) == "officers_only"


def test_a_form_is_of_who_it_was_sent_to_and_any_other_is_out_of_date(store: Store) -> None:
    sow(store)
    form = store.forms.open(1, 1, NOW)
    assert form_of(turn(LEADER), form.id, store) == form
    assert refusal(lambda: form_of(turn(OTHER), form.id, store)) == "out_of_date"
    assert refusal(lambda: form_of(turn(LEADER), "none", store)) == "out_of_date"


@pytest.mark.parametrize(
    ("who", "leader", "may"),
    [
        (LEADER, None, True),
        (OTHER, None, False),
        (OFFICER, None, False),
        (OFFICER, FARIDA.id, True),
        (OFFICER, OTHER.id, False),
        (LEADER, FARIDA.id, False),
        (OTHER, FARIDA.id, False),
    ],
    ids=["own", "not led", "officer", "for its leader", "not its leader", "for oneself", "other"],
)
def test_a_leader_records_own_visits_and_an_officer_those_of_a_leader(
    who: Person, leader: int | None, may: bool
) -> None:
    assert may_record(turn(who), make.deployment(), leader) is may
