"""The sections of a digest: what changed, the schools, how the hub does, and the chart."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import (
    ColumnDefinition,
    HorizontalBarChart,
    HorizontalBarChartDataValue,
    RichTextBlock,
    Table,
    TableCell,
    TableRow,
    TextBlock,
    TextRun,
)

from cards.elements import facts, grey, section
from cards.phrases import (
    PROGRESS,
    counted,
    day_in_short,
    days,
    listed,
    lowered,
    plain_day,
    seconds,
    titled,
    unbroken,
)
from cards.plain import plain, shortened
from domain.digests.attention import Change, Need, Rest, SchoolRow, Schools
from domain.digests.digests import Flags, Level, Owed, Said, Totals
from domain.hub import Hub
from domain.prompts.calendar import FRIDAY
from domain.support.deployments import decimal

CHANGES, LONGEST_NAME, HUNDRED, THOUSAND = 4, 70, 100, 1_000
_DAY = timedelta(days=1)


def headline(said: Said, hub: Hub, *, so_far: bool) -> str:
    """Support in our schools, 16 to 20 November."""
    about = f"{titled(hub.words.many('deployment'))} in our {hub.words.many('school')}"
    return f"{about}, this week so far" if so_far else f"{about}, {_span(said.first, said.last)}"


def fallback(head: str, said: Said, hub: Hub) -> str:
    """The digest in one or two sentences."""
    now, was = said.totals, said.before
    figures = (
        f"{now.visits:,} {_word('visit', now.visits, hub)} ({was.visits:,})",
        f"{amount(now.days)} {'day' if now.days == 1 else 'days'} ({amount(was.days)})",
        f"{now.schools:,} {_word('school', now.schools, hub)} ({was.schools:,})",
    )
    more = [counted(said.flags.raised, "flag", "flags")] if said.flags.raised else []
    more += [f"{o.count:,} late {_word(o.what, o.count, hub)}" for o in said.overdue]
    told = f"{head}: {', '.join(figures)}."
    return f"{told} {', '.join(more)}." if more else told


def amount(value: Fraction) -> str:
    """A number of days, nought included, from a thousand on in whole ones: 8.5, 0, 1,249."""
    return decimal(value if value < THOUSAND else Fraction(round(value)))


def compared(same: bool, was: str, said: Said) -> str:
    """11 the week before; same as before."""
    if same:
        return "same as before"
    if said.weeks_compared > 1:
        return f"{was} in the {said.weeks_compared} school weeks before"
    return f"{was} the week before" if said.adjacent else f"{was} in the last school week"


def changed(schools: Schools) -> Iterator[Element]:
    """What improved and what slipped; nothing where neither did."""
    if not (schools.improved or schools.slipped):
        return
    yield section("What changed")
    yield from _changes("Improved", schools.improved)
    yield from _changes("Slipped", schools.slipped)


def school_table(schools: Schools, today: date, hub: Hub) -> Iterator[Element]:
    """At most twelve schools, those that need attention first, and the rest in one row."""
    if not schools.rows:
        return
    yield section(f"By {hub.words.one('school')}")
    rows = [_cells((titled(hub.words.one("school")), "Days used", "Progress"), bold=True)]
    rows += [
        _cells((plain(row.school), _days(row.used, row.agreed), _progress(row, today)))
        for row in schools.rows
    ]
    if schools.rest:
        rows.append(_cells(_rest(schools.rest, hub)))
    columns = [ColumnDefinition(width=width) for width in (5, 3, 3)]
    # The first row is the header where nothing is said; schema and clients do not agree on the property's name.
    yield Table(columns=columns, show_grid_lines=False, rows=rows)


def how_we_do(said: Said, hub: Hub) -> Iterator[Element]:
    """Flags, what is late, service levels, what comes: each with the number that it is of."""
    record = said.recorded_in_time
    pairs = (
        ("Flags", _flags(said.flags)),
        ("Late", listed(_owed(owed, hub) for owed in said.overdue)),
        ("Recorded late", _late(said.late, hub)),
        (
            "Did not happen",
            f"{said.missed:,} planned {_word('visit', said.missed, hub)}" if said.missed else "",
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


def chart(said: Said) -> Iterator[Element]:
    """Days of support by week as bars, and the same as text where they are not drawn, or not seen."""
    if not any(value for _, value in said.weeks):
        return
    year = said.last
    weeks = [(day_in_short(day, year), _at_a_bar(value)) for day, value in said.weeks]
    told = " · ".join(f"{day}: {amount(value)}" for day, value in weeks)
    yield section("Days of support, week by week")
    yield HorizontalBarChart(
        title="Days of support, week by week",
        display_mode="AbsoluteNoAxis",
        color="categoricalBlue",
        data=[HorizontalBarChartDataValue(x=day, y=float(value)) for day, value in weeks],
        fallback="drop",
    )
    yield grey(f"Days in the week from {told}")


def _at_a_bar(value: Fraction) -> Fraction:
    """Whole days from a hundred on: on a telephone there is no room for more digits beside a bar."""
    return value if value < HUNDRED else Fraction(round(value))


def _span(first: date, last: date) -> str:
    """16 to 20 November: up to the Friday, where the last day is a Sunday."""
    last = last - (last.weekday() - FRIDAY) * _DAY if last.weekday() > FRIDAY else last
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {plain_day(last, last)}"
    return f"{plain_day(first, last)} to {plain_day(last, last)}"


def _changes(word: str, found: tuple[Change, ...]) -> Iterator[Element]:
    if not found:
        return
    told = [
        f"{shortened(c.school, LONGEST_NAME)}, from {_lower(c.was)} to {_lower(c.now)}"
        for c in found[:CHANGES]
    ]
    more = [f"{len(found) - CHANGES} more"] if len(found) > CHANGES else []
    runs = [
        TextRun(text=f"{word}: ", weight="Bolder"),
        TextRun(text=f"{'; '.join((*told, *more))}."),
    ]
    yield RichTextBlock(inlines=runs, spacing="Small")


def _lower(progress: str) -> str:
    return lowered(PROGRESS[progress])


def _progress(row: SchoolRow, today: date) -> str:
    told = PROGRESS[row.progress] if row.progress else "No visit yet"
    if row.need is Need.SLIPPED and row.was:
        return f"{told}, was {_lower(row.was)}"
    if row.silent_since and row.progress:
        without = "part of it without a visit" if row.partly else "no visit"
        return f"{told}; {without} since {unbroken(day_in_short(row.silent_since, today))}"
    return told


def _days(used: Fraction, agreed: Fraction | None) -> str:
    if not agreed:
        return amount(used)
    return f"{amount(used)} of {amount(agreed)}{', over' if used > agreed else ''}"


def _rest(rest: Rest, hub: Hub) -> tuple[str, str, str]:
    days_used = _days(rest.used, rest.agreed)
    if len(rest.progress) == 1 and rest.progress[0][0]:
        progress = rest.progress[0][0]
        return f"and {rest.schools:,} more {_lower(progress)}", days_used, PROGRESS[progress]
    told = [
        f"{count:,} {_lower(code) if code else 'with no visit yet'}"
        for code, count in rest.progress
    ]
    return (
        f"and {rest.schools:,} more {_word('school', rest.schools, hub)}",
        days_used,
        ", ".join(told),
    )


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


def _owed(owed: Owed, hub: Hub) -> str:
    return f"{owed.count:,} {_word(owed.what, owed.count, hub)}"


def _late(late: Totals, hub: Hub) -> str:
    if not late.visits:
        return ""
    return f"{late.visits:,} {_word('visit', late.visits, hub)} of earlier weeks, {days(late.days)}"


def _coming(said: Said, hub: Hub) -> str:
    if not said.coming:
        return ""
    begins = day_in_short(said.last + _DAY, said.last)
    return f"{said.coming:,} {_word('visit', said.coming, hub)} planned in the week from {begins}"


def _level(level: Level | None, within: str) -> str:
    return f"{level.kept:,} of {level.of:,} {within}" if level else ""


def _word(term: str, number: int, hub: Hub) -> str:
    return hub.words.one(term) if number == 1 else hub.words.many(term)


def _cells(texts: Iterable[str], *, bold: bool = False) -> TableRow:
    cells = [
        TableCell(items=[TextBlock(text=text, wrap=True, weight="Bolder" if bold else None)])
        for text in texts
    ]
    return TableRow(cells=cells)
