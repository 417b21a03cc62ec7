"""What on the card of how the bot does needs a person, each with the button that leads to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.actions.action import Action
from cards.actions.answers import ListFlags
from cards.actions.operations import ListUndelivered, ShowLive
from cards.actions.people import ListPeople
from cards.phrases import counted, listed
from cards.plain import plain, shortened
from domain.operations.standing import BotStanding

# Schools that are named.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Alarm:
    """What needs a person, and the button that leads to it, if there is any here."""

    says: str
    opens: Action | None = None
    word: str = ""


def alarms_of(standing: BotStanding) -> Iterator[Alarm]:
    """What needs a person, the most pressing first."""
    if standing.undelivered:
        messages = counted(standing.undelivered, "message", "messages")
        yield Alarm(f"{messages} may not have arrived.", ListUndelivered(), "Not delivered")
    if standing.slow:
        yield Alarm(
            "Messages are waiting longer than they should. "
            "If this goes on, whoever runs Hub Visits should have a look."
        )
    if standing.unannounced:
        flags = counted(standing.unannounced, "flag was", "flags were")
        yield Alarm(f"{flags} raised while nobody could be told.", ListFlags(), "Open flags")
    if standing.unreached:
        yield Alarm(_unreached(standing.unreached), ListPeople(), "People")
    if standing.live is None:
        held = "Reminders, welcomes and copies are held until somebody goes live."
        yield Alarm(held, ShowLive(), "Prepare")


def _unreached(schools: Sequence[tuple[str, int]]) -> str:
    """Which schools get no copies, and what to do about it."""
    copies = counted(sum(many for _, many in schools), "copy cannot reach", "copies cannot reach")
    named = [plain(shortened(school, 60)) for school, _ in schools[:NAMED]]
    if len(schools) > NAMED:
        named.append(f"{len(schools) - NAMED:,} more")
    return (
        f"{copies} anybody at {listed(named)}. Add a contact there, "
        "or ask the one who is on the list to open Hub Visits."
    )
