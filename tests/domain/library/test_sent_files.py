"""Under which name a sent file is kept and told of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.library.sent_files import (
    LONGEST_NAME,
    MEDIA_TYPES,
    FileKind,
    Received,
    SentFile,
    kept_name,
    shown_name,
)


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("plan.docx", FileKind.WORD, "plan.docx"),
        ("Plan v1.2", FileKind.WORD, "Plan v1.2.docx"),
        ("plan.DOC", FileKind.WORD, "plan.docx"),
        ("photo.jpeg", FileKind.JPEG, "photo.jpg"),
        ("../../etc/passwd", FileKind.TEXT, "passwd.txt"),
        ("C:\\Users\\x\\plan.pdf", FileKind.PDF, "plan.pdf"),
        ('a<b>:"c|?*#%.pdf', FileKind.PDF, "a-b---c-----.pdf"),
        ("  spread \n over  .pdf", FileKind.PDF, "spread over.pdf"),
        (".pdf", FileKind.PDF, "file.pdf"),
        ("", FileKind.PDF, "a file without a name.pdf"),
        ("gpj.\u202eexe.pdf", FileKind.PDF, "gpj.exe.pdf"),
    ],
)
def test_a_name_ends_as_its_kind_does(name: str, kind: FileKind, kept: str) -> None:
    assert kept_name(name, kind) == kept


@given(st.text(max_size=300), st.sampled_from(FileKind))
def test_every_name_can_be_kept_and_shown(name: str, kind: FileKind) -> None:
    kept = kept_name(name, kind)
    assert kept.endswith(f".{kind}")
    assert 0 < len(kept) <= LONGEST_NAME
    assert not set(kept) & set('/\\<>:"|?*#%\n')
    assert kept_name(kept, kind) == kept
    assert 0 < len(shown_name(name)) <= LONGEST_NAME


def test_every_kind_has_its_media_type() -> None:
    assert MEDIA_TYPES.keys() == set(FileKind)


def test_the_address_of_a_file_and_its_bytes_are_printed_nowhere() -> None:
    assert "sesame" not in repr(SentFile("a.pdf", "https://x.sharepoint.com/?sesame"))
    assert "sesame" not in repr(Received("a.pdf", FileKind.PDF, b"sesame"))


def test_the_same_bytes_have_the_same_mark() -> None:
    one, two = (Received(name, FileKind.PDF, b"x") for name in ("a.pdf", "b.pdf"))
    assert one.sha256 == two.sha256 != Received("a.pdf", FileKind.PDF, b"y").sha256
