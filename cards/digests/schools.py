"""The schools of a digest: those that need a look with why, what is better, and all others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ColumnDefinition, Table, TableCell, TableRow, TextBlock

from cards.digests.parts import amount, days_or_day, word
from cards.elements import BadgeStyle, badge, fold, grey, group, line, row, section, strong
from cards.phrases import PROGRESS, day_in_short, listed, lowered, number, titled
from cards.plain import plain, shortened
from domain.digests.attention import Need, Rest, SchoolRow, Schools
from domain.hub import Hub
from domain.visits.visits import Progress

# How many schools are in sight, how many changes are told, and how many schools a text names.
IN_SIGHT, CHANGES, NAMED = 5, 4, 3
LONGEST_NAME = 70
# As a line counts them.
_ORDER = (Progress.OFF_TRACK, Progress.CONCERNS, Progress.ON_TRACK, Progress.EARLY, None)


def needing_a_look(schools: Schools, today: date, hub: Hub) -> Iterator[Element]:
    """The schools that need a look, the most pressing in sight; nothing where no school is."""
    if not schools.rows:
        return
    yield section(_need_a_look(schools.needing, hub))
    for one in _in_sight(schools):
        said = [strong(plain(one.school)), grey(*_standing(one, today, hub))]
        yield row(said, [badge(*_why(one, hub))], parted=False)


def better(schools: Schools) -> Iterator[Element]:
    """What improved; nothing where nothing did."""
    # Two pieces of support of one school may have improved alike.
    found = list(dict.fromkeys(schools.improved))
    told = [
        f"{plain(shortened(one.school, LONGEST_NAME))}, from {_lower(one.was)} to {_lower(one.now)}"
        for one in found[:CHANGES]
    ]
    if len(found) > CHANGES:
        told.append(f"{len(found) - CHANGES:,} more")
    if told:
        yield group([line(f"Better: {'; '.join(told)}")])


def other_schools(schools: Schools, today: date, hub: Hub) -> Iterator[Element]:
    """All other schools: how they do in a line, and folded under it each of them, or their sum."""
    left = schools.rows[len(_in_sight(schools)) :]
    if not left:
        return
    head = _others(left, schools, hub)
    heads = (titled(hub.words.one("school")), "Days used", "Progress")
    rows = [_cells(heads, bold=True)]
    rows += [
        _cells((plain(one.school), _of_agreed(one.used, one.agreed), _progress(one, today, hub)))
        for one in left
    ]
    if schools.rest:
        rows.append(_cells(_rest(schools.rest, hub)))
    columns = [ColumnDefinition(width=width) for width in (5, 3, 3)]
    # The first row is the header by default. To say so would need a property for which schema and
    # clients do not have the same name.
    table = Table(columns=columns, show_grid_lines=False, rows=rows)
    yield from fold("schools", head, f"{head}. Show or hide them", [table], open_=False)


def look_in_words(schools: Schools, hub: Hub) -> str:
    """Which schools need a look, in a sentence for where the card is not drawn."""
    if not schools.rows:
        return ""
    names = [shortened(one.school, LONGEST_NAME) for one in _in_sight(schools)[:NAMED]]
    left = schools.needing - len(names)
    told = f": {listed([*names, f'{left:,} more'] if left else names)}" if names else ""
    return f"{_need_a_look(schools.needing, hub)}{told}."


def _in_sight(schools: Schools) -> Sequence[SchoolRow]:
    return [one for one in schools.rows if one.need is not Need.NONE][:IN_SIGHT]


def _need_a_look(needing: int, hub: Hub) -> str:
    # Zero takes the singular: No school needs a look.
    schools = hub.words.one("school") if needing < 2 else hub.words.many("school")
    return f"{number(needing)} {schools} {_needs(needing)} a look"


def _needs(needing: int) -> str:
    return "needs" if needing < 2 else "need"


def _why(one: SchoolRow, hub: Hub) -> tuple[str, BadgeStyle]:
    """What the badge of a school that needs a look says."""
    if one.need is Need.OVER_DAYS:
        return "Over", "Attention"
    if one.need is Need.SILENT or one.progress is None:
        return f"No {hub.words.one('visit')}", "Warning"
    return PROGRESS[one.progress], "Attention" if one.need is Need.OFF_TRACK else "Warning"


def _standing(one: SchoolRow, today: date, hub: Hub) -> Iterator[str]:
    """What the badge of a school leaves open."""
    unit = days_or_day(one.agreed or one.used)
    used, *over = _days(one.used, one.agreed)
    yield ", ".join((f"{used} {unit}", *over))
    if one.progress and one.need in (Need.SILENT, Need.OVER_DAYS):
        yield _lower(one.progress)
    yield from _changes(one, today, hub)


def _progress(one: SchoolRow, today: date, hub: Hub) -> str:
    """All that a row of the table says of a school's progress."""
    if one.progress is None:
        return _not_yet(hub)
    return ", ".join((PROGRESS[one.progress], *_changes(one, today, hub)))


def _changes(one: SchoolRow, today: date, hub: Hub) -> Iterator[str]:
    """What its progress was before, and since when nobody was there."""
    if one.was:
        yield f"was {_lower(one.was)}"
    if one.silent_since:
        visit = hub.words.one("visit")
        without = f"part of it without a {visit}" if one.partly else f"no {visit}"
        yield f"{without} since {day_in_short(one.silent_since, today)}"


def _others(left: Sequence[SchoolRow], schools: Schools, hub: Hub) -> str:
    """How the others do: 35 more schools: 33 on track, 1 too early to say, 1 with no visit yet."""
    counts = Counter(one.progress for one in left)
    for code, some in schools.rest.progress if schools.rest else ():
        counts[code] += some
    total, shown = counts.total(), len(_in_sight(schools))
    head = f"{total:,} {'more ' if shown else ''}{word('school', total, hub)}"
    if needing := schools.needing - shown:
        head = f"{head}, {needing:,} of which {_needs(needing)} a look"
    found = [code for code in _ORDER if counts[code]]
    if len(found) == 1 and total > 1:
        return f"{head}: all {_in_line(found[0], hub)}"
    alone = total == 1
    told = (_in_line(c, hub) if alone else f"{counts[c]:,} {_in_line(c, hub)}" for c in found)
    return f"{head}: {', '.join(told)}"


def _in_line(code: str | None, hub: Hub) -> str:
    return _lower(code) if code else f"with {lowered(_not_yet(hub))}"


def _rest(rest: Rest, hub: Hub) -> tuple[str, str, str]:
    counts = [
        f"{count:,} {_lower(code) if code else lowered(_not_yet(hub))}"
        for code, count in rest.progress
    ]
    if len(counts) == 1 and (only := rest.progress[0][0]):
        counts = [PROGRESS[only]]
    name = f"{rest.schools:,} more {word('school', rest.schools, hub)}"
    return name, _of_agreed(rest.used, rest.agreed), ", ".join(counts)


def _of_agreed(used: Fraction, agreed: Fraction | None) -> str:
    return ", ".join(_days(used, agreed))


def _days(used: Fraction, agreed: Fraction | None) -> tuple[str, ...]:
    """Days used of those agreed, and how many there are more: 7 of 6, and 1 over."""
    if not agreed:
        return (amount(used),)
    of = f"{amount(used)} of {amount(agreed)}"
    return (of, f"{amount(used - agreed)} over") if used > agreed else (of,)


def _not_yet(hub: Hub) -> str:
    return f"No {hub.words.one('visit')} yet"


def _lower(progress: str) -> str:
    return lowered(PROGRESS[progress])


def _cells(texts: Iterable[str], *, bold: bool = False) -> TableRow:
    cells = [
        TableCell(items=[TextBlock(text=text, wrap=True, weight="Bolder" if bold else None)])
        for text in texts
    ]
    return TableRow(cells=cells)
