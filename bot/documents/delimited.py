"""CSV in any of the forms that English schools' systems and Excel write, and CSV out."""

import codecs
import csv
import io
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from bot.documents.tables import MOST_COLUMNS, Cells, Unreadable, counted

DELIMITERS = ",;\t"
LONGEST_FIELD = 100_000
_BLOCK = 1 << 20
# A spreadsheet reads a cell that begins so as a formula; an apostrophe before it makes it text
# (ASVS 1.2.10, and OWASP on CSV injection: a Japanese Excel takes the wide forms too).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def read(open_: Callable[[], BinaryIO], name: str) -> Iterator[tuple[int, Cells]]:
    """The rows of a CSV file: UTF-8, UTF-16 or cp1252, cells apart by comma, semicolon or tab."""
    with open_() as stream:
        encoding = _encoding(stream, name)
    with (
        open_() as stream,
        io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text,
    ):
        first, delimiter = _beginning(text)
        csv.field_size_limit(LONGEST_FIELD)
        reader = csv.reader(itertools.chain(first, text), delimiter=delimiter)
        yield from counted(_cells(reader, name), name)


def write(header: Iterable[object], rows: Iterable[Iterable[object]]) -> bytes:
    """A CSV file that Excel opens with its accents right and without a live formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([harmless(v) for v in header])
    writer.writerows([harmless(v) for v in row] for row in rows)
    return codecs.BOM_UTF8 + out.getvalue().encode("utf-8", "replace")


def harmless(value: object) -> object:
    """The value, as text that no spreadsheet takes for a formula; numbers stay numbers."""
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cells(reader: Iterable[list[str]], name: str) -> Iterator[Cells]:
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
        yield list(row[:MOST_COLUMNS])


def _encoding(stream: BinaryIO, name: str) -> str:
    first = stream.read(_BLOCK)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in first:
        raise Unreadable(f"{name} is not a text file. Save it as .xlsx or as CSV.")
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while first:
            decoder.decode(first)
            first = stream.read(_BLOCK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


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
