"""What a digest says in a line: which schools need a look, how all others and the service do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from cards.digests.digests import DigestView, PreviewView, digest, period_so_far, preview
from cards.digests.levels import service_in_words
from cards.digests.tiles import base, totals
from domain.digests.attention import Need, Rest, SchoolRow, Schools
from domain.digests.digests import DigestFigures, Flags, Level, Totals
from domain.digests.facts import ReportsDue
from domain.people.words import parse_words
from domain.visits.visits import Progress
from tests.cards.digests.examples_digests import (
    BOT,
    CHANNEL,
    NEXT,
    NOTHING,
    QUIET,
    SAID,
    SCHOOLS,
    VIEW,
)
from tests.cards.people_and_places import HUB
from tests.shown import parts_of, words_of

OWN = replace(
    HUB, words=parse_words("visit=meeting/meetings; school=setting/settings; record=note/notes")
)
GOOD = SchoolRow("Ley Top", Fraction(3), Fraction(6), Progress.ON_TRACK)
BAD = SchoolRow("Titus Salt", Fraction(2), None, Progress.OFF_TRACK, Need.OFF_TRACK)


def said(schools: Schools, figures: DigestFigures = QUIET) -> list[str]:
    return list(words_of(digest(DigestView(figures, schools), HUB, BOT)))


def folds(card: dict[str, Any]) -> Iterator[str]:
    """The lines that open and shut something, as they are read aloud."""
    for part in parts_of(card):
        if part.get("type") == "Action.ToggleVisibility":
            yield part["title"].partition(". ")[0]


@pytest.mark.parametrize(
    ("schools", "line"),
    [
        (Schools((GOOD,)), "1 school: on track"),
        (Schools((GOOD, GOOD)), "2 schools: all on track"),
        (Schools((BAD, GOOD), needing=1), "1 more school: on track"),
        (
            Schools((BAD, GOOD, replace(GOOD, progress=None)), needing=1),
            "2 more schools: 1 on track, 1 with no visit yet",
        ),
        (
            Schools((BAD,) * 7, needing=7),
            "2 more schools, 2 of which need a look: all off track",
        ),
        (
            Schools((BAD,) * 6, Rest(9, Fraction(1), None, ((Progress.ON_TRACK, 9),)), needing=6),
            "10 more schools, 1 of which needs a look: 1 off track, 9 on track",
        ),
    ],
)
def test_other_schools_are_counted_once_in_a_line(schools: Schools, line: str) -> None:
    told = digest(DigestView(QUIET, schools), HUB, BOT)
    assert next(folds(told)) == line


def test_a_school_in_sight_is_not_told_again_in_the_table() -> None:
    told = said(Schools((BAD, GOOD), needing=1))
    assert told.count("Titus Salt") == 1
    assert "One school needs a look" in told
    assert "2 days" in told


def test_without_support_no_school_is_told_of() -> None:
    assert not any("a look" in text for text in said(Schools()))


def test_every_part_uses_the_hubs_own_words() -> None:
    told = " ".join(words_of(digest(VIEW, OWN, BOT)))
    for words in ("Three settings need a look", "No meeting", "no meeting since", "notes in time"):
        assert words in told
    for usual in ("visit", "school ", "schools "):
        assert usual not in told


@pytest.mark.parametrize(
    ("figures", "line"),
    [
        (SAID, "12 of 14 records in time, 3 missing; 1 report late; 2 flags, both answered"),
        (
            replace(SAID, recorded_in_time=None, unrecorded=1, flags=Flags()),
            "1 record missing; 1 report late",
        ),
        (replace(NOTHING, reports=ReportsDue(due=4)), ""),
        (replace(NOTHING, reports=ReportsDue(late=2)), "2 reports late"),
        (replace(QUIET, flags=Flags(1, 1)), "1 of 1 record in time; 1 flag, answered"),
        (replace(QUIET, flags=Flags(3, 3)), "1 of 1 record in time; 3 flags, all answered"),
        (replace(QUIET, flags=Flags(3, 1)), "1 of 1 record in time; 3 flags, 1 answered"),
        (replace(NOTHING, flags=Flags(2, 0)), "2 flags, not answered yet"),
        (replace(NOTHING, flags=Flags(open=2)), "2 flags still open"),
        (NOTHING, ""),
    ],
)
def test_service_is_told_in_a_line(figures: DigestFigures, line: str) -> None:
    assert service_in_words(figures, HUB) == line


def test_where_nothing_most_ask_for_is_known_the_first_figure_stands_on_the_line() -> None:
    told = digest(DigestView(replace(NOTHING, contacted_in_time=Level(1, 2)), Schools()), HUB, BOT)
    assert list(folds(told)) == ["First contact: 1 of 2 within 7 days"]


def test_a_figure_says_how_much_it_changed_and_of_half_a_week_what_the_whole_one_had() -> None:
    less = replace(SAID, totals=Totals(1, Fraction(6), 9), before=Totals(3, Fraction(0), 9))
    assert totals(less, HUB, so_far=False) == (
        "1 visit (2 fewer), 6 days (none before), 9 schools (as before)"
    )
    assert totals(less, HUB, so_far=True) == (
        "1 visit (3 last week), 6 days (none last week), 9 schools (9 last week)"
    )


def test_with_what_figures_are_compared_is_said_where_it_is_not_the_week_before() -> None:
    assert base(SAID) == ""
    assert base(replace(SAID, adjacent=False)) == "compared with the last school week"
    longer = replace(SAID, first=date(2026, 11, 9))
    assert base(longer) == "compared with the last school week"
    assert base(replace(longer, weeks_compared=2)) == "compared with the 2 school weeks before"


def test_weeks_are_told_where_there_is_more_than_the_digests_own() -> None:
    same = replace(SAID, weeks=tuple((day, Fraction(1)) for day, _ in SAID.weeks))
    for figures, line in ((SAID, "5 to 8.5 days a week since"), (same, "1 day a week since")):
        told = list(folds(digest(DigestView(figures, Schools()), HUB, BOT)))
        assert told[-1].startswith(line)
    assert QUIET.weeks[1:] == ()
    assert not any("a week since" in text for text in said(Schools()))


def test_nothing_is_told_in_words_instead_of_three_noughts() -> None:
    for card in (
        digest(DigestView(NOTHING, Schools()), HUB, BOT),
        period_so_far(DigestView(NOTHING, Schools(), so_far=True), (), HUB),
    ):
        assert "No visit is recorded yet." in list(words_of(card))
        assert "visits" not in list(words_of(card))


def test_the_one_button_of_a_post_opens_each_readers_own_chat() -> None:
    (ask,) = digest(VIEW, HUB, BOT)["actions"]
    assert (ask["type"], ask["title"]) == ("Action.OpenUrl", "Ask in our chat")
    assert ask["url"].endswith(BOT)
    assert "actions" not in digest(VIEW, HUB)


@pytest.mark.parametrize(
    ("figures", "waiting"),
    [
        (replace(SAID, unrecorded=0), []),
        (SAID, ["Records missing"]),
        (replace(NOTHING, flags=Flags(open=2)), ["Open flags"]),
        (replace(SAID, flags=Flags(1, 0, None, 1)), ["Records missing", "Open flags"]),
    ],
)
def test_an_officer_opens_what_waits_and_a_channel_never_does(
    figures: DigestFigures, waiting: list[str]
) -> None:
    view = DigestView(figures, SCHOOLS, so_far=True)
    so_far = period_so_far(view, (), HUB)
    coming = preview(PreviewView(view, CHANNEL, NEXT), HUB)
    for card in (so_far, coming):
        shown = [action["title"] for action in card["actions"]]
        assert shown == [*waiting, "Records", "Supported schools"]
    (ask,) = digest(view, HUB, BOT)["actions"]
    assert ask["title"] == "Ask in our chat"
