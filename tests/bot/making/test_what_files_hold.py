"""Over hubs made by chance: a file holds what its list holds, which is what may be seen."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.making.kinds import MAKES
from bot.making.lists import ListRequest
from bot.subjects.money import of_reports
from bot.subjects.support.looked import listed_first, looked_on
from domain.operations.asked import NarrowedList
from domain.operations.files import RIGHTS, may_have
from domain.people.people import Person, Role
from domain.permissions import Act, can, listed_records, missing_records, scope
from domain.quality.report_rules import Per, ReportForm, ReportKind
from domain.quality.reports import NOT_DUE, Report, ReportState, Set
from domain.scopes import Everything, Scope
from domain.support.commissions import Commission, CommissionState, SupportWanted
from domain.support.deployments import CURRENT, OVER
from domain.visits.urgency import Which
from domain.visits.visits import Record, Visit
from storage.store import Store
from tests import generated, make
from tests.bot.making.reading import rows_of, words_in, workbook
from tests.make import NOW, TODAY

HUBS = range(3)
NOTE = "What only the hub knows."
DAY = timedelta(days=1)
FORMS = (ReportForm.TEMPLATE, ReportForm.ANNOTATED_PLAN)
EVERYTHING = Scope((Everything(),))


@pytest.fixture(params=HUBS)
def hub(request: pytest.FixtureRequest, store: Store) -> generated.Generated:
    """A hub by its number, in which many records have a note, and visits are owed records."""
    made = generated.hub(store, request.param)
    for number, id_ in enumerate(made.records):
        record = store.visits.get(id_)
        assert record is not None
        if number % 2 and isinstance(record.what, Visit):
            noted = replace(record.what, flagged=True, hub_note=NOTE)
            store.visits.correct(record, noted, record.leader.id, NOW)
        if number % 3 == 0:
            store.visits.share(id_, made.people[number % len(made.people)].id, 45, NOW)
    for number, id_ in enumerate(made.deployments):
        leader = made.people[number % len(made.people)]
        store.planned_visits.add(id_, leader.id, TODAY - number * DAY)
    return made


def rows(
    kind: str, reader: Person, store: Store, narrowed: NarrowedList | None = None
) -> list[Any]:
    """What the file is made of."""
    wanted = ListRequest(reader, NOW, narrowed or NarrowedList())
    return list(MAKES[kind].table.rows(wanted, store))


def seen(scope: Scope, hub: generated.Generated, store: Store) -> list[Record]:
    """The records that may be opened, newest first."""
    held = [c.record for c in hub.copied(store) if scope.holds(c) and not c.record.deleted]
    return sorted(held, key=lambda record: (record.on, record.id), reverse=True)


@pytest.mark.parametrize("kind", ["visits", "own_visits"])
def test_a_file_of_records_holds_those_that_may_be_opened_and_no_others(
    kind: str, hub: generated.Generated, store: Store
) -> None:
    for person in hub.people:
        [may] = RIGHTS[kind](person)
        assert [r.read.id for r in rows(kind, person, store)] == [
            record.id for record in seen(may, hub, store)
        ]


def test_records_of_a_list_are_read_as_each_of_them_is(
    hub: generated.Generated, store: Store
) -> None:
    everything = listed_records(next(p for p in hub.people if p.has(Role.OFFICER) and not p.left))
    found = [record for batch in store.records.batches(everything, NOW) for record in batch]
    assert found == [store.visits.get(record.id) for record in found] != []
    assert any(record.shares for record in found)


def test_a_note_for_the_hub_is_read_by_its_leader_and_officers_alone(
    hub: generated.Generated, store: Store
) -> None:
    known = {c.record.id: c.record for c in hub.copied(store)}
    for person in hub.people:
        for kind in ("visits", "own_visits"):
            noted = {
                row.read.id for row in rows(kind, person, store) if row.whole and row.whole.part
            }
            may = {
                id_
                for id_ in noted
                if known[id_].leader.id == person.id or can(person, Act.READ_HUB_NOTE, known[id_])
            }
            assert noted == may


def test_a_contacts_file_has_no_word_that_is_not_in_the_copy(
    hub: generated.Generated, store: Store
) -> None:
    more = (Role.OFFICER, Role.OVERSEER)
    contacts = [p for p in hub.people if p.has(Role.SCHOOL_CONTACT) and not any(map(p.has, more))]
    told = []
    for person in contacts:
        book = workbook("visits", person, store)
        assert NOTE not in words_in(book)
        headings = [cell.value for cell in book.active[1]]
        assert not {"Note for the hub only", "Recorded", "Focus", "Number"} & set(headings)
        told += rows_of(book)
    assert told != []


def test_an_overseers_file_has_no_word_that_is_for_the_hub_alone(
    hub: generated.Generated, store: Store
) -> None:
    told = []
    for person in hub.people:
        if person.has(Role.OVERSEER) and not person.has(Role.OFFICER):
            book = workbook("visits", person, store)
            own = {row.read.id for row in rows("visits", person, store) if row.whole}
            assert NOTE not in words_in(book)
            assert own == {r.id for r in seen(scope(person, Act.SEE, Role.OVERSEER), hub, store)}
            told += rows_of(book)
    assert told != []


def test_a_file_of_records_can_be_narrowed_to_a_place_and_from_a_day_on(
    hub: generated.Generated, store: Store
) -> None:
    officer = next(p for p in hub.people if p.has(Role.OFFICER) and not p.left)
    every = seen(listed_records(officer), hub, store)
    place, since = every[0].deployment.organisation, TODAY - 3 * DAY
    found = rows("visits", officer, store, NarrowedList(place, since))
    assert [r.read.id for r in found] == [
        r.id for r in every if r.deployment.organisation == place and r.on >= since
    ]


@pytest.mark.parametrize("which", Which)
def test_a_file_of_support_holds_that_which_may_be_seen(
    which: Which, hub: generated.Generated, store: Store
) -> None:
    states = {Which.OVER: OVER, Which.CURRENT: CURRENT, Which.ALL: (*CURRENT, *OVER)}
    for person in hub.people:
        found = rows("support", person, store, NarrowedList(which=which))
        ids = [row.support.id for row in found]
        may = {
            id_
            for id_ in hub.deployments
            if (d := store.deployments.get(id_)) and can(person, Act.SEE, d)
            if d.status in states.get(which, CURRENT)
        }
        assert set(ids) <= may and len(ids) == len(set(ids))
        assert which is Which.UNPLANNED or set(ids) == may


def test_a_file_of_support_is_in_the_order_of_the_list(
    hub: generated.Generated, store: Store
) -> None:
    looked = looked_on(TODAY, NOW, store)
    for person in hub.people:
        may = scope(person, Act.SEE)
        own = listed_first(person, may)
        listed = store.deployments.page(may, looked, 100, own=own).rows
        assert [row.support for row in rows("support", person, store)] == list(listed)


def test_a_file_of_requests_holds_those_that_may_be_seen_and_no_word_for_the_hub(
    hub: generated.Generated, store: Store
) -> None:
    places = sorted(
        {d.organisation for id_ in hub.deployments if (d := store.deployments.get(id_))}
    )
    about = SupportWanted("Early reading", "All read", hub_note=NOTE)
    states = list(CommissionState)
    for number, place in enumerate(places * 2):
        asker, state = hub.people[number % len(hub.people)], states[number % len(states)]
        at = NOW - number * DAY
        store.commissions.put(Commission(0, place, "", asker.id, at, about, state, NOW, NOW))
    every = [each for batch in store.commissions.batches(EVERYTHING) for each in batch]
    found = 0
    for person in hub.people:
        may = scope(person, Act.SEE_REQUEST)
        made = rows("requests", person, store)
        assert [row.request.id for row in made] == [r.id for r in every if may.holds(r)]
        found += len(made)
        if may.parts:
            assert NOTE not in words_in(workbook("requests", person, store))
    assert found > len(every)


@pytest.mark.parametrize("size", [1, 3, 500])
def test_a_file_of_reports_holds_those_of_the_list_that_may_be_read_and_no_others(
    size: int, hub: generated.Generated, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.quality.reports.BATCH", size)
    for number, report in enumerate(_reports(hub, store)):
        state = list(ReportState)[number % len(ReportState)]
        due = None if number % 5 == 4 else TODAY - number * DAY
        ower = hub.people[number % len(hub.people)].id
        store.reports.write(replace(report, state=state, due=due, ower=ower))
    every = store.reports.everything()
    about = of_reports(every, store)
    listed = [each for each in every if each.place()[0] != NOT_DUE]
    listed = [each for each in listed if each.state is not ReportState.REPLACED]
    listed.sort(key=lambda each: (*each.place(), each.id))
    found = 0
    for person in hub.people:
        may = scope(person, Act.READ_REPORT)
        made = [row.report.id for row in rows("reports", person, store)]
        assert made == [each.id for each in listed if may.holds(about[each.id])]
        assert len(made) == store.reports.count(may) == store.reports.page(may, 1).total
        found += len(made)
    assert found > len(listed) > 10


def _reports(hub: generated.Generated, store: Store) -> list[Report]:
    """One of each kind on each grant, and on each support."""
    on = [
        Report(-1, Set(each.holder, "Area", "2026-27"), kind, Per.GRANT, FORMS, (each.id,), paid)
        for each in store.funds.grants()
        for kind in ReportKind
        if (paid := tuple(id_ for id_ in hub.deployments if each.id in store.funds.paying_for(id_)))
    ]
    supports = [store.deployments.get(id_) for id_ in hub.deployments]
    return on + [
        Report(-1, Set(each.organisation, "", "2026-27"), kind, Per.SUPPORT, FORMS, (), (each.id,))
        for each in supports
        for kind in ReportKind
        if each is not None
    ]


def test_a_file_of_what_is_overdue_holds_what_each_is_told_of(
    hub: generated.Generated, store: Store
) -> None:
    told = 0
    for person in hub.people:
        whole, own = missing_records(person)
        may = set()
        for number, id_ in enumerate(hub.deployments):
            support, leader = store.deployments.get(id_), hub.people[number % len(hub.people)]
            assert support is not None
            mine = own.holds(support) and leader.id == person.id
            if number and support.active and (whole.holds(support) or mine):
                may.add((id_, TODAY - number * DAY))
        found = rows("overdue", person, store)
        assert {(row.support.id, row.planned.on) for row in found} == may
        told += len(found)
    assert told > 0


def test_the_roster_and_the_audit_are_whole_and_for_officers_alone(
    hub: generated.Generated, store: Store
) -> None:
    store.audit.add(
        NOW, hub.people[0].id, "visit.recorded", "visit:12", minutes=180, changed=["did"]
    )
    for person in hub.people:
        rules = person.has(Role.OFFICER) and not person.left
        assert may_have(person, "audit") is may_have(person, "people") is rules
    officer = next(p for p in hub.people if p.has(Role.OFFICER) and not p.left)
    listed = rows_of(workbook("people", officer, store))
    assert {row["Number"] for row in listed} == {p.id for p in hub.people if not p.left}
    lines = rows_of(workbook("audit", officer, store))
    assert len(lines) == sum(len(batch) for batch in store.audit.batches()) > 8
    assert (lines[0]["Who"], lines[0]["What"], lines[0]["Of what"], lines[0]["How"]) == (
        hub.people[0].name,
        "visit.recorded",
        "visit:12",
        "minutes 180; changed did",
    )


@pytest.mark.parametrize("size", [1, 3, 500])
def test_a_list_read_in_parts_has_no_gap_and_nothing_twice(
    size: int, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("visits.records", "visits.planned_lists", "support.worst_first"):
        monkeypatch.setattr(f"storage.{module}.BATCH", size)
    made = generated.hub(store, 7)
    officer = make.person(Role.OFFICER)
    found = [row.read.id for row in rows("visits", officer, store)]
    assert found == [record.id for record in seen(listed_records(officer), made, store)]
    support = [
        row.support.id for row in rows("support", officer, store, NarrowedList(which=Which.ALL))
    ]
    assert sorted(support) == sorted(made.deployments)


def test_visits_that_did_not_happen_say_why(hub: generated.Generated, store: Store) -> None:
    officer = next(p for p in hub.people if p.has(Role.OFFICER) and not p.left)
    missed = [
        r
        for r in rows_of(workbook("visits", officer, store))
        if r["What it was"] == "Did not happen"
    ]
    assert missed != []
    for row in missed:
        assert (row["Why it did not happen"], row["Notice given"]) == (
            "The school cancelled",
            "On the day",
        )
        assert (row["Minutes"], row["Counts as used"]) == (180, "No")
        assert row["What was done"] is None and row["Progress"] is None


def test_the_own_minutes_are_those_of_the_reader(hub: generated.Generated, store: Store) -> None:
    for person in hub.people:
        for row in rows_of(workbook("own_visits", person, store)):
            mine = row["System leader"] == person.name
            assert row["Your minutes"] == (180 if mine else 45)
