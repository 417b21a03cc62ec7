"""Files read in a process of its own: as they are, within bounds, and gone afterwards."""

import io
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.documents.apart import Bounds, read_apart
from bot.documents.packed import PackedRows
from bot.documents.reading import from_path, read_here
from bot.documents.tables import FileTables, TableFile, Unreadable
from bot.documents.workbooks import write
from tests.bot.documents import hostile

TOO_MUCH = "takes too much time or memory to read"
# A hundred megabytes of empty strings; to read them takes a minute, and 600 MB.
STRINGS = 7_600_000


def file(content: bytes, name: str = "people.xlsx") -> TableFile:
    """A file of these bytes."""
    return TableFile(name, lambda: io.BytesIO(content))


def rows(read: FileTables) -> list[object]:
    """All that was read: each sheet's rows."""
    return [[table.name, *table.rows()] for table in read.tables]


def test_what_is_sound_is_read_as_it_is_here_and_again() -> None:
    cells: list[list[object]] = [
        ["Ann", 1, 2.5, True, None, date(2026, 11, 30), "=1+1", "ü\t\x9b"],
        [],
        ["last"],
    ]
    for source in (
        file(write(["a", "b"], cells)),
        file("a;b\nü;2\n\n".encode(), "people.csv"),
        from_path(Path(__file__).parents[1] / "imports" / "data" / "gias.csv"),
    ):
        apart = read_apart(source)
        assert rows(apart) == rows(apart) == rows(read_here(source)) != []


@pytest.fixture(scope="module")
def strings() -> TableFile:
    """A workbook of 200 KB that takes a minute."""
    made = hostile.of_strings(STRINGS)
    assert len(made) < 210_000
    return file(made, "strings.xlsx")


def children() -> str:
    """The processes that this one started, where the system tells."""
    told = Path("/proc/thread-self/children")
    return told.read_text() if told.exists() else ""


@pytest.mark.long
@pytest.mark.parametrize("bounds", [Bounds(seconds=1.5), Bounds(cpu=1), Bounds(memory=100 << 20)])
def test_a_workbook_that_takes_too_much_is_told_and_is_gone(
    strings: TableFile, bounds: Bounds
) -> None:
    before = children()
    read = read_apart(strings, bounds)
    assert TOO_MUCH in read.problem and read.problem.startswith("strings.xlsx ")
    assert children() == before
    assert [thread for thread in threading.enumerate() if "reader" in thread.name] == []


def test_a_sheet_of_elements_within_elements_is_told() -> None:
    deep = file(hostile.nested(3_000_000))
    assert TOO_MUCH in read_apart(deep, Bounds(cpu=5, memory=150 << 20)).problem


def test_a_workbook_that_unpacks_to_too_much_is_not_begun() -> None:
    [sound] = read_apart(file(hostile.with_noughts(90_000_000))).tables
    assert len(list(sound.rows())) == 2
    read = read_apart(file(hostile.with_noughts(100_000_001)))
    assert read.problem == "people.xlsx is larger than 100 MB when unpacked."


def test_a_zip_that_says_less_than_it_holds_is_damaged() -> None:
    part = "xl/worksheets/sheet1.xml"
    lie = hostile.lying(write(["email"], [["a@b.example"]] * 1_000), part, 50)
    assert "is damaged and cannot be read" in read_apart(file(lie)).problem


class Endless(io.RawIOBase):
    """Commas and lines, and no end of them."""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fills all there is."""
        buffer[:] = (b"a,b\n" * len(buffer))[: len(buffer)]
        return len(buffer)


def test_a_file_without_an_end_is_told() -> None:
    read = read_apart(TableFile("a.csv", lambda: io.BufferedReader(Endless())))
    assert read.problem == "a.csv is larger than 100 MB."


def test_it_may_say_only_so_much() -> None:
    many = file(b"aaaa,bbbb\n" * 10_000, "a.csv")
    assert TOO_MUCH in read_apart(many, Bounds(output=100_000)).problem


def test_what_is_no_row_is_damage() -> None:
    kept = PackedRows("a.csv")
    kept.add(b'[1, ["a"]]\n')
    with pytest.raises(Unreadable, match=r"a\.csv is damaged"):
        kept.add(b'[2, [{"os.system": "ls"}]]\n')
    assert list(kept.rows()) == [(1, ["a"])]


class Looking(io.BytesIO):
    """A file that looks at the environment of who reads it, where the system shows that."""

    def __init__(self, content: bytes, seen: list[bytes]) -> None:
        super().__init__(content)
        self.seen = seen

    def read(self, size: int | None = -1) -> bytes:
        """The bytes; each time it looks."""
        mine = Path("/proc/self/task")
        tasks = [task / "children" for task in mine.iterdir()] if mine.exists() else []
        for child in " ".join(task.read_text() for task in tasks if task.exists()).split():
            if b"bot.documents.reader" in Path(f"/proc/{child}/cmdline").read_bytes():
                self.seen.append(Path(f"/proc/{child}/environ").read_bytes())
        return super().read(size)


def test_no_secret_is_in_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MICROSOFT_APP_PASSWORD", "canary")
    seen: list[bytes] = []
    source = TableFile("a.csv", lambda: Looking(b"a,b\n1,2\n", seen))
    assert read_apart(source).problem == ""
    assert set(seen) <= {b""}
