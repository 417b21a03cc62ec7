"""What is owed on which day, in which order, and to whom."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.prompts import kinds
from domain.prompts.days import day_of
from domain.prompts.fates import Fate
from domain.prompts.kinds import OFTEN, PromptKind
from domain.prompts.owed import Item, Prompted, PromptRow, chase_subject
from domain.prompts.prompts import (
    MOST_CAUGHT_UP,
    MOST_ROWS,
    catches_up,
    is_due,
    is_late,
    owed_rows,
    rows_that_fit,
    rows_to_chase,
    urgency,
)
from domain.support.deployments import Leader
from tests.domain.prompts.autumn import CALENDAR, DAY, item
from tests.make import FARIDA, TODAY


def due_on(what: Item, on: date, start: date | None = None, weeks: int = 4) -> bool:
    return is_due(what, day_of(CALENDAR, on, weeks, start))


def rows(*items: Item, on: date = TODAY + DAY, **known: Prompted) -> list[PromptRow]:
    said = {subject.replace("_", ":"): prompted for subject, prompted in known.items()}
    return owed_rows(items, FARIDA.id, day_of(CALENDAR, on, 4, None), said)


@pytest.mark.parametrize(
    ("planned", "on", "expected"),
    [
        (date(2026, 11, 19), date(2026, 11, 19), False),
        (date(2026, 11, 19), date(2026, 11, 20), True),
        (date(2026, 11, 20), date(2026, 11, 21), False),  # Saturday
        (date(2026, 11, 20), date(2026, 11, 23), True),  # an INSET day counts
        (date(2026, 10, 23), date(2026, 11, 1), False),  # half term does not
        (date(2026, 10, 23), date(2026, 11, 2), True),
    ],
)
def test_a_planned_visit_is_owed_one_school_day_later(
    planned: date, on: date, expected: bool
) -> None:
    assert due_on(item(on=planned), on) is expected


def test_a_visit_too_old_to_be_recorded_is_not_asked_for() -> None:
    assert [due_on(item(on=TODAY - n * DAY), TODAY) for n in (366, 367)] == [True, False]


def test_it_is_late_after_five_school_days() -> None:
    visit = item(on=date(2026, 10, 22))
    late = {on: rows(visit, on=on)[0].late for on in (date(2026, 11, 5), date(2026, 11, 6))}
    assert late == {date(2026, 11, 5): False, date(2026, 11, 6): True}


def test_a_visit_of_today_is_told_that_day_only() -> None:
    assert [due_on(item(kinds.TODAY), TODAY + n * DAY) for n in (-1, 0, 1)] == [False, True, False]


def test_first_contact_is_owed_seven_days_after() -> None:
    assert [due_on(item(kinds.FIRST), TODAY + n * DAY) for n in (6, 7, 30)] == [False, True, True]


def test_a_step_is_owed_from_its_day_on() -> None:
    assert [due_on(item(kinds.STEP), TODAY + n * DAY) for n in (-1, 0, 1)] == [False, True, True]


def test_four_school_weeks_of_silence_leave_holidays_out() -> None:
    visit = item(kinds.SILENCE, on=date(2026, 10, 12))
    assert [due_on(visit, on) for on in (date(2026, 11, 13), date(2026, 11, 16))] == [False, True]


def test_heads_hear_on_thursdays_of_the_week_after() -> None:
    week = item(kinds.OUT, on=date(2026, 11, 30))
    assert [day for n in range(7) if due_on(week, day := date(2026, 11, 23) + n * DAY)] == [
        date(2026, 11, 26)
    ]


@pytest.mark.parametrize(
    ("what", "before"),
    [
        (item(on=date(2026, 11, 12)), True),
        (item(on=date(2026, 11, 13)), False),
        (item(kinds.STEP, on=date(2026, 11, 15)), True),
        (item(kinds.STEP, on=date(2026, 11, 16)), False),
        (item(kinds.FIRST, on=date(2026, 11, 8)), True),
        (item(kinds.FIRST, on=date(2026, 11, 9)), False),
    ],
)
def test_nothing_due_before_the_start_is_prompted(what: Item, before: bool) -> None:
    assert due_on(what, date(2026, 11, 20), start=date(2026, 11, 16)) is not before


def test_silence_is_counted_from_the_start() -> None:
    visit = item(kinds.SILENCE, on=date(2026, 9, 1))
    days = (date(2026, 12, 11), date(2026, 12, 14))
    assert [due_on(visit, on, start=date(2026, 11, 16)) for on in days] == [False, True]


def test_what_is_done_is_owed_no_more() -> None:
    assert rows(item(fate=Fate.RECORDED)) == []


def test_an_unrecorded_visit_speaks_for_its_deployments_silence() -> None:
    silence = item(kinds.SILENCE, on=date(2026, 9, 1))
    assert [row.item.kind for row in rows(item(), silence)] == [kinds.PLANNED]
    assert [row.item.kind for row in rows(silence)] == [kinds.SILENCE]


def test_three_without_an_answer_are_enough_and_then_somebody_chases() -> None:
    said = Prompted(OFTEN, TODAY + DAY)
    assert rows(item(), planned_1=said) == []
    day = day_of(CALENDAR, TODAY + 2 * DAY, 4, None)
    found = rows_to_chase([item()], FARIDA, day, {"planned:1": said})
    assert [(row.subject, row.leader, row.times) for row, _ in found] == [
        (chase_subject(1, "planned:1"), FARIDA, 3)
    ]
    assert rows_to_chase([item()], FARIDA, day, {"planned:1": Prompted(2, TODAY + DAY)}) == []
    assert (
        rows_to_chase(
            [item()],
            FARIDA,
            day,
            {"planned:1": Prompted(3, TODAY + DAY, closed_because="not_needed")},
        )
        == []
    )
    assert rows_to_chase([item()], FARIDA, day, {"planned:1": said}, muted={7}) == []


def test_news_is_never_chased_nor_counted_out() -> None:
    said = {"today:1": Prompted(OFTEN, TODAY)}
    day = day_of(CALENDAR, TODAY, 4, None)
    assert len(owed_rows([item(kinds.TODAY)], 1, day, said)) == 1
    assert rows_to_chase([item(kinds.TODAY)], FARIDA, day, said) == []


def test_what_was_said_before_a_visit_moved_does_not_count() -> None:
    moved = item(on=TODAY + 10 * DAY)
    said = Prompted(OFTEN, TODAY + DAY, closed_because="not_needed")
    assert len(rows(moved, on=TODAY + 11 * DAY, planned_1=said)) == 1


def test_not_now_is_quiet_before_its_day_and_open_on_it() -> None:
    said = Prompted(1, TODAY + DAY, not_before=TODAY + 3 * DAY)
    assert [len(rows(item(), on=TODAY + n * DAY, planned_1=said)) for n in (1, 2, 3)] == [0, 0, 1]


def test_muted_support_and_others_things_are_left_out() -> None:
    day = day_of(CALENDAR, TODAY + DAY, 4, None)
    assert owed_rows([item()], FARIDA.id, day, {}, muted={7}) == []
    assert owed_rows([item()], 2, day, {}) == []


def test_the_newest_four_visits_are_caught_up_with_and_the_most_urgent_come_first() -> None:
    found = rows(
        *(item(on=TODAY - n * DAY, id=n + 1) for n in range(7)), item(kinds.STEP, on=TODAY)
    )
    assert [row.subject for row in rows_that_fit(found)] == [
        "planned:1",
        "planned:2",
        "planned:3",
        "planned:4",
        "step:1",
    ]


KINDS = st.sampled_from([kind for kind in kinds.KINDS if kind is not kinds.OUT])
ITEMS = st.lists(
    st.builds(
        item,
        KINDS,
        st.integers(-60, 10).map(lambda n: TODAY + n * DAY),
        st.integers(1, 30),
        deployment=st.integers(1, 5),
        people=st.frozensets(st.integers(1, 3), min_size=1),
        fate=st.sampled_from([Fate.OPEN, Fate.OPEN, Fate.RECORDED]),
    ),
    max_size=30,
    unique_by=lambda made: made.subject,
)
SAID = st.builds(
    Prompted,
    st.integers(0, 4),
    st.none() | st.integers(-60, 0).map(lambda n: TODAY + n * DAY),
    st.none() | st.integers(-60, 10).map(lambda n: TODAY + n * DAY),
    closed_because=st.sampled_from(["", "", "not_needed"]),
)


@settings(deadline=None)
@given(ITEMS, st.data(), st.frozensets(st.integers(1, 5)), st.integers(0, 20))
def test_nobody_is_told_of_what_is_done_not_theirs_muted_or_answered(
    items: list[Item], data: st.DataObject, muted: frozenset[int], later: int
) -> None:
    known = {made.subject: data.draw(SAID) for made in items}
    day = day_of(CALENDAR, TODAY + later * DAY, 4, None)
    found = owed_rows(items, 1, day, known, muted)
    for row in found:
        said = known[row.subject].since(row.item.on)
        assert row.item.fate is Fate.OPEN
        assert 1 in row.item.people
        assert row.item.deployment not in muted
        assert not said.quiet(day.on)
        assert said.times < OFTEN or not row.item.kind.chased
    told = {row.subject for row in found}
    asked_of = {
        row.item.subject for row, _ in rows_to_chase(items, Leader(1, "Farida"), day, known, muted)
    }
    assert not told & asked_of


@settings(deadline=None)
@given(ITEMS)
def test_a_message_has_at_most_five_rows_and_four_visits(items: list[Item]) -> None:
    found = owed_rows(items, 1, day_of(CALENDAR, TODAY, 4, None), {})
    shown = rows_that_fit(found)
    assert len(shown) <= MOST_ROWS
    assert sum(map(catches_up, shown)) <= MOST_CAUGHT_UP
    assert set(shown) <= set(found)
    visits = [row for row in found if catches_up(row)]
    assert len(shown) == min(MOST_ROWS, len(found) - max(0, len(visits) - MOST_CAUGHT_UP))


@settings(deadline=None)
@given(ITEMS, st.integers(0, 20))
def test_what_is_owed_stays_owed_until_it_is_answered(items: list[Item], later: int) -> None:
    # A report is named ahead on one day alone, and a question is left in peace between the third
    # and the fifth school day.
    ahead = [made for made in items if made.kind is kinds.REPORT and made.on > TODAY]
    apart = [made for made in items if made.kind is kinds.ANSWER]
    lasting = [m for m in items if not m.kind.is_news and m not in (*ahead, *apart)]
    before = {row.subject for row in owed_rows(lasting, 1, day_of(CALENDAR, TODAY, 4, None), {})}
    after = day_of(CALENDAR, TODAY + later * DAY, 4, None)
    assert {
        made.subject for made in lasting if made.subject in before and is_due(made, after)
    } == before


def test_a_question_is_named_on_the_third_and_from_the_fifth_school_day_then_chased() -> None:
    asked = item(kinds.ANSWER, on=TODAY)
    # TODAY is a Monday: the third school day is Thursday, the fifth the Monday after.
    due = [n for n in range(10) if due_on(asked, TODAY + n * DAY)]
    assert due == [3, 7, 8, 9]
    named = {asked.subject: Prompted(2, TODAY + 7 * DAY)}
    day = day_of(CALENDAR, TODAY + 8 * DAY, 4, None)
    assert owed_rows([asked], FARIDA.id, day, named) == []
    assert len(rows_to_chase([asked], FARIDA, day, named)) == 1
    assert rows_to_chase([asked], FARIDA, day, {asked.subject: Prompted(1, TODAY)}) == []


def test_a_message_goes_from_what_is_today_to_what_others_owe() -> None:
    order = [kinds.TODAY, kinds.OUT, kinds.PLANNED, kinds.FIRST, kinds.STEP, kinds.SILENCE]
    made = [PromptRow(item(kind)) for kind in order]
    chase = PromptRow(item(kinds.TODAY), leader=FARIDA)
    assert sorted([chase, *reversed(made)], key=urgency) == [*made, chase]


def test_own_visits_stand_newest_first_and_everything_else_oldest_first() -> None:
    days = (TODAY - 2 * DAY, TODAY - DAY, TODAY)
    visits = [PromptRow(item(on=on, id=n)) for n, on in enumerate(days)]
    steps = [PromptRow(item(kinds.STEP, on=on, id=n)) for n, on in enumerate(days)]
    chased_ = [PromptRow(item(on=on, id=n), leader=FARIDA) for n, on in enumerate(days)]
    found = sorted([*chased_[::-1], *visits, *steps[::-1]], key=urgency)
    assert found == [*visits[::-1], *steps, *chased_]


def test_of_one_kind_and_day_the_names_decide_so_that_the_order_is_always_one() -> None:
    one, two = PromptRow(item(id=1)), PromptRow(item(id=2))
    assert sorted([two, one], key=urgency) == [one, two]


@pytest.mark.parametrize("kind", [kinds.SILENCE, kinds.FIRST])
@pytest.mark.parametrize("asked", [kinds.TODAY, kinds.PLANNED])
def test_where_a_visit_is_asked_for_its_support_is_not_asked_for_as_well(
    kind: PromptKind,
    asked: PromptKind,
) -> None:
    on = TODAY + DAY if asked is kinds.TODAY else TODAY
    old = item(kind, on=date(2026, 9, 1))
    assert [row.item.kind for row in rows(item(asked, on=on), old)] == [asked]
    elsewhere = rows(item(asked, on=on, deployment=8), old)
    assert {row.item.kind for row in elsewhere} == {asked, kind}


def test_a_kind_that_somebody_wants_to_hear_no_more_of_is_left_out_as_a_whole() -> None:
    steps = [item(kinds.STEP, id=n) for n in (1, 2)]
    assert len(rows(*steps)) == 2
    assert rows(*steps, step=Prompted(closed_because="not_needed")) == []
    assert len(rows(*steps, planned=Prompted(closed_because="not_needed"))) == 2


def test_a_row_says_how_often_it_was_named() -> None:
    assert [row.times for row in rows(item(), planned_1=Prompted(2, TODAY))] == [2]
    assert [row.times for row in rows(item())] == [0]


def test_what_a_leader_owes_is_chased_only_while_it_is_owed_and_theirs() -> None:
    kept = {"planned:1": Prompted(OFTEN, TODAY)}
    day, too_soon = (day_of(CALENDAR, TODAY + n * DAY, 4, None) for n in (1, 0))
    assert len(rows_to_chase([item()], FARIDA, day, kept)) == 1
    assert rows_to_chase([item()], Leader(2, "Tom"), day, kept) == []
    assert rows_to_chase([item()], FARIDA, too_soon, kept) == []
    assert rows_to_chase([item(fate=Fate.RECORDED)], FARIDA, day, kept) == []
    assert rows_to_chase([item(on=TODAY + DAY)], FARIDA, day, kept) == []
    quiet = {"planned:1": Prompted(OFTEN, TODAY, not_before=TODAY + 2 * DAY)}
    assert rows_to_chase([item()], FARIDA, day, quiet) == []


LATE = (kinds.PLANNED, kinds.REPORT, kinds.REQUEST)


@pytest.mark.parametrize("kind", [kind for kind in kinds.KINDS if kind not in LATE])
def test_only_a_visit_without_its_record_and_a_report_are_ever_late(kind: PromptKind) -> None:
    day = day_of(CALENDAR, TODAY, 4, None)
    assert is_late(item(on=date(2026, 9, 1)), day)
    assert not is_late(item(kind, on=date(2026, 9, 1)), day)


def test_heads_hear_nothing_before_the_start() -> None:
    week = item(kinds.OUT, on=date(2026, 11, 30))
    thursday = date(2026, 11, 26)
    assert due_on(week, thursday, start=thursday)
    assert not due_on(week, thursday, start=thursday + DAY)


def test_of_nine_rows_five_are_named_and_what_others_owe_is_no_visit_of_ones_own() -> None:
    steps = [PromptRow(item(kinds.STEP, id=n)) for n in range(9)]
    others = [PromptRow(item(id=n), leader=FARIDA) for n in range(9)]
    assert rows_that_fit(steps) == tuple(steps[:5])
    assert rows_that_fit(others) == tuple(others[:5])
    assert rows_that_fit([PromptRow(item(id=n)) for n in range(9)]) == tuple(
        PromptRow(item(id=n)) for n in range(4)
    )


def test_what_is_left_out_hides_nothing_of_what_comes_after_it() -> None:
    quiet = Prompted(1, TODAY + DAY, not_before=TODAY + 9 * DAY)
    assert [row.item.id for row in rows(item(), item(id=2), planned_1=quiet)] == [2]
    unwanted = Prompted(closed_because="not_wanted")
    found = rows(item(kinds.STEP), item(), step=unwanted)
    assert [row.item.kind for row in found] == [kinds.PLANNED]


@pytest.mark.parametrize(("days", "late"), [(2, False), (20, True)])
def test_what_an_officer_chases_is_late_where_it_is_late_for_its_leader(
    days: int, late: bool
) -> None:
    said = {"planned:1": Prompted(OFTEN, TODAY + DAY)}
    day = day_of(CALENDAR, TODAY + days * DAY, 4, None)
    ((row, _),) = rows_to_chase([item()], FARIDA, day, said)
    assert row.late is late is is_late(item(), day)
