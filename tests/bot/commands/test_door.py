"""The socket by which commands come to a server: short enough a way to it, and one version."""

from pathlib import Path

from bot.commands import door


def test_a_path_that_is_too_long_for_a_socket_has_its_door_too(tmp_path: Path) -> None:
    folder = tmp_path / ("a" * 120)
    folder.mkdir()
    made = door.listening(folder / "hub.db.socket")
    end = door.connected(folder / "hub.db.socket")
    assert door.is_own(end)
    end.close()
    made.close()


def test_a_database_on_a_server_has_no_door_and_a_file_has_one_beside_it(tmp_path: Path) -> None:
    assert door.door_of("postgresql://hub@localhost/hub") is None
    assert door.door_of(f"sqlite:///{tmp_path / 'hub.db'}") == tmp_path / "hub.db.socket"


def test_the_same_code_is_the_same_version() -> None:
    assert door.version() == door.version()
    assert len(door.version()) == 16
