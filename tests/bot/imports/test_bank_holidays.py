"""Bank holidays, found where they take no memory for long."""

import subprocess
import sys

import pytest

from bot.documents import apart
from bot.imports.bank_holidays import bank_holidays, found_apart

YEARS = range(2025, 2029)
WHOLE = bank_holidays(YEARS)


def test_a_process_of_its_own_finds_the_same() -> None:
    assert len(WHOLE) > 30 and found_apart.__wrapped__(YEARS) == WHOLE


def test_they_are_found_here_where_no_process_can_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert found_apart.__wrapped__(YEARS) == WHOLE


def test_the_bot_does_not_keep_the_holidays_of_the_world() -> None:
    asks = (
        "import sys; from bot.imports.bank_holidays import found_apart; "
        "print(len(found_apart(range(2025, 2029))), 'holidays' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", asks], cwd=apart.PROJECT, capture_output=True, text=True, check=True
    )
    assert said.stdout == f"{len(WHOLE)} False\n"
