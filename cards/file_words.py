"""Files that people sent, in words: what each is and how large."""

from collections.abc import Mapping

from domain.library.kept_files import KeptFile
from domain.library.sent_files import FileType

KINDS: Mapping[FileType, str] = {
    FileType.WORD: "Word",
    FileType.OLD_WORD: "Word",
    FileType.EXCEL: "Excel",
    FileType.OPEN_TEXT: "OpenDocument",
    FileType.PDF: "PDF",
    FileType.MARKDOWN: "Markdown",
    FileType.CSV: "CSV",
    FileType.TEXT: "Text",
    FileType.PNG: "Picture",
    FileType.JPEG: "Picture",
    FileType.HEIC: "Picture",
}
_KB, _MB = 1 << 10, 1 << 20


def file_facts(file: KeptFile) -> tuple[str, ...]:
    """What a file is, its size, and its version from the second on."""
    version = f"version {file.version}" if file.version > 1 else ""
    return KINDS[file.kind], size(file.size), version


def size(amount: int) -> str:
    """Bytes as people read them: 1 KB, 84 KB, 1.2 MB."""
    if amount >= _MB:
        return f"{amount / _MB:.1f} MB".replace(".0 ", " ")
    return f"{max(1, round(amount / _KB)):,} KB"
