"""CSV in any of the forms that English schools' systems and Excel write, and CSV out."""

import codecs
import csv
import io
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from bot.documents.encodings import WINDOWS, encoding_of, of_a_mac
from bot.documents.tables import MOST_COLUMNS, Cells, Unreadable, counted, with_nul

DELIMITERS = ",;\t"
LONGEST_FIELD = 100_000
# A spreadsheet reads a cell that begins so as a formula; an apostrophe before it makes it text
# (ASVS 1.2.10, and OWASP on CSV injection: a Japanese Excel takes the wide forms too).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def read(open_: Callable[[], BinaryIO], name: str) -> Iterator[tuple[int, Cells]]:
    """The rows of a CSV file: UTF-8, UTF-16 or cp1252, cells apart by comma, semicolon or tab.

    A byte that is no character of its encoding becomes U+FFFD.
    """
    with open_() as stream:
        encoding = encoding_of(stream, name)
    with (
        open_() as stream,
        io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text,
    ):
        first, delimiter = _beginning(text)
        csv.field_size_limit(LONGEST_FIELD)
        reader = csv.reader(itertools.chain(first, text), delimiter=delimiter)
        yield from counted(_cells(reader, name, encoding), name)


def write(header: Iterable[object], rows: Iterable[Iterable[object]]) -> bytes:
    """A CSV file that Excel opens with its accents right and without a live formula."""
    out = io.BytesIO()
    write_rows(out, header, rows)
    return out.getvalue()


def write_rows(to: BinaryIO, header: Iterable[object], rows: Iterable[Iterable[object]]) -> int:
    """Writes such a file as its rows come (RFC 4180); gives how many there were."""
    to.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(to, "utf-8", errors="replace", newline="")
    writer, count = csv.writer(text), 0
    writer.writerow([harmless(v) for v in header])
    for count, row in enumerate(rows, 1):  # noqa: B007 - it is used below
        writer.writerow([harmless(v) for v in row])
    # Closing is for whoever opened it.
    text.detach()
    return count


def harmless(value: object) -> object:
    """The value, as text that no spreadsheet takes for a formula; numbers stay numbers."""
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cells(reader: Iterable[list[str]], name: str, encoding: str) -> Iterator[Cells]:
    rows = iter(reader)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            raise Unreadable(
                f"{name}, row {number}: a quotation mark is opened and never closed."
            ) from None
        if any("\0" in cell for cell in row):
            raise with_nul(name, number)
        if encoding == WINDOWS and (odd := of_a_mac(row)):
            raise Unreadable(
                f"{name}, row {number}: “{odd}” looks like the text of an older Mac, read wrongly. "
                "In Excel, save the file as “CSV UTF-8”, and import that."
            )
        yield list(row[:MOST_COLUMNS])


def _beginning(text: io.TextIOWrapper) -> tuple[list[str], str]:
    """The first lines, and the delimiter of their cells.

    Excel's own `sep=` line names it, and is left out.
    """
    seen: list[str] = []
    for line in itertools.islice(text, 20):
        if line.lower().startswith("sep=") and len(line.strip()) == 5:
            return [*seen, "\r\n"], line.strip()[-1]
        seen.append(line)
        bare = _outside_quotes(line)
        if any(d in bare for d in DELIMITERS):
            return seen, max(DELIMITERS, key=bare.count)
    return seen, DELIMITERS[0]


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])
