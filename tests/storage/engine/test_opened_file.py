"""Whether the open file is still at its path."""

from pathlib import Path

import pytest

from storage.engine.opened_file import OpenedFile
from storage.engine.trouble import Unavailable


@pytest.fixture
def opened(tmp_path: Path) -> OpenedFile:
    """A file with a log, noted as open."""
    for end in ("", "-wal"):
        (tmp_path / f"hub.db{end}").write_bytes(b"x")
    made = OpenedFile(tmp_path / "hub.db")
    made.note()
    return made


def test_before_anything_is_noted_nothing_was_moved(tmp_path: Path) -> None:
    assert not OpenedFile(tmp_path / "hub.db").moved()


def test_what_is_written_to_is_not_moved(opened: OpenedFile, tmp_path: Path) -> None:
    (tmp_path / "hub.db").write_bytes(b"longer")
    assert not opened.moved()


@pytest.mark.parametrize("name", ["hub.db", "hub.db-wal"])
def test_what_is_deleted_or_replaced_is_refused_until_it_is_back(
    opened: OpenedFile, tmp_path: Path, name: str
) -> None:
    aside = (tmp_path / name).rename(tmp_path / "aside")
    with pytest.raises(Unavailable, match="moved"):
        opened.refuse_moved()
    (tmp_path / name).write_bytes(b"another")
    assert opened.moved()
    aside.rename(tmp_path / name)
    opened.refuse_moved()


def test_a_file_that_was_gone_when_it_was_noted_counts_as_moved_once_another_is_there(
    tmp_path: Path,
) -> None:
    made = OpenedFile(tmp_path / "hub.db")
    made.note()
    for end in ("", "-wal"):
        (tmp_path / f"hub.db{end}").write_bytes(b"x")
    assert made.moved()
