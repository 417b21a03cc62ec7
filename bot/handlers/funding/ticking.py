"""Ticking a requirement, from its contract or from a file that was sent as evidence."""

from bot.subjects.funding import contracts, tick_files, ticking
from bot.subjects.library import kept_files
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.contracts import ChooseRequirement, ShowOpenRequirements, TickRequirement
from cards.problems import sentence
from cards.questions import NOT_ASKED
from domain.errors import Refused
from domain.library.kept_files import REQUIREMENT, KeptFile, Standing
from domain.permissions import Act
from storage.store import Store

routes = Router()


def _waiting(turn: Turn, id_: int, store: Store) -> KeptFile | None:
    """The speaker's own file, if it is still to be said for which requirement it is."""
    file = kept_files.own_file(turn, id_, store)
    waits = file.standing is Standing.WAITING and file.purpose == REQUIREMENT
    return file if waits and turn.now < file.until else None


@routes.action(ShowOpenRequirements)
def which(turn: Turn, action: ShowOpenRequirements, store: Store) -> Reply:
    """Another page of the requirements from which one is chosen."""
    file = _waiting(turn, action.file, store)
    if file is None:
        return kept_files.as_it_stands(turn, action.file, store)
    return Show(tick_files.which(action, file, turn.speaker, turn.now, store))


def _not_that(
    turn: Turn, action: ChooseRequirement | TickRequirement, refused: Refused, store: Store
) -> Reply:
    """The choice again, with why it cannot be the one that was chosen."""
    sent = action.file if isinstance(action, ChooseRequirement) else action.sent
    file = _waiting(turn, sent, store) if sent else None
    if file is None:
        return kept_files.as_it_stands(turn, sent or 0, store)
    first = ShowOpenRequirements(file=file.id)
    problem = refused.problems[0]
    return Show(tick_files.which(first, file, turn.speaker, turn.now, store, problem))


@routes.action(ChooseRequirement, refused=_not_that)
def choose(turn: Turn, action: ChooseRequirement, store: Store) -> Reply:
    """The form of the requirement, with the file filled in."""
    file = _waiting(turn, action.file, store)
    if file is not None:
        tick_files.choose(file, action.requirement, turn, store)
    return kept_files.as_it_stands(turn, action.file, store)


def _again(turn: Turn, action: TickRequirement, refused: Refused, store: Store) -> Reply:
    """The form as it was typed; where there is nothing to tick any more, how things stand."""
    asked, found = ticking.requirement_of(turn, action.requirement, Act.TICK_REQUIREMENT, store)
    over = any(not problem.field for problem in refused.problems)
    sent = _waiting(turn, action.sent, store) if action.sent else None
    if action.sent and (over or sent is None):
        return _not_that(turn, action, refused, store)
    if over:
        why = sentence(refused.problems[0], NOT_ASKED, turn.hub)
        return contracts.shown(found, turn, store, why)
    shown = ticking.form(asked, turn.speaker, turn.now, store, action.typed, refused.problems, sent)
    return Show(shown, form=kept_files.FORM if sent else ticking.FORM)


@routes.action(TickRequirement, refused=_again)
def tick(turn: Turn, action: TickRequirement, store: Store) -> Reply:
    """Ticks it, and shows the contract, or what became of the file."""
    asked, found = ticking.requirement_of(turn, action.requirement, Act.TICK_REQUIREMENT, store)
    ticking.tick(asked, action.typed, turn, store)
    kept_files.ask_next(turn.speaker, turn.conversation.id, turn.now, store)
    if action.sent:
        return kept_files.as_it_stands(turn, action.sent, store)
    return contracts.shown(found, turn, store, ticking.TICKED)
