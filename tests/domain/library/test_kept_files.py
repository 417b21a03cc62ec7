"""Where a kept file stands, and until when."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.library.kept_files import (
    EVIDENCE,
    IMPORT,
    NEXT,
    WAITS,
    KeptFile,
    Standing,
    of_visit,
    slot_of,
)
from domain.library.sent_files import FileType
from tests.make import NOW

ASKED = KeptFile(1, 1, "Farida Malik", NOW, "a.pdf", FileType.PDF, 10, "0" * 64)
NEXT_ONE = replace(ASKED, purpose=EVIDENCE, subject=NEXT)
HANGS = replace(ASKED, purpose=EVIDENCE, subject=of_visit(7), settled_at=NOW)


@pytest.mark.parametrize(
    ("file", "standing"),
    [
        (ASKED, Standing.ASKED),
        (NEXT_ONE, Standing.WAITING),
        (HANGS, Standing.SETTLED),
        (replace(ASKED, removed_at=NOW), Standing.FORGOTTEN),
        (replace(NEXT_ONE, removed_at=NOW), Standing.FORGOTTEN),
        (replace(HANGS, removed_at=NOW), Standing.TAKEN_OFF),
    ],
)
def test_where_a_file_stands(file: KeptFile, standing: Standing) -> None:
    assert file.standing is standing


def test_it_waits_from_when_it_was_asked_about() -> None:
    assert ASKED.until == NOW + WAITS
    assert replace(ASKED, asked_at=NOW + timedelta(days=2)).until == NOW + timedelta(days=9)


@pytest.mark.parametrize(
    ("file", "visit"),
    [
        (HANGS, 7),
        (NEXT_ONE, None),
        (ASKED, None),
        (replace(HANGS, purpose=IMPORT), None),
    ],
)
def test_the_record_on_which_it_hangs(file: KeptFile, visit: int | None) -> None:
    assert file.visit == visit


def test_its_message_is_known_by_its_number() -> None:
    assert str(slot_of(7)) == "kept_file:7"
