"""`add support`: the form with which an officer adds support, and what is looked up for it."""

from bot.subjects.support import keeping, keeping_new, searching
from bot.subjects.support.keeping_again import FORM
from bot.subjects.visits import planning
from bot.turns.commands import Command
from bot.turns.reply import Listed, Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.keeping import AddSupport, OpenAlike, SaveNewSupport
from domain.errors import Refused
from domain.people.people import Role
from domain.permissions import Act, can
from domain.questions import with_dates
from domain.support.keeping import SupportValues
from domain.visits.planning import VisitPlan
from storage.store import Store

routes = Router()


@routes.command(
    Command(
        "add support",
        "a {school}, its {leader}, days and dates",
        aliases=("new support",),
        roles=(Role.OFFICER,),
        button=AddSupport(),
        label="Add {deployment}",
    ),
    reads=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The form, with the school that was named after the words."""
    sought = rest[: searching.LONGEST_SOUGHT]
    return Say(keeping_new.form(turn, SupportValues(school=sought), store), form=FORM)


@routes.action(AddSupport, reads=True)
def pressed(turn: Turn, action: AddSupport, store: Store) -> Reply:
    """The same, from a button."""
    return typed(turn, "", store)


def _again(turn: Turn, action: SaveNewSupport, refused: Refused, store: Store) -> Reply:
    values = with_dates(action.typed, turn.today, asked_back=True)
    return Show(keeping_new.form(turn, values, store, refused), form=FORM)


@routes.action(SaveNewSupport, refused=_again)
def save(turn: Turn, action: SaveNewSupport, store: Store) -> Reply:
    """Adds the support, and shows it in place of the form."""
    new = keeping_new.judged(action.typed, turn, store, sure=action.sure)
    support, visit = keeping_new.add(new, turn, store), new.next_visit
    if visit is not None:
        plan = VisitPlan(new.leaders[0], visit, purpose=new.purpose)
        planning.plan(support, plan, turn, store)
    return keeping.shown(support, turn, store, "Added. Its leaders and the school are told.")


@routes.action(OpenAlike)
def open_alike(turn: Turn, action: OpenAlike, store: Store) -> Reply:
    """The support that is there already, as a new message; the form stays as it is."""
    support = keeping.kept(turn, action.deployment, store)
    stays = keeping_new.form(turn, action.typed, store)
    shown = keeping.card(support, turn, store)
    return Say(shown, keeping.slot(support.id), stays=stays)


@routes.event("search", reads=True, strangers=True)
def search(turn: Turn, event: str, store: Store) -> Reply:
    """What fits what an officer is typing into a choice over many; nothing for anybody else."""
    if turn.person is None or not can(turn.person, Act.KEEP_SUPPORT, turn.person):
        return Listed()
    dataset, sought = str(turn.inputs["dataset"]), str(turn.inputs["sought"])
    found = searching.choices(searching.find(dataset, sought, store))
    return Listed(tuple(found.items()))
