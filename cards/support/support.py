"""One piece of support: who gives it, how it goes, what was done and what is to come."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.agreements import ShowAgreement
from cards.actions.answers import ShowCopy
from cards.actions.keeping import KeepSupport
from cards.actions.planning import OpenPlan, ShowPlan
from cards.actions.support import ListDeployments
from cards.actions.visits import ListSteps, OpenForm, ShowVisit
from cards.elements import (
    badge,
    bar,
    button,
    facts,
    grey,
    line,
    row,
    section,
    strong,
    title,
)
from cards.finish import finish
from cards.phrases import (
    as_of,
    days_used,
    leaders_named,
    long_day,
    plain_day,
    schools_named,
    short_day,
    titled,
)
from cards.plain import plain
from cards.rows import opening_row
from cards.support.badges import support_badges
from cards.visits.answers import in_sum
from cards.visits.receipt_parts import progress_badge
from domain.hub import Hub
from domain.prompts.releases import LeaderRelease
from domain.support.deployments import CURRENT, Deployment, Status, SupportStanding, decimal, names
from domain.visits.copies import Answers
from domain.visits.durations import in_words
from domain.visits.planned_visits import PlannedVisit
from domain.visits.school_copy import SchoolCopy, SchoolVisit
from domain.visits.steps import NextStep

RECORDS, VISITS, STEPS = 3, 3, 4


@dataclass(frozen=True, slots=True)
class SupportView:
    """What the card of a support shows its reader.

    `records` are its newest, as the school reads them; `copies` says that they open as copies.
    `planned` are its next visits, those of `changes`, by id, to be opened by the reader. `steps`
    are open. `records_own` says that the reader records visits, `plans` that they plan some, and
    `own` that they lead it, `kept` that they may change it. `agreed` says that there is an
    agreement. `phase` is the school's. `releases` are what heads allowed, for leaders and officers.
    """

    support: Deployment
    used: Fraction
    standing: SupportStanding
    today: date
    records: tuple[SchoolCopy, ...] = ()
    planned: tuple[PlannedVisit, ...] = ()
    changes: frozenset[int] = frozenset()
    steps: tuple[NextStep, ...] = ()
    answers: Answers = field(default_factory=Answers)
    phase: str = ""
    own: bool = False
    plans: bool = False
    copies: bool = False
    kept: bool = False
    releases: tuple[LeaderRelease, ...] = ()
    agreed: bool = False


def support(view: SupportView, hub: Hub) -> dict[str, Any]:
    """The card of one support."""
    say = f"{view.support.school}: {days_used(view.used, view.support.days_agreed)}."
    return finish(_body(view, hub), say, list(_acts(view, hub)))


def _body(view: SupportView, hub: Hub) -> Iterator[Element]:
    found, standing = view.support, view.standing
    yield title(plain(found.school))
    yield grey(plain(found.town), plain(view.phase), plain(found.focus))
    badges = support_badges(found, standing, view.used)
    if badges:
        yield row([badges[0]], badges[1:], parted=False)
    yield line(days_used(view.used, found.days_agreed))
    if found.days_agreed:
        yield bar(view.used, found.days_agreed)
    yield from facts(_facts(view, hub))
    yield from _to_come(view, hub)
    yield from _steps(view)
    yield from _records(view, hub)


def _facts(view: SupportView, hub: Hub) -> Iterator[tuple[str, str]]:
    found = view.support
    yield titled(leaders_named(len(found.leaders), hub)), names(found.leaders)
    yield titled(hub.words.one("strand")), found.strand
    yield "Programme", found.programme
    yield "From", _period(found, view.today)
    yield "Copies", in_sum(view.answers)
    for release in view.releases:
        several = f"{release.name}: " if len(view.releases) > 1 else ""
        yield "Released", _released(release, several)


def _released(release: LeaderRelease, whose: str) -> str:
    """At most 3 days a term; not Fridays."""
    most = f"at most {decimal(release.most)} days a term" if release.most else "no limit"
    said = "; ".join(filter(None, (most, release.note)))
    return f"{whose}{said}" if whose else titled(said)


def _period(found: Deployment, today: date) -> str:
    told = as_of(today, found.start, found.end)
    begins = plain_day(found.start, told)
    return f"{begins} to {plain_day(found.end, told)}" if found.end else begins


def _to_come(view: SupportView, hub: Hub) -> Iterator[Element]:
    """The visits to come and the record that is owed; a school reads the next day alone."""
    standing, visit = view.standing, hub.words.one("visit")
    if view.support.status not in CURRENT:
        return
    several = len(view.planned) > 1
    yield section(f"Next {hub.words.many('visit') if several else visit}")
    if standing.missing:
        day = short_day(standing.missing, view.today)
        none = f"no {hub.words.one('record')}"
        yield row([grey(f"The {visit} of {day} has {none} yet")], [badge(titled(none), "Warning")])
    if not view.planned:
        coming = standing.next_visit
        yield line(long_day(coming, view.today) if coming else "None is planned.")
    for planned in view.planned[:VISITS]:
        yield _planned(planned, view, hub)


def _planned(planned: PlannedVisit, view: SupportView, hub: Hub) -> Element:
    at = f", {planned.at:%H:%M}" if planned.at else ""
    day = f"{long_day(planned.on, view.today)}{at}"
    if view.support.status is Status.PAUSED:
        return row([grey(day, plain(planned.purpose), "paused")])
    if planned.id not in view.changes:
        return row([strong(day), *([grey(plain(planned.purpose))] if planned.purpose else [])])
    says = f"Open the {hub.words.one('visit')} of {short_day(planned.on, view.today)}"
    opens = button(ShowPlan(planned=planned.id), says)
    return opening_row(day, (plain(planned.purpose),), opens)


def _steps(view: SupportView) -> Iterator[Element]:
    if not view.steps:
        return
    yield section("Open steps")
    for step in view.steps[:STEPS]:
        late = [badge("Overdue", "Warning")] if step.overdue(view.today) else []
        by = f"by {plain_day(step.words.by, view.today)}" if step.words.by else ""
        yield row([line(plain(step.words.what)), *([grey(by)] if by else [])], late, parted=False)
    if len(view.steps) > STEPS:
        yield grey(f"and {len(view.steps) - STEPS} more")


def _records(view: SupportView, hub: Hub) -> Iterator[Element]:
    if not view.records:
        return
    yield section(f"Last {hub.words.many('visit')}")
    for record in view.records[:RECORDS]:
        yield _record(record, view, hub)


def _record(record: SchoolCopy, view: SupportView, hub: Hub) -> Element:
    opens = ShowCopy(visit=record.id) if view.copies else ShowVisit(visit=record.id)
    visit = record.what if isinstance(record.what, SchoolVisit) else None
    time = in_words(record.what.minutes, hub.hours_a_day) if visit else ""
    shown = progress_badge(visit.progress) if visit else badge("Did not happen", "Default")
    day = short_day(record.on, view.today)
    says = f"Open the {hub.words.one('record')} of {day}"
    return opening_row(day, (time, plain(record.leader.name)), button(opens, says), [shown])


def _acts(view: SupportView, hub: Hub) -> Iterator[ExecuteAction]:
    """The buttons; what changes the support itself stands after what is done under it."""
    found = view.support
    if view.own:
        yield button(
            OpenForm(deployment=found.id), f"Record a {hub.words.one('visit')}", "positive"
        )
    if view.plans:
        yield button(OpenPlan(deployment=found.id), f"Plan a {hub.words.one('visit')}")
    if view.own and view.steps:
        yield button(ListSteps(), "Open steps")
    if view.agreed:
        agreement = titled(hub.words.one("agreement"))
        yield button(ShowAgreement(deployment=found.id), agreement)
    if view.kept:
        yield button(KeepSupport(deployment=found.id), "Change")
    yield button(ListDeployments(), schools_named(hub, own=view.own))
