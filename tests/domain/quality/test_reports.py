"""Reports that come and go with the money, who owes them, and what they say of money."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.quality.report_rules import Per, ReportForm, ReportKind
from domain.quality.reports import (
    LedDays,
    Report,
    ReportState,
    Set,
    next_dues,
    reconciled,
    who_owes,
)

BRK = Set(2, "Opportunity Area", "2020-21")
FINAL = date(2021, 7, 9)
CARRIED = Report(
    1, BRK, ReportKind.FINAL, Per.GRANT, tuple(ReportForm), (4,), (2,), date(2020, 12, 11)
)
COMBINED = Report(
    -1, BRK, ReportKind.FINAL, Per.HOLDER, (ReportForm.TEMPLATE,), (4, 5), (2,), FINAL, ower=9
)
LEAST_FIRST = st.sampled_from(ReportState)


def test_new_money_replaces_what_was_not_handed_in() -> None:
    combined, gone = reconciled([CARRIED], [COMBINED])
    assert combined == COMBINED
    assert (gone.id, gone.state) == (1, ReportState.REPLACED)


@pytest.mark.parametrize("state", [ReportState.SUBMITTED, ReportState.ACCEPTED])
def test_what_was_handed_in_stays(state: ReportState) -> None:
    assert reconciled([replace(CARRIED, state=state)], [COMBINED]) == (COMBINED,)


def test_a_report_that_is_wanted_again_comes_back() -> None:
    replaced = replace(CARRIED, state=ReportState.REPLACED)
    assert reconciled([replaced], [CARRIED]) == (CARRIED,)


def test_what_changes_about_an_open_report_is_taken_and_whom_it_was_given_to_stays() -> None:
    stood = replace(COMBINED, id=3, given=7, ower=7, state=ReportState.STARTED)
    later = replace(COMBINED, due=date(2021, 7, 16), grants=(4, 5, 6))
    [changed] = reconciled([stood], [later])
    assert (changed.due, changed.grants, changed.ower) == (later.due, (4, 5, 6), 7)
    assert changed.state is ReportState.STARTED


@given(LEAST_FIRST)
def test_to_ask_twice_changes_nothing_more(state: ReportState) -> None:
    known = replace(CARRIED, state=state)
    changed = {each.key: each for each in reconciled([known], [COMBINED])}
    after = list(({known.key: known} | changed).values())
    assert reconciled(after, [COMBINED]) == ()


def test_a_report_returned_is_wanted_by_its_new_day() -> None:
    returned = replace(COMBINED, state=ReportState.RETURNED, again=date(2021, 7, 23))
    assert returned.asked_by == date(2021, 7, 23)
    assert not returned.late(date(2021, 7, 23))
    assert returned.late(date(2021, 7, 24))
    assert replace(returned, state=ReportState.SUBMITTED).asked_by == FINAL


def test_what_is_to_be_judged_comes_first_then_what_is_owed() -> None:
    states = (ReportState.ACCEPTED, ReportState.DUE, ReportState.SUBMITTED)
    some = [replace(COMBINED, state=state) for state in states]
    not_due = replace(COMBINED, due=None)
    ordered = sorted([not_due, *some], key=Report.place)
    assert [each.state for each in ordered[:2]] == [ReportState.SUBMITTED, ReportState.DUE]
    assert ordered[3] == not_due


def test_the_lead_organisations_overseer_owes_it_the_connected_one_first() -> None:
    led = [LedDays(1, "Ben Hartley", 2, 300)]
    two = [(False, "Ada Ash", 8), (True, "Gwen Ellis", 9), (True, "Zoe Zed", 10)]
    assert who_owes(two, [2], led) == 9
    assert who_owes([], [2], led) == 1
    assert who_owes([], [2], []) is None


def test_else_who_leads_all_of_it_else_who_used_most_days() -> None:
    ben, carla = LedDays(1, "Ben", 2, 300), LedDays(2, "Carla", 2, 900)
    assert who_owes([], [2, 3], [ben, carla, replace(ben, support=3)]) == 1
    assert who_owes([], [2, 3], [ben, carla]) == 2
    assert who_owes([], [2], [replace(ben, minutes=900), carla]) == 1


def test_on_each_grant_the_next_report_is_the_soonest_that_is_still_open() -> None:
    again = date(2020, 12, 14)
    returned = replace(CARRIED, state=ReportState.RETURNED, again=again)
    interim = replace(COMBINED, kind=ReportKind.INTERIM, due=date(2021, 2, 5))
    done = replace(interim, grants=(5,), due=date(2021, 1, 1), state=ReportState.ACCEPTED)
    undated = replace(interim, grants=(6,), due=None)
    assert next_dues([COMBINED, interim, done, returned, undated]) == {4: again, 5: interim.due}
