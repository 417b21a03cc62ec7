"""What officers put on the shelf, and take off it."""

from bot.subjects.access import require
from bot.subjects.library import documents, kept_files, publishing
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.library import (
    AskWithdraw,
    LeaveWithdraw,
    PublishFile,
    PutBackEdition,
    WithdrawEdition,
)
from cards.library.publishing import withdraw_form
from domain.errors import Refused
from domain.library.documents import Edition, LibraryDocument
from domain.library.kept_files import slot_of
from domain.library.publishing import WithdrawValues, judge_withdrawing
from domain.permissions import Act
from storage.store import Store

FORM = "library"
PUT_BACK = "It is on the shelf again."
WITHDRAWN = "It is withdrawn."
BEFORE = "It was withdrawn already."
routes = Router()


def _form_again(turn: Turn, action: PublishFile, refused: Refused, store: Store) -> Reply:
    file = kept_files.own_file(turn, action.file, store)
    if not kept_files.is_form(file):
        return Show(kept_files.card(file, turn.speaker, turn.now, store), slot_of(file.id))
    return Show(publishing.form(file, action.typed, store, refused.problems), form=FORM)


@routes.action(PublishFile, refused=_form_again)
def publish(turn: Turn, action: PublishFile, store: Store) -> Reply:
    """Publishes a sent file, and says so in place of the form."""
    file = kept_files.own_file(turn, action.file, store)
    publishing.publish(file, action, turn, store)
    file = kept_files.own_file(turn, action.file, store)
    return Show(kept_files.card(file, turn.speaker, turn.now, store), slot_of(file.id))


@routes.action(AskWithdraw, reads=True)
def ask(turn: Turn, action: AskWithdraw, store: Store) -> Reply:
    """Asks why an edition is withdrawn."""
    document, edition = _kept(turn, action.edition, store)
    return Show(withdraw_form(document, edition, WithdrawValues(), turn.hub), form=FORM)


def _ask_again(turn: Turn, action: WithdrawEdition, refused: Refused, store: Store) -> Reply:
    document, edition = _kept(turn, action.edition, store)
    asked = withdraw_form(document, edition, action.typed, turn.hub, refused.problems)
    return Show(asked, form=FORM)


@routes.action(WithdrawEdition, refused=_ask_again)
def withdraw(turn: Turn, action: WithdrawEdition, store: Store) -> Reply:
    """Takes an edition off the shelf."""
    _, edition = _kept(turn, action.edition, store)
    first = publishing.withdraw(edition, judge_withdrawing(action.typed), turn, store)
    return _as_it_stands(turn, action.edition, store, WITHDRAWN if first else BEFORE)


@routes.action(LeaveWithdraw)
def leave(turn: Turn, action: LeaveWithdraw, store: Store) -> Reply:
    """The edition again, which stays."""
    return _as_it_stands(turn, action.edition, store)


@routes.action(PutBackEdition)
def put_back(turn: Turn, action: PutBackEdition, store: Store) -> Reply:
    """Puts an edition on the shelf again."""
    _, edition = _kept(turn, action.edition, store)
    publishing.put_back(edition, turn, store)
    return _as_it_stands(turn, action.edition, store, PUT_BACK)


def _as_it_stands(turn: Turn, id_: int, store: Store, note: str = "") -> Reply:
    document, edition = _kept(turn, id_, store)
    return Show(documents.shown_card(turn, document, edition, store, note))


def _kept(turn: Turn, id_: int, store: Store) -> tuple[LibraryDocument, Edition]:
    """An edition with its document, for officers."""
    require(turn, Act.PUBLISH, "officers_only")
    return documents.edition_of(turn, id_, store)
