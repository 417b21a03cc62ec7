"""What is asked of a party in place of its question: why not, which conflict, why no release."""

from dataclasses import dataclass, field
from typing import Any

from cards.actions.consents import (
    KeepRelease,
    LeaveConflict,
    LeaveNo,
    SayConflict,
    SayNo,
    WithdrawRelease,
)
from cards.elements import button, line, small, title
from cards.finish import finish
from cards.forms import Sheet
from cards.phrases import in_hub_words, titled
from cards.plain import plain
from cards.questions import Asked, Table
from domain.errors import Problem
from domain.hub import Hub
from domain.support.consent_forms import ConflictValues, NoValues, OfferEndValues, ReleaseValues
from domain.support.offers import Party

CONFLICT: Table = {
    "conflict": Asked("What is it?", "Say in a sentence what it is.", own_words=True)
}
NO: Table = {"reason": Asked("Why, if you wish to say", own_words=True)}
WITHDRAW: Table = {"why": Asked("Why", "Say in a sentence why.", own_words=True)}
DISCLOSED = "It may have to be shown to people whom it is about, if they ask."


@dataclass(frozen=True, slots=True)
class AskingParty:
    """A question to a party about its answer: which one, for which school, and what is wrong.

    `release` is what a head had typed before.
    """

    consent: int
    party: Party
    school: str
    leader: str = ""
    problems: tuple[Problem, ...] = ()
    release: ReleaseValues = field(default_factory=ReleaseValues)


def conflict_ask(ask: AskingParty, values: ConflictValues, hub: Hub) -> dict[str, Any]:
    """Asks what a conflict of interest is."""
    sheet = Sheet(CONFLICT, values, hub, ask.problems)
    says = f"Your conflict of interest with {plain(ask.school)}"
    told = "Only {officers} read it. They decide whether it stands in the way, and tell you."
    body = [
        title(says),
        *sheet.news(),
        line(in_hub_words(told, hub)),
        sheet.prose("conflict", needed=True),
        small(DISCLOSED),
    ]
    shown = SayConflict.showing(values)
    actions = [
        button(SayConflict(consent=ask.consent, shown=shown), "Say yes with this", "positive"),
        button(LeaveConflict(consent=ask.consent, shown=shown), "Back"),
    ]
    return finish(body, says, actions)


def no_ask(ask: AskingParty, values: NoValues, hub: Hub) -> dict[str, Any]:
    """Asks why not; nobody has to say."""
    sheet = Sheet(NO, values, hub, ask.problems)
    says, told, does = _no_words(ask, hub)
    body = [title(says), *sheet.news(), line(told), sheet.prose("reason")]
    carried = {
        "consent": ask.consent,
        "most_typed": ask.release.most,
        "note_typed": ask.release.note,
        "shown": SayNo.showing(values),
    }
    actions = [
        button(SayNo(**carried), does, "positive"),
        button(LeaveNo(**carried), "Back"),
    ]
    return finish(body, says, actions)


def _no_words(ask: AskingParty, hub: Hub) -> tuple[str, str, str]:
    """The title, what is told and the button of a no."""
    school, only = plain(ask.school), f"Only {hub.words.many('officer')} read why."
    if ask.party is Party.SCHOOL:
        told = f"The {hub.words.one('hub')} looks for somebody else. {only}"
        another = f"another {hub.words.one('leader')}"
        return f"{titled(another)}, please", told, f"Ask for {another}"
    told = f"{only} The {hub.words.one('school')} is not told who said no."
    if ask.party is Party.HOME_HEAD:
        return f"No release of {plain(ask.leader)} for {school}", told, "Say no"
    return f"No to {school}", told, "Say no"


def withdraw_ask(ask: AskingParty, values: OfferEndValues, hub: Hub) -> dict[str, Any]:
    """Asks why a release is withdrawn, and says that nothing stops by it."""
    sheet = Sheet(WITHDRAW, values, hub, ask.problems)
    says = f"Withdraw the release of {plain(ask.leader)}"
    told = "{Officers} are told at once and speak to you. Nothing stops by itself."
    body = [
        title(says),
        *sheet.news(),
        line(in_hub_words(told, hub)),
        sheet.prose("why", needed=True),
    ]
    shown = WithdrawRelease.showing(values)
    actions = [
        button(WithdrawRelease(consent=ask.consent, shown=shown), "Withdraw release", "positive"),
        button(KeepRelease(consent=ask.consent, shown=shown), "Keep it"),
    ]
    return finish(body, says, actions)
