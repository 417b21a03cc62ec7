"""Files that people send: taken in their own chat, and the presses that say what each is."""

from bot.subjects.library import kept_files, uploads
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Lookup, Turn
from cards.actions.kept_files import (
    AnswerFile,
    AskFileAgain,
    BackToImport,
    DoImport,
    ForgetFile,
    ShowImport,
    TryImportAgain,
)
from cards.library.kept_files import files_in_our_chat
from domain.delivery.conversations import Surface
from domain.library.kept_files import IMPORT, Standing
from storage.store import Store

routes = Router()


@routes.event("files sent", needs=Lookup.FILES)
def received(turn: Turn, event: str, store: Store) -> Reply:
    """Keeps what came, and asks what the first of it is."""
    return kept_files.receive(turn, store)


@routes.event("files sent", surface=Surface.CHANNEL)
def in_a_channel(turn: Turn, event: str, store: Store) -> Reply:
    """Says where files are taken; nothing is fetched."""
    return Say(files_in_our_chat(turn.hub))


@routes.action(AnswerFile)
def answered(turn: Turn, action: AnswerFile, store: Store) -> Reply:
    """Keeps a file as what its sender says; a second answer finds what the first said."""
    file = kept_files.own_file(turn, action.file, store)
    if file.standing is Standing.ASKED:
        kept_files.answer(file, action.purpose, action.subject, turn, store)
    return kept_files.as_it_stands(turn, action.file, store)


@routes.action(AskFileAgain)
def asked_again(turn: Turn, action: AskFileAgain, store: Store) -> Reply:
    """Asks once more what a file is."""
    file = kept_files.own_file(turn, action.file, store)
    kept_files.ask_again(file, turn, store)
    return kept_files.as_it_stands(turn, action.file, store)


@routes.action(ForgetFile)
def forgotten(turn: Turn, action: ForgetFile, store: Store) -> Reply:
    """Forgets a file that is nothing."""
    file = kept_files.own_file(turn, action.file, store)
    kept_files.forget(file, turn, store)
    return kept_files.as_it_stands(turn, action.file, store)


@routes.action(ShowImport, reads=True)
def import_page(turn: Turn, action: ShowImport, store: Store) -> Reply:
    """A page of what an import would do, in place of the whole."""
    file = kept_files.own_file(turn, action.file, store)
    return Show(uploads.part(file, action, turn, store))


@routes.action(BackToImport)
def import_whole(turn: Turn, action: BackToImport, store: Store) -> Reply:
    """The whole of it again."""
    return kept_files.as_it_stands(turn, action.file, store)


@routes.action(TryImportAgain)
def look_again(turn: Turn, action: TryImportAgain, store: Store) -> Reply:
    """Has a file looked through once more, as the list is now."""
    uploads.require_import(turn)
    file = kept_files.own_file(turn, action.file, store)
    if file.standing is Standing.WAITING and file.purpose == IMPORT:
        uploads.look(file, turn, store)
    return kept_files.as_it_stands(turn, action.file, store)


@routes.action(DoImport)
def do_import(turn: Turn, action: DoImport, store: Store) -> Reply:
    """Has an import done whose dry run was read."""
    file = kept_files.own_file(turn, action.file, store)
    uploads.do(file, action.digest, turn, store)
    return kept_files.as_it_stands(turn, action.file, store)
