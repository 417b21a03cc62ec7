"""The visit form in a dialog over a message, and the schools to choose from there."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from cards.actions.message_forms import MessageHappened, MessageHere, SaveMissedMessage
from cards.plain import plain
from cards.visits.missed import MissedView, missed_form
from cards.visits.schools import SchoolChoice, row_line, which_school
from cards.visits.visits import form
from domain.errors import Problem
from domain.support.deployments import CoverPaid, Deployment, SupportStanding
from domain.visits.visits import MissedValues, Values
from tests.cards.people_and_places import (
    HUB,
    LEY_TOP,
    LONGEST_DEPLOYMENT,
    LONGEST_RECORD,
    LONGEST_STEPS,
    LONGEST_VALUES,
    TITUS_SALT,
    TODAY,
    VALUES,
    record,
)
from tests.cards.shared_examples import ALL_WRONG, FORM
from tests.cards.visits.examples_forms import FIRST, TYPED

Card = dict[str, Any]
WROTE = "Good first visit to Titus Salt: watched two history lessons and talked them over."
MESSAGE = replace(FIRST, message=True, last=None, open_steps=(), theirs=record())


def _form(**changed: object) -> Card:
    said = replace(VALUES, did=WROTE, type="virtual", time="120", who="subject")
    return form(replace(MESSAGE, **{"values": said} | changed), HUB)  # type: ignore[arg-type]


def _worst() -> Card:
    return _form(
        deployment=LONGEST_DEPLOYMENT,
        values=LONGEST_VALUES,
        last=LONGEST_RECORD,
        open_steps=LONGEST_STEPS,
        problems=ALL_WRONG,
        focus_shown=True,
    )


def _schools() -> Card:
    waits = MessageHere(form=FORM, deployment=1, before=1, typed=replace(TYPED, did=WROTE))
    standing = SupportStanding("on_track", date(2026, 11, 18))
    rows = [
        SchoolChoice(place, row_line(place, standing, None, TODAY, HUB))
        for place in (TITUS_SALT, LEY_TOP)
    ]
    return which_school(tuple(rows), FORM, HUB, kept=WROTE, message=waits)


def _worst_schools() -> Card:
    waits = MessageHere(form=FORM, deployment=1, before=1, typed=LONGEST_VALUES)
    rows = [
        SchoolChoice(replace(LONGEST_DEPLOYMENT, id=n), plain(LONGEST_DEPLOYMENT.focus))
        for n in range(1, 31)
    ]
    return which_school(tuple(rows), FORM, HUB, message=waits)


def _missed(support: Deployment = TITUS_SALT, typed: Values = VALUES) -> Card:
    left = MessageHere(form=FORM, deployment=1, typed=replace(typed, did=typed.did or WROTE))
    saves = SaveMissedMessage(form=FORM, deployment=1, planned=2, left=left.answers())
    view = MissedView(
        FORM,
        support.school,
        TODAY,
        MissedValues(),
        CoverPaid.SAME_DAY,
        saves=saves,
        back=MessageHappened.model_validate(saves.model_dump()),
    )
    return missed_form(view, HUB)


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "message-form": _form,
    "message-form-alone": lambda: _form(
        deployment=TITUS_SALT, values=replace(VALUES, did=WROTE, objective=""), several=False
    ),
    "message-form-long": lambda: _form(values=replace(VALUES, did=" ".join([WROTE] * 15))),
    "message-form-problems": lambda: _form(
        values=replace(VALUES, did="", date="2026-11-30"),
        problems=(
            Problem("date", "future", {"day": date(2026, 11, 30)}),
            Problem("did", "missing"),
        ),
    ),
    "message-form-recorded": lambda: _form(recorded=(record(),)),
    "message-form-opened": lambda: _form(
        recorded=(record(),),
        note="That record is in your chat with Hub Visits. What you typed is still here.",
    ),
    "message-form-worst": _worst,
    "message-missed": _missed,
    "message-missed-worst": lambda: _missed(LONGEST_DEPLOYMENT, LONGEST_VALUES),
    "message-schools": _schools,
    "message-schools-worst": _worst_schools,
}
