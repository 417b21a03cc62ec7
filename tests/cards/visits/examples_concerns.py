"""Flags as officers see them."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from cards.visits.concerns import ConcernView, concern, officers_part
from domain.hub_part import hub_part
from domain.visits.concerns import Concern, ConcernState, for_channel
from domain.visits.visits import Record
from tests.cards.people_and_places import HUB, LONGEST_RECORD, NOW
from tests.cards.shared_examples import FLAGGED

Card = dict[str, Any]


def _concern(state: ConcernState, of: Record = FLAGGED, *, days: int = 0) -> Card:
    raised = NOW - timedelta(days=days)
    view = ConcernView(Concern(12, of.id, state, raised), for_channel(of), NOW)
    return concern(view, officers_part(of, hub_part(of)), HUB)


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "concern": lambda: _concern(ConcernState.ASKED),
    "concern-withdrawn": lambda: _concern(ConcernState.WITHDRAWN, days=1),
    "concern-worst": lambda: _concern(ConcernState.ASKED, LONGEST_RECORD, days=900),
}
