"""How the hub does, in a digest: flags, what is late, the promises of service, what comes."""

from collections.abc import Iterator
from datetime import timedelta

from microsoft_teams.cards.core import CardElement as Element

from cards.digests.parts import word
from cards.elements import facts, section
from cards.phrases import counted, day_in_short, days, listed, seconds
from domain.digests.digests import DigestFigures, Flags, Level, Overdue, Totals
from domain.hub import Hub
from domain.prompts.calendar import DAY


def how_we_do(said: DigestFigures, hub: Hub) -> Iterator[Element]:
    """Flags, what is late, service levels, what comes: each with the number that it is of."""
    record = said.recorded_in_time
    pairs = (
        ("Flags", _flags(said.flags)),
        ("Late", listed(_owed(owed, hub) for owed in said.overdue)),
        ("Recorded late", _late(said.late, hub)),
        (
            "Did not happen",
            f"{said.missed:,} planned {word('visit', said.missed, hub)}" if said.missed else "",
        ),
        ("First contact", _level(said.contacted_in_time, "within 7 days")),
        ("Records", _level(record, "within 5 working days")),
        (
            "Time to record",
            f"{seconds(said.seconds)} (median of {said.timed:,})"
            if said.seconds is not None
            else "",
        ),
        ("Coming", _coming(said, hub)),
    )
    if any(value for _, value in pairs):
        yield section("How we are doing")
        yield from facts(pairs)


def _flags(flags: Flags) -> str:
    if not flags.raised:
        return f"none raised, {flags.open:,} still open" if flags.open else ""
    told = [f"{flags.raised:,} raised"]
    if flags.median is not None:
        usual = (
            f"median {_length(flags.median)}"
            if flags.answered > 1
            else f"after {_length(flags.median)}"
        )
        told.append(f"{flags.answered:,} answered ({usual})")
    told.append(f"{flags.open:,} still open" if flags.open else "none open")
    return ", ".join(told)


def _length(time: timedelta) -> str:
    """A wait in the unit that suits it, rounded up."""
    minutes = max(1, -(-int(time.total_seconds()) // 60))
    if minutes < 90:
        return counted(minutes, "minute", "minutes")
    hours = -(-minutes // 60)
    return (
        counted(hours, "hour", "hours") if hours < 48 else counted(-(-hours // 24), "day", "days")
    )


def _owed(owed: Overdue, hub: Hub) -> str:
    return f"{owed.count:,} {word(owed.what, owed.count, hub)}"


def _late(late: Totals, hub: Hub) -> str:
    if not late.visits:
        return ""
    return f"{late.visits:,} {word('visit', late.visits, hub)} of earlier weeks, {days(late.days)}"


def _coming(said: DigestFigures, hub: Hub) -> str:
    if not said.coming:
        return ""
    begins = day_in_short(said.last + DAY, said.last)
    return f"{said.coming:,} {word('visit', said.coming, hub)} planned in the week from {begins}"


def _level(level: Level | None, within: str) -> str:
    return f"{level.kept:,} of {level.of:,} {within}" if level else ""
