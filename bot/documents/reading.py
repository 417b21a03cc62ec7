"""Any file with a table in it, by its name and its first bytes."""

from pathlib import Path

from bot.documents import archives, delimited, foreign, workbooks
from bot.documents.tables import FileTables, Table, TableFile, Unreadable
from domain.text import clean

# Blanks may stand before what tells.
_BEGINNING = foreign.LONGEST_BEGINNING + 60
_ZIPPED = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_MACROS = (".xlsm", ".xltm", ".xlsb", ".xlam")


def from_path(path: Path) -> TableFile:
    """A file of the disk; its name is one line that can be printed."""
    return TableFile(" ".join(clean(path.name).split()), lambda: path.open("rb"))


def read_here(source: TableFile) -> FileTables:
    """A file that is surely harmless; others are read by `apart.read_apart`."""
    try:
        return FileTables(source.name, tuple(tables(source)))
    except Unreadable as problem:
        return FileTables(source.name, (), str(problem))


def tables(source: TableFile) -> list[Table]:
    """The file's sheets, of which a CSV file has one; raises Unreadable with what is to be done."""
    name, ending = source.name, Path(source.name).suffix.lower()
    if ending in _MACROS:
        raise Unreadable(f"{name} may hold macros, which are not accepted. Save it as .xlsx.")
    first = first_bytes(source)
    if not first:
        raise Unreadable(f"{name} is empty.")
    if first.startswith(_OLD_EXCEL):
        raise Unreadable(
            f"{name} is in Excel's old format or locked with a password. Save it as .xlsx."
        )
    if what := foreign.beginning(first):
        raise Unreadable(f"{name} {what}")
    if ending == ".zip":
        unpacked = archives.inside(source.open, name)
        return [Table(name, lambda: delimited.read(unpacked, name))]
    if first.startswith(_ZIPPED):
        return workbooks.read(source.open, name)
    if ending in (".csv", ".txt", ".tsv"):
        return [Table(name, lambda: delimited.read(source.open, name))]
    if ending == ".xlsx":
        raise Unreadable(
            f"{name} is not an Excel workbook that can be opened. Save it anew as .xlsx; or, if "
            "it is a CSV file, let its name end in .csv."
        )
    raise Unreadable(f"{name} is none of .xlsx, .csv and .zip.")


def first_bytes(source: TableFile) -> bytes:
    """Its first few bytes; raises Unreadable where there is no such file."""
    try:
        with source.open() as stream:
            return stream.read(_BEGINNING)
    except FileNotFoundError:
        raise Unreadable(f"There is no file {source.name}.") from None
    except OSError as error:
        raise Unreadable(
            f"{source.name} cannot be opened: {error.strerror or 'it is no file'}."
        ) from None
