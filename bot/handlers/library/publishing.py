"""What officers put on the shelf, and take off it."""

from typing import Any

from bot.subjects.access import require
from bot.subjects.again import again
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
from domain.errors import Refused
from domain.library.documents import Edition, LibraryDocument
from domain.library.kept_files import LIBRARY
from domain.library.publishing import WithdrawValues, judge_withdrawing
from domain.permissions import Act
from storage.store import Store

FORM = "library"
PUT_BACK = "It is back in the library."
WITHDRAWN = "It is withdrawn."
BEFORE = "It was withdrawn already."
routes = Router()


def _kept(turn: Turn, action: Any, store: Store) -> tuple[LibraryDocument, Edition]:
    """The edition that a button names, with its document, for officers."""
    require(turn, Act.PUBLISH, "officers_only")
    return documents.edition_of(turn, action.edition, store)


def _form_again(turn: Turn, action: PublishFile, refused: Refused, store: Store) -> Reply:
    file = kept_files.own_file(turn, action.file, store)
    if file.purpose != LIBRARY or not kept_files.is_form(file):
        return kept_files.as_it_stands(turn, file.id, store)
    return Show(publishing.form(file, action.typed, store, refused.problems), form=FORM)


@routes.action(PublishFile, refused=_form_again)
def publish(turn: Turn, action: PublishFile, store: Store) -> Reply:
    """Publishes a sent file, and says so in place of the form."""
    file = kept_files.own_file(turn, action.file, store)
    publishing.publish(file, action, turn, store)
    return kept_files.as_it_stands(turn, file.id, store)


@routes.action(AskWithdraw, reads=True)
def ask(turn: Turn, action: AskWithdraw, store: Store) -> Reply:
    """Asks why an edition is withdrawn."""
    asked = publishing.withdraw_card(_kept(turn, action, store), turn, store, WithdrawValues())
    return Show(asked, form=FORM)


@routes.action(WithdrawEdition, refused=again(_kept, publishing.withdraw_card, FORM))
def withdraw(turn: Turn, action: WithdrawEdition, store: Store) -> Reply:
    """Takes an edition off the shelf."""
    _, edition = _kept(turn, action, store)
    first = publishing.withdraw(edition, judge_withdrawing(action.typed), turn, store)
    return _as_it_stands(turn, action, store, WITHDRAWN if first else BEFORE)


@routes.action(LeaveWithdraw)
def leave(turn: Turn, action: LeaveWithdraw, store: Store) -> Reply:
    """The edition again, which stays."""
    return _as_it_stands(turn, action, store)


@routes.action(PutBackEdition)
def put_back(turn: Turn, action: PutBackEdition, store: Store) -> Reply:
    """Puts an edition on the shelf again."""
    _, edition = _kept(turn, action, store)
    publishing.put_back(edition, turn, store)
    return _as_it_stands(turn, action, store, PUT_BACK)


def _as_it_stands(turn: Turn, action: Any, store: Store, note: str = "") -> Reply:
    document, edition = _kept(turn, action, store)
    return Show(documents.shown_card(turn, document, edition, store, note))
