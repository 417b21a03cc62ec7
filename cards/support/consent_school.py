"""What a school reads of an offer, with its answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.consents import AgreeToLeader, AskAnotherLeader
from cards.elements import button, facts, section, title
from cards.finish import finish
from cards.phrases import in_hub_words, listed, titled
from cards.plain import plain, shortened
from cards.support.candidate_facts import times
from cards.support.consent_standing import AnswerStanding, closing, standing
from cards.support.offer_terms import OfferTerms, asked_by, in_all, when
from domain.hub import Hub

# Letters of a list of what a leader knows.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class OfferedLeader:
    """What a school reads of a leader who is offered; `before` counts support on the same need."""

    name: str
    employer: str = ""
    specialisms: str = ""
    phases: str = ""
    before: int = 0


@dataclass(frozen=True, slots=True)
class SchoolAsked:
    """What a school reads that is asked: never who else said what.

    `a_day` is what is charged, in pence; `paid_from` says what pays for it. `requested` says that
    the school asked for support itself.
    """

    terms: OfferTerms
    standing: AnswerStanding
    leaders: tuple[OfferedLeader, ...]
    a_day: int | None = None
    paid_from: str = ""
    requested: bool = False


def school_asked(view: SchoolAsked, hub: Hub) -> dict[str, Any]:
    """Whether a school agrees to the leader who is offered."""
    names = listed(plain(leader.name) for leader in view.leaders)
    says = f"Would you like {names} to support you?"
    terms = view.terms
    body: list[Element] = [title(says), *standing(view.standing, hub), asked_by(terms, hub)]
    if len(view.leaders) == 1:
        body += facts([*_leader_for_school(view.leaders[0]), *_for_school(view)])
    else:
        for leader in view.leaders:
            body += [section(plain(leader.name)), *facts(_leader_for_school(leader))]
        body += [section(titled(hub.words.one("deployment"))), *facts(_for_school(view))]
    return finish(body, says, [*_schools_answers(view, hub), *closing(view.standing)])


def _leader_for_school(leader: OfferedLeader) -> Iterator[tuple[str, str]]:
    yield "Works at", leader.employer
    yield "Specialisms", shortened(leader.specialisms, LONGEST)
    yield "Phases", shortened(leader.phases, LONGEST)
    yield "Support given", titled(f"{times(leader.before)} before on this") if leader.before else ""


def _for_school(view: SchoolAsked) -> Iterator[tuple[str, str]]:
    yield "You asked for" if view.requested else "Needed", view.terms.need
    yield from when(view.terms)
    yield "It costs", in_all(view.a_day, view.terms.days)
    yield "Paid from", view.paid_from


def _schools_answers(view: SchoolAsked, hub: Hub) -> Iterator[ExecuteAction]:
    if view.standing.answers:
        yield button(AgreeToLeader(consent=view.standing.consent), "Yes", "positive")
        yield button(
            AskAnotherLeader(consent=view.standing.consent),
            in_hub_words("Another {leader}, please", hub),
        )
