"""The worked example played by the clock: its reports at four dates, as the cards tell them."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest

from bot.subjects.quality import reports
from cards.actions.reports import ShowReports
from storage.store import Store
from tests.databases import Places
from tests.example.hub import HUB
from tests.example.playing import OFFICER, Played, days_used, play
from tests.shown import words_of

AMARA, GWEN = "amara.lewis@elmwood.example", "gwen.ellis@fellside.example"
ASHFIELD, TRUST = "Ashfield Primary School", "Calder Valley Learning Trust"
BROOKSIDE, AREA = "Brookside Primary School", "Opportunity Area 2020-21"
DAYS, CARRIED = "system leader days", "to carry forward"
BY_FINAL, OF_TRUST = "report 999002 2020-21 final", "report 99001 2020-21 final"


@pytest.fixture
def store(places: Places) -> Iterator[Store]:
    """A hub's database without anything in it."""
    with places.connection() as connection:
        yield Store(connection, HUB)


def listed(played: Played, who: str) -> list[str]:
    """The list of reports as somebody reads it: its summary, then each row."""
    card = reports.list_card(played.turn(who), ShowReports(), played.store)
    # The way to the file stands beside the summary, for those who see the hub's list.
    words = [each for each in words_of(card) if each != "As a file"]
    head, *rows = " | ".join(words).split(" | Open: ")
    shown = [dict.fromkeys(row.split(" | ")) for row in rows]
    left = [[part for part in row if part not in ("Open", "Home")] for row in shown]
    return [head.removeprefix("Reports | "), *(" | ".join(row) for row in left)]


def told(played: Played, subject: str, who: str) -> str:
    """One report as somebody reads it."""
    turn = played.turn(who)
    card = reports.card(played.report(subject), turn.speaker, turn.now, played.store)
    return " | ".join(words_of(card))


def test_on_27_november_2020(store: Store) -> None:
    played = play(store, date(2020, 11, 27))
    assert listed(played, AMARA) == [
        "2 reports",
        f"Final report, {ASHFIELD} | {AREA} · due Fri 11 Dec",
        f"Final report, {BROOKSIDE} | 2020-21 · due Fri 30 Apr 2021",
    ]
    assert listed(played, GWEN) == [
        "4 reports",
        f"Interim report, {BROOKSIDE} | {AREA} · due Fri 5 Feb 2021",
        f"Interim report, {TRUST} | {AREA} · due Fri 5 Feb 2021",
        f"Final report, {BROOKSIDE} | {AREA} · due Fri 9 Jul 2021",
        f"Final report, {TRUST} | {AREA} · due Fri 9 Jul 2021",
    ]
    assert listed(played, OFFICER)[0] == "6 reports"
    ashfields = told(played, "report OA-1920-ASH-CF final", AMARA)
    assert (
        f"{ASHFIELD} uses only money carried forward from 2019-20 and got nothing new in 2020-21. "
        "So you may use the template (preferred) or send your plan with notes." in ashfields
    )
    assert "£4,200 allocated · £1,400 system leader days" in ashfields
    assert (
        f"{BROOKSIDE} uses money carried forward and additional money of 2020-21. So it is one "
        "report for all of it, on the template." in told(played, BY_FINAL, GWEN)
    )
    assert (
        f"{TRUST} holds a new grant of 2020-21 for two schools. So it is one report, on the "
        "template, with a line for each school." in told(played, OF_TRUST, GWEN)
    )


def test_on_11_february_2021_one_was_returned_and_one_is_late(store: Store) -> None:
    played = play(store, date(2021, 2, 11))
    assert listed(played, GWEN) == [
        "4 reports, 1 late",
        f"Interim report, {TRUST} | {AREA} · due Fri 5 Feb | Late",
        f"Interim report, {BROOKSIDE} | {AREA} · due Tue 2 Mar | Returned",
        f"Final report, {BROOKSIDE} | {AREA} · due Fri 9 Jul",
        f"Final report, {TRUST} | {AREA} · due Fri 9 Jul",
    ]
    interim = told(played, "report 999002 2020-21 interim", GWEN)
    assert "Returned on Tue 9 Feb by Nadia Holt. | Say what pupils can do now" in interim
    ashfields = told(played, "report OA-1920-ASH-CF final", AMARA)
    assert "Accepted on Mon 14 Dec 2020 by Nadia Holt." in ashfields
    assert "£1,750 system leader days · £1,900 other spending · £550 to return" in ashfields


def test_on_12_february_2021_it_waits_for_the_hub(store: Store) -> None:
    played = play(store, date(2021, 2, 12))
    assert listed(played, OFFICER)[:3] == [
        "6 reports, 1 to judge, 1 late",
        f"Interim report, {BROOKSIDE} | {AREA} · Gwen Ellis | To judge",
        f"Interim report, {TRUST} | {AREA} · due Fri 5 Feb · Gwen Ellis | Late",
    ]


def test_on_16_july_2021_all_money_is_accounted_for(store: Store) -> None:
    played = play(store, date(2021, 7, 16))
    assert listed(played, GWEN)[:2] == [
        "4 reports",
        f"Final report, {TRUST} | {AREA} | To judge",
    ]
    assert listed(played, AMARA)[0] == "2 reports, 1 late"
    brooksides = told(played, BY_FINAL, OFFICER)
    for row in (
        f"£1,850 allocated · £1,850 {DAYS} | Adds up",
        f"£6,000 allocated · £950 {DAYS} · £3,550 other spending · £1,500 {CARRIED} | Adds up",
    ):
        assert row in brooksides
    trusts = told(played, OF_TRUST, OFFICER)
    for row in (
        f"£3,500 allocated · £2,250 {DAYS} · £1,000 other spending · £250 {CARRIED} | Adds up",
        f"£6,000 allocated · £2,625 {DAYS} · £2,125 other spending · £1,250 {CARRIED} | Adds up",
    ):
        assert row in trusts
    # What was handed in stays as it was then, whatever was recorded since.
    interim = told(played, "report 999002 2020-21 interim", OFFICER)
    assert "£1,850 allocated · £1,225 system leader days | £625 left" in interim
    assert "Visits | 8 records" in interim
    quarters = {"DEP-1": 20, "DEP-2": 32, "DEP-3": 20, "DEP-4": 25, "DEP-5": 7}
    assert days_used(store) == {name: Fraction(n, 4) for name, n in quarters.items()}
