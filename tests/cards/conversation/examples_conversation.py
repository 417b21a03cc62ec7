"""The home card, help, and words that are not understood."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from cards.actions.finding import LookForLeader
from cards.actions.planning import ListPlanned
from cards.actions.visits import ListVisits
from cards.conversation.asked import (
    no_answer,
    no_record_yet,
    welcome_words,
)
from cards.conversation.help import help_card
from cards.conversation.home import hi
from cards.conversation.home_view import (
    Expected,
    HomeView,
    LeaderHome,
    OfficerHome,
    PlanToAnswer,
)
from cards.conversation.not_understood import NearWord, ask_in_chat, not_understood, out_of_date
from cards.operations.counts import HubCounts
from cards.people.strangers import officers_code
from cards.quality.reports import ReportRow
from domain.people.people import Role
from tests.cards.people_and_places import (
    HUB,
    LEY_TOP,
    LONG_SCHOOL,
    LONGEST_STEP,
    MISSED,
    PEEL_PARK,
    THACKLEY,
    TODAY,
    person,
)
from tests.cards.prompts.examples_asked import TO_AGREE, TO_RELEASE
from tests.cards.quality.examples_reports import DUE
from tests.cards.support.examples_requests import ROWS as REQUESTS

Card = dict[str, Any]
RUTH = person("Ruth Adeyemi", Role.LEADER)


def _home_leader() -> Card:
    owed = (Expected(PEEL_PARK.school, TODAY, 1, 31), Expected(THACKLEY.school, MISSED.on, 4, 32))
    leader = LeaderHome(owed, Expected(LEY_TOP.school, date(2026, 11, 26), 3, 33), 3)
    return hi(HomeView(person("Farida Khan", Role.LEADER), TODAY, leader), HUB)


def _home_two_roles() -> Card:
    owed = (Expected(PEEL_PARK.school, TODAY, 1, 31),)
    leader = LeaderHome(owed, open_steps=2)
    officer = OfficerHome(14, 11, HubCounts(3, 1, 2, 4))
    return hi(
        HomeView(person("Samira Whitfield", Role.LEADER, Role.OFFICER), TODAY, leader, officer), HUB
    )


def _worst_home() -> Card:
    owed = tuple(Expected(LONG_SCHOOL, TODAY - timedelta(days=n), n + 1, n + 1) for n in range(12))
    leader = LeaderHome(owed, owed[0], 1_000)
    everybody, officer = (
        person("*Bartholomew* <at>", *Role),
        OfficerHome(12_345, 12_345, HubCounts(*(12_345,) * 5)),
    )
    return hi(HomeView(everybody, TODAY, leader, officer, to_answer=12_345), HUB)


LINES = (
    ("visit", "record a {visit}"),
    ("my visits", "your {records}, newest first"),
    ("schools", "what needs a look first: days used, next dates, progress"),
    ("steps", "open next steps"),
    ("reminders", "when reminders come, and for what"),
    ("away until …", "pauses reminders; type back to end it"),
    ("hi", "what is due"),
    ("help", "this list"),
)


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "home-leader": _home_leader,
    "home-two-roles": _home_two_roles,
    "home-officer": lambda: hi(
        HomeView(
            person("Samira Whitfield", Role.OFFICER),
            TODAY,
            officer=OfficerHome(14, 11, HubCounts(3, 1, 2, 4)),
        ),
        HUB,
    ),
    "home-officer-held": lambda: hi(
        HomeView(
            person("Samira Whitfield", Role.OFFICER),
            TODAY,
            officer=OfficerHome(counts=HubCounts(2), held=True),
        ),
        HUB,
    ),
    "home-officer-quiet": lambda: hi(
        HomeView(person("Samira Whitfield", Role.OFFICER), TODAY, officer=OfficerHome(14, 11)), HUB
    ),
    "home-report": lambda: hi(
        HomeView(
            person("Farida Malik"),
            TODAY,
            LeaderHome(),
            reports=(ReportRow(DUE, "Eldwick Primary School", own=True),),
        ),
        HUB,
    ),
    "home-plan-to-answer": lambda: hi(
        HomeView(
            person("Ruth Adeyemi", Role.SCHOOL_CONTACT),
            TODAY,
            to_answer=2,
            plans=(PlanToAnswer(1, "Peel Park Primary School", "Early reading"),),
        ),
        HUB,
    ),
    "home-head": lambda: hi(HomeView(person("Ruth Adeyemi", Role.HOME_HEAD), TODAY), HUB),
    "home-others": lambda: hi(
        HomeView(person("Ruth Adeyemi", Role.HOME_HEAD, Role.SCHOOL_CONTACT, Role.OVERSEER), TODAY),
        HUB,
    ),
    "home-requests": lambda: hi(
        HomeView(
            person("Joan Barker", Role.SCHOOL_CONTACT),
            TODAY,
            requests=(REQUESTS[2], REQUESTS[3]),
        ),
        HUB,
    ),
    "home-officer-requests": lambda: hi(
        HomeView(
            person("Samira Whitfield", Role.OFFICER),
            TODAY,
            officer=OfficerHome(14, 11, HubCounts(3, 1, requests=2)),
        ),
        HUB,
    ),
    "home-officer-offers": lambda: hi(
        HomeView(
            person("Samira Whitfield", Role.OFFICER),
            TODAY,
            officer=OfficerHome(14, 11, HubCounts(requests=2, offers=1, proposed=3)),
        ),
        HUB,
    ),
    "home-asked": lambda: hi(
        HomeView(person("Joan Barker", Role.HOME_HEAD), TODAY, asked=(TO_RELEASE, TO_AGREE)), HUB
    ),
    "home-to-answer": lambda: hi(
        HomeView(person("Ruth Adeyemi", Role.SCHOOL_CONTACT), TODAY, to_answer=2), HUB
    ),
    "home-code-wanted": lambda: hi(
        HomeView(RUTH, TODAY, LeaderHome(), code_wanted=officers_code(RUTH, HUB)), HUB
    ),
    "home-code-by-command": lambda: hi(
        HomeView(RUTH, TODAY, code_wanted=officers_code(RUTH, replace(HUB, contact_name=""))), HUB
    ),
    "home-worst": _worst_home,
    "help": lambda: help_card(LINES, HUB),
    "help-others": lambda: help_card(LINES[4:], HUB, leader=False),
    "not-understood": lambda: not_understood("keelam next tuesday", HUB),
    "not-understood-close": lambda: not_understood(
        "my vists", HUB, meant=NearWord("my visits", ListVisits(), "My {visits}")
    ),
    "not-understood-find": lambda: not_understood(
        "brokr",
        HUB,
        meant=NearWord("broker", LookForLeader(), "Find a {leader}"),
        leader=False,
    ),
    "not-understood-worst": lambda: not_understood(LONGEST_STEP * 20, HUB, leader=False),
    "you-are-welcome": lambda: welcome_words(HUB, leader=True),
    "no-answer": lambda: no_answer("why did the school not get its copy?", HUB, leader=True),
    "no-answer-but-perhaps": lambda: no_answer(
        "I wonder what became of that one at Peel Park",
        HUB,
        leader=True,
        meant=NearWord("planned", ListPlanned(), "Planned {visits}"),
    ),
    "no-answer-worst": lambda: no_answer(LONGEST_STEP * 20, HUB, leader=False),
    "no-record-yet": lambda: no_record_yet(HUB),
    "out-of-date": lambda: out_of_date(HUB),
    "ask-in-chat": lambda: ask_in_chat("28:00000000-aaaa-bbbb-cccc-000000000001", HUB),
}
