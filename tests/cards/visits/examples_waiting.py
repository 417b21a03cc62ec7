"""Lists of what waits for an officer: open flags, and copies that are not answered."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from cards.actions.answers import ShowFlags, ShowUnanswered
from cards.visits.flags import FlagRow, FlagsView, flags
from cards.visits.unanswered import UnansweredView, WaitingCopy, unanswered
from domain.visits.concerns import Concern, ConcernState, for_channel
from tests.cards.people_and_places import HUB, LONGEST_RECORD, NOW, TITUS_SALT, record
from tests.cards.shared_examples import FLAGGED

Card = dict[str, Any]
DAY = timedelta(days=1)
ASKED = Concern(12, FLAGGED.id, ConcernState.ASKED, NOW - 3 * DAY)
TAKEN = Concern(13, 6, ConcernState.TAKEN, NOW - DAY, taken_by=3)
OTHER = record(of=TITUS_SALT, id=6)

EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "flags": lambda: flags(
        FlagsView(
            (
                FlagRow(ASKED, for_channel(FLAGGED)),
                FlagRow(TAKEN, for_channel(OTHER), "Samira Whitfield"),
            ),
            7,
            NOW,
            older=ShowFlags(before=13),
        ),
        HUB,
    ),
    "flags-none": lambda: flags(FlagsView((), 0, NOW), HUB),
    "flags-worst": lambda: flags(
        FlagsView(
            (FlagRow(TAKEN, for_channel(LONGEST_RECORD), "Colleague " * 12),) * 5,
            99_999,
            NOW,
            first=6,
            older=ShowFlags(before=99),
            newer=ShowFlags(),
        ),
        HUB,
    ),
    "unanswered": lambda: unanswered(
        UnansweredView(
            (WaitingCopy(FLAGGED, NOW - 6 * DAY), WaitingCopy(OTHER, NOW - DAY)),
            7,
            NOW,
            older=ShowUnanswered(before=6),
        ),
        HUB,
    ),
    "unanswered-none": lambda: unanswered(UnansweredView((), 0, NOW), HUB),
    "unanswered-worst": lambda: unanswered(
        UnansweredView(
            (WaitingCopy(LONGEST_RECORD, NOW),) * 5,
            99_999,
            NOW,
            first=6,
            older=ShowUnanswered(before=99),
            newer=ShowUnanswered(),
        ),
        HUB,
    ),
}
