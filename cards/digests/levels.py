"""The section of a digest about service: flags, what is late, promises, what is coming."""

from collections.abc import Iterator
from datetime import timedelta

from microsoft_teams.cards.core import CardElement as Element

from cards.digests.parts import word
from cards.elements import facts, section
from cards.phrases import counted, day_in_short, days, listed, seconds
from domain.digests.digests import DigestFigures, Flags, Level, Overdue, Totals
from domain.hub import Hub
from domain.prompts.calendar import DAY


def how_we_do(figures: DigestFigures, hub: Hub) -> Iterator[Element]:
    """The section about service; nothing where there is nothing to say."""
    pairs = (
        ("Flags", _flags(figures.flags)),
        ("Late", listed(_overdue(overdue, hub) for overdue in figures.overdue)),
        ("Recorded late", _late(figures.late, hub)),
        ("Did not happen", _missed(figures.missed, hub)),
        ("First contact", _level(figures.contacted_in_time, "within 7 days")),
        ("Records", _level(figures.recorded_in_time, "within 5 working days")),
        ("Time to record", _time_to_record(figures)),
        ("Coming", _coming(figures, hub)),
    )
    if any(value for _, value in pairs):
        yield section("How we are doing")
        yield from facts(pairs)


def _flags(flags: Flags) -> str:
    if not flags.raised:
        return f"none raised, {flags.open:,} still open" if flags.open else ""
    parts = [f"{flags.raised:,} raised"]
    if flags.median is not None:
        usual = "median" if flags.answered > 1 else "after"
        parts.append(f"{flags.answered:,} answered ({usual} {_length(flags.median)})")
    parts.append(f"{flags.open:,} still open" if flags.open else "none open")
    return ", ".join(parts)


def _length(time: timedelta) -> str:
    """A wait in minutes, hours or days, rounded up."""
    # -(-a // b) is a divided by b, rounded up.
    minutes = max(1, -(-int(time.total_seconds()) // 60))
    if minutes < 90:
        return counted(minutes, "minute", "minutes")
    hours = -(-minutes // 60)
    if hours < 48:
        return counted(hours, "hour", "hours")
    return counted(-(-hours // 24), "day", "days")


def _overdue(overdue: Overdue, hub: Hub) -> str:
    return f"{overdue.count:,} {word(overdue.what, overdue.count, hub)}"


def _missed(missed: int, hub: Hub) -> str:
    return f"{missed:,} planned {word('visit', missed, hub)}" if missed else ""


def _time_to_record(figures: DigestFigures) -> str:
    if figures.seconds is None:
        return ""
    return f"{seconds(figures.seconds)} (median of {figures.timed:,})"


def _late(late: Totals, hub: Hub) -> str:
    if not late.visits:
        return ""
    return f"{late.visits:,} {word('visit', late.visits, hub)} of earlier weeks, {days(late.days)}"


def _coming(figures: DigestFigures, hub: Hub) -> str:
    if not figures.coming:
        return ""
    begins = day_in_short(figures.last + DAY, figures.last)
    visits = word("visit", figures.coming, hub)
    return f"{figures.coming:,} {visits} planned in the week from {begins}"


def _level(level: Level | None, within: str) -> str:
    return f"{level.kept:,} of {level.of:,} {within}" if level else ""
