"""A copy of the database is made and put back, as an officer's technician does it."""

import os
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from app import main
from domain.delivery.delivery import DeliveryState
from storage.engine.lock import Lock
from storage.migrations import move
from storage.store import Store
from tests import databases
from tests.databases import Place
from tests.postgres import installed
from tests.seed import HEAD

NOW = datetime.now(UTC)


@pytest.fixture
def hub(small_hub: Place, no_settings: pytest.MonkeyPatch) -> Place:
    """The small hub, named by the environment, with the server's own programs to be found."""
    no_settings.setenv("DATABASE_URL", small_hub.url)
    if programs := installed():
        no_settings.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return small_hub


def note(place: Place, mark: str) -> None:
    """Something is recorded."""
    database = place.started()
    database.write_now(lambda store: store.audit.add(NOW, None, mark, "person:1"))
    database.close()


def marks(place: Place) -> set[str]:
    """What was recorded."""
    database = place.started()
    found = database.read_now(
        lambda store: set(store._connection.scalars(text("SELECT verb FROM audit")))
    )
    database.close()
    return found


def test_what_was_there_at_the_copy_is_there_again_and_no_more(
    hub: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note(hub, "before.copy")
    copy = tmp_path / "copy"
    assert main(["backup", str(copy)]) == 0
    note(hub, "after.copy")
    assert main(["restore", str(copy)]) == 0
    found = marks(hub)
    assert "before.copy" in found and "database.restored" in found
    assert "after.copy" not in found
    told = capsys.readouterr().out
    assert f"The database is now the copy {copy}" in told and "Start the bot." in told
    assert main(["restore", str(copy)]) == 0


def test_a_copy_is_its_owners_alone_and_overwrites_nothing(
    hub: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy"
    before = os.umask(0)
    try:
        assert main(["backup", str(copy)]) == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    there = copy.read_bytes()
    assert main(["backup", str(copy)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert copy.read_bytes() == there
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("copy")] == ["copy"]


def test_a_copy_that_is_being_written_is_left_alone(
    hub: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "copy.part").write_text("half")
    assert main(["backup", str(tmp_path / "copy")]) == 1
    assert "did not end" in capsys.readouterr().err
    assert (tmp_path / "copy.part").read_text() == "half"
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize("harm", ["cut", "empty", "other", "absent"])
def test_a_copy_that_is_not_whole_changes_nothing(
    hub: Place, tmp_path: Path, harm: str, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy"
    assert main(["backup", str(copy)]) == 0
    note(hub, "after.copy")
    whole = copy.read_bytes()
    copy.write_bytes({"cut": whole[: len(whole) * 2 // 3], "empty": b""}.get(harm, b"# Notes\n"))
    if harm == "absent":
        copy.unlink()
    assert main(["restore", str(copy)]) == 1
    assert str(copy.name) in capsys.readouterr().err
    assert "after.copy" in marks(hub)
    assert "database.restored" not in marks(hub)


def test_a_newer_versions_copy_is_refused(
    hub: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = hub.started()
    change = "UPDATE alembic_version SET version_num = '{}'"
    at = database.read_now(
        lambda store: store._connection.scalar(text("SELECT version_num FROM alembic_version"))
    )
    database.write_now(lambda store: store._connection.execute(text(change.format("9001"))))
    assert main(["backup", str(tmp_path / "copy")]) == 0
    database.write_now(lambda store: store._connection.execute(text(change.format(at))))
    database.close()
    assert main(["restore", str(tmp_path / "copy")]) == 1
    assert "newer version" in capsys.readouterr().err
    assert "database.restored" not in marks(hub)


@pytest.mark.parametrize("revision", ["0003", "0004"])
def test_a_copy_from_before_an_update_is_brought_up(
    hub: Place, tmp_path: Path, revision: str
) -> None:
    note(hub, "before.copy")
    with databases.engine(hub) as engine:
        move(engine, "downgrade", revision)
    copy = tmp_path / "copy"
    assert main(["backup", str(copy)]) == 0
    assert "before.copy" in marks(hub)  # and the hub is brought up
    assert main(["restore", str(copy)]) == 0
    assert {"before.copy", "database.restored"} <= marks(hub)


def test_what_was_due_is_not_said_twice_and_what_comes_later_goes(
    hub: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def put(store: Store) -> None:
        # No message of the day is put for her, whatever the hour at which this runs.
        store.conversations.put(databases.chat("a:head"), store.people.by_email(HEAD.email).id)  # type: ignore[union-attr]
        hour = timedelta(hours=1)
        store.outbox.put("welcome", "1", "due", "a:head", NOW - hour)
        store.outbox.put("prompts", "1", "today", "a:head", NOW - hour)
        store.outbox.put("welcome", "2", "flying", "a:head", NOW - 2 * hour)
        assert store.deliveries.claim("dead", NOW, timedelta(minutes=1)) is not None
        store.outbox.put("welcome", "3", "later", "a:head", NOW, due=NOW + hour)

    database = hub.started()
    database.write_now(put)
    database.close()
    copy = tmp_path / "copy"
    assert main(["backup", str(copy)]) == 0
    assert main(["restore", str(copy)]) == 0
    told = capsys.readouterr().out
    assert "2 messages due by now may have been sent since" in told
    assert "1 message for today" in told

    database = hub.started()
    found = database.read_now(
        lambda store: {
            row.key: state for state in DeliveryState for row in store.outbox.rows(state)
        }
    )
    assert found == {
        "due": DeliveryState.UNKNOWN,
        "flying": DeliveryState.UNKNOWN,
        "today": DeliveryState.SKIPPED,
        "later": DeliveryState.READY,
    }
    assert database.write_now(
        lambda store: store.deliveries.claim("new", NOW + timedelta(hours=2), timedelta(minutes=1))
    )
    database.close()
    assert {"message.unknown", "message.skipped"} <= marks(hub)


def test_a_copy_put_there_by_hand_is_treated_likewise(
    hub: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    note(hub, "before.copy")
    assert main(["restore", "--done-by-hand"]) == 0
    assert {"before.copy", "database.restored"} <= marks(hub)
    told = capsys.readouterr().out
    assert "The last change in it is of" in told and "is now the copy" not in told


@databases.on_sqlite
def test_the_old_file_is_kept_with_its_log_and_none_stands_beside_the_new(
    hub: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(hub.url.removeprefix("sqlite:///"))
    copy = tmp_path / "copy"
    assert main(["backup", str(copy)]) == 0
    database = hub.started()
    database.write_now(lambda store: store.audit.add(NOW, None, "after.copy", "person:1"))
    left = {end: Path(f"{path}{end}").read_bytes() for end in ("", "-wal", "-shm")}
    database.close()
    for end, content in left.items():  # as after kill -9
        Path(f"{path}{end}").write_bytes(content)

    assert main(["restore", str(copy)]) == 0
    assert not Path(f"{path}-wal").exists() and not Path(f"{path}-shm").exists()
    assert "after.copy" not in marks(hub)
    aside = next(path.parent.glob(f"{path.name}.before-*[0-9]"))
    assert str(aside) in capsys.readouterr().out
    assert "after.copy" in marks(Place(f"sqlite:///{shutil.move(aside, tmp_path / 'x.db')}")) or (
        Path(f"{aside}-wal").exists()
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@databases.on_sqlite
def test_nothing_is_restored_under_a_running_bot(
    hub: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy"
    assert main(["backup", str(copy)]) == 0
    running = Lock(Path(hub.url.removeprefix("sqlite:///")))
    running.acquire()
    assert main(["restore", str(copy)]) == 1
    assert "Stop the server first" in capsys.readouterr().err
    assert main(["backup", str(tmp_path / "second")]) == 0
    running.release()


@databases.on_sqlite
def test_a_database_that_is_gone_is_restored(hub: Place, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    assert main(["backup", str(copy)]) == 0
    note(hub, "after.copy")
    Path(hub.url.removeprefix("sqlite:///")).unlink()
    assert main(["backup", str(tmp_path / "second")]) == 1
    assert main(["restore", str(copy)]) == 0
    assert "database.restored" in marks(hub)


@databases.on_sqlite
def test_a_restore_that_was_cut_off_is_seen_and_done_again(hub: Place, tmp_path: Path) -> None:
    copy, path = tmp_path / "copy", Path(hub.url.removeprefix("sqlite:///"))
    assert main(["backup", str(copy)]) == 0
    note(hub, "after.copy")
    path.rename(path.with_name("aside.db"))
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(b"the log of the file that is aside")
    path.with_name(f"{path.name}.restoring").write_bytes(b"half")
    path.with_name(f"{path.name}.restoring.part").write_bytes(b"half")
    assert main(["sample"]) == 1
    assert main(["restore", str(copy)]) == 0
    assert not log.exists()
    assert "database.restored" in marks(hub) and "after.copy" not in marks(hub)
    assert not list(path.parent.glob("*.restoring*"))


@databases.on_sqlite
def test_a_restore_that_is_refused_where_nothing_was_leaves_nothing(
    hub: Place, tmp_path: Path, no_settings: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes").write_text("# Notes")
    no_settings.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/data/hub.db")
    assert main(["restore", str(tmp_path / "notes")]) == 1
    assert list((tmp_path / "data").iterdir()) == []


@databases.on_sqlite
def test_the_database_is_no_copy_of_itself(hub: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", hub.url.removeprefix("sqlite:///")]) == 1
    assert "is the database itself" in capsys.readouterr().err


@databases.on_postgres
def test_nothing_is_restored_while_somebody_is_connected(
    hub: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy"
    assert main(["backup", str(copy)]) == 0
    database = hub.started()
    assert main(["restore", str(copy)]) == 1
    assert "End every bot" in capsys.readouterr().err
    database.close()


@databases.on_postgres
def test_without_the_programs_it_says_where_to_get_them(
    hub: Place,
    tmp_path: Path,
    no_settings: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    no_settings.setenv("PATH", str(tmp_path))
    assert main(["backup", str(tmp_path / "copy")]) == 1
    assert "pg_dump is not on this machine" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
