"""Lists written into files: a workbook for people, a CSV file for programs."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, BinaryIO

from bot.documents import delimited
from bot.documents.list_workbooks import About, write_list
from bot.documents.sheets import ListColumn, as_text, values_of
from bot.making.lists import ListFile, ListRequest, ListTable
from cards.line_breaks import breakable
from cards.phrases import clock, counted, in_hub_words, long_day, titled
from domain.hub import Hub
from storage.store import Store

PERSONAL = "It holds personal data: keep it no longer than you need it."


def write_workbook(
    list_: ListFile, wanted: ListRequest, store: Store, to: BinaryIO, most: int | None = None
) -> int:
    """Writes the list as its reader sees it, at most so many rows; gives how many there are."""
    title = in_hub_words(list_.title, store.hub)
    columns = _in_hub_words(list_.table.columns(wanted, store.hub), store.hub)
    rows = islice(list_.table.rows(wanted, store), most)
    return write_list(to, titled(title), columns, rows, _about(list_, wanted, store, most))


def write_csv(table: ListTable[Any], wanted: ListRequest, store: Store, to: BinaryIO) -> int:
    """Writes it under the names of its columns, which no hub renames; gives how many rows."""
    columns = table.columns(wanted, store.hub)
    rows = values_of(columns, table.rows(wanted, store))
    return delimited.write_rows(
        to, [column.name for column in columns], (map(as_text, row) for row in rows)
    )


def file_name(list_: ListFile, wanted: ListRequest, hub: Hub) -> str:
    """What its file is called: records-of-visits-2026-11-23.xlsx."""
    words = re.sub(r"[\W_]+", "-", in_hub_words(list_.title, hub).lower()).strip("-")
    return f"{words}-{wanted.today}.xlsx"


def summed_up(
    list_: ListFile, wanted: ListRequest, store: Store, rows: int, most: int | None = None
) -> str:
    """What a file holds, in a few words: 132 records of visits, only Peel Park."""
    holds = counted(rows, *list_.counted(store.hub))
    if rows == most:
        holds = f"The first {holds}, and no more: whoever runs Hub Visits can export all"
    narrowed = list_.narrowed(wanted, store)
    return f"{holds}, only {in_hub_words(narrowed, store.hub)}" if narrowed else holds


def _about(
    list_: ListFile, wanted: ListRequest, store: Store, most: int | None
) -> Callable[[int], About]:
    """The first sheet: from where it is, for whom, of which moment, and what is in it."""
    made, hub = wanted.local(wanted.now), store.hub

    def about(rows: int) -> About:
        lines = {
            "From": f"Hub Visits of {hub.name}",
            "For": wanted.reader.name,
            "Made on": breakable(f"{long_day(made.date())}, {clock(made)}"),
            "Holds": f"{summed_up(list_, wanted, store, rows, most)}, {list_.order}",
            "Note": list_.remark(wanted, hub),
            "Keep it safe": PERSONAL,
        }
        return [(label, text) for label, text in lines.items() if text]

    return about


def _in_hub_words(columns: Sequence[ListColumn[Any]], hub: Hub) -> Sequence[ListColumn[Any]]:
    return [replace(each, heading=titled(in_hub_words(each.heading, hub))) for each in columns]
