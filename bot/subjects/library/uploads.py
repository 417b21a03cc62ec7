"""An import by upload, as an officer goes through it: looked through, read, and then done."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.kept_files import ShowImport
from cards.library.kept_files import FileChoice
from cards.library.uploads import (
    ImportView,
    import_done,
    import_failed,
    import_part,
    import_underway,
    would_import,
)
from domain.errors import refuse
from domain.library.dry_runs import ImportState
from domain.library.kept_files import DRY_RUN, IMPORT, KeptFile, Standing
from domain.people.people import Person
from domain.permissions import Act, can
from storage.store import Store


def choices(person: Person, _now: datetime, store: Store) -> list[FileChoice]:
    """That a file is a list to bring in, for who keeps the roster."""
    if not can(person, Act.KEEP_ROSTER, person):
        return []
    lists = f"People, {store.hub.words.many('school')}, support or holidays"
    facts = (lists, "you see first what would change")
    return [FileChoice(IMPORT, "", "A list to import", facts)]


def take(file: KeptFile, _subject: str, turn: Turn, store: Store) -> None:
    """Has a file looked through; nothing of it is brought in by that."""
    require_import(turn)
    store.kept_files.choose(file.id, IMPORT)
    look(file, turn, store)


def look(file: KeptFile, turn: Turn, store: Store) -> None:
    """Has a file looked through, as the list is now."""
    store.uploaded_imports.put(file.id, ImportState.READING, turn.now)
    store.work.put(DRY_RUN, turn.speaker.id, turn.now, str(file.id))
    store.audit.add(turn.now, turn.speaker.id, "import.looked_at", f"file:{file.id}")


def do(file: KeptFile, digest: str, turn: Turn, store: Store) -> None:
    """Has an import done, if what was read of it is what stands there still."""
    require_import(turn)
    found = store.uploaded_imports.get(file.id)
    if found is None or found.result is None or found.state is not ImportState.TRIED:
        return
    if not found.result.may_be_done or file.standing is not Standing.WAITING:
        return
    if found.result.digest != digest:
        # Another card of the file was pressed: what it would do now stands on this one.
        store.uploaded_imports.put(file.id, ImportState.TRIED, turn.now, found.result, moved=True)
        return
    store.uploaded_imports.put(file.id, ImportState.DOING, turn.now, found.result)
    store.work.put(IMPORT, turn.speaker.id, turn.now, str(file.id))
    store.audit.add(turn.now, turn.speaker.id, "import.asked", f"file:{file.id}")


def card(file: KeptFile, person: Person, now: datetime, store: Store) -> Card:
    """How far an import is; for who may not keep the roster any more, that it is theirs no more."""
    if not can(person, Act.KEEP_ROSTER, person):
        return import_failed(file, store.hub)
    found = store.uploaded_imports.get(file.id)
    local = now.astimezone(ZoneInfo(person.zone))
    if found is None or found.state is ImportState.FAILED:
        return import_failed(file, store.hub)
    if found.state in (ImportState.READING, ImportState.DOING) or found.result is None:
        return import_underway(file, doing=found.state is ImportState.DOING)
    if found.state is ImportState.DONE:
        return import_done(file, found.result, found.at.astimezone(local.tzinfo), local)
    view = ImportView(file, found.result, local, moved=found.moved)
    return would_import(view, store.hub)


def part(file: KeptFile, wanted: ShowImport, turn: Turn, store: Store) -> Card:
    """A page of what an import would do, of its problems or its remarks."""
    require_import(turn)
    found = store.uploaded_imports.get(file.id)
    if found is None or found.result is None:
        raise refuse("file_forgotten")
    return import_part(file, found.result, wanted)


def require_import(turn: Turn) -> None:
    """Refuses whoever may not keep the roster."""
    if not can(turn.person, Act.KEEP_ROSTER, turn.speaker):
        raise refuse("officers_only")
