"""`find a leader`: who could give support, for a request or for what an officer types."""

from bot.subjects.access import require
from bot.subjects.support import candidates, offering, offers, requests
from bot.subjects.support.searching import LONGEST_SOUGHT
from bot.turns.commands import Command
from bot.turns.lasting import keep_alive
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.commissions import FindLeader, ShowRequests
from cards.actions.finding import ChangeSearch, ForRequest, LookForLeader, SearchLeaders
from cards.actions.offers import ChooseAnother
from domain.errors import Refused, refuse
from domain.people.people import Role
from domain.permissions import Act
from domain.questions import with_dates
from domain.support.leader_search import LeaderSearchValues
from storage.store import Store

FORM = "leader_search"
routes = Router()


@routes.command(
    Command(
        "find a leader",
        "who could give {support}, with the facts beside each other",
        aliases=("broker", "find leader", "find a system leader"),
        roles=(Role.OFFICER,),
        button=LookForLeader(),
        label="Find a {leader}",
    ),
    reads=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The form, with the school that was named after the words."""
    values = LeaderSearchValues(school=rest[:LONGEST_SOUGHT])
    return Say(candidates.search_form(turn, values, store), form=FORM)


@routes.action(LookForLeader, reads=True)
def pressed(turn: Turn, action: LookForLeader, store: Store) -> Reply:
    """The same, from a button."""
    return typed(turn, "", store)


def _again(turn: Turn, action: SearchLeaders, refused: Refused, store: Store) -> Reply:
    values = with_dates(action.typed, turn.today, asked_back=True)
    return Show(candidates.search_form(turn, values, store, refused), form=FORM)


@routes.action(SearchLeaders, refused=_again, reads=True)
def search(turn: Turn, action: SearchLeaders, store: Store) -> Reply:
    """The table, in place of the form."""
    about = candidates.searched(action.typed, turn, store)
    return Show(candidates.table(candidates.meant(turn, about, store), turn, store))


@routes.action(ChangeSearch, reads=True)
def change(turn: Turn, action: ChangeSearch, store: Store) -> Reply:
    """The form again, in place of the table."""
    values = candidates.typed_again(action, turn, store)
    return Show(candidates.search_form(turn, values, store), form=FORM)


@routes.action(ForRequest, reads=True)
def for_request(turn: Turn, action: ForRequest, store: Store) -> Reply:
    """The open requests as a new message; the form stays with what is typed."""
    require(turn, Act.ANSWER_REQUEST)
    return Say(requests.list_card(turn, ShowRequests(), store))


@routes.action(FindLeader)
def begin(turn: Turn, action: FindLeader, store: Store) -> Reply:
    """The table for a request as a new message; from now on a leader is looked for."""
    return Say(candidates.table(candidates.begin(turn, action.request, store), turn, store))


def _offer_as_it_is(turn: Turn, action: ChooseAnother, refused: Refused, store: Store) -> Reply:
    """The offer as it stands, with what is wrong."""
    return offers.shown_refused(action.offer, refused, turn, store)


@routes.action(ChooseAnother, refused=_offer_as_it_is)
def another(turn: Turn, action: ChooseAnother, store: Store) -> Reply:
    """Leaves an offer at its no; who else could give the support stands in a new message."""
    found = offers.kept(turn, action.offer, store)
    if not found.undecided or found.commission is None:
        raise refuse("offer_closed")
    offering.take_back(found, turn.speaker, offering.ANOTHER, turn.now, store)
    sought = candidates.begin(turn, found.commission, store)
    closed = offers.shown(found.id, turn, store, "Closed. A leader is looked for again.")
    # The offer lasts, though what is new stands below.
    keep_alive(turn, closed, store)
    return Say(candidates.table(sought, turn, store), stays=closed.card)
