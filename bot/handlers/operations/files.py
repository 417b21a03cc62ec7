"""The answer to a file that was offered: its owner accepts it into the own files, or declines."""

from bot.subjects.operations.files import as_asked
from bot.turns.reply import Reply, TakeAway
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.operations.files import file_forgotten, file_gone
from domain.operations.files import UPLOAD, MadeFile
from storage.store import Store

routes = Router()


@routes.event("file accepted")
def accepted(turn: Turn, event: str, store: Store) -> Reply:
    """Has the file put where Teams says, however often it is accepted."""
    file = _offered(turn, store)
    if file is None:
        return TakeAway(file_gone())
    to, place = str(turn.inputs["upload_to"]), str(turn.inputs["place"])
    if store.files.answer(file, to, place, turn.now):
        _note(turn, "file.accepted", file, store)
        store.outbox.put("upload", file.id, f"{UPLOAD}{file.id}", turn.conversation.id, turn.now)
    return TakeAway()


@routes.event("file declined")
def declined(turn: Turn, event: str, store: Store) -> Reply:
    """Forgets the file, unless it was accepted before."""
    file = _offered(turn, store)
    if file is None or file.upload_to:
        return TakeAway(None if file else file_gone())
    store.files.forget(file)
    _note(turn, "file.declined", file, store)
    return TakeAway(file_forgotten(file.name))


def _offered(turn: Turn, store: Store) -> MadeFile | None:
    """The file that the pressed offer names, for its owner, while it is kept and may be had."""
    file = store.files.get(str(turn.inputs["file"]), turn.speaker.id)
    if file is None or not file.kept(turn.now):
        return None
    # The right may have been lost since the file was made.
    return file if as_asked(turn.person, file.kind, file.subject, store) else None


def _note(turn: Turn, verb: str, file: MadeFile, store: Store) -> None:
    store.audit.add(turn.now, turn.speaker.id, verb, f"file:{file.id}", kind=file.kind)
