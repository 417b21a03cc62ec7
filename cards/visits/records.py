"""The list of records for those who do not make them: contacts, overseers, and the hub."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.answers import ShowCopy
from cards.actions.conversation import Home
from cards.actions.visits import RecordsFile, ShowRecords, ShowVisit
from cards.elements import button, grey, line, title
from cards.finish import finish
from cards.pages import NEWEST_FIRST, turns
from cards.phrases import titled
from cards.plain import plain
from cards.rows import listed_line
from cards.visits.my_visits import place, visit_row
from domain.hub import Hub
from domain.visits.school_copy import SchoolCopy


@dataclass(frozen=True, slots=True)
class RecordsView:
    """One page of records, newest first, as their schools read them.

    `first` is the place of its first row, from 1, of `total`. `notes` says by record where its
    school's answer stands. `whole` are those that open as records, by id, the others as copies.
    `copies` says that the reader has copies at all, as a school does.
    `note` says how it is narrowed. `not_right` are those that the school objects to, by id. `file`
    is the button that has the list made as a file.
    """

    rows: tuple[SchoolCopy, ...]
    total: int
    today: date
    first: int = 1
    older: ShowRecords | None = None
    newer: ShowRecords | None = None
    notes: Mapping[int, str] = field(default_factory=dict)
    whole: frozenset[int] = frozenset()
    copies: bool = True
    note: str = ""
    not_right: frozenset[int] = frozenset()
    file: RecordsFile | None = None


def records(view: RecordsView, hub: Hub) -> dict[str, Any]:
    """The list; a row opens the copy of its record, or the receipt where the reader has that."""
    visits = hub.words.many("visit")
    name = (
        f"{visits.capitalize()} to us"
        if view.copies
        else f"{titled(hub.words.many('record'))} of {visits}"
    )
    where = place(len(view.rows), view.first, view.total, hub)
    home = [] if view.rows else [button(Home(), "Home")]
    actions = [*home, *turns(view, NEWEST_FIRST)]
    return finish(_body(view, name, where, hub), f"{name}: {where}", actions)


def _body(view: RecordsView, name: str, where: str, hub: Hub) -> Iterator[Element]:
    # Whoever has one school only need not read its name in each row.
    schools = {record.school for record in view.rows}
    alone = "" if not view.copies or len(schools) != 1 else schools.pop()
    yield title(name)
    if alone:
        yield grey(plain(alone))
    yield listed_line(where, view.file if view.rows else None)
    if view.note:
        yield line(plain(view.note))
    for record in view.rows:
        whole = record.id in view.whole
        opens = ShowVisit(visit=record.id) if whole else ShowCopy(visit=record.id)
        notes = (record.leader.name, view.notes.get(record.id, ""))
        objected = record.id in view.not_right
        yield visit_row(
            *(record, opens, view.today, hub, notes), not_right=objected, by_day=bool(alone)
        )
    if not view.rows:
        minutes = hub.copy_after // timedelta(minutes=1)
        later = f"{minutes} minutes after its {hub.words.one('leader')} last changed it"
        when = later if view.copies else "as soon as it is saved"
        yield line(f"A {hub.words.one('record')} appears here {when}.")
