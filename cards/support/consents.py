"""What leader and releasing head read of an offer, each what is theirs, with its answers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.consents import (
    AskConflict,
    AskNo,
    AskNoRelease,
    Release,
    SayYes,
)
from cards.elements import button, facts, line, literal, section, small, title
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.phrases import days, in_hub_words, listed
from cards.plain import plain
from cards.questions import Asked, Table
from cards.support.consent_standing import AnswerStanding, closing, standing
from cards.support.offer_terms import OfferTerms, asked_by, dates, in_all, miles_told, when
from domain.errors import Problem
from domain.hub import Hub
from domain.people.people import Role
from domain.support.consent_forms import ReleaseValues, YesValues
from domain.support.deployments import decimal

NOTE = "Note for the {hub} and the {leader}"
YES: Table = {
    "no_conflict": Asked(
        "Conflict of interest", "Tick this, or press I have one.", says=lambda *_: ""
    )
}
RELEASE: Table = {
    "most": Asked("Days a term, at most"),
    "note": Asked(NOTE, own_words=True),
}
NO_CONFLICT = "I know of no conflict of interest with this {school}"


@dataclass(frozen=True, slots=True)
class LeaderAsked:
    """What a leader who is asked reads: never what it costs.

    `contact` says that the school has somebody who is down as its contact. `beside` are the others
    who are to lead it. `evidence` is what shows the need, for who said yes.
    """

    terms: OfferTerms
    standing: AnswerStanding
    outcome: str = ""
    evidence: str = ""
    miles: float | None = None
    contact: bool = False
    beside: tuple[str, ...] = ()
    values: YesValues = field(default_factory=YesValues)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadAsked:
    """What a head reads who is asked for a release: never what it is to change at the school.

    `left` are the days left of the `free` ones a year, None where that is not stated. `a_day` is
    what the employer gets, in pence. `own_part` is the leader's part of the days. `most` and `note`
    are what was said with a release: how many days a term, and for hub and leader.
    """

    terms: OfferTerms
    standing: AnswerStanding
    leader: str
    own_part: Fraction | None = None
    free: Fraction | None = None
    left: Fraction | None = None
    a_day: int | None = None
    miles: float | None = None
    values: ReleaseValues = field(default_factory=ReleaseValues)
    problems: tuple[Problem, ...] = ()
    most: Fraction | None = None
    note: str = ""


def leader_asked(view: LeaderAsked, hub: Hub) -> dict[str, Any]:
    """Whether a leader gives the support."""
    terms, says = view.terms, f"Will you support {plain(view.terms.school)}?"
    sheet = Sheet(YES, view.values, hub, view.problems)
    body: list[Element] = [title(says), *standing(view.standing, hub), asked_by(terms, hub)]
    body += facts(_for_leader(view, hub))
    if view.outcome:
        body += [section("What should be different at the end"), literal(view.outcome)]
    if view.evidence:
        body += [section("What shows the need"), literal(view.evidence)]
    if view.standing.answers:
        tick = sheet.tick("no_conflict", in_hub_words(NO_CONFLICT, hub))
        body += [section("Your answer"), sheet.mended("no_conflict", tick)]
    return finish(body, says, [*_leaders_answers(view), *closing(view.standing)])


def _for_leader(view: LeaderAsked, hub: Hub) -> Iterator[tuple[str, str]]:
    terms = view.terms
    yield "Needed", terms.need
    yield "Where", ", ".join(filter(None, (terms.town, miles_told(view.miles))))
    yield from when(terms)
    if view.beside:
        yield "Together with", listed(view.beside)
    if view.contact:
        yield "You work with", f"The {hub.words.one(Role.SCHOOL_CONTACT)}"


def _leaders_answers(view: LeaderAsked) -> Iterator[ExecuteAction]:
    id_, shown = view.standing.consent, SayYes.showing(view.values)
    if view.standing.answers:
        yield button(SayYes(consent=id_, shown=shown), "Yes", "positive")
        yield button(AskConflict(consent=id_, shown=shown), "I have a conflict")
        yield button(AskNo(consent=id_, shown=shown), "No")


def head_asked(view: HeadAsked, hub: Hub) -> dict[str, Any]:
    """Whether a head releases a leader."""
    terms = view.terms
    much = f" for {days(view.own_part)}" if view.own_part else ""
    says = f"Will you release {plain(view.leader)}{much}?"
    sheet = Sheet(RELEASE, view.values, hub, view.problems)
    about = f"For {plain(terms.school)}: {plain(terms.need)}"
    body = [title(says), *standing(view.standing, hub), asked_by(terms, hub), line(about)]
    body += facts(_for_head(view))
    if view.note:
        body += [section(in_hub_words(NOTE, hub)), literal(view.note)]
    if view.standing.answers:
        body += [section("Your answer"), *sheet.news()]
        body.append(pair(sheet.words("most", placeholder="No limit"), sheet.words("note")))
        body.append(small("Both may be left empty. For example: 3 days a term, not Fridays."))
    return finish(body, says, [*_heads_answers(view), *closing(view.standing)])


def _for_head(view: HeadAsked) -> Iterator[tuple[str, str]]:
    yield "Days", _of_free(view)
    yield from dates(view.terms)
    yield "Pattern", view.terms.pattern
    yield "Released", f"at most {days(view.most)} a term" if view.most else ""
    yield "You get", in_all(view.a_day, view.own_part)
    yield "Travel", miles_told(view.miles)


def _of_free(view: HeadAsked) -> str:
    much = decimal(view.own_part) or "Not stated"
    if view.free is None:
        return much
    left = decimal(max(view.left or Fraction(0), Fraction(0))) or "0"
    return f"{much}; {left} of {decimal(view.free)} days left this year"


def _heads_answers(view: HeadAsked) -> Iterator[ExecuteAction]:
    id_, shown = view.standing.consent, Release.showing(view.values)
    if view.standing.answers:
        release = Release(consent=id_, shown=shown)
        yield button(release, "Release", "positive")
        yield button(AskNoRelease(consent=id_, shown=shown), "No")
