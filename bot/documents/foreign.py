"""Files of other programs, each named for what it is, with what to do about it."""

import zipfile
from collections.abc import Sequence

from bot.documents.archives import DAMAGES

_SAVE = "Open it there, and save it as .xlsx."
_SHEETS = "in Excel or LibreOffice"
# The beginning of a file, in small letters, and what such a file is.
_BEGINNINGS = (
    (b"%pdf", "is none of .xlsx, .csv and .zip. It is a PDF: ask for the table itself, as .xlsx."),
    (b"{\\rtf", "is a text document. Put its table into a sheet, and save that as .xlsx."),
    (b"<html", f"is a web page, whatever its name says. Open it {_SHEETS}, and save it as .xlsx."),
    (b"<!doctype html", f"is a web page. Open it {_SHEETS}, and save it as .xlsx."),
    (b"<table", f"is a web page, whatever its name says. Open it {_SHEETS}, and save it as .xlsx."),
    (b"<?xml", f"is an XML file. Open it {_SHEETS}, and save it as .xlsx."),
    (b"\x1f\x8b", "is packed with gzip. Unpack it first."),
    (b"7z\xbc\xaf", "is packed with 7-Zip. Unpack it first."),
    (b"rar!", "is packed with RAR. Unpack it first."),
)
LONGEST_BEGINNING = max(len(beginning) for beginning, _ in _BEGINNINGS)
_STRICT = b"purl.oclc.org/ooxml"


def beginning(first: bytes) -> str:
    """What a file is that begins so, as the end of a sentence; empty where nothing tells."""
    small = first.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((what for start, what in _BEGINNINGS if small.startswith(start)), "")


def archive(names: Sequence[str], parts: zipfile.ZipFile) -> str:
    """What an archive is that is no usual workbook, as `beginning` says it."""
    there = set(names)
    if "content.xml" in there and "mimetype" in there:
        return f"is an OpenDocument file, as LibreOffice saves it. {_SAVE}"
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        return "is a file of Apple Numbers. Open it there, and export it to Excel."
    if "word/document.xml" in there:
        return "is a Word document. Put its table into a sheet, and save that as .xlsx."
    if "ppt/presentation.xml" in there:
        return "is a presentation. Put its table into a sheet, and save that as .xlsx."
    if "xl/workbook.bin" in there:
        return "is a binary workbook. Save it as “Excel Workbook (.xlsx)”."
    if "xl/workbook.xml" in there and _is_strict(parts):
        return (
            "is saved as “Strict Open XML Spreadsheet”. Save it as “Excel Workbook (.xlsx)”: the "
            "names in Excel's list look much alike."
        )
    return ""


def _is_strict(parts: zipfile.ZipFile) -> bool:
    try:
        with parts.open("xl/workbook.xml") as workbook:
            return _STRICT in workbook.read(4_000)
    except DAMAGES:
        # Whoever reads it in earnest says what is broken.
        return False
