"""Files as people send them, each as small as it can be."""

import io
import zipfile
from pathlib import Path

from bot.documents.workbooks import write

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF"
LOCKED_PDF = PDF.replace(b"/Root", b"/Encrypt 9 0 R /Root")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
JPEG = b"\xff\xd8\xff\xe0" + bytes(64)
HEIC = b"\x00\x00\x00\x18ftypheic" + bytes(64)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = f'<Types><Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


# As Word 97 to 2003 saved a file; written by LibreOffice.
OLD_WORD = (Path(__file__).parents[1] / "documents" / "data" / "plan.doc").read_bytes()


def word(**parts: bytes) -> bytes:
    """A Word document with further parts."""
    return zipped({"[Content_Types].xml": _TYPES.encode(), "word/document.xml": b"<w/>", **parts})


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive of those parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_macros() -> bytes:
    """A Word document whose name may say .docx, with macros in it."""
    return word(**{"word/vbaProject.bin": b"Sub AutoOpen()"})


def bomb() -> bytes:
    """A Word document of 150 KB that unpacks to 150 MB."""
    return word(**{"word/media/image1.png": bytes(150_000_000)})


def open_text(**parts: bytes) -> bytes:
    """A text as LibreOffice saves it."""
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": b"<o/>", **parts})


def old(stream: str) -> bytes:
    """A container of old, with a stream of that name."""
    return _OLD + stream.encode("utf-16-le")


def old_word(*, locked: bool = False, macros: bool = False) -> bytes:
    """The old Word file with the mark of a password, or with what macros lie in."""
    content = bytearray(OLD_WORD)
    if locked:
        content[content.index(b"\xec\xa5") + 11] |= 1
    if macros:
        entry = content.index("\x01CompObj".encode("utf-16-le"))
        name = "Macros".encode("utf-16-le")
        content[entry : entry + 64] = name.ljust(64, b"\0")
        content[entry + 64 : entry + 66] = (len(name) + 2).to_bytes(2, "little")
    return bytes(content)


def people(*rows: tuple[str, str, str]) -> bytes:
    """A workbook of people: name, email and role."""
    return write(["name", "email", "role"], rows)
