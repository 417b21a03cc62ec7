"""What a start looks at before anything is written: is the file here, sound, of this version?"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from app import main
from domain.hub import Hub
from storage.engine import sound
from storage.engine.database import Database, exists
from storage.engine.lock import Gone
from storage.engine.sound import faults
from storage.engine.units import Unreachable
from storage.migrations import Strange
from storage.store import Store
from tests import databases
from tests.databases import Place
from tests.make import NOW

ROWS = 400


def file_of(place: Place) -> Path:
    """The file of an SQLite database."""
    return Path(place.url.removeprefix("sqlite:///"))


def write(store: Store, mark: str) -> None:
    """Writes rows over many pages."""
    for number in range(ROWS):
        store.audit.add(NOW, None, f"{mark}.made", f"person:{number}", name="x" * 50)


def left_by_a_kill(place: Place) -> tuple[bytes, bytes]:
    """The file and its log as a killed bot leaves them."""
    database = place.started()
    database.write_now(lambda store: write(store, "late"))
    path = file_of(place)
    left = path.read_bytes(), path.with_name(f"{path.name}-wal").read_bytes()
    database.close()
    return left


@databases.on_sqlite
@pytest.mark.parametrize("readonly", [False, True])
def test_a_lock_without_its_database_is_refused_with_what_to_do(
    place: Place,
    no_settings: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    readonly: bool,
) -> None:
    place.started().close()
    path = file_of(place)
    path.unlink()
    with pytest.raises(Gone, match="is gone"):
        exists(place.url)
    no_settings.setenv("DATABASE_URL", place.url)
    assert main(["check" if readonly else "sample"]) == 1
    told = capsys.readouterr().err
    assert f"The database {path} is gone" in told and f"delete {path}.lock" in told
    assert not path.exists()


@databases.on_sqlite
def test_a_log_that_belongs_to_another_file_is_not_written_into_the_copy(place: Place) -> None:
    database = place.started()
    database.write_now(lambda store: write(store, "early"))
    database.close()
    path = file_of(place)
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)

    database = place.started()
    for round_ in range(20):
        database.write_now(lambda store, mark=f"late{round_}": write(store, mark))  # type: ignore[misc]
    database.close()
    _, log = left_by_a_kill(place)

    shutil.copy(copy, path)
    path.with_name(f"{path.name}-wal").write_bytes(log)
    with pytest.raises(Unreachable, match=r"damaged .*-wal of another file.*restore"):
        place.started()
    assert path.read_bytes() == copy.read_bytes()


@databases.on_sqlite
def test_a_kill_leaves_a_file_that_is_opened_with_all_that_was_answered(place: Place) -> None:
    main_file, log = left_by_a_kill(place)
    path = file_of(place)
    path.write_bytes(main_file)
    path.with_name(f"{path.name}-wal").write_bytes(log)
    database = place.started()
    count = text("SELECT count(*) FROM audit WHERE verb = 'late.made'")
    assert database.read_now(lambda store: store._connection.scalar(count)) == ROWS
    database.close()


@databases.on_sqlite
def test_a_damaged_file_is_named_and_left_as_it_is(place: Place) -> None:
    database = place.started()
    database.write_now(lambda store: write(store, "early"))
    database.close()
    path = file_of(place)
    whole = path.read_bytes()
    assert faults(path) == ""
    path.write_bytes(whole[: len(whole) // 2] + b"\xff" * 8_192 + whole[len(whole) // 2 + 8_192 :])
    before = path.read_bytes()
    assert faults(path) != ""
    with pytest.raises(Unreachable, match="is damaged"):
        place.started()
    assert path.read_bytes() == before


@databases.on_sqlite
def test_a_look_that_takes_too_long_is_given_up_and_logged(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    database = place.started()
    database.write_now(lambda store: write(store, "early"))
    database.close()
    monkeypatch.setattr(sound, "LONGEST_LOOK", -1.0)
    monkeypatch.setattr(sound, "STEPS", 1)
    place.started().close()
    assert "too large to be looked through" in caplog.text


@pytest.mark.parametrize("command", ["sample", "check", "template"])
def test_a_newer_versions_database_ends_in_words(
    place: Place,
    command: str,
    tmp_path: Path,
    no_settings: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    newer = text("UPDATE alembic_version SET version_num = '9001'")
    database = place.started()
    database.write_now(lambda store: store._connection.execute(newer))
    database.close()
    no_settings.setenv("DATABASE_URL", place.url)
    assert main([command, *([str(tmp_path / "start.xlsx")] if command == "template" else [])]) == 1
    told = capsys.readouterr().err
    assert "of a newer version of Hub Visits" in told and "Nothing was changed" in told
    with pytest.raises(Strange):
        Database(place.url, Hub(), Store).start()


@databases.on_sqlite
def test_a_file_of_rows_that_point_at_nothing_is_not_sound(place: Place) -> None:
    with closing(sqlite3.connect(file_of(place))) as driver, driver:
        driver.execute("INSERT INTO urns (urn, organisation_id) VALUES (101494, 999)")
    assert faults(file_of(place)) == "rows of urns point at nothing"
