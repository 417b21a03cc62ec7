"""The sample: once, the same every time, and a year of work around any day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.commands.sample import sample
from bot.running.demo_clock import BEGINS
from bot.sample.load import Summary, load
from bot.sample.people import HELEN, LEADERS, PEOPLE, TENANT, TOM, SamplePerson
from bot.subjects.quality.due_reports import refresh
from cards.visits.visit_form import FormScene, unknown
from domain.funding.grants import GrantKind
from domain.hub import Hub
from domain.people.people import Role
from domain.permissions import Act, scope
from domain.prompts.calendar import school_year
from domain.quality.report_rules import Per, ReportKind
from domain.quality.reports import ReportState
from domain.scopes import Everything, Scope
from domain.visits.naming import names_in
from domain.visits.prefill import new_values
from domain.visits.visits import Missed, Record, Visit
from storage.engine.database import Database
from storage.store import Store
from tests.clock import Clock
from tests.conversation import house as running
from tests.databases import Place, Places
from tests.fake_teams import FakeTeams
from tests.make import NOW, made_by
from tests.seed import Somebody

DAYS = (
    date(2026, 11, 23),
    date(2026, 11, 28),
    date(2026, 8, 12),
    date(2027, 1, 4),
    date(2028, 4, 14),
    date(2030, 2, 28),
)


def loaded(store: Store, today: date) -> Summary:
    """The sample around a day."""
    summary = load(
        store, today, datetime.combine(today, datetime.min.time(), UTC) + timedelta(hours=9)
    )
    assert summary is not None
    return summary


def records(store: Store) -> list[Record]:
    """Every record of every leader."""
    people = [store.people.by_email(leader.email) for leader in LEADERS]
    return [r for p in people if p for r in store.records.page(made_by(p.id), NOW, 1_000).rows]


def somebody(person: SamplePerson) -> Somebody:
    """A person of the sample with the Teams account."""
    return Somebody(person.name, person.email, person.oid, TENANT)


@pytest.fixture(params=DAYS, ids=str)
def today(request: pytest.FixtureRequest) -> date:
    """A school day, a Saturday, summer, the first day of term, Good Friday, a usual Thursday."""
    day: date = request.param
    return day


def test_a_hub_twelve_schools_and_ten_people_in_all_roles(store: Store) -> None:
    summary = loaded(store, DAYS[0])
    assert (summary.schools, len(summary.people), summary.deployments) == (12, 10, 14)
    people = [store.people.by_email(p.email) for p in PEOPLE]
    held = [{a.role for a in p.appointments} for p in people if p]
    assert set().union(*held) == set(Role)
    assert sum(len(roles) == 2 for roles in held) == 3
    assert all(p.email.endswith(".example") for p in PEOPLE)
    assert len({p.oid for p in PEOPLE}) == 10
    assert store.organisations.by_urn(980001) == store.organisations.by_urn(990011)


def test_every_leader_has_two_or_three_deployments_some_without_a_plan(store: Store) -> None:
    loaded(store, DAYS[0])
    people = [store.people.by_email(leader.email) for leader in LEADERS]
    led = [store.deployments.of_leader(p.id) for p in people if p]
    assert {len(deployments) for deployments in led} <= {2, 3}
    assert {len(d.objectives) for deployments in led for d in deployments} == {0, 1, 2, 3}


def test_each_leader_owes_one_record_of_today_or_the_last_school_day_and_one_forgot_another(
    store: Store, today: date
) -> None:
    loaded(store, today)
    calendar = store.calendars.calendar()
    expected = today if calendar.is_school_day(today) else calendar.previous_school_day(today)
    forgotten = calendar.previous_school_day(expected, 5)
    for leader in LEADERS:
        person = store.people.by_email(leader.email)
        assert person is not None
        owed = [p.on for p in store.planned_visits.owed(person.id, today)]
        assert owed == ([forgotten, expected] if leader is TOM else [expected])


def test_the_form_of_what_each_leader_owes_guesses_all_but_two_answers(
    store: Store, today: date
) -> None:
    loaded(store, today)
    for leader in LEADERS:
        person = store.people.by_email(leader.email)
        assert person is not None
        for owed in store.planned_visits.owed(person.id, today):
            support = store.deployments.get(owed.deployment)
            assert support is not None
            last = store.visits.last_of(support.id)
            assert last is not None and last.on < owed.on
            visit = last.what if isinstance(last.what, Visit) else None
            values = new_values(support, today, Hub().hours_a_day, planned=owed, last=visit)
            assert unknown(values, FormScene(support, today)) == ()


def test_two_thirds_of_a_year_are_on_record_and_one_third_is_planned_all_on_school_days(
    store: Store, today: date
) -> None:
    summary = loaded(store, today)
    calendar, kept = store.calendars.calendar(), records(store)
    assert len(kept) == summary.visits
    assert all(
        calendar.is_school_day(r.on) and today - timedelta(days=250) < r.on < today for r in kept
    )
    assert 1.3 < summary.visits / summary.planned < 3.2
    people = [store.people.by_email(leader.email) for leader in LEADERS]
    coming = [
        p.on
        for person in people
        if person
        for p in store.planned_visits.coming(person.id, today, most=99)
    ]
    assert all(calendar.is_school_day(day) and day < today + timedelta(days=125) for day in coming)
    assert max(coming) > today + timedelta(days=90)


def test_records_are_varied_and_name_nobody(store: Store) -> None:
    loaded(store, DAYS[0])
    kept = records(store)
    visits = [r.what for r in kept if not isinstance(r.what, Missed)]
    assert len(visits) < len(kept)
    assert len({v.progress for v in visits}) == 4
    assert len({v.minutes for v in visits}) >= 4
    assert any(v.flagged for v in visits)
    assert store.concerns.page(Scope((Everything(),)), NOW, 99).rows
    assert store.outbox.counts() == {}
    assert [v.did for v in visits if names_in(v.did)] == []
    steps = [s for d in {r.deployment.id for r in kept} for s in store.steps.open_of(d)]
    assert 3 <= len(steps) <= 20


def test_money_of_the_running_year_in_each_of_the_ways_it_is_reported(
    store: Store, today: date
) -> None:
    loaded(store, today)
    year = school_year(today).title
    held: dict[int, set[GrantKind]] = {}
    for grant in store.funds.grants():
        if grant.school_year == year:
            assert grant.counts(today)
            held.setdefault(grant.holder, set()).add(grant.kind)
    assert sorted(map(sorted, held.values())) == [
        [GrantKind.ADDITIONAL, GrantKind.CARRIED_FORWARD],
        [GrantKind.CARRIED_FORWARD],
        [GrantKind.NEW],
    ]
    paid = store.funds.paying()
    supports = store.imports.snapshot().deployments
    assert 0 < len(paid) < len(supports)
    assert all(supports[id_].rate for id_ in paid)
    overseers = [p for p in PEOPLE if p.has(Role.OVERSEER)]
    for who in overseers:
        person = store.people.by_email(who.email)
        assert store.funds.page(scope(person, Act.SEE_GRANT, Role.OVERSEER), 9).total == 1


def test_of_what_a_contract_requires_one_is_done_one_at_risk_and_one_not_due(
    store: Store, today: date
) -> None:
    loaded(store, today)
    [contract] = store.funds.contracts()
    calendar = store.calendars.of(contract.lead)
    asked = store.requirements.of([contract.id])[contract.id]
    assert [r.stands(today, calendar).state for r in asked] == ["met", "at risk", "not due yet"]
    assert [bool(r.tick) for r in asked] == [True, False, False]
    assert len(contract.requirements) > len(asked), "some tick themselves"


def test_a_report_is_due_in_each_of_these_ways_this_school_year(store: Store, today: date) -> None:
    loaded(store, today)
    refresh(store, today)
    year = school_year(today)
    kinds = {grant.id: grant.kind for grant in store.funds.grants()}
    told: dict[tuple[GrantKind, ...], set[tuple[ReportKind, Per, int]]] = {}
    for report in store.reports.everything():
        if report.of.school_year == year.title and report.grants:
            assert report.state is ReportState.DUE and report.ower
            assert report.due is not None and today < report.due
            on = tuple(sorted(kinds[grant] for grant in report.grants))
            told.setdefault(on, set()).add((report.kind, report.per, len(report.forms)))
    combined = {(kind, Per.HOLDER, 1) for kind in ReportKind}
    assert told == {
        (GrantKind.CARRIED_FORWARD,): {(ReportKind.FINAL, Per.GRANT, 2)},
        (GrantKind.ADDITIONAL, GrantKind.CARRIED_FORWARD): combined,
        (GrantKind.NEW,): combined,
    }


async def test_an_officer_reminds_who_forgot_by_hand_on_the_morning_on_which_it_begins(
    place: Place, teams: FakeTeams, no_settings: pytest.MonkeyPatch
) -> None:
    database = place.started()
    database.write_now(lambda store: loaded(store, DAYS[0]))
    database.close()
    began = datetime.combine(DAYS[0], BEGINS, UTC)
    async with running(place, teams, Clock(began)) as house:
        tom, helen = house.chat(somebody(TOM)), house.chat(somebody(HELEN))
        await tom.say("hi")
        await helen.say(house.invite(HELEN.email))
        missing = await helen.say("overdue")
        assert "1 visit without a record" in missing.words
        assert "Aldershaw" in missing.words and "since Mon 16 Nov" in missing.words
        assert "Reminded today" in (await missing.press("Remind now")).words
        await house.teams.until(lambda: "Aldershaw" in tom.card().words)


def test_the_sample_is_the_same_every_time(places: Places) -> None:
    found = []
    for _ in range(2):
        database = places.new().started()
        found.append(
            database.write_now(lambda s: (loaded(s, DAYS[0]), [(r.on, r.what) for r in records(s)]))
        )
        database.close()
    assert found[0] == found[1]


def test_it_is_loaded_once_and_says_who_is_in_it(database: Database[Store]) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    lines: list[str] = []
    assert sample(database, Hub(development=True), now.date(), now, lines.append) == 0
    assert len(lines) == 11
    assert any("asha.rahman@schools.example" in line and "type visit" in line for line in lines)
    assert sample(database, Hub(development=True), now.date(), now, lines.append) == 0
    assert lines[-1].endswith("Nothing was changed.")


def test_a_hub_at_work_is_not_given_invented_people(database: Database[Store]) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    lines: list[str] = []
    assert sample(database, Hub(), now.date(), now, lines.append) == 1
    assert lines[-1].endswith("Nothing was changed.")
    assert database.read_now(lambda store: (store.people.entries(), store.milestones.live())) == (
        [],
        None,
    )
