"""Reports in words: what each is called, where it stands, and why it is due in which form."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from microsoft_teams.cards.core import Badge

from cards.elements import badge
from cards.line_breaks import unbroken
from cards.phrases import counted, either, in_hub_words, listed, lowered, number, short_day
from domain.funding.grants import GrantKind
from domain.hub import Hub
from domain.quality.report_rules import Per, ReportForm, ReportKind
from domain.quality.reports import Report, ReportState

KINDS: Mapping[ReportKind, str] = {
    ReportKind.INTERIM: "Interim {report}",
    ReportKind.FINAL: "Final {report}",
}
FORMS: Mapping[ReportForm, str] = {
    ReportForm.TEMPLATE: "the template",
    ReportForm.ANNOTATED_PLAN: "your plan with notes",
}
STATES: Mapping[ReportState, str] = {
    ReportState.DUE: "Due",
    ReportState.STARTED: "Started",
    ReportState.SUBMITTED: "To judge",
    ReportState.RETURNED: "Returned",
    ReportState.ACCEPTED: "Accepted",
    ReportState.WAIVED: "Not needed",
    ReportState.REPLACED: "Replaced",
}
_MONEY: Mapping[GrantKind, str] = {
    GrantKind.CARRIED_FORWARD: "money carried forward",
    GrantKind.NEW: "new money",
    GrantKind.ADDITIONAL: "additional money",
}
_ONE_GRANT: Mapping[GrantKind, str] = {
    GrantKind.NEW: "a new {grant}",
    GrantKind.ADDITIONAL: "an additional {grant}",
}


@dataclass(frozen=True, slots=True)
class ReasonFacts:
    """What decided that a report is due, as far as its sentence says it.

    `kinds` has the kind of each grant, `origins` the school years that money was carried forward
    from, and `schools` the number of schools of a trust's one grant.
    """

    holder: str
    school_year: str
    kinds: tuple[GrantKind, ...] = ()
    origins: tuple[str, ...] = ()
    schools: int = 0


def reason(report: Report, facts: ReasonFacts, hub: Hub) -> str:
    """Why this report is due and in which form, in two sentences."""
    if not facts.kinds:
        return in_hub_words(_without_money(report.kind), hub)
    return in_hub_words(f"{_because(facts)} {_so(report, facts)}", hub)


def money_words(kinds: Iterable[GrantKind]) -> list[str]:
    """What kinds of money are called, each one time."""
    return [_MONEY[kind] for kind in sorted(set(kinds), key=list(_MONEY).index)]


def report_title(report: Report, hub: Hub) -> str:
    """What it is called: Final report."""
    return in_hub_words(KINDS[report.kind], hub)


def due_words(report: Report, today: date) -> str:
    """By when it is wanted: due Fri 9 Jul; nothing for what is done."""
    wanted = report.asked_by
    if not report.open or wanted is None:
        return ""
    return unbroken(f"due {short_day(wanted, today)}")


def state_badge(report: Report, today: date) -> Badge | None:
    """Where it stands, if that wants a look or is news."""
    if report.late(today):
        return badge("Late", "Warning")
    return _BADGES.get(report.state)


def _without_money(kind: ReportKind) -> str:
    begins = "This {deployment} is paid from the {school}'s own budget."
    if kind is ReportKind.INTERIM:
        return f"{begins} A short interim {{report}} is asked for half way."
    return f"{begins} A short final {{report}} closes it."


def _because(facts: ReasonFacts) -> str:
    kinds, year = set(facts.kinds), facts.school_year
    if kinds == {GrantKind.CARRIED_FORWARD}:
        since = f" from {listed(facts.origins)}" if facts.origins else ""
        carried = f"{facts.holder} uses only money carried forward{since}"
        return f"{carried} and got nothing new in {year}."
    if len(facts.kinds) == 1:
        schools = f" for {_schools(facts.schools)}" if facts.schools > 1 else ""
        return f"{facts.holder} holds {_ONE_GRANT[facts.kinds[0]]} of {year}{schools}."
    if len(kinds) == 1:
        return f"{facts.holder} holds {counted(len(facts.kinds), '{grant}', '{grants}')} of {year}."
    return f"{facts.holder} uses {listed(money_words(kinds))} of {year}."


def _so(report: Report, facts: ReasonFacts) -> str:
    if report.per is not Per.HOLDER:
        return f"So you may {_choice(report.forms)}."
    one = "So it is one {report}"
    if len(facts.kinds) > 1:
        one = f"{one} for all of it"
    lines = ", with a line for each {school}" if facts.schools > 1 else ""
    if len(report.forms) > 1:
        return f"{one}{lines}. You may {_choice(report.forms)}."
    return f"{one}, on {FORMS[report.forms[0]]}{lines}."


def _choice(forms: Sequence[ReportForm]) -> str:
    ways = [_WAYS[form] for form in forms]
    if len(ways) > 1:
        ways[0] = f"{ways[0]} (preferred)"
    return either(ways)


def _schools(much: int) -> str:
    return f"{lowered(number(much))} {{schools}}"


_WAYS: Mapping[ReportForm, str] = {
    ReportForm.TEMPLATE: "use the template",
    ReportForm.ANNOTATED_PLAN: "send your plan with notes",
}
_BADGES: Mapping[ReportState, Badge] = {
    ReportState.SUBMITTED: badge(STATES[ReportState.SUBMITTED], "Default"),
    ReportState.RETURNED: badge(STATES[ReportState.RETURNED], "Warning"),
    ReportState.ACCEPTED: badge(STATES[ReportState.ACCEPTED], "Good"),
    ReportState.WAIVED: badge(STATES[ReportState.WAIVED], "Default"),
    ReportState.REPLACED: badge(STATES[ReportState.REPLACED], "Default"),
}
