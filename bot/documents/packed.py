"""The rows of a sheet as they came from its reader, packed in memory."""

import gzip
import io
from collections.abc import Iterator

from bot.documents.lines import NoRow, row_of
from bot.documents.tables import Cells, Unreadable


class PackedRows:
    """Rows by lines, of the file of that name; a national file is a tenth of itself."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._bytes = io.BytesIO()
        self._packer = gzip.GzipFile(fileobj=self._bytes, mode="wb", compresslevel=1)

    def add(self, line: bytes) -> None:
        """One more; it is looked at here, so that reading it later cannot fail."""
        try:
            row_of(line)
        except NoRow:
            raise Unreadable(f"{self._name} is damaged and cannot be read.") from None
        self._packer.write(line)

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Each row with its number, anew at each call."""
        self._packer.close()
        with gzip.GzipFile(fileobj=io.BytesIO(self._bytes.getvalue())) as lines:
            yield from map(row_of, lines)
