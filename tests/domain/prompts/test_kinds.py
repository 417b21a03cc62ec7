"""Kinds of prompts: what their rows promise, the rules hold."""

from dataclasses import replace
from datetime import timedelta

from domain.prompts import kinds
from domain.prompts.calendar import Calendar
from domain.prompts.days import day_of
from domain.prompts.fates import Fate
from domain.prompts.kinds import KINDS, PromptKind
from domain.prompts.owed import Item, Prompted
from domain.prompts.prompts import owed_rows, rows_to_chase
from tests.make import FARIDA, TODAY

DAY = timedelta(days=1)
# A kind whose rule holds for many days, as news.
NEWS = replace(kinds.STEP, is_news=True)


def named(thing: Item, known: Prompted, days: int) -> list[bool]:
    """Whether it is named on each of so many days from today on."""
    dated = (day_of(Calendar(()), TODAY + n * DAY, 4, None) for n in range(days))
    return [bool(owed_rows([thing], FARIDA.id, day, {thing.subject: known})) for day in dated]


def thing_of(kind: PromptKind) -> Item:
    return Item(kind, 1, frozenset({FARIDA.id}), TODAY - DAY, deployment=7)


def test_names_are_plain_and_each_its_own() -> None:
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names)
    assert all(name.isalpha() and name.islower() for name in names)
    assert "chase" not in names


def test_news_is_named_on_one_day_though_its_rule_holds_for_many() -> None:
    assert named(thing_of(kinds.STEP), Prompted(1, TODAY), days=3) == [True, True, True]
    assert named(thing_of(NEWS), Prompted(1, TODAY), days=3) == [True, False, False]


def test_what_was_put_off_comes_on_that_day_though_its_rule_leaves_it_out() -> None:
    report = replace(thing_of(kinds.REPORT), on=TODAY + 7 * DAY)
    assert named(report, Prompted(), days=8) == [True, *[False] * 6, True]
    off = Prompted(0, TODAY, not_before=TODAY + 2 * DAY)
    # As long as nobody was told of it, it is named on each day since.
    assert named(report, off, days=5) == [False, False, True, True, True]
    told = replace(off, times=1, last_on=TODAY + 2 * DAY)
    assert named(report, told, days=8) == [False, False, True, *[False] * 4, True]
    late = replace(off, last_on=TODAY + 3 * DAY)
    assert named(report, late, days=5) == [False, False, False, True, False]
    # A question of a Monday: its third school day is Thursday, its fifth the Monday after.
    question = replace(thing_of(kinds.ANSWER), on=TODAY)
    assert named(question, Prompted(), days=8) == [*[False] * 3, True, *[False] * 3, True]
    off = Prompted(0, TODAY + 3 * DAY, not_before=TODAY + 4 * DAY)
    assert named(question, off, days=8) == [*[False] * 4, True, False, False, True]


def test_what_was_answered_does_not_come_back() -> None:
    off = Prompted(0, TODAY, not_before=TODAY + DAY)
    report = replace(thing_of(kinds.REPORT), on=TODAY + 7 * DAY)
    assert named(replace(report, fate=Fate.CLOSED), off, days=3) == [False, False, False]
    # What was recorded since is silent no more, and is not asked for.
    silence = replace(thing_of(kinds.SILENCE), on=TODAY)
    assert named(silence, off, days=3) == [False, False, False]


def test_news_of_another_day_is_news_again() -> None:
    assert named(thing_of(NEWS), Prompted(1, TODAY - 2 * DAY), days=1) == [True]


def test_what_is_told_ahead_of_its_day_is_told_once_all_the_same() -> None:
    ahead = replace(NEWS, ahead=True, due=lambda _on, _day: True)
    coming = replace(thing_of(ahead), on=TODAY + 7 * DAY)
    assert named(coming, Prompted(), days=3) == [True, True, True]
    assert named(coming, Prompted(1, TODAY), days=3) == [True, False, False]


def test_nobody_chases_news() -> None:
    day = day_of(Calendar(()), TODAY, 4, None)
    known = Prompted(9, TODAY)
    assert rows_to_chase([thing_of(NEWS)], FARIDA, day, {"step:1": known}) == []
    assert len(rows_to_chase([thing_of(kinds.STEP)], FARIDA, day, {"step:1": known})) == 1


def test_what_is_daily_comes_each_day_and_nobody_chases_it() -> None:
    asked = thing_of(kinds.REQUEST)
    assert named(asked, Prompted(9, TODAY), days=3) == [True, True, True]
    day = day_of(Calendar(()), TODAY, 4, None)
    assert rows_to_chase([asked], FARIDA, day, {"request:1": Prompted(9, TODAY)}) == []


def test_a_visit_of_today_is_named_from_the_hubs_first_day_on() -> None:
    today = replace(thing_of(kinds.TODAY), on=TODAY)
    for start, due in ((None, True), (TODAY, True), (TODAY + DAY, False)):
        assert kinds.TODAY.due(today.on, day_of(Calendar(()), TODAY, 4, start)) is due
