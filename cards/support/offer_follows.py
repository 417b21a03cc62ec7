"""What follows from what an officer presses about an offer, said before it is pressed."""

from domain.hub import Hub

CONFLICT = (
    "Counted as yes, the offer goes on. Counted as no, it stops here, and those still asked hear "
    "that it is no longer needed. The {leader} is told what you decide."
)
ANOTHER = "“Choose another” ends this offer and shows who else could give the {deployment}. "
AGAIN = (
    "“Ask again” asks everybody who has not said yes; a yes stands. "
    "“Close” tells you first what follows."
)
ALL_YES = "All of them are told that it is agreed, and the {agreement} is made."
AGREED = "What was asked is agreed then; the other {officers} are told."
TOLD = "Those who were asked are told that it is no longer needed, and not why."
LOOKS_AGAIN = "The {commission} goes back to looking for a {leader}."
STAYS = "The {deployment} stays as it was agreed before."
DECLINED = "The {deployment} is not given."


def after_conflict(hub: Hub) -> str:
    """What follows where a conflict of interest counts as a yes, or as a no."""
    return hub.words.fill(CONFLICT)


def after_no(hub: Hub, *, another: bool) -> str:
    """What an officer may do after a no, and what follows; `another` leader may be chosen."""
    return hub.words.fill(f"{ANOTHER if another else ''}{AGAIN}")


def after_all_yes(hub: Hub, *, proposed: bool) -> str:
    """What follows once it is noted that all have said yes; `proposed` support is agreed by it."""
    return hub.words.fill(ALL_YES if proposed else AGREED)


def after_end(hub: Hub, *, proposed: bool, requested: bool) -> str:
    """What follows once an offer is closed or taken back."""
    if not proposed:
        return hub.words.fill(f"{TOLD} {STAYS}")
    return hub.words.fill(f"{TOLD} {LOOKS_AGAIN if requested else DECLINED}")
