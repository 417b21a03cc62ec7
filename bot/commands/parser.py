"""The command line: what can be said, and how each word is read."""

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

Run = Callable[..., int | None]


def parser(commands: Mapping[str, Run], folder: Path) -> argparse.ArgumentParser:
    """Reads a command and what belongs to it; relative files are those of `folder`."""
    top = argparse.ArgumentParser(
        "app.py", description="Hub Visits: the Teams bot with which school leaders record support visits."
    )
    words = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, does: str) -> argparse.ArgumentParser:
        made = words.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
        made.set_defaults(run=commands[name])
        return made

    def file(text: str) -> Path:
        return folder / text

    command("serve", "answer Teams until told to end")
    files = command("import", "bring in schools, people, deployments and visits from .xlsx, .csv or .zip files")
    files.add_argument(
        "files", nargs="+", type=file, metavar="FILE", help="known by its header; several are all or nothing"
    )
    files.add_argument("--dry-run", action="store_true", help="only say what would change and what is wrong")
    files.add_argument(
        "--la", dest="authority", default="", metavar="NAME", help="of a schools file, keep this authority"
    )
    sheet = command("template", "write the start sheet, an .xlsx file to fill in")
    sheet.add_argument("to", nargs="?", type=file, default=folder / "start.xlsx", metavar="FILE")
    code = command("invite", "make a one-time code for a person; it stands alone on the last line")
    code.add_argument("email", metavar="EMAIL")
    command("sample", "load the sample data, once")
    teams = command("package", "build the Teams app package from the settings")
    teams.add_argument("to", nargs="?", type=file, default=folder / "dist", metavar="FOLDER")
    plan = command("tick", "play the planner for a day: write and print what is due, send nothing")
    plan.add_argument("--at", type=date.fromisoformat, required=True, metavar="DATE", help="such as 2026-11-23")
    plan.add_argument("--job", default="", metavar="NAME", help="only this job")
    return top
