"""Files that somebody made so that reading them takes more than there is."""

import io
import zipfile
from collections.abc import Mapping

from bot.documents.workbooks import write

STRINGS = "xl/sharedStrings.xml"
TYPES = "[Content_Types].xml"
_OVERRIDE = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
_HEAD = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def of_strings(many: int) -> bytes:
    """A workbook with so many empty strings: packed it is a five-hundredth of what it says."""
    return _changed({STRINGS: _HEAD + b"<si><t/></si>" * many + b"</sst>"})


def with_noughts(size: int) -> bytes:
    """A sound workbook with a picture of noughts in it that nobody looks at."""
    return _changed({"xl/media/image1.png": bytes(size)})


def lying(book: bytes, part: str, size: int) -> bytes:
    """The same archive, which says that one part of it is of another size."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        told = archive.getinfo(part).file_size.to_bytes(4, "little")
    at = book.rindex(part.encode()) - 46
    assert book[at : at + 4] == b"PK\x01\x02"
    assert book[at + 24 : at + 28] == told
    return book[: at + 24] + size.to_bytes(4, "little") + book[at + 28 :]


def nested(levels: int) -> bytes:
    """A workbook whose sheet has so many elements one within another."""
    return _changed({"xl/worksheets/sheet1.xml": b"<a>" * levels + b"</a>" * levels})


def _changed(parts: Mapping[str, bytes]) -> bytes:
    out, sound = io.BytesIO(), write(["email", "name", "role"], [["a@b.example", "Ann", "officer"]])
    with (
        zipfile.ZipFile(io.BytesIO(sound)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made,
    ):
        for name in archive.namelist():
            content = archive.read(name)
            if name == TYPES and STRINGS in parts and STRINGS not in archive.namelist():
                content = content.replace(b"</Types>", _OVERRIDE)
            if name not in parts:
                made.writestr(name, content)
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()
