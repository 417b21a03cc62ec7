"""The page on security names controls and tests that there are."""

import re

import pytest

from bot.running.settings import PROJECT

PAGE = (PROJECT / "docs" / "security.md").read_text(encoding="utf-8")
TABLE = PAGE.partition("<!-- threats: begin -->")[2].partition("<!-- threats: end -->")[0]
THREATS = re.findall(r"^\| (.+) \| (.+) \| (.+) \| (.+) \|$", TABLE, re.MULTILINE)[1:]


@pytest.fixture(scope="module")
def tests() -> set[str]:
    """The name of every test of the project."""
    files = [p for p in (PROJECT / "tests").rglob("test_*.py") if "node_modules" not in p.parts]
    texts = [p.read_text(encoding="utf-8") for p in files]
    return {name for text in texts for name in re.findall(r"def (test_\w+)", text)}


def test_the_page_has_threats() -> None:
    assert len(THREATS) > 10


@pytest.mark.parametrize(("threat", "control", "places", "proofs"), THREATS)
def test_a_threat_has_its_control_and_its_test(
    threat: str, control: str, places: str, proofs: str, tests: set[str]
) -> None:
    assert threat
    assert control
    named = re.findall(r"`([^`]+)`", places)
    assert named
    assert [place for place in named if not (PROJECT / place).exists()] == []
    proved = re.findall(r"`(test_\w+)`", proofs)
    assert proved
    assert [name for name in proved if name not in tests] == []
