"""Questions about support that wait for an answer, in the message of a day."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from cards.prompts.prompts import PromptsView, prompts
from cards.prompts.shown import Around, Shown
from domain.prompts import kinds
from domain.prompts.fates import Fate
from domain.prompts.owed import Item, PromptRow
from domain.support.deployments import Leader
from domain.support.offers import Party
from tests.cards.people_and_places import HUB, LEY_TOP, LONG_SCHOOL, PEEL_PARK, TODAY

Card = dict[str, Any]
TO_LEAD = Item(
    kinds.ANSWER,
    12,
    frozenset({1}),
    date(2026, 11, 19),
    PEEL_PARK.id,
    PEEL_PARK.school,
    "early reading",
    Party.LEADER,
)
TO_RELEASE = replace(TO_LEAD, id=13, what="Amara Lewis", who=Party.HOME_HEAD)
TO_AGREE = replace(TO_LEAD, id=14, school=LEY_TOP.school, what="Farida Khan", who=Party.SCHOOL)
LONGEST = replace(TO_AGREE, school=LONG_SCHOOL, what=LONG_SCHOOL)


def _message(*rows: PromptRow) -> Card:
    return prompts(PromptsView(tuple(map(Shown, rows)), Around(TODAY, TODAY, HUB)))


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "reminder-to-lead": lambda: _message(PromptRow(TO_LEAD)),
    "reminder-to-release": lambda: _message(PromptRow(TO_RELEASE), PromptRow(TO_AGREE)),
    "reminder-asked-answered": lambda: _message(PromptRow(TO_LEAD, fate=Fate.CLOSED)),
    "reminder-asked-chase": lambda: _message(
        PromptRow(TO_RELEASE, leader=Leader(9, "Hugh Marsh"), times=3)
    ),
    "reminder-asked-worst": lambda: _message(
        *(PromptRow(replace(LONGEST, id=n)) for n in range(1, 6))
    ),
}
