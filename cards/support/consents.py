"""What leader, head and school read of an offer, each what is theirs, with its answers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.offers import (
    AgreeToLeader,
    AskAnotherLeader,
    AskConflict,
    AskNo,
    AskNoRelease,
    Release,
    SayYes,
)
from cards.elements import button, facts, grey, line, literal, section, title
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.phrases import as_of, days, in_hub_words, listed, plain_day, titled
from cards.plain import plain
from cards.questions import Asked, Table
from cards.support.consent_standing import AnswerStanding, closing, standing
from domain.errors import Problem
from domain.funding.amounts import short_pounds
from domain.hub import Hub
from domain.people.people import Role
from domain.support.consent_forms import ReleaseValues, YesValues
from domain.support.deployments import decimal

YES: Table = {
    "no_conflict": Asked(
        "Conflict of interest", "Tick this, or press I have one.", says=lambda *_: ""
    )
}
RELEASE: Table = {
    "most": Asked("Days a term, at most"),
    "note": Asked("Note for the {hub} and the {leader}", own_words=True),
}
NO_CONFLICT = "I know of no conflict of interest with this {school}"


@dataclass(frozen=True, slots=True)
class OfferTerms:
    """What all who are asked read of an offer."""

    school: str
    town: str
    need: str
    days: Fraction | None
    start: date
    end: date | None
    today: date
    pattern: str = ""
    asked_by: str = ""
    asked_on: date | None = None


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
    what the employer gets, in pence. `own_part` is the leader's part of the days.
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


def leader_asked(view: LeaderAsked, hub: Hub) -> dict[str, Any]:
    """Whether a leader gives the support."""
    terms, says = view.terms, f"Will you support {plain(view.terms.school)}?"
    sheet = Sheet(YES, view.values, hub, view.problems)
    body: list[Element] = [title(says), *standing(view.standing, hub), _asked_by(terms, hub)]
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
    yield "Where", ", ".join(filter(None, (terms.town, _miles(view.miles))))
    yield from _when(terms)
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
    body = [title(says), *standing(view.standing, hub), _asked_by(terms, hub), line(about)]
    body += facts(_for_head(view))
    if view.standing.answers:
        body += [section("Your answer"), *sheet.news()]
        body.append(pair(sheet.words("most", placeholder="No limit"), sheet.words("note")))
        body.append(grey("Both are optional, such as 3 days a term, not Fridays."))
    return finish(body, says, [*_heads_answers(view), *closing(view.standing)])


def _for_head(view: HeadAsked) -> Iterator[tuple[str, str]]:
    yield "Days", _of_free(view)
    yield from _dates(view.terms)
    yield "Pattern", view.terms.pattern
    yield "You get", _in_all(view.a_day, view.own_part)
    yield "Travel", _miles(view.miles)


def _of_free(view: HeadAsked) -> str:
    much = decimal(view.own_part) or "Not stated"
    if view.free is None:
        return much
    left = decimal(max(view.left or Fraction(0), Fraction(0))) or "0"
    return f"{much}; {left} of the {decimal(view.free)} a year are left"


def _heads_answers(view: HeadAsked) -> Iterator[ExecuteAction]:
    id_, shown = view.standing.consent, Release.showing(view.values)
    if view.standing.answers:
        release = Release(consent=id_, shown=shown)
        yield button(release, "Release", "positive")
        yield button(AskNoRelease(consent=id_, shown=shown), "No")


def school_asked(view: SchoolAsked, hub: Hub) -> dict[str, Any]:
    """Whether a school agrees to the leader who is offered."""
    names = listed(plain(leader.name) for leader in view.leaders)
    says = f"Would you like {names} to support you?"
    terms = view.terms
    body: list[Element] = [title(says), *standing(view.standing, hub), _asked_by(terms, hub)]
    if len(view.leaders) == 1:
        body += facts([*_leader_for_school(view.leaders[0], terms.need), *_for_school(view)])
    else:
        for leader in view.leaders:
            body += [section(plain(leader.name)), *facts(_leader_for_school(leader, terms.need))]
        body += [section(titled(hub.words.one("deployment"))), *facts(_for_school(view))]
    return finish(body, says, [*_schools_answers(view), *closing(view.standing)])


def _leader_for_school(leader: OfferedLeader, need: str) -> Iterator[tuple[str, str]]:
    yield "Works at", leader.employer
    yield "Specialisms", leader.specialisms
    yield "Phases", leader.phases
    yield "Support given", f"{leader.before} before on {need}" if leader.before else ""


def _for_school(view: SchoolAsked) -> Iterator[tuple[str, str]]:
    yield "You asked for" if view.requested else "Needed", view.terms.need
    yield from _when(view.terms)
    yield "It costs", _in_all(view.a_day, view.terms.days)
    yield "Paid from", view.paid_from


def _schools_answers(view: SchoolAsked) -> Iterator[ExecuteAction]:
    if view.standing.answers:
        yield button(AgreeToLeader(consent=view.standing.consent), "Yes", "positive")
        yield button(AskAnotherLeader(consent=view.standing.consent), "Another leader, please")


def _asked_by(terms: OfferTerms, hub: Hub) -> Element:
    on = plain_day(terms.asked_on, terms.today) if terms.asked_on else ""
    who = plain(terms.asked_by) or titled(hub.words.one("hub"))
    return grey(f"Asked by {who}{f' on {on}' if on else ''}")


def _when(terms: OfferTerms) -> Iterator[tuple[str, str]]:
    yield "Days", decimal(terms.days)
    yield from _dates(terms)
    yield "Pattern", terms.pattern


def _dates(terms: OfferTerms) -> Iterator[tuple[str, str]]:
    told = as_of(terms.today, terms.start, terms.end)
    begins = plain_day(terms.start, told)
    yield "From", f"{begins} to {plain_day(terms.end, told)}" if terms.end else begins


def _miles(miles: float | None) -> str:
    return "" if miles is None else f"{miles:g} miles in a straight line"


def _in_all(pence: int | None, much: Fraction | None) -> str:
    """£300 a day, £1,800 in all."""
    if pence is None:
        return ""
    a_day = f"{short_pounds(pence)} a day"
    return f"{a_day}, {short_pounds(int(pence * much))} in all" if much else a_day
