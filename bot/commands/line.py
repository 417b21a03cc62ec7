"""The command line's words: each command with what it does and takes."""

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from bot.running.settings import PROJECT

Run = Callable[..., int | None]
# What can be exported, and what it is.
EXPORTS: Mapping[str, str] = MappingProxyType(
    {
        "visits": "every record of a visit",
        "support": "all support, with days used and where it stands",
        "overdue": "planned visits without a record",
        "people": "the list of people",
        "audit": "who changed what, in codes",
        "requests": "what schools asked for, and what became of it",
        "reports": "reports on money and support: when due, handed in, accepted",
    }
)


def parser(runs: Mapping[str, Run]) -> argparse.ArgumentParser:
    """The command line; `runs` has what runs each command."""
    top = argparse.ArgumentParser(
        "app.py",
        description="Hub Visits: the Teams bot with which school leaders record support visits.",
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, does: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
        made.set_defaults(run=runs.get(name), command=name)
        return made

    command("serve", "answer Teams until told to end")
    kinds = "schools, people, deployments, visits and calendars"
    _takes_files(command("import", f"bring in {kinds} from .xlsx, .csv or .zip files"))
    sheet = command("template", "write the start sheet, an .xlsx file to fill in")
    _takes_place(sheet, "FILE", "start.xlsx")
    sheet.add_argument(
        "--for",
        dest="kind",
        default="",
        metavar="KIND",
        help="an empty file of another kind instead, such as people or calendars",
    )
    code = command("invite", "make a one-time code for a person; it stands alone on the last line")
    code.add_argument(
        "email", metavar="EMAIL", help="the address under which the person is on the roster"
    )
    command("check", "say in words what is missing before the first day; changes nothing")
    command("sample", "load the sample data into a development bot, once")
    _takes_list(command("export", "write a list to an .xlsx or .csv file, also while the bot runs"))
    copy = command("backup", "write a copy of the database to a new file, also while the bot runs")
    copy.add_argument("to", type=Path, metavar="FILE", help="must not be there yet")
    _takes_copy(command("restore", "put a copy in place of the database; stop the bot first"))
    teams = command("package", "build the Teams app package from the settings")
    _takes_place(teams, "FOLDER", "dist")
    plays = "play the planner for a day: write and print what is due, for a server to send at once"
    plan = command("tick", plays)
    _takes_day(plan)
    return top


def _takes_files(files: argparse.ArgumentParser) -> None:
    files.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="known by its header; several are all or nothing",
    )
    files.add_argument(
        "--dry-run", action="store_true", help="only say what would change and what is wrong"
    )
    files.add_argument(
        "--la",
        dest="authority",
        default="",
        metavar="NAME",
        help="of a schools file, keep this authority",
    )


def _takes_list(exported: argparse.ArgumentParser) -> None:
    kinds = "\n".join(f"  {kind:<10}{what}" for kind, what in EXPORTS.items())
    exported.formatter_class = argparse.RawDescriptionHelpFormatter
    exported.epilog = f"kinds:\n{kinds}"
    exported.add_argument("kind", choices=EXPORTS, metavar="KIND", help="one of those below")
    exported.add_argument(
        "--csv", action="store_true", help="a table for programs, its columns never renamed"
    )
    exported.add_argument("to", type=Path, metavar="FILE", help="must not be there yet")


def _takes_copy(restored: argparse.ArgumentParser) -> None:
    which = restored.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "copy", nargs="?", type=Path, metavar="FILE", help="a copy that backup wrote"
    )
    which.add_argument(
        "--done-by-hand",
        action="store_true",
        help="the copy is in place already: only make sure that nothing is sent twice",
    )


def _takes_place(made: argparse.ArgumentParser, what: str, name: str) -> None:
    """Lets the command take where to write; by default `name` in the project's folder."""
    made.add_argument(
        "to",
        nargs="?",
        type=Path,
        default=PROJECT / name,
        metavar=what,
        help=f"by default {name} in the project's folder",
    )


def _takes_day(plan: argparse.ArgumentParser) -> None:
    plan.add_argument("--at", type=_day, required=True, metavar="DATE", help="such as 2026-11-23")
    plan.add_argument(
        "--job", default="", metavar="NAME", help="only this job, such as prompts or digests"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date such as 2026-11-23") from None
