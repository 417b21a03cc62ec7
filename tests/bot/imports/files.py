"""Files for imports, made on the spot, and one import of them."""

import io
from collections.abc import Sequence
from pathlib import Path

from bot.commands.imports import report
from bot.documents.reading import read_here
from bot.documents.tables import TableFile
from bot.documents.workbooks import write
from bot.imports.plan import Plan
from bot.imports.run import carry_out, plan_import
from storage.store import Store
from tests.make import NOW, TODAY

DATA = Path(__file__).parent / "data"
PEOPLE_HEADER = ["email", "name", "role", "organisation"]
DEPLOYMENT_HEADER = ["leader_email", "school_urn", "focus", "days_agreed", "start", "end"]
START_HEADER = [
    "leader",
    "leader_email",
    "employer",
    "school",
    "head_email",
    "focus",
    "days",
    "start",
    "end",
]
SCHOOLS = (
    "URN,EstablishmentName,Town\n"
    "107438,Keelham Primary School,Bradford\n"
    "107255,Eldwick Primary School,Bingley\n"
)
LEADER = "email,name,role,organisation\nasha@schools.example,Asha Rahman,leader,107255\n"


def text(name: str, content: str, encoding: str = "utf-8") -> TableFile:
    """A CSV file."""
    return TableFile(name, lambda: io.BytesIO(content.encode(encoding)))


def raw(name: str, content: bytes) -> TableFile:
    """A file of these bytes."""
    return TableFile(name, lambda: io.BytesIO(content))


def book(name: str, header: Sequence[str], *rows: Sequence[object]) -> TableFile:
    """A workbook of one sheet."""
    return raw(name, write(header, rows))


def bring(store: Store, *sources: TableFile, authority: str = "") -> Plan:
    """Imports the files."""
    return carry_out(
        [read_here(source) for source in sources], store, NOW, TODAY, authority=authority
    )


def brought(store: Store, *sources: TableFile, authority: str = "") -> Plan:
    """Imports files that have no problem."""
    plan = bring(store, *sources, authority=authority)
    assert said(plan) == []
    return plan


def tried(store: Store, *sources: TableFile) -> Plan:
    """What importing the files would do."""
    return plan_import([read_here(source) for source in sources], store, TODAY)


def said(plan: Plan) -> list[str]:
    """The problems, each with its row."""
    return [f"{p.row}: {p.sentence}" for p in plan.problems]


def told(plan: Plan) -> str:
    """What a person reads of a dry run."""
    return "\n".join(report(plan, dry_run=True))
