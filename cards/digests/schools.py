"""The schools of a digest: what changed, and a table of those that need attention first."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import (
    ColumnDefinition,
    RichTextBlock,
    Table,
    TableCell,
    TableRow,
    TextBlock,
    TextRun,
)

from cards.digests.parts import amount, word
from cards.elements import section
from cards.phrases import PROGRESS, day_in_short, lowered, titled, unbroken
from cards.plain import plain, shortened
from domain.digests.attention import Movement, Need, Rest, SchoolRow, Schools
from domain.hub import Hub

# More schools than this are a number.
CHANGES, LONGEST_NAME = 4, 70


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
    # The first row is the header by default. To say so would need a property for which schema and
    # clients do not have the same name.
    yield Table(columns=columns, show_grid_lines=False, rows=rows)


def _changes(word: str, found: tuple[Movement, ...]) -> Iterator[Element]:
    if not found:
        return
    parts = [
        f"{shortened(c.school, LONGEST_NAME)}, from {_lower(c.was)} to {_lower(c.now)}"
        for c in found[:CHANGES]
    ]
    if len(found) > CHANGES:
        parts.append(f"{len(found) - CHANGES} more")
    runs = [
        TextRun(text=f"{word}: ", weight="Bolder"),
        TextRun(text=f"{'; '.join(parts)}."),
    ]
    yield RichTextBlock(inlines=runs, spacing="Small")


def _lower(progress: str) -> str:
    return lowered(PROGRESS[progress])


def _progress(row: SchoolRow, today: date) -> str:
    progress = PROGRESS[row.progress] if row.progress else "No visit yet"
    if row.need is Need.SLIPPED and row.was:
        return f"{progress}, was {_lower(row.was)}"
    if row.silent_since and row.progress:
        without = "part of it without a visit" if row.partly else "no visit"
        return f"{progress}; {without} since {unbroken(day_in_short(row.silent_since, today))}"
    return progress


def _days(used: Fraction, agreed: Fraction | None) -> str:
    if not agreed:
        return amount(used)
    return f"{amount(used)} of {amount(agreed)}{', over' if used > agreed else ''}"


def _rest(rest: Rest, hub: Hub) -> tuple[str, str, str]:
    days_used = _days(rest.used, rest.agreed)
    if len(rest.progress) == 1 and rest.progress[0][0]:
        progress = rest.progress[0][0]
        return f"and {rest.schools:,} more {_lower(progress)}", days_used, PROGRESS[progress]
    counts = [
        f"{count:,} {_lower(code) if code else 'with no visit yet'}"
        for code, count in rest.progress
    ]
    name = f"and {rest.schools:,} more {word('school', rest.schools, hub)}"
    return name, days_used, ", ".join(counts)


def _cells(texts: Iterable[str], *, bold: bool = False) -> TableRow:
    cells = [
        TableCell(items=[TextBlock(text=text, wrap=True, weight="Bolder" if bold else None)])
        for text in texts
    ]
    return TableRow(cells=cells)
