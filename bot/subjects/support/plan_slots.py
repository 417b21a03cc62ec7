"""The slots of messages that show an action plan, or one of its objectives."""

from domain.delivery.slots import Slot

PLAN, OBJECTIVE = "action_plan", "objective"


def slot(deployment: int) -> Slot:
    """The slot of messages that show the plan of a support."""
    return Slot(PLAN, str(deployment))


def objective_slot(objective: int) -> Slot:
    """The slot of messages that show an objective."""
    return Slot(OBJECTIVE, str(objective))
