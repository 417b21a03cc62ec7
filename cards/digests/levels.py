"""The service of a digest: flags, what is missing, promises, and what is coming."""

from collections.abc import Iterator
from datetime import timedelta

from microsoft_teams.cards.core import CardElement as Element

from cards.digests.parts import word
from cards.elements import facts, fold, small
from cards.phrases import counted, day_in_short, days, lowered, seconds
from domain.digests.digests import DigestFigures, Flags, Level, Totals
from domain.hub import Hub
from domain.prompts.answer_times import PromiseFigures
from domain.prompts.calendar import DAY

_HOW_MANY = {1: "", 2: "both "}


def how_we_do(figures: DigestFigures, hub: Hub) -> Iterator[Element]:
    """Service in a line, and folded under it every figure; nothing where there is none to give."""
    pairs = tuple((key, value) for key, value in _pairs(figures, hub) if value)
    if pairs:
        key, value = pairs[0]
        head = service_in_words(figures, hub) or f"{key}: {lowered(value)}"
        inside = [*facts(pairs), small("Nobody who is late is named here.")]
        yield from fold("service", head, f"{head}. Show or hide the figures", inside, open_=False)


def service_in_words(figures: DigestFigures, hub: Hub) -> str:
    """What most ask about service: 12 of 14 records in time, 3 missing; 2 flags, both answered."""
    level, missing = figures.recorded_in_time, figures.unrecorded
    recorded = []
    if level:
        recorded.append(f"{level.kept:,} of {level.of:,} {word('record', level.of, hub)} in time")
    if missing:
        records = "" if level else f" {word('record', missing, hub)}"
        recorded.append(f"{missing:,}{records} missing")
    flags = figures.flags
    flagged = counted(flags.raised, "flag", "flags") if flags.raised else ""
    if flagged:
        flagged = f"{flagged}, {_answered(flags)}"
    elif flags.open:
        flagged = f"{counted(flags.open, 'flag', 'flags')} still open"
    return "; ".join(filter(None, (", ".join(recorded), flagged)))


def _answered(flags: Flags) -> str:
    if flags.answered < flags.raised:
        return f"{flags.answered:,} answered" if flags.answered else "not answered yet"
    return f"{_HOW_MANY.get(flags.raised, 'all ')}answered"


def _pairs(figures: DigestFigures, hub: Hub) -> Iterator[tuple[str, str]]:
    """Each figure with its name; without a value where there is none."""
    yield "Recorded in time", _level(figures.recorded_in_time, "(5 working days)")
    yield "Not recorded yet", _visits(figures.unrecorded, hub)
    yield "Added", _late(figures.late, hub)
    yield "Did not happen", _visits(figures.missed, hub)
    yield "Flags", _flags(figures.flags)
    yield "First contact", _level(figures.contacted_in_time, "within 7 days")
    yield "Requests", _requests(figures.requests)
    yield "Time to record", _time_to_record(figures)
    yield "Coming", _coming(figures, hub)


def _visits(number: int, hub: Hub) -> str:
    return f"{number:,} planned {word('visit', number, hub)}" if number else ""


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


def _time_to_record(figures: DigestFigures) -> str:
    if figures.seconds is None:
        return ""
    return f"{seconds(figures.seconds)} (median of {figures.timed:,})"


def _requests(promised: PromiseFigures | None) -> str:
    """5 of 6 matched in time, median 1.2 days."""
    if promised is None or not promised.asked:
        return ""
    usual = f", median {promised.days:.1f} days" if promised.days is not None else ""
    return f"{promised.in_time:,} of {promised.asked:,} matched in time{usual}"


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
