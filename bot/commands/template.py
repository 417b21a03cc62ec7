"""`app.py template`: the start sheet to be filled in, or an empty file of one kind."""

from datetime import date
from pathlib import Path

from bot.commands import DONE, PROBLEMS, Say
from bot.imports import KINDS, calendars, templates
from bot.imports.kinds import FileKind
from domain.command_line import typed
from domain.people.organisations import Organisation, OrganisationKind
from storage.engine.database import Database
from storage.store import Store


def template(
    database: Database[Store] | None, path: Path, today: date, say: Say, kind: str = ""
) -> int:
    """Writes the start sheet, with the schools of the database to choose from, if any.

    With a `kind` it is an empty file of that kind. Gives the exit status.
    """
    found = templates.named(kind) if kind else None
    if kind and found is None:
        kinds = ", ".join(known.name for known in KINDS)
        say(f"There is no file of “{kind}”. There are: {kinds}.")
        return PROBLEMS
    content, offered = _start_sheet(database, today) if found is None else _blank(found, today)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        say(f"{path} is there already and was left as it is. Name another file.")
        return PROBLEMS
    except OSError as error:
        say(f"{path} cannot be written: {error.strerror}.")
        return PROBLEMS
    then = typed("import", str(path), "--dry-run")
    say(f"Wrote {path}, with {offered}. Fill it in, then: {then}")
    return DONE


def _start_sheet(database: Database[Store] | None, today: date) -> tuple[bytes, str]:
    known = database.read_now(lambda store: store.organisations.everything()) if database else []
    schools = [_choice(o) for o in known if o.kind is OrganisationKind.SCHOOL and o.open]
    trusts = [_choice(o) for o in known if o.kind is OrganisationKind.TRUST]
    offered = (
        f"{len(schools):,} schools to choose from"
        if schools
        else "no schools to choose from yet: type URNs or names"
    )
    return templates.start_sheet(schools, [*trusts, *schools], today), offered


def _blank(kind: FileKind, today: date) -> tuple[bytes, str]:
    usual = kind is calendars.KIND
    offered = "England's usual holidays, to be changed" if usual else "its headings"
    return templates.blank(kind, today), offered


def _choice(organisation: Organisation) -> str:
    number = organisation.urn if organisation.urn is not None else organisation.uid
    town = f", {organisation.town}" if organisation.town else ""
    return f"{organisation.name}{town}" + (f" ({number})" if number is not None else "")
