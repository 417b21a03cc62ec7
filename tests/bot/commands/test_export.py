"""Lists are exported from the command line, also while the bot runs."""

import csv
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app import main
from bot.commands.line import EXPORTS
from bot.making.kinds import MAKES
from domain.operations.imports import Changes, Entry, ImportedVisit, Support
from domain.people.people import Appointment, Role
from domain.support.deployments import Status
from domain.visits.visits import Type
from storage.engine.database import Database
from storage.store import Store
from tests.bot.making.reading import about, rows_of
from tests.databases import Place
from tests.make import NOW, TODAY
from tests.seed import DOMAIN, FARIDA, PEEL_PARK, TITUS_SALT

KINDS = list(EXPORTS)
EVIL = "=HYPERLINK(1)"


def fill(store: Store) -> None:
    """A record with words that a spreadsheet would count, support that has ended, who left."""
    ended = Support(-1, 3, "Governance", frozenset({1}), TODAY, status=Status.COMPLETED)
    gone = Entry(-1, f"gone@{DOMAIN}", "Gone Away", left=True)
    past = ImportedVisit(1, 1, TODAY, Type.TELEPHONE, 45, EVIL, source="a")
    store.imports.write(Changes(deployments=(ended,), people=(gone,), visits=(past,)), NOW)


@pytest.fixture
def hub(small_hub: Place, no_settings: pytest.MonkeyPatch) -> Iterator[Database[Store]]:
    """The database of a bot that runs."""
    no_settings.setenv("DATABASE_URL", small_hub.url)
    database = small_hub.started()
    database.write_now(fill)
    yield database
    database.close()


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, by the names of its columns."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("kind", KINDS)
def test_each_list_is_written_for_its_owner_alone_while_the_bot_runs(
    kind: str, hub: Database[Store], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, plain = tmp_path / f"{kind}.xlsx", tmp_path / f"{kind}.csv"
    assert main(["export", kind, str(book)]) == 0
    assert main(["export", kind, "--csv", str(plain)]) == 0
    told = capsys.readouterr().out
    assert f"Wrote {book}" in told and "Only its owner can read it." in told
    for path in (book, plain):
        assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600
    assert about(load_workbook(book))["For"] == "Whoever runs Hub Visits"
    assert plain.read_bytes().startswith(b"\xef\xbb\xbf") and b"\r\n" in plain.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [plain.name, book.name]


def test_nothing_is_written_over_and_what_is_there_is_said(
    hub: Database[Store], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "visits.xlsx"
    there.write_text("mine")
    assert main(["export", "visits", str(there)]) == 1
    assert "is there already, and is left as it is" in capsys.readouterr().err
    assert there.read_text() == "mine"
    assert main(["export", "visits", str(tmp_path / "no" / "visits.xlsx")]) == 1
    assert "There is no folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["visits.xlsx"]


@pytest.mark.parametrize(
    ("typed", "ending"), [(["visits.txt"], ".xlsx"), (["--csv", "visits.xlsx"], ".csv")]
)
def test_a_name_says_what_the_file_is(
    typed: list[str],
    ending: str,
    hub: Database[Store],
    tmp_path: Path,
    no_settings: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    no_settings.chdir(tmp_path)
    assert main(["export", "visits", *typed]) == 1
    assert f"would be a {ending} file: name it so." in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_the_help_lists_what_can_be_exported(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert all(f"  {kind}" in told and what in told for kind, what in EXPORTS.items())
    with pytest.raises(SystemExit) as ended:
        main(["export", "everything", "x.xlsx"])
    assert ended.value.code == 2
    # Each list but a leader's own, which is part of the visits.
    assert EXPORTS.keys() == MAKES.keys() - {"own_visits"}


def test_without_a_database_there_is_nothing_to_export(
    tmp_path: Path, no_settings: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    no_settings.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'hub.db'}")
    assert main(["export", "visits", str(tmp_path / "visits.xlsx")]) == 1
    assert "There is no database yet" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_records_are_all_there_and_no_text_is_a_formula(
    hub: Database[Store], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, plain = tmp_path / "v.xlsx", tmp_path / "v.csv"
    assert main(["export", "visits", str(book)]) == main(["export", "visits", str(plain)]) == 0
    assert " MB): 1 row. Only" in capsys.readouterr().out
    [row] = rows_of(load_workbook(book))
    assert (row["What was done"], row["Minutes"], row["Recorded by"]) == (EVIL, 45, "Imported")
    [line] = table(plain)
    assert (line["what"], line["minutes"], line["visited_on"]) == (f"'{EVIL}", "45", "2026-11-23")
    assert (line["school"], line["leader_email"]) == (PEEL_PARK, FARIDA.email)


def test_support_is_all_of_it_what_has_ended_as_well(hub: Database[Store], tmp_path: Path) -> None:
    book = tmp_path / "s.xlsx"
    assert main(["export", "support", str(book)]) == 0
    states = [(row["School or trust"], row["State"]) for row in rows_of(load_workbook(book))]
    assert sorted(states) == [
        (PEEL_PARK, "Active"),
        (TITUS_SALT, "Active"),
        (TITUS_SALT, "Completed"),
    ]


def test_people_and_support_can_be_imported_again_and_change_nothing(
    hub: Database[Store], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people, support = tmp_path / "people.csv", tmp_path / "support.csv"
    assert main(["export", "people", str(people)]) == 0
    assert main(["export", "support", str(support)]) == 0
    assert main(["import", "--dry-run", str(people)]) == 0
    assert "Nothing to change: all of it stands already." in capsys.readouterr().out
    assert f"gone@{DOMAIN}" not in people.read_text(encoding="utf-8-sig")
    # Support with two leaders needs a reference: it is given one, and then nothing changes.
    rows = table(support)
    assert [row["reference"] for row in rows] == ["HV-1", "HV-1", "", ""]
    hub.close()
    assert main(["import", str(support)]) == 0
    assert "1 changed" in capsys.readouterr().out
    again = tmp_path / "again.csv"
    assert main(["export", "support", str(again)]) == 0
    assert main(["import", "--dry-run", str(again)]) == 0
    assert "Nothing to change: all of it stands already." in capsys.readouterr().out


def test_a_file_of_records_is_not_taken_for_one_to_import(
    hub: Database[Store], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else each record would be made a second time."""
    for name in ("v.csv", "v.xlsx"):
        assert main(["export", "visits", str(tmp_path / name)]) == 0
        assert main(["import", "--dry-run", str(tmp_path / name)]) == 1
        assert "Nothing was changed" in capsys.readouterr().out


def test_columns_of_a_table_keep_their_names_in_a_hub_of_other_words(
    hub: Database[Store], tmp_path: Path, no_settings: pytest.MonkeyPatch
) -> None:
    no_settings.setenv("WORDS", "school=setting/settings;visit=session/sessions")
    no_settings.setenv("HUB_NAME", "Fells Alliance")
    book, plain = tmp_path / "v.xlsx", tmp_path / "v.csv"
    assert main(["export", "visits", str(book)]) == main(["export", "visits", str(plain)]) == 0
    headings = [cell.value for cell in load_workbook(book).active[1]]
    assert {"Setting or trust", "Next session", "Answer of the setting"} <= set(headings)
    assert about(load_workbook(book))["From"] == "Hub Visits of Fells Alliance"
    assert {"school", "next_visit", "answer"} <= table(plain)[0].keys()


def test_a_role_held_nowhere_or_at_the_hub_is_written_as_it_is_read(
    hub: Database[Store], tmp_path: Path
) -> None:
    held = [
        Appointment(Role.OFFICER, None),
        Appointment(Role.LEADER, 2),
        Appointment(Role.OFFICER, 1),
    ]
    hub.write_now(lambda store: store.people.appoint(3, held))
    assert main(["export", "people", str(tmp_path / "p.csv")]) == 0
    roles = {row["email"]: row["role"] for row in table(tmp_path / "p.csv")}
    assert "leader@101494;officer;officer@Hub" in roles.values()
