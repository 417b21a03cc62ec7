"""Welcomes, people whom nobody knows, and codes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from cards.people.strangers import code_accepted, code_refused, too_many_codes, unknown
from cards.people.welcome import WelcomeView, welcome
from domain.people.people import Role
from tests.cards.people_and_places import HOSTILE, HUB, person

Card = dict[str, Any]


def _two_officers() -> Card:
    addresses = f"adele.okafor@hub.example or {HUB.contact_email}"
    return unknown(
        replace(HUB, contact_name=f"Adele Okafor or {HUB.contact_name}", contact_email=addresses)
    )


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "welcome": lambda: welcome(WelcomeView(person("Farida Khan", Role.LEADER), 3), HUB),
    "welcome-others": lambda: welcome(
        WelcomeView(person("Ruth Adeyemi", Role.HOME_HEAD, Role.SCHOOL_CONTACT)), HUB
    ),
    "welcome-to-answer": lambda: welcome(
        WelcomeView(person("Ruth Adeyemi", Role.SCHOOL_CONTACT), to_answer=2), HUB
    ),
    "welcome-worst": lambda: welcome(WelcomeView(person(HOSTILE, *Role), 1_200, 1_200), HUB),
    "unknown-person": lambda: unknown(HUB),
    "unknown-person-two-officers": _two_officers,
    "unknown-person-no-contact": lambda: unknown(replace(HUB, contact_name="")),
    "code-accepted": lambda: code_accepted(person("Samira Whitfield", Role.OFFICER), HUB),
    "code-accepted-to-answer": lambda: code_accepted(
        person("Ruth Adeyemi", Role.SCHOOL_CONTACT), HUB, 1
    ),
    "code-refused": lambda: code_refused(3, HUB),
    "code-too-many": lambda: too_many_codes(HUB),
}
