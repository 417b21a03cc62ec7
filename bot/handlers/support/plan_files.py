"""The file of an action plan: a link to it, what was sent, and the templates."""

from bot.subjects.again import again
from bot.subjects.support import action_plans, plan_files
from bot.subjects.support.action_plans import edited
from bot.subjects.support.plan_questions import FORM, file_card
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.action_plans import (
    AskPlanFile,
    AskPlanTemplate,
    GetPlanTemplate,
    OpenPlanFile,
    SavePlanLink,
)
from cards.support.plan_forms import template_ask
from domain.errors import refuse
from domain.operations.files import PLAN_FILE, PLAN_TEMPLATE
from domain.permissions import Act
from domain.quality.report_versions import LinkValues
from storage.store import Store

ON_ITS_WAY = "The file is on its way to this chat."
routes = Router()


@routes.action(AskPlanFile)
def ask_file(turn: Turn, action: AskPlanFile, store: Store) -> Reply:
    """Says how a file is sent, and asks for a link, in place of the plan."""
    return Show(file_card(edited(turn, action, store), turn, store, LinkValues()), form=FORM)


@routes.action(SavePlanLink, refused=again(edited, file_card, FORM))
def save_link(turn: Turn, action: SavePlanLink, store: Store) -> Reply:
    """Keeps a link as the plan's next version."""
    support = edited(turn, action, store)
    plan_files.keep_link(support, action.typed, turn, store)
    return action_plans.shown(support.id, turn, store, "Saved.")


@routes.action(OpenPlanFile)
def open_file(turn: Turn, action: OpenPlanFile, store: Store) -> Reply:
    """Has a version of the plan's file offered in the chat."""
    found = store.plan_files.version(action.file)
    if found is None or found.file is None:
        raise refuse("not_yours")
    support = action_plans.plan_of(turn, found.deployment, Act.SEE_PLAN, store)
    store.work.put(PLAN_FILE, turn.speaker.id, turn.now, str(found.id))
    return action_plans.shown(support.id, turn, store, ON_ITS_WAY)


@routes.action(AskPlanTemplate)
def ask_template(turn: Turn, action: AskPlanTemplate, store: Store) -> Reply:
    """Asks which template is wanted, in place of the plan."""
    support = edited(turn, action, store)
    return Show(template_ask(support, turn.hub), form=FORM)


@routes.action(GetPlanTemplate)
def template(turn: Turn, action: GetPlanTemplate, store: Store) -> Reply:
    """Has it made, filled in as far as is known."""
    support = edited(turn, action, store)
    store.work.put(PLAN_TEMPLATE, turn.speaker.id, turn.now, f"{action.template}:{support.id}")
    return action_plans.shown(support.id, turn, store, "The template is on its way to this chat.")
