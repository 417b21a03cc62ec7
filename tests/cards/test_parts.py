"""The small parts: words for dates and numbers, and the last step of every card."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from microsoft_teams.cards.core import ProgressBar, TextBlock

from cards import line_breaks, phrases
from cards.actions.visits import MyVisits
from cards.conversation.help import help_card
from cards.conversation.not_understood import ask_in_chat
from cards.digests.digests import DigestView, digest
from cards.elements import facts, grey, title
from cards.finish import finish
from cards.visits.my_visits import MyVisitsView, my_visits
from domain.digests.attention import Schools
from domain.digests.digests import Totals
from domain.hub import Hub
from domain.people.words import parse_words
from domain.visits.visits import Notice, Progress, Reason, Type, With
from tests.cards.digests.examples_digests import QUIET, VIEW, WORST
from tests.cards.examples import EXAMPLES
from tests.cards.people_and_places import HUB, LAST, TODAY
from tests.cards.schema import parts
from tests.shown import without_unbroken

MONDAY = date(2026, 11, 23)


def test_a_digests_figures_have_their_thousands_parted() -> None:
    """Of its four digits in a row only years are left; the chart's own values are numbers."""
    body = EXAMPLES["channel-digest-worst"]()
    told = [
        text for text in _texts(body) if re.search(r"(?<![\d,])\d{4}", text.replace("2026", ""))
    ]
    assert told == []
    assert any("1,234" in text for text in _texts(body))


def test_a_digest_of_one_says_one() -> None:
    """Also where only its text is read, in the hub's own words."""
    said = digest(DigestView(replace(QUIET, before=Totals(1, Fraction(1), 1)), Schools()), HUB)[
        "fallbackText"
    ]
    assert "1 visit (as before), 0.5 days (0.5 fewer), 1 school (as before)." in said
    words = parse_words("visit=meeting/meetings; record=note/notes; report=account/accounts")
    own = replace(HUB, words=words)
    several = digest(VIEW, own)["fallbackText"]
    assert "14 meetings (3 more), 8.5 days (1.5 more), 9 schools (as before)." in several
    assert "12 of 14 notes in time, 3 missing; 1 account late; 2 flags, both answered." in several


def test_the_bars_of_a_digest_are_told_in_words_where_they_are_not_drawn() -> None:
    (bars,) = [p for p in parts(digest(WORST, HUB)) if p["type"] == "Chart.HorizontalBar"]
    said = without_unbroken(bars["fallback"]["text"])
    assert all(without_unbroken(f"{bar['x']}: {bar['y']:,.0f}") in said for bar in bars["data"])
    assert {bar["y"] for bar in bars["data"]} == {1249}


def test_channels_without_a_button_are_told_of() -> None:
    last = "3 more channels have no button here: press “Preview the digest” in the channel itself."
    assert last in _texts(EXAMPLES["digest-so-far-worst"]())
    assert not any("no button here" in text for text in _texts(EXAMPLES["digest-so-far-several"]()))


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (
            value
            for name, value in node.items()
            if name in ("text", "value") and isinstance(value, str)
        )
    for child in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from _texts(child)


def test_a_year_is_said_only_where_it_may_be_another() -> None:
    assert without_unbroken(phrases.long_day(MONDAY, MONDAY)) == "Monday 23 November"
    assert without_unbroken(phrases.long_day(MONDAY)) == "Monday 23 November 2026"
    assert without_unbroken(phrases.short_day(date(2027, 1, 4), MONDAY)) == "Mon 4 Jan 2027"
    assert phrases.near_day(MONDAY, MONDAY) == "Today"
    assert phrases.near_day(date(2026, 11, 22), MONDAY) == "Yesterday"
    moment = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
    assert without_unbroken(phrases.day_and_clock(moment, MONDAY)) == "Tue 24 Nov, 09:05"


def test_a_date_and_a_short_fact_are_not_torn_apart_and_a_line_breaks_after_a_dot() -> None:
    assert phrases.long_day(MONDAY, MONDAY) == "Monday 23\N{NO-BREAK SPACE}November"
    assert " " not in phrases.short_day(MONDAY)
    said = line_breaks.side_by_side(("half day", "", "Curriculum: history and geography", "x"))
    half_day = "half\N{NO-BREAK SPACE}day\N{NO-BREAK SPACE}"
    assert said.split("· ") == [
        half_day,
        "Curriculum: history and geography\N{NO-BREAK SPACE}",
        "x",
    ]


@pytest.mark.parametrize(
    ("used", "agreed", "words"),
    [
        (Fraction(9, 2), Fraction(10), "4.5 of 10 days used"),
        (Fraction(1), Fraction(1), "1 of 1 day used"),
        (Fraction(1), None, "1 day used"),
        (Fraction(0), Fraction(6), "0 of 6 days used"),
        (Fraction(25, 4), Fraction(6), "6.25 of 6 days used, 0.25 more than agreed"),
    ],
)
def test_days_used_in_words(used: Fraction, agreed: Fraction | None, words: str) -> None:
    assert phrases.days_used(used, agreed) == words


def test_lists_and_numbers_in_words() -> None:
    assert phrases.listed(["a", "b", "c"]) == "a, b and c"
    assert phrases.listed(["a"]) == "a"
    assert phrases.listed([]) == ""
    assert (phrases.number(2), phrases.number(12)) == ("Two", "12")
    assert (phrases.seconds(41), phrases.seconds(125)) == ("41 s", "2 min 5 s")


def test_every_code_has_its_label() -> None:
    for labels, codes in (
        (phrases.TYPES, Type),
        (phrases.PROGRESS, Progress),
        (phrases.WITH, With),
        (phrases.REASONS, Reason),
        (phrases.NOTICES, Notice),
    ):
        assert set(labels) == set(codes)
    assert all(phrases.reason(reason, HUB) for reason in Reason)


def test_a_misspelt_property_does_not_leave_the_house() -> None:
    with pytest.raises(ValueError, match="TextBlock has no wrpa"):
        finish([TextBlock(text="x", wrpa=True)], "x")


def test_whole_numbers_stay_whole() -> None:
    card = finish([title("x"), ProgressBar(value=3.0, max=10.5)], "x")
    assert card["body"][1] == {"type": "ProgressBar", "value": 3, "max": 10.5}
    assert isinstance(card["body"][1]["value"], int)


def test_empty_facts_leave_no_trace() -> None:
    assert facts([("With", "")]) == []
    assert without_unbroken(grey("a", "", "b").text or "") == "a · b"


def test_the_hubs_own_words_are_used() -> None:
    hub = Hub(words=parse_words("visit=session/sessions"))
    card = my_visits(MyVisitsView((LAST,), 1, TODAY, older=MyVisits(before=5040)), hub)
    assert card["body"][0]["text"] == "My sessions"


def test_the_way_to_the_chat_is_the_same_for_both_spellings_of_the_bot() -> None:
    addresses = {ask_in_chat(bot, HUB)["actions"][0]["url"] for bot in ("28:abc", "abc")}
    assert addresses == {"https://teams.microsoft.com/l/chat/0/0?users=28:abc"}


def test_help_speaks_the_hubs_own_words() -> None:
    trust = replace(HUB, words=parse_words("hub=trust/trusts;visit=session/sessions"))
    card = help_card((("visits", "the {hub}'s {visits}, newest first"),), trust)
    assert "the trust's sessions, newest first" in str(card)
    assert phrases.in_hub_words("{Visits} of the {hub}", trust) == "Sessions of the trust"
