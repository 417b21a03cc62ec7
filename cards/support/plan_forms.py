"""What is asked about an action plan: a change, the school's answer, its file, which template."""

from collections.abc import Mapping
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.action_plans import (
    BackToActionPlan,
    GetPlanTemplate,
    LeavePlanChange,
    LeavePlanLink,
    LeavePlanNote,
    SavePlanChange,
    SavePlanLink,
    SavePlanNote,
)
from cards.actions.objectives import CloseObjective, SaveNewObjective, SaveObjective
from cards.elements import button, grey, line, small, title
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.phrases import in_hub_words, titled
from cards.plain import plain
from cards.questions import Asked, Table
from cards.rows import opening_row
from cards.support.noted import NOTED_HOW
from cards.support.objective import CLOSE, NO_NAMES, OBJECTIVE
from domain.errors import Problem
from domain.hub import Hub
from domain.quality.report_versions import LinkValues
from domain.support.deployments import Deployment
from domain.support.plan_answers import PlanChangeValues, PlanNoteValues

CHANGE: Table = {
    "change": Asked(
        "What should change?", "Write in a few words what should change.", own_words=True
    )
}
NOTE: Table = {
    "how": Asked("How did they say so?", "Choose how they said so."),
    "on": Asked("On", "Choose the day on which they agreed."),
}
LINK: Table = {"link": Asked("Address of the plan", "Paste the address of the plan.")}
HOW = {how: titled(words) for how, words in NOTED_HOW.items()}
TEMPLATES = (
    ("school", "Whole {school}", "Context, two to three years ahead, objectives, costs"),
    ("subject", "One subject", "A subject audit, objectives, costs"),
    ("faculty", "Faculty or several departments", "What is common to all, then by department"),
)
# How each form about plans words its questions, by the verb of its button.
PLAN_TABLES: Mapping[str, Table] = {
    SaveNewObjective.verb: OBJECTIVE,
    SaveObjective.verb: OBJECTIVE,
    CloseObjective.verb: CLOSE,
    SavePlanChange.verb: CHANGE,
    SavePlanNote.verb: NOTE,
    SavePlanLink.verb: LINK,
}
Problems = tuple[Problem, ...]


def change_ask(
    support: Deployment, values: PlanChangeValues, hub: Hub, problems: Problems = ()
) -> dict[str, Any]:
    """Asks a contact what is to be changed in a plan."""
    sheet = Sheet(CHANGE, values, hub, problems)
    says = (
        "The {leader} and the {hub} read it at once. You can also change the objectives yourself."
    )
    body = [
        *_head("What should be changed?", support),
        *sheet.news(),
        line(in_hub_words(says, hub)),
        small(NO_NAMES),
        sheet.prose("change", needed=True),
    ]
    shown = SavePlanChange.showing(values)
    actions = [
        button(SavePlanChange(deployment=support.id, shown=shown), "Send", "positive"),
        button(LeavePlanChange(deployment=support.id, shown=shown), "Back"),
    ]
    return finish(body, f"What should be changed? {support.school}.", actions)


def note_ask(
    support: Deployment, version: int, values: PlanNoteValues, hub: Hub, problems: Problems = ()
) -> dict[str, Any]:
    """Asks an officer how the school agreed, and on which day."""
    sheet = Sheet(NOTE, values, hub, problems)
    name = in_hub_words("The {school} agreed", hub)
    says = "Note it only if the {school} told you. If it answers here as well, that counts."
    body = [
        *_head(name, support),
        *sheet.news(),
        line(in_hub_words(says, hub)),
        pair(sheet.choice("how", HOW, needed=True), sheet.day("on", needed=True)),
    ]
    shown = SavePlanNote.showing(values)
    save = SavePlanNote(deployment=support.id, version=version, shown=shown)
    actions = [
        button(save, "Note it", "positive"),
        button(LeavePlanNote(deployment=support.id, shown=shown), "Back"),
    ]
    return finish(body, f"{name}: {support.school}.", actions)


def file_ask(
    support: Deployment,
    values: LinkValues,
    hub: Hub,
    problems: Problems = (),
    *,
    sends: bool = True,
) -> dict[str, Any]:
    """Asks for a link to a plan that lies elsewhere; `sends` says that the reader may send it too.

    Whoever has no support of their own would have to choose among all.
    """
    sheet = Sheet(LINK, values, hub, problems)
    says = "Send the file here in the chat: Word, PDF, Excel or OpenDocument, up to 10 MB."
    sending = [line(f"{says} I then ask what it is; choose the plan.")] if sends else []
    paste = f"{'Or paste' if sends else 'Paste'} a link to it."
    body = [
        *_head("Plan file", support),
        *sheet.news(),
        *sending,
        line(f"{paste} Whoever opens it needs access to it there."),
        sheet.words("link", placeholder="https://"),
    ]
    shown = SavePlanLink.showing(values)
    actions = [
        button(SavePlanLink(deployment=support.id, shown=shown), "Save the link", "positive"),
        button(LeavePlanLink(deployment=support.id, shown=shown), "Back"),
    ]
    return finish(body, f"Plan file: {support.school}.", actions)


def template_ask(support: Deployment, hub: Hub) -> dict[str, Any]:
    """Asks which template of a plan is wanted."""
    says = "A Word document with what is known filled in. For a {school} without a form of its own."
    body = [*_head("Which template?", support), line(in_hub_words(says, hub))]
    for kind, name, about in TEMPLATES:
        words = titled(in_hub_words(name, hub))
        get = button(GetPlanTemplate(deployment=support.id, template=kind), f"Get: {words}")
        body.append(opening_row(words, (about,), get, word="Get it"))
    back = button(BackToActionPlan(deployment=support.id), "Back")
    return finish(body, f"Which template of a plan? {support.school}.", [back])


def _head(name: str, support: Deployment) -> list[Element]:
    return [title(name), grey(plain(support.school), plain(support.focus))]
