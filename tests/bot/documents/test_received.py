"""What a sent file is, told by its bytes; and why each other is not taken."""

import random

import pytest

from bot.documents.apart import Bounds
from bot.documents.received import judge
from bot.documents.workbooks import write
from domain.errors import Problem
from domain.library.sent_files import FileType, Received
from tests.bot.documents.hostile import lying
from tests.bot.library import files

BOOK = write(["name"], [["Ann"]])
TAKEN = [
    ("plan.docx", files.word(), "plan.docx"),
    ("plan.doc", files.word(), "plan.docx"),
    ("plan.doc", files.OLD_WORD, "plan.doc"),
    ("plan.docx", files.OLD_WORD, "plan.doc"),
    ("people.xlsx", BOOK, "people.xlsx"),
    ("people.csv", BOOK, "people.xlsx"),
    ("plan.odt", files.open_text(), "plan.odt"),
    ("report.pdf", files.PDF, "report.pdf"),
    ("report", b"\n\n" + files.PDF, "report.pdf"),
    ("IMG_1.PNG", files.PNG, "IMG_1.png"),
    ("IMG_1.jpeg", files.JPEG, "IMG_1.jpg"),
    ("IMG_1.heic", files.HEIC, "IMG_1.heic"),
    ("notes.md", b"# Notes\n\nCaf\xc3\xa9.", "notes.md"),
    ("notes.txt", b"Caf\xe9, as Windows writes it.", "notes.txt"),
    ("notes.txt", "Café".encode("utf-16"), "notes.txt"),
    ("people.csv", b"name,email\nAnn,a@b.example\n", "people.csv"),
]
NOT_TAKEN = [
    ("plan.docx", files.with_macros(), "file_macros"),
    ("plan.docx", files.word(**{"word/embeddings/sheet.xlsm": b"x"}), "file_macros"),
    (
        "plan.docx",
        files.zipped({"[Content_Types].xml": b"ms-word.document.macroEnabled.main+xml"}),
        "file_macros",
    ),
    ("plan.odt", files.open_text(**{"Basic/Standard/Module1.xml": b"x"}), "file_macros"),
    ("plan.docx", files.bomb(), "file_bomb"),
    (
        "plan.docx",
        lying(files.word(**{"word/a": bytes(150_000_000)}), "word/a", 10),
        "file_damaged",
    ),
    ("plan.docx", files.word()[:-30], "file_damaged"),
    ("plan.docx", files.old("EncryptedPackage"), "file_locked"),
    (
        "plan.odt",
        files.open_text(**{"META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
        "file_locked",
    ),
    ("report.pdf", files.LOCKED_PDF, "file_locked"),
    ("plan.doc", files.old("WordDocument"), "file_damaged"),
    ("plan.doc", files.OLD_WORD[:8900], "file_damaged"),
    ("plan.doc", files.old_word(locked=True), "file_locked"),
    ("plan.doc", files.old_word(macros=True), "file_macros"),
    ("people.xls", files.old("Workbook"), "file_old_excel"),
    ("mail.msg", files.old("__substg1.0"), "file_kind"),
    ("all.zip", files.zipped({"a.csv": b"a,b"}), "file_archive"),
    ("all.7z", b"7z\xbc\xaf\x27\x1c", "file_archive"),
    ("slides.pptx", files.zipped({"[Content_Types].xml": b"presentationml"}), "file_kind"),
    ("tool.exe", b"MZ\x90\x00\x03", "file_kind"),
    ("run.bat", b"del *.*", "file_kind"),
    ("page.html", b"<html></html>", "file_kind"),
    ("notes.txt", b"Ann\x00Bob", "file_kind"),
    ("notes.txt", b"\x01\x02\x03", "file_kind"),
]


@pytest.mark.parametrize(("name", "content", "kept"), TAKEN)
def test_a_file_is_what_stands_in_it_whatever_its_name_says(
    name: str, content: bytes, kept: str
) -> None:
    judged = judge(name, content)
    assert isinstance(judged, Received)
    assert (judged.name, judged.content) == (kept, content)
    assert kept.endswith(f".{judged.kind}")


@pytest.mark.parametrize(("name", "content", "why"), NOT_TAKEN)
def test_what_is_not_taken_is_told_why(name: str, content: bytes, why: str) -> None:
    assert judge(name, content) == Problem("", why, {"name": name})


def test_what_takes_too_much_time_or_memory_is_not_taken() -> None:
    slow = judge("plan.docx", files.word(), Bounds(seconds=0.001))
    noise = random.Random(0).randbytes(4 << 20)
    large = judge("plan.docx", files.word(**{"word/a": noise}), Bounds(memory=1 << 20))
    assert slow == large == Problem("", "file_bomb", {"name": "plan.docx"})


def test_a_kind_is_the_ending_of_a_name() -> None:
    assert {kind.value for kind in FileType} >= {"docx", "xlsx", "pdf"}
