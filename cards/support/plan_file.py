"""What stands in place of the question about a file that is an action plan."""

from typing import Any

from cards.actions.action_plans import ShowActionPlan
from cards.actions.kept_files import AskFileAgain
from cards.elements import button, grey, line, strong, title
from cards.finish import finish
from cards.phrases import in_hub_words
from cards.plain import plain
from domain.hub import Hub
from domain.library.kept_files import KeptFile
from domain.support.deployments import Deployment


def file_as_plan(
    file: KeptFile, support: Deployment | None, hub: Hub, *, agreed: bool = False
) -> dict[str, Any]:
    """That a file is kept as a plan, with the way there; without it for who may not see it.

    `agreed` says that the school sent it, which agrees to it by that.
    """
    name = in_hub_words("Kept with the {plan}", hub)
    body = [title(name), strong(plain(file.name))]
    if support is None:
        return finish(body, f"{name}: {file.name}.")
    body.append(grey(plain(support.school), plain(support.focus)))
    says = "It counts as agreed, since the {school} sent it."
    if not agreed:
        says = "Share it with the {school} from there when it is ready."
    body.append(line(in_hub_words(says, hub)))
    opens = button(
        ShowActionPlan(deployment=support.id), in_hub_words("Open the {plan}", hub), "positive"
    )
    actions = [opens, button(AskFileAgain(file=file.id), "Choose again")]
    return finish(body, f"{name}: {file.name}.", actions)
