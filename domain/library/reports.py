"""The outline of an interim or final report, part-filled with what is known."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.hub import Hub
from domain.library.outlines import (
    Blank,
    Block,
    FieldTable,
    Grid,
    Heading,
    Hint,
    Outline,
    Prose,
    empty_rows,
)
from domain.library.report_drafts import (
    DraftMoney,
    DraftObjective,
    DraftSupport,
    DraftVisit,
    ReportOutline,
    ReportStage,
)
from domain.support.deployments import decimal

_TITLES = {
    None: "Interim or final {report}",
    ReportStage.INTERIM: "Interim {report}",
    ReportStage.FINAL: "Final {report}",
}
_DIFFERENCE = ("For leaders", "For teaching", "For pupils")
_MONEY = (
    "{Grant}, {school}",
    "Allocated",
    "{Leaders}’ days",
    "Other",
    "Committed",
    "Carried forward, asked",
    "Returned",
)
_ANNEX = (
    *("No.", "Day, type, time", "With whom, objective", "What was done"),
    *("Progress", "{School}’s answer"),
)


def report(draft: ReportOutline, hub: Hub) -> Outline:
    """The report; what is not known yet reads "not stated", or is a table to be filled in.

    The parts about one support are repeated for each; a template has one that is empty.
    """
    supports = draft.supports or (DraftSupport(""),)
    return Outline(
        title=hub.words.fill(_TITLES[draft.stage]),
        about=hub.words.fill(_about(draft)),
        blocks=(
            *_beginning(draft, hub),
            *_of_supports(replace(draft, supports=supports), hub),
            *_money(draft, hub),
            *_ending(draft, hub),
            *_annex(supports, hub),
        ),
    )


def pounds(pence: int | None) -> str:
    """An amount as documents have it, always with pence; empty where nobody said."""
    return "" if pence is None else f"£{pence / 100:,.2f}"


def _about(draft: ReportOutline) -> str:
    if not draft.supports:
        return "template, for those who {report} on funded {deployment}"
    number = f", draft {draft.edition}" if draft.edition else ""
    return f"part-filled from the {{records}}{number}, for {draft.holder or 'the {hub}'}"


def _beginning(draft: ReportOutline, hub: Hub) -> Iterator[Block]:
    fill = hub.words.fill
    programme = ", ".join(filter(None, (draft.programme, draft.school_year)))
    supports = "; ".join(filter(None, (_named(each) for each in draft.supports)))
    period = " to ".join(_day(day) for day in (draft.first, draft.last) if day)
    pairs = {
        "Kind": draft.stage or "",
        "Holder of the {grants}": draft.holder,
        "{Programme}, school year": programme,
        "{Grants}": ", ".join(draft.grants),
        "{School} and {leader}": supports,
        "Period": period,
        "Due": _day(draft.due),
        "Written by": draft.written_by,
        "Draft": str(draft.edition) if draft.edition else "",
    }
    yield FieldTable(tuple((fill(name), text) for name, text in pairs.items()))
    yield Heading("1 In short")
    yield Hint("Days, objectives, money and where things stand, in four or five sentences.")
    yield from map(Prose, draft.in_short)
    if not draft.in_short:
        yield Blank()


def _of_supports(draft: ReportOutline, hub: Hub) -> Iterator[Block]:
    """Parts 2 to 5: each has a heading for every support, where there are several."""
    several = len(draft.supports) > 1
    parts = (
        ("2 Context and aims", _context),
        ("3 What was done", _done),
        ("4 Progress by objective", _progress),
        ("5 Difference made", _difference),
    )
    for name, part in parts:
        yield Heading(name)
        for number, support in enumerate(draft.supports, 1):
            if several:
                yield Heading(f"{name.partition(' ')[0]}.{number} {_named(support)}", 2)
            yield from part(support, hub)


def _context(support: DraftSupport, hub: Hub) -> Iterator[Block]:
    aims = "; ".join(each.words for each in support.objectives)
    names = ("What the {school} asked for", "Focus", "Objectives")
    values = (support.request, support.focus, aims)
    yield FieldTable(tuple(zip(map(hub.words.fill, names), values, strict=True)))


def _done(support: DraftSupport, hub: Hub) -> Iterator[Block]:
    used, agreed = decimal(support.days_used), decimal(support.days_agreed)
    days = f"{used} of {agreed}" if used and agreed else used
    yield FieldTable((("Days used, of days agreed", days),))
    heads = (hub.words.fill("Type of {visit}"), "Number", "Time")
    rows = tuple((each.what, str(each.number), each.time) for each in support.tallies)
    yield Grid(heads, rows or empty_rows(heads, 3), (50, 20, 30))
    yield Blank("In a sentence", support.done)
    yield Blank("What did not happen, and why", support.missed)


def _progress(support: DraftSupport, _hub: Hub) -> Iterator[Block]:
    for number, each in enumerate(support.objectives or (DraftObjective(""),) * 3, 1):
        pairs = (
            ("Baseline", each.baseline),
            ("What shows success", each.success),
            ("Now", each.now),
            ("Seen in", each.evidence),
            ("Progress over time", each.progress),
            ("Impact", each.impact),
        )
        yield FieldTable(((f"Objective {number}", each.words), *pairs))


def _difference(support: DraftSupport, _hub: Hub) -> Iterator[Block]:
    yield Hint("Results of groups of fewer than ten pupils are not reported.")
    yield FieldTable(tuple(zip(_DIFFERENCE, support.difference, strict=True)))


def _money(draft: ReportOutline, hub: Hub) -> Iterator[Block]:
    heads = tuple(map(hub.words.fill, _MONEY))
    rows = tuple(map(_money_row, draft.money))
    yield Heading("6 Money")
    yield Hint("One row a grant, and a school where a grant has several. All in pounds.")
    yield Grid(heads, rows or empty_rows(heads, 3), (25, 12, 13, 12, 13, 14, 11))


def _money_row(row: DraftMoney) -> tuple[str, ...]:
    amounts = (row.allocated, row.leaders_days, row.other, row.committed)
    left = (row.carried_forward, row.returned)
    return (", ".join(filter(None, (row.grant, row.school))), *map(pounds, (*amounts, *left)))


def _ending(draft: ReportOutline, hub: Hub) -> Iterator[Block]:
    fill = hub.words.fill
    yield Heading("7 What was hard, and what was changed")
    yield Blank("What was hard", draft.hard)
    yield Blank(fill("What {reviews} decided"), "\n".join(draft.changed))
    yield Heading("8 What stays, and next steps")
    yield Blank(f"What stays {'so far' if _interim(draft) else 'when it ends'}", draft.stays)
    yield Blank("Next steps", "\n".join(draft.next_steps))
    if not _interim(draft):
        yield Blank(fill("How the {deployment} ends (final {report})"), draft.exit)
    yield Heading(fill("9 The {school}’s word, the {leader}’s word"))
    yield Blank(fill("The {school}"), draft.schools_word)
    yield Blank(fill("The {leader}"), draft.leaders_word)
    yield Heading("10 Sign-off")
    rows = (
        ("Submitted", draft.submitted_by, _day(draft.submitted_on)),
        ("Accepted", draft.accepted_by, _day(draft.accepted_on)),
    )
    yield Grid(("", "By", "Day"), rows, (26, 48, 26))


def _annex(supports: tuple[DraftSupport, ...], hub: Hub) -> Iterator[Block]:
    heads = tuple(map(hub.words.fill, _ANNEX))
    widths = (7, 19, 19, 30, 12, 13)
    yield Heading(hub.words.fill("Annex A {Visits} by number"))
    several = len(supports) > 1
    for number, support in enumerate(supports, 1):
        if several:
            yield Heading(f"A.{number} {_named(support)}", 2)
        rows = tuple(map(_visit_row, support.visits))
        yield Grid(heads, rows or empty_rows(heads, 6), widths)


def _visit_row(visit: DraftVisit) -> tuple[str, ...]:
    when = ", ".join(filter(None, (_day(visit.on), visit.what, visit.time)))
    whom = "; ".join(filter(None, (visit.with_whom, visit.objective)))
    return (str(visit.number), when, whom, visit.text, visit.progress, visit.answer)


def _named(support: DraftSupport) -> str:
    by = f" ({support.leaders})" if support.leaders else ""
    return f"{support.school}{by}" if support.school else ""


def _interim(draft: ReportOutline) -> bool:
    return draft.stage is ReportStage.INTERIM


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""
