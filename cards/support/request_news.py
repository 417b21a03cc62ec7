"""A request as a channel reads it: which school, what is needed, how it stands; no free text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.elements import badge, grey, strong, title
from cards.finish import finish
from cards.our_chat import our_chat
from cards.phrases import in_hub_words, lowered
from cards.plain import plain
from cards.support.request_words import answers_by, days_wanted, state_words
from domain.hub import Hub
from domain.support.commissions import CommissionState


@dataclass(frozen=True, slots=True)
class PostedRequest:
    """What a channel may read of a request; moments are local and aware.

    `need` is one of the hub's own list; what somebody wrote instead is left out.
    """

    place: str
    need: str
    days: Fraction | None
    state: CommissionState
    answer_by: datetime
    now: datetime
    waits: bool = True
    late: bool = False


def request_posted(view: PostedRequest, hub: Hub, bot_id: str = "") -> dict[str, Any]:
    """The post; by `bot_id` each reader finds the own chat."""
    name = in_hub_words("A {commission} came in", hub)
    opens = [our_chat(bot_id, "Open in our chat")] if bot_id else []
    return finish(_body(view, name, hub), f"{name}: {view.place}.", opens)


def _body(view: PostedRequest, name: str, hub: Hub) -> Iterator[Element]:
    yield title(name)
    yield strong(plain(view.place))
    yield grey(plain(view.need) or "Another need", days_wanted(view.days))
    if view.waits:
        by = f"Answer {answers_by(view.answer_by, view.now.date())}"
        yield badge(f"Late: {lowered(by)}" if view.late else by, "Warning", large=True)
    elif view.state is not CommissionState.REQUESTED:
        yield badge(state_words(view.state, hub, school=False), "Default", large=True)
    else:
        yield badge("Answered", "Default", large=True)
