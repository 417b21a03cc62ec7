"""Sent files as evidence for a requirement: which one is chosen, then its form is filled in."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.subjects.funding import ticking
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.contracts import ShowOpenRequirements
from cards.funding.ticking import (
    PAGE,
    OpenRequirementsView,
    OpenRow,
    file_as_evidence,
    open_requirements,
)
from cards.library.kept_files import FileChoice
from domain.errors import Problem, refuse
from domain.library.kept_files import REQUIREMENT, KeptFile, Standing, of_requirement
from domain.operations.files import TICK_FILE
from domain.people.people import Person
from domain.permissions import Act, scope
from domain.quality.requirements import TickedRequirement, self_ticked
from storage.store import Store


def choices(person: Person, _now: datetime, store: Store) -> list[FileChoice]:
    """That a file is evidence for a requirement, for who has one to tick."""
    if not store.requirements.any_open(scope(person, Act.TICK_REQUIREMENT)):
        return []
    facts = (f"of a {store.hub.words.one('contract')}; you choose which",)
    return [FileChoice(REQUIREMENT, "", "Evidence for a requirement", facts)]


def take(file: KeptFile, _subject: str, turn: Turn, store: Store) -> None:
    """Has a file wait until it is said for which requirement it is."""
    if not scope(turn.person, Act.TICK_REQUIREMENT).parts:
        raise refuse("not_yours")
    store.kept_files.choose(file.id, REQUIREMENT)


def choose(file: KeptFile, requirement: int, turn: Turn, store: Store) -> None:
    """Notes for which requirement a waiting file is; raises Refused for one that is not open."""
    asked, _ = ticking.requirement_of(turn, requirement, Act.TICK_REQUIREMENT, store)
    ticking.require_open(asked)
    subject = of_requirement(asked.id)
    store.kept_files.choose(file.id, REQUIREMENT, subject)
    coded = {"purpose": REQUIREMENT, "whose": subject}
    store.audit.add(turn.now, turn.speaker.id, "file.answered", f"file:{file.id}", **coded)


def let_go(file: KeptFile, _turn: Turn, store: Store) -> None:
    """Refuses that a file which shows that a requirement is met becomes something else."""
    if store.requirements.of_file(file.id) is not None:
        raise refuse("tick_file_stays")


def card(file: KeptFile, person: Person, now: datetime, store: Store) -> Card:
    """What the file's message shows: which requirement, its form, or what became of it."""
    if file.standing is Standing.SETTLED:
        return _kept(file, person, store)
    asked = chosen(file, person, store)
    if asked is None:
        return which(ShowOpenRequirements(file=file.id), file, person, now, store)
    return ticking.form(asked, person, now, store, sent=file)


def chosen(file: KeptFile, person: Person, store: Store) -> TickedRequirement | None:
    """The requirement of which the form is open about a waiting file."""
    id_ = file.requirement
    if file.standing is not Standing.WAITING or id_ is None:
        return None
    asked = store.requirements.get(id_)
    if asked is None or asked.tick is not None or self_ticked(asked.name):
        return None
    return asked if ticking.may(person, Act.TICK_REQUIREMENT, asked, store) else None


def which(
    wanted: ShowOpenRequirements,
    file: KeptFile,
    person: Person,
    now: datetime,
    store: Store,
    problem: Problem | None = None,
) -> Card:
    """A page of the requirements that a person has to tick, the soonest first."""
    seen = scope(person, Act.TICK_REQUIREMENT)
    above = store.requirements.get(wanted.before) if wanted.before else None
    if above is not None and not ticking.may(person, Act.TICK_REQUIREMENT, above, store):
        above = None
    found = store.requirements.open(seen, PAGE, above.id if above else None)
    older, newer = found.beside(
        lambda last: ShowOpenRequirements(file=file.id, before=last.id if last else None)
    )
    known = store.contracts.some(each.contract for each in found.rows)
    view = OpenRequirementsView(
        file=file,
        rows=tuple(OpenRow(each, known[each.contract].reference) for each in found.rows),
        total=found.total,
        today=now.astimezone(ZoneInfo(person.zone)).date(),
        first=found.first,
        older=older,
        newer=newer,
        problem=problem,
    )
    return open_requirements(view, store.hub)


def bring(file: int, turn: Turn, store: Store) -> None:
    """Has a file brought into the speaker's chat, where it comes as a message of its own."""
    if not ticking.may_open(turn.person, file, store):
        raise refuse("not_yours")
    store.work.put(TICK_FILE, turn.speaker.id, turn.now, str(file))


def _kept(file: KeptFile, person: Person, store: Store) -> Card:
    asked = store.requirements.of_file(file.id)
    if asked is None or not ticking.may(person, Act.SEE_CONTRACT, asked, store):
        return file_as_evidence(file, None, "", store.hub)
    contract = store.contracts.get(asked.contract)
    return file_as_evidence(file, asked, contract.reference if contract else "", store.hub)
