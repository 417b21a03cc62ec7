"""`app.py template`: the start sheet to be filled in."""

from datetime import date
from pathlib import Path

from bot.commands import DONE, PROBLEMS, Say
from bot.documents.start_sheet import start_sheet
from bot.imports.start import EXAMPLE
from domain.command_line import typed
from domain.people.organisations import Organisation, OrganisationKind
from storage.engine.database import Database
from storage.store import Store


def template(database: Database[Store] | None, path: Path, today: date, say: Say) -> int:
    """Writes the start sheet, with the schools of the database to choose from, if any.

    Gives the exit status.
    """
    known = database.read_now(lambda store: store.organisations.everything()) if database else []
    schools = [_choice(o) for o in known if o.kind is OrganisationKind.SCHOOL and o.open]
    trusts = [_choice(o) for o in known if o.kind is OrganisationKind.TRUST]
    try:
        with path.open("xb") as file:
            file.write(start_sheet(schools, [*trusts, *schools], today, EXAMPLE))
    except FileExistsError:
        say(f"{path} is there already and was left as it is. Name another file.")
        return PROBLEMS
    except OSError as error:
        say(f"{path} cannot be written: {error.strerror}.")
        return PROBLEMS
    offered = (
        f"{len(schools):,} schools to choose from"
        if schools
        else "no schools to choose from yet: type URNs or names"
    )
    then = typed("import", str(path), "--dry-run")
    say(f"Wrote {path}, with {offered}. Fill it in, then: {then}")
    return DONE


def _choice(organisation: Organisation) -> str:
    number = organisation.urn if organisation.urn is not None else organisation.uid
    town = f", {organisation.town}" if organisation.town else ""
    return f"{organisation.name}{town}" + (f" ({number})" if number is not None else "")
