"""Under which name a sent file is kept and told of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.library.sent_files import (
    LONGEST_NAME,
    MEDIA_TYPES,
    FileType,
    Received,
    SentFile,
    kept_name,
    shown_name,
)


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("plan.docx", FileType.WORD, "plan.docx"),
        ("Plan v1.2", FileType.WORD, "Plan v1.2.docx"),
        ("plan.DOC", FileType.WORD, "plan.docx"),
        ("photo.jpeg", FileType.JPEG, "photo.jpg"),
        ("../../etc/passwd", FileType.TEXT, "passwd.txt"),
        ("C:\\Users\\x\\plan.pdf", FileType.PDF, "plan.pdf"),
        ('a<b>:"c|?*#%.pdf', FileType.PDF, "a-b---c-----.pdf"),
        ("  spread \n over  .pdf", FileType.PDF, "spread over.pdf"),
        (".pdf", FileType.PDF, "file.pdf"),
        ("", FileType.PDF, "a file without a name.pdf"),
        ("gpj.\u202eexe.pdf", FileType.PDF, "gpj.exe.pdf"),
    ],
)
def test_a_name_ends_as_its_kind_does(name: str, kind: FileType, kept: str) -> None:
    assert kept_name(name, kind) == kept


@given(st.text(max_size=300), st.sampled_from(FileType))
def test_every_name_can_be_kept_and_shown(name: str, kind: FileType) -> None:
    kept = kept_name(name, kind)
    assert kept.endswith(f".{kind}")
    assert 0 < len(kept) <= LONGEST_NAME
    assert not set(kept) & set('/\\<>:"|?*#%\n')
    assert kept_name(kept, kind) == kept
    assert 0 < len(shown_name(name)) <= LONGEST_NAME


def test_every_kind_has_its_media_type() -> None:
    assert MEDIA_TYPES.keys() == set(FileType)


def test_the_address_of_a_file_and_its_bytes_are_printed_nowhere() -> None:
    assert "sesame" not in repr(SentFile("a.pdf", "https://x.sharepoint.com/?sesame"))
    assert "sesame" not in repr(Received("a.pdf", FileType.PDF, b"sesame"))


def test_the_same_bytes_have_the_same_mark() -> None:
    one, two = (Received(name, FileType.PDF, b"x") for name in ("a.pdf", "b.pdf"))
    assert one.sha256 == two.sha256 != Received("a.pdf", FileType.PDF, b"y").sha256
