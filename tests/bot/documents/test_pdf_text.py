"""Whether a PDF has text: told of a sound one, and of no other."""

import zlib

import pytest

from bot.documents.apart import Bounds
from bot.documents.pdf_text import PAGES, has_text
from tests.bot.library.pdfs import pdf


def test_a_page_of_words_has_text_and_a_picture_of_some_has_none() -> None:
    assert has_text(pdf("Visitors sign in.")) is True
    assert has_text(pdf("")) is False
    assert has_text(pdf("   ")) is False


def test_a_title_page_without_words_is_no_picture() -> None:
    assert has_text(pdf("", "Visitors sign in.")) is True
    assert has_text(pdf(*[""] * PAGES, "Too far in.")) is False


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"%PDF-1.7\n" + bytes(5_000), b"\x00" * 99])
def test_of_what_cannot_be_read_nothing_is_told(content: bytes) -> None:
    assert has_text(content) is None


def test_what_takes_too_long_or_too_much_is_left() -> None:
    assert has_text(pdf("Words."), Bounds(seconds=0.001)) is None
    assert has_text(pdf("Words."), Bounds(memory=30 << 20)) is None
    bomb = zlib.compress(b"BT (x) Tj ET " * 8_000_000, 1)
    assert has_text(pdf(stream=bomb), Bounds(cpu=1, seconds=5.0, memory=300 << 20)) is None
