"""Files that people sent, in words: what each is and how large."""

from collections.abc import Mapping

from domain.library.kept_files import KeptFile
from domain.library.sent_files import FileKind

KINDS: Mapping[FileKind, str] = {
    FileKind.WORD: "Word",
    FileKind.EXCEL: "Excel",
    FileKind.OPEN_TEXT: "OpenDocument",
    FileKind.PDF: "PDF",
    FileKind.MARKDOWN: "Markdown",
    FileKind.CSV: "CSV",
    FileKind.TEXT: "Text",
    FileKind.PNG: "Picture",
    FileKind.JPEG: "Picture",
    FileKind.HEIC: "Picture",
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
