"""The parts of a receipt: the day, who recorded it, what happened, and the days used."""

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction

from microsoft_teams.cards.core import Badge
from microsoft_teams.cards.core import CardElement as Element

from cards.elements import (
    BadgeStyle,
    badge,
    bar,
    facts,
    grey,
    group,
    line,
    literal,
    row,
    section,
    strong,
)
from cards.phrases import (
    NOTICES,
    PROGRESS,
    TYPES,
    WITH,
    day_and_clock,
    days_used,
    listed,
    long_day,
    lowered,
    people,
    plain_day,
    reason,
    titled,
)
from cards.plain import plain
from domain.hub import Hub
from domain.hub_part import HubPart
from domain.visits.durations import in_full, in_words
from domain.visits.school_copy import SchoolCopy, SchoolMissed, SchoolVisit
from domain.visits.steps import StepWords
from domain.visits.visits import Progress, Record, RecordSource, Visit

STYLES: dict[str, BadgeStyle] = {
    Progress.ON_TRACK: "Good",
    Progress.CONCERNS: "Warning",
    Progress.OFF_TRACK: "Attention",
    Progress.EARLY: "Default",
}


def progress_badge(progress: str, *, large: bool = False) -> Badge:
    """The progress as a badge."""
    return badge(PROGRESS[progress], STYLES[progress], large=large)


def day_line(record: Record, hub: Hub) -> Element:
    """The grey line of a record: Monday 23 November 2026 · Visit · half day (3 hours)."""
    time = in_full(record.what.minutes, hub.hours_a_day)
    if isinstance(record.what, Visit):
        return grey(long_day(record.on), TYPES[record.what.type], time)
    return grey(long_day(record.on), f"{time} lost")


def origin_lines(record: Record, own: bool, now: datetime, hub: Hub) -> Iterator[Element]:
    """What is not usual: somebody else recorded it, it was corrected, or it was imported."""
    leader = plain(record.leader.name)
    if record.recorded_by and record.recorded_by.id != record.leader.id:
        yield grey(f"Recorded by {plain(record.recorded_by.name)} for {leader}")
    elif not own:
        yield grey(f"Recorded by {leader}")
    if record.version > 1 and record.changed_at:
        at = record.changed_at.astimezone(now.tzinfo)
        yield grey(f"Corrected {day_and_clock(at, now.date())}")
    if record.source is RecordSource.IMPORTED:
        yield grey(f"Imported by the {hub.words.one('hub')}")


def what_happened(
    copy: SchoolCopy, today: date, hub: Hub, *, flagged: bool = False
) -> Iterator[Element]:
    """The middle of receipt and copy: the visit with its facts, or why there was none.

    `flagged` says beside the progress that the hub was asked to look.
    """
    if isinstance(copy.what, SchoolMissed):
        yield from _why_not(copy.what, copy, today, hub)
        return
    progress = progress_badge(copy.what.progress, large=True)
    asked = badge(f"{titled(hub.words.one('hub'))} asked to look", "Default", large=True)
    yield row([progress], [asked], parted=False) if flagged else progress
    yield literal(copy.what.did)
    yield from facts(_facts(copy, copy.what, today, hub))


def flag(part: HubPart, stands: str, own: bool, hub: Hub) -> Iterator[Element]:
    """That the hub was asked to look, how that stands, and the note for it."""
    leader = hub.words.one("leader")
    readers = f"{'you' if own else f'the {leader}'} and {hub.words.many('officer')}"
    who = "You" if own else f"The {leader}"
    yield section(f"{who} asked the {hub.words.one('hub')} to look")
    if stands:
        yield line(plain(stands))
    if part.note:
        yield grey(f"Only {readers} see this note; it may be disclosed on request:")
        yield literal(part.note)


def days_bar(used: Fraction, agreed: Fraction | None) -> Element:
    """Days used of days agreed, in words and as a bar."""
    items: list[Element] = [strong(days_used(used, agreed))]
    if agreed:
        items.append(bar(used, agreed))
    return group(items)


def _facts(
    copy: SchoolCopy, visit: SchoolVisit, today: date, hub: Hub
) -> Iterator[tuple[str, str]]:
    times = (f"{s.leader.name} ({in_words(s.minutes, hub.hours_a_day)})" for s in copy.shares)
    yield "With", people(visit.who_with)
    yield "Also there", listed(times)
    yield "Objective", copy.objective
    yield "Next step", _step(copy.step, today)
    yield from _next_visit(copy, today, hub)


def _step(step: StepWords | None, today: date) -> str:
    if step is None:
        return ""
    by = f"by {plain_day(step.by, today)}" if step.by else ""
    rest = ", ".join(filter(None, (WITH.get(step.who, ""), by)))
    return f"{step.what}: {rest}" if rest else step.what


def _next_visit(copy: SchoolCopy, today: date, hub: Hub) -> Iterator[tuple[str, str]]:
    yield (
        f"Next {hub.words.one('visit')}",
        long_day(copy.next_visit, today) if copy.next_visit else "",
    )


def _why_not(missed: SchoolMissed, copy: SchoolCopy, today: date, hub: Hub) -> Iterator[Element]:
    yield line(
        f"{titled(reason(missed.reason, hub))}; notice was given {lowered(NOTICES[missed.notice])}."
    )
    taken = "taken off the agreed days, as cover is paid"
    yield line(f"This time is {taken if missed.counts else 'not taken off the agreed days'}.")
    yield from facts(_next_visit(copy, today, hub))
