"""`schools`: the support that a person may see, with days used, next date and progress."""

from bot.subjects.access import support_of
from bot.subjects.operations.files import ask_for_file
from bot.subjects.people import finding_places
from bot.subjects.people.finding_places import FINDING
from bot.subjects.support import support
from bot.subjects.support.searching import LONGEST_SOUGHT
from bot.subjects.support.support_list import list_card, means_support, narrowed_card, narrowing
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.support import (
    ListDeployments,
    ListUnplanned,
    ShowDeployments,
    ShowSupport,
    SupportFile,
)
from domain.people.organisation_form import SoughtValues
from domain.people.people import Role
from domain.permissions import Act, can
from storage.store import Store

routes = Router()


@routes.command(
    Command(
        "schools",
        "what needs a look first: days used, next dates, progress",
        aliases=(
            *("my schools", "supported schools", "deployments", "my deployments"),
            *("support", "my support"),
        ),
        roles=(Role.LEADER, Role.SCHOOL_CONTACT, Role.OVERSEER, Role.OFFICER),
        offered="Where you give support, and the days used",
        button=ListDeployments(),
        label="Supported {schools}",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The support that the person may see, as a new message; what follows narrows it.

    Where an officer means none that gets support, it is looked for among all organisations.
    """
    if not rest:
        return Say(list_card(turn, ShowDeployments(), store))
    if can(turn.person, Act.KEEP_ROSTER, turn.speaker) and not means_support(turn, rest, store):
        sought = SoughtValues(rest[:LONGEST_SOUGHT].strip())
        if finding_places.find(sought.sought, store):
            return Say(finding_places.card(sought, turn, store), form=FINDING)
    return Say(narrowed_card(turn, rest, store))


@routes.action(ListDeployments, reads=True)
def pressed(turn: Turn, action: ListDeployments, store: Store) -> Reply:
    """The same, from a button."""
    return Say(list_card(turn, ShowDeployments(), store))


@routes.action(ListUnplanned, reads=True)
def unplanned(turn: Turn, action: ListUnplanned, store: Store) -> Reply:
    """Support without a planned visit, as a new message."""
    return Say(list_card(turn, ShowDeployments(unplanned=True), store))


@routes.action(ShowDeployments, reads=True)
def page(turn: Turn, action: ShowDeployments, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(list_card(turn, action, store))


@routes.action(SupportFile)
def as_file(turn: Turn, action: SupportFile, store: Store) -> Reply:
    """Has the list made as a file, narrowed as it is."""
    told = ask_for_file(turn, "support", narrowing(action, action.words), store)
    if action.words:
        return Show(narrowed_card(turn, action.words, store, told))
    return Show(list_card(turn, action, store, told))


@routes.action(ShowSupport, reads=True)
def show(turn: Turn, action: ShowSupport, store: Store) -> Reply:
    """One support as a new message."""
    found = support_of(turn, action.deployment, Act.SEE, store)
    return Say(support.card(found, turn, store))
