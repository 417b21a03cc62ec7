"""Any file with a table in it, by its name and its first bytes."""

from pathlib import Path

from bot.documents import archives, delimited, workbooks
from bot.documents.tables import Table, TableFile, Unreadable

_ZIPPED = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_MACROS = (".xlsm", ".xltm", ".xlsb", ".xlam")


def from_path(path: Path) -> TableFile:
    """A file of the disk."""
    return TableFile(path.name, lambda: path.open("rb"))


def tables(source: TableFile) -> list[Table]:
    """The file's sheets, of which a CSV file has one; raises Unreadable with what is to be done."""
    name, ending = source.name, Path(source.name).suffix.lower()
    if ending in _MACROS:
        raise Unreadable(f"{name} may hold macros, which are not accepted. Save it as .xlsx.")
    first = _first_bytes(source)
    if not first:
        raise Unreadable(f"{name} is empty.")
    if first == _OLD_EXCEL:
        raise Unreadable(
            f"{name} is in Excel's old format or locked with a password. Save it as .xlsx."
        )
    if ending == ".zip":
        unpacked = archives.inside(source.open, name)
        return [Table(name, lambda: delimited.read(unpacked, name))]
    if ending == ".xlsx" or first == _ZIPPED:
        return workbooks.read(source.open, name)
    if ending in (".csv", ".txt", ".tsv"):
        return [Table(name, lambda: delimited.read(source.open, name))]
    raise Unreadable(f"{name} is none of .xlsx, .csv and .zip.")


def _first_bytes(source: TableFile) -> bytes:
    try:
        with source.open() as stream:
            return stream.read(4)
    except FileNotFoundError:
        raise Unreadable(f"There is no file {source.name}.") from None
    except OSError as error:
        raise Unreadable(
            f"{source.name} cannot be opened: {error.strerror or 'it is no file'}."
        ) from None
