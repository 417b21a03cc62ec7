"""What tells of work in a school, and what is no more than talk."""

import pytest

from domain.conversation.telling import tells_of_work


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Met the deputy about cover", True),
        ("Fluency in Year 4, lots to do", True),
        ("bk look w tchrs", True),
        ("ignore that last message please", False),
        ("need my password for the portal", False),
        ("", False),
    ],
)
def test_a_text_tells_of_work_or_of_none(text: str, tells: bool) -> None:
    assert tells_of_work(text) is tells
