"""Changes in words, for a dry run: what each is about, and each field before and after."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from bot.imports.plan import Change, Plan
from bot.imports.roster import Roster
from domain.funding.amounts import pounds
from domain.funding.contracts import Condition, Contract, Requirement
from domain.funding.grants import Grant, GrantLine
from domain.funding.programmes import Programme
from domain.operations.imports import (
    ClosedDays,
    Entry,
    ImportedVisit,
    Planned,
    StatedObjective,
    Support,
)
from domain.people.organisations import Organisation
from domain.people.people import Appointment
from domain.prompts.calendar import Closure, school_year
from domain.quality.due_dates import DueDate
from domain.quality.report_rules import ReportRule
from domain.support.deployments import decimal

_HIDDEN = ("id", "kind", "former", "gone", "position", "closed_on")
_EMPTY: tuple[object, ...] = (None, "", (), frozenset())
_MONEY = ("rate", "reimbursement", "fee", "amount")
_LABELS: Mapping[str, str] = {
    "appointments": "roles",
    "urn": "URN",
    "uid": "UID",
    "did": "what",
    "on": "date",
    "lines": "schools",
    "grants": "grant",
    "shares": "leader days",
    "carried_from": "from",
    "awarded_on": "awarded",
    "per": "reports",
    "text": "objective",
}


def title(change: Change, plan: Plan) -> str:
    """What a change is about: "new person Asha Rahman"."""
    return f"{'new' if change.old is None else 'changed'} {_subject(change.new, plan.roster)}"


def differences(change: Change, plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Each field that becomes something else: its name, what it was and what it will be."""
    if isinstance(change.new, ClosedDays):
        closures = change.old.closures if isinstance(change.old, ClosedDays) else ()
        yield from _days(closures, change.new.closures)
        return
    for field in fields(change.new):
        name = field.name
        if name in _HIDDEN:
            continue
        before = None if change.old is None else getattr(change.old, name)
        after = getattr(change.new, name)
        # Of a new thing the empty fields are no news.
        is_news = change.old is not None or after not in _EMPTY
        if before != after and is_news:
            label = _LABELS.get(name, name.replace("_", " "))
            yield label, _words(name, before, plan.roster), _words(name, after, plan.roster)


def whose(closed: ClosedDays, roster: Roster) -> str:
    """Whose calendar it is, and of which school year: "the hub, 2026-27"."""
    owner = "the hub" if closed.organisation is None else _place(closed.organisation, roster)
    return f"{owner}, {school_year(date(closed.year, 9, 1)).title}"


def days_of(first: date, last: date) -> str:
    """Days in a row: "26/10/2026 to 30/10/2026"."""
    return f"{first:%d/%m/%Y}" if first == last else f"{first:%d/%m/%Y} to {last:%d/%m/%Y}"


def _subject(thing: object, roster: Roster) -> str:
    if isinstance(thing, Organisation):
        number = thing.urn if thing.urn is not None else thing.uid
        return f"{thing.kind.value} {thing.name}" + (f" ({number})" if number is not None else "")
    if isinstance(thing, Entry):
        return f"person {thing.name} ({thing.email})"
    if isinstance(thing, Support):
        return f"deployment {thing.focus}, {_place(thing.organisation, roster)}"
    if isinstance(thing, Grant):
        return f"grant {thing.reference}, {_place(thing.holder, roster)}"
    if isinstance(thing, Contract):
        return f"contract {thing.reference}, {_place(thing.lead, roster)}"
    if isinstance(thing, Programme):
        return f"programme {thing.name}"
    if isinstance(thing, ReportRule):
        return f"rule of reports {', '.join(thing.key)}"
    if isinstance(thing, Condition):
        return f"condition {thing.requires.name}, {thing.programme}"
    if isinstance(thing, StatedObjective):
        support = _subject(roster.deployments[thing.deployment], roster)
        return f"objective {thing.position} of {support}"
    if isinstance(thing, Planned):
        return f"planned visit {thing.on:%d/%m/%Y}, {_person(thing.leader, roster)}"
    if isinstance(thing, ImportedVisit):
        return f"visit {thing.on:%d/%m/%Y}, {_person(thing.leader, roster)}"
    if isinstance(thing, ClosedDays):
        return f"calendar of {whose(thing, roster)}"
    raise TypeError(f"{type(thing).__name__} is nothing that files bring")


def _days(
    before: tuple[Closure, ...], after: tuple[Closure, ...]
) -> Iterator[tuple[str, str, str]]:
    old, new = _kinds_by_days(before), _kinds_by_days(after)
    for first, last in sorted(old.keys() | new.keys()):
        was, becomes = old.get((first, last), ""), new.get((first, last), "")
        if was != becomes:
            yield days_of(first, last), was, becomes


def _kinds_by_days(closures: tuple[Closure, ...]) -> dict[tuple[date, date], str]:
    return {(c.first, c.last): c.kind.value.replace("_", " ") for c in closures}


def _words(name: str, value: Any, roster: Roster) -> str:
    if value is None:
        return ""
    if name in ("organisation", "trust", "holder", "lead"):
        return _place(value, roster)
    if name == "deployment":
        return _subject(roster.deployments[value], roster).removeprefix("deployment ")
    if name == "leader":
        return _person(value, roster)
    if name == "leaders":
        return ", ".join(sorted(_person(p, roster) for p in value))
    if name == "appointments":
        return "; ".join(sorted(_appointment(a, roster) for a in value))
    if name in _MONEY:
        return pounds(value)
    if name in _OF_MONEY:
        return _OF_MONEY[name](value, roster)
    in_words = next((words for kind, words in _BY_TYPE if isinstance(value, kind)), str)
    return in_words(value)


# The first type that fits a value counts.
_BY_TYPE: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda v: "yes" if v else "no"),
    (Fraction, decimal),
    (date, lambda v: f"{v:%d/%m/%Y}"),
    (Enum, lambda v: str(v.value).replace("_", " ")),
    (DueDate, lambda v: v.text),
    (Requirement, lambda v: _requirement(v)),
    (tuple, lambda v: "; ".join(str(each) for each in v)),
)


def _lines(lines: Iterable[GrantLine], roster: Roster) -> str:
    parts = (
        _place(line.organisation, roster)
        + (f" {pounds(line.amount)}" if line.amount is not None else "")
        for line in lines
    )
    return "; ".join(parts)


def _grants(ids: Iterable[int], roster: Roster) -> str:
    return "; ".join(roster.funds.grants[grant].reference for grant in ids)


def _shares(shares: Iterable[tuple[int, Fraction]], roster: Roster) -> str:
    return "; ".join(sorted(f"{_person(p, roster)} {decimal(days)}" for p, days in shares))


def _requirements(asked: Iterable[Requirement], _roster: Roster) -> str:
    return "; ".join(map(_requirement, asked))


def _requirement(asked: Requirement) -> str:
    more = (
        f"{asked.days} days" if asked.days else "",
        f"at least {asked.at_least} %" if asked.at_least else "",
        f"due {asked.due:%d/%m/%Y}" if asked.due else "",
    )
    told = ", ".join(filter(None, more))
    return f"{asked.name} ({told})" if told else asked.name


_OF_MONEY: Mapping[str, Callable[[Any, Roster], str]] = {
    "lines": _lines,
    "grants": _grants,
    "shares": _shares,
    "requirements": _requirements,
}


def _place(organisation: int, roster: Roster) -> str:
    found = roster.organisations.get(organisation)
    return found.name if found else "(folded in)"


def _person(person: int, roster: Roster) -> str:
    return roster.people[person].name


def _appointment(held: Appointment, roster: Roster) -> str:
    role = held.role.value.replace("_", " ")
    return role if held.organisation is None else f"{role} at {_place(held.organisation, roster)}"
