"""The receipt and what follows from it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from cards.visits.calendar_link import calendar_link
from cards.visits.receipts import ReceiptView, delete_ask, receipt
from domain.hub_part import hub_part
from domain.visits.visits import Progress
from tests.cards.examples import EXAMPLES
from tests.cards.people_and_places import FULL, HUB, NOW, SAMIRA, VISIT, deployment, record
from tests.cards.schema import parts
from tests.cards.shared_examples import FLAGGED, USED
from tests.cards.visits.examples_receipts import WORRY
from tests.shown import without_unbroken

Card = dict[str, Any]


def shown(of: Any = FULL, **changed: Any) -> Card:
    return receipt(ReceiptView(of, USED, NOW, hub_part=hub_part(of), **changed), HUB)


def words(card: Card) -> str:
    facts = [
        f"{fact['title']}: {fact['value']}"
        for part in parts(card)
        for fact in part.get("facts", ())
    ]
    found = "\n".join([*(part["text"] for part in parts(card) if "text" in part), *facts])
    return without_unbroken(found)


def titles(card: Card) -> list[str]:
    return [action["title"] for action in card["actions"]]


def test_it_tells_all_that_was_kept() -> None:
    said = words(shown())
    for fact in (
        "Visit recorded",
        "in 41 s",
        "Monday 23 November 2026 · Visit · half day",
        "With: Head, Subject lead",
        "Objective: 1 Early reading: Year 1 phonics",
        "Next step: Daily blending practice in one class: Subject lead, by 4 December",
        "Next visit: Monday 7 December",
        "Also there: Tom Reid (2 hours)",
        "4.5 of 10 days used",
        "Corrected Mon 23 Nov, 14:14",
    ):
        assert fact in said


def test_days_beyond_what_was_agreed_are_said_and_the_bar_is_full() -> None:
    card = receipt(ReceiptView(FULL, USED + 6, NOW), HUB)
    assert "10.5 of 10 days used, 0.5 more than agreed" in words(card)
    bar = next(part for part in parts(card) if part["type"] == "ProgressBar")
    assert (bar["value"], bar["max"]) == (10, 10)


@pytest.mark.parametrize("progress", list(Progress))
def test_a_worry_without_a_next_step_asks_one_question(progress: Progress) -> None:
    asks = "One question: what happens next?" in words(
        shown(record(replace(VISIT, progress=progress)))
    )
    assert asks == (progress in (Progress.CONCERNS, Progress.OFF_TRACK))


def test_the_question_is_asked_of_those_who_can_answer_it() -> None:
    assert "One question" not in words(shown(WORRY, may_change=False))
    assert "One question" not in words(shown(replace(WORRY, next_step_answered=True)))


def test_what_may_be_pressed_follows_what_the_person_may_do() -> None:
    link = calendar_link(FULL, HUB)
    assert titles(shown(calendar_url=link)) == ["Edit", "Same again", "Add to calendar", "Delete"]
    assert titles(shown(may_change=False, colleague=True)) == ["Add my time"]
    assert titles(EXAMPLES["receipt-saved-before"]())[0] == "Use what I typed"


def test_who_recorded_is_told_where_it_was_not_the_reader() -> None:
    assert "Recorded by" not in words(shown())
    assert "Recorded by Farida Khan" in words(shown(own=False))
    assert "Recorded by Samira Whitfield for Farida Khan" in words(
        shown(record(recorded_by=SAMIRA), own=False)
    )


def test_the_note_stands_beside_who_reads_it() -> None:
    assert "Only you and hub officers see this note; it may be disclosed on request:" in words(
        shown(FLAGGED)
    )
    assert "Only the system leader and hub officers see" in words(shown(FLAGGED, own=False))


def test_a_visit_that_did_not_happen_says_whether_the_time_counts() -> None:
    said = words(EXAMPLES["receipt-did-not-happen"]())
    assert "The school cancelled; notice was given on the day." in said
    assert "This time is taken off the agreed days, as cover is paid." in said


def test_the_calendar_link_survives_every_school_name() -> None:
    school = "St Mary & St John's C of E: 100% + “Nursery” #1"
    coming = record(of=deployment(school=school), next_visit=date(2027, 6, 7))
    address = urlsplit(calendar_link(coming, HUB))
    asked = parse_qs(address.query, strict_parsing=True)
    assert (address.scheme, address.netloc, address.path) == (
        "https",
        "teams.microsoft.com",
        "/l/meeting/new",
    )
    assert asked == {
        "subject": [f"Visit: {school}"],
        "startTime": ["2027-06-07T09:00:00+01:00"],
        "endTime": ["2027-06-07T12:00:00+01:00"],
    }
    assert calendar_link(record(), HUB) == ""


def test_deleting_is_asked_once_and_undone_at_a_press() -> None:
    ask, gone = EXAMPLES["delete-ask"](), EXAMPLES["delete-undo"]()
    assert titles(ask) == ["Keep as it is", "Delete record"]
    assert ask["actions"][1]["style"] == "destructive"
    assert "Its next step and next visit go too" in words(ask)
    step_only = words(delete_ask(replace(FULL, next_visit=None), Fraction(4), HUB))
    assert "Its next step goes too. That leaves 4 of 10 days used." in step_only
    assert titles(gone)[0] == "Undo"
    assert "Undo works until Wednesday 23 December." in words(gone)
