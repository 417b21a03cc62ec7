"""Where the question to one party stands, on its card: answered, agreed, not needed any more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.agreements import OpenAgreement
from cards.actions.consents import AskWithdrawRelease, TakeYesBack
from cards.actions.conversation import Home
from cards.elements import badge, button, line, row, strong, title
from cards.finish import finish
from cards.phrases import in_hub_words, plain_day
from cards.plain import plain
from cards.support.noted import NOTED_HOW
from domain.hub import Hub
from domain.support.offers import ConsentState, NotedHow, Party

NOT_NEEDED = "No answer is needed any more."
NOT_NOW = "No answer is needed at the moment."


@dataclass(frozen=True, slots=True)
class AnswerStanding:
    """Where the question to a party stands, and what its reader may do about it.

    `by` is who answered, empty where that is the reader; `noted` says how an answer came that was
    noted for them. `support` is what it is about, by id. `conflict` says that a leader declared
    a conflict of interest. `agreed_on` is the day on which all had agreed, `contact_by` the one of
    the first contact. `note` says what was just done.
    """

    consent: int
    party: Party
    state: ConsentState
    today: date
    answers: bool = False
    takes_back: bool = False
    withdraws: bool = False
    by: str = ""
    on: date | None = None
    noted: NotedHow | None = None
    agreed_on: date | None = None
    contact_by: date | None = None
    support: int = 0
    conflict: bool = False
    note: str = ""


def standing(view: AnswerStanding, hub: Hub) -> Iterator[Element]:
    """What was answered, by whom and when; that all agreed."""
    if view.note:
        yield strong(view.note)
    if view.agreed_on is not None and view.state is not ConsentState.WITHDRAWN:
        contact = f" {first_contact(view)}" if view.contact_by else ""
        yield row([strong(f"Agreed.{contact}")], [badge("Agreed", "Good")], parted=False)
    said = said_so(view, hub)
    if said:
        yield line(said)


def first_contact(view: AnswerStanding) -> str:
    """First contact by 29 October."""
    by = view.contact_by
    return f"First contact by {plain_day(by, view.today)}." if by else ""


def said_so(view: AnswerStanding, hub: Hub) -> str:
    """Hugh Marsh said yes on 3 November, as its sentence; empty while nobody did."""
    words = _WORDS.get(view.state)
    if not words or view.on is None:
        return ""
    day = plain_day(view.on, view.today)
    if view.noted is not None:
        noted = f"The {hub.words.one('hub')} noted {words[1]} on {day}, {NOTED_HOW[view.noted]}."
        return f"{noted} Your own answer takes its place." if view.answers else noted
    if view.conflict and view.state in _DECIDED:
        # It was a yes that the hub counts as this.
        said = f"{plain(view.by) or 'You'} said yes on {day}."
        return said + hub.words.fill(_DECIDED[view.state])
    does = words[0]
    if view.party is Party.SCHOOL and view.state is ConsentState.NO:
        does = in_hub_words("asked for another {leader}", hub)
    said = f"{plain(view.by) or 'You'} {does} on {day}."
    return said + hub.words.fill(_FOLLOWS.get(view.state, ""))


_FOLLOWS = {
    ConsentState.CONFLICT: " The {hub} decides whether the conflict stands in the way.",
    ConsentState.WITHDRAWN: " The {deployment} goes on until the {hub} has spoken to you.",
}
_DECIDED = {
    ConsentState.YES: " The {hub} decided that the conflict does not stand in the way.",
    ConsentState.NO: " The {hub} decided that the conflict stands in the way.",
}
_WORDS = {
    ConsentState.YES: ("said yes", "a yes"),
    ConsentState.NO: ("said no", "a no"),
    ConsentState.CONFLICT: ("said yes", "a yes"),
    ConsentState.WITHDRAWN: ("withdrew the release", "a no after the agreement"),
}


def closing(view: AnswerStanding) -> Iterator[ExecuteAction]:
    """The ways back from an answer."""
    if view.agreed_on is not None:
        yield button(OpenAgreement(deployment=view.support), "The agreement", "positive")
    if view.takes_back:
        yield button(TakeYesBack(consent=view.consent), "Take my answer back")
    if view.withdraws:
        yield button(AskWithdrawRelease(consent=view.consent), "Withdraw release")
    if not view.answers:
        yield button(Home(), "Home")


def no_more(view: AnswerStanding, about: str) -> dict[str, Any]:
    """A question that waits for nobody: its name, and that no answer is needed."""
    says = NOT_NOW if view.state is ConsentState.WAITS else NOT_NEEDED
    return finish([title(about), line(says)], f"{about}: {says}", [button(Home(), "Home")])
