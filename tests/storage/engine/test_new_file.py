"""A file that is there whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from storage.engine.new_file import new_file


def test_it_has_its_name_at_the_end_only_and_is_its_owners_from_the_start(tmp_path: Path) -> None:
    to, before = tmp_path / "copy", os.umask(0)
    try:
        with new_file(to) as part:
            assert stat.S_IMODE(part.stat().st_mode) == 0o600
            part.write_text("whole")
            assert not to.exists()
    finally:
        os.umask(before)
    assert to.read_text() == "whole"
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


def test_one_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no"), new_file(tmp_path / "copy") as part:
        part.write_text("half")
        raise ValueError("no")
    assert list(tmp_path.iterdir()) == []


def test_what_came_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    to = tmp_path / "copy"
    with pytest.raises(FileExistsError, match="is there already"), new_file(to) as part:
        part.write_text("whole")
        to.write_text("another's")
    assert to.read_text() == "another's"
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


def test_two_at_once_do_not_write_one_file(tmp_path: Path) -> None:
    with new_file(tmp_path / "copy") as part:
        with pytest.raises(FileExistsError, match="being written"), new_file(tmp_path / "copy"):
            pass
        part.write_text("the first's")
    assert (tmp_path / "copy").read_text() == "the first's"


def test_where_the_folder_is_not_there_that_is_said_in_words(tmp_path: Path) -> None:
    to = tmp_path / "away" / "hub.db"
    with pytest.raises(FileNotFoundError) as refused, new_file(to):
        pass
    assert str(refused.value) == f"There is no folder {to.parent}. Make it, or name another file."
