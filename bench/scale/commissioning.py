"""The rows of requests, ten behind each school of which the last is open, and of plans."""

from collections.abc import Iterator
from datetime import timedelta

from bench.scale.hub import NOW, TODAY, Hub, Row
from domain.support.commissions import DONE, GOES_ON, WAITS, CommissionState

REQUESTS = 10
NEEDS = ("Early reading", "Curriculum", "SEND", "Governance", "Behaviour")
_OPEN = (
    (CommissionState.REQUESTED, WAITS),
    (CommissionState.CLARIFYING, GOES_ON),
    (CommissionState.BROKERING, WAITS),
)
_OVER = (CommissionState.DECLINED, CommissionState.WITHDRAWN, CommissionState.MATCHED)


def commissions(hub: Hub) -> Iterator[Row]:
    """Ten at each school, a month between them."""
    for support in hub.supports:
        for n in range(REQUESTS):
            filed = NOW - timedelta(days=30 * n, minutes=support)
            by, last = filed + timedelta(days=2), n == 0
            state, rank = _OPEN[support % 3] if last else (_OVER[support % 3], DONE)
            answered = rank != WAITS
            yield {
                "id": (support - 1) * REQUESTS + n + 1,
                "organisation_id": hub.school_of(support),
                "asked_by": hub.contact_of(support),
                "filed_at": filed,
                "need": NEEDS[support % len(NEEDS)],
                "outcome": "Each child reads at their age.",
                "days": None,
                "strand": "School improvement",
                "urgency": "this term",
                "state": state,
                "promised_by": by,
                "answer_by": by,
                "answered": answered,
                "met_at": filed + timedelta(days=1) if answered else None,
                "question": "Which years?" if state is CommissionState.CLARIFYING else "",
                "question_at": filed if state is CommissionState.CLARIFYING else None,
                "question_by": hub.officers[0],
                "ended_at": None if last else by,
                "ended_by": None if last else hub.officers[0],
                "matched_at": by if state is CommissionState.MATCHED else None,
                "rank": rank,
                "by": by,
            }


def plans(hub: Hub) -> Iterator[Row]:
    """One of each support: every other is agreed, the others are due in the next days."""
    for support in hub.supports:
        due, agreed = TODAY + timedelta(days=support % 20), support % 2 == 0
        yield {
            "deployment_id": support,
            "remind_on": due - timedelta(days=7),
            "due": due,
            "shared_at": NOW - timedelta(days=5),
            "shared_by": hub.leaders_of(support)[0],
            "agreed_at": NOW - timedelta(days=1) if agreed else None,
            "agreed_by": hub.contact_of(support) if agreed else None,
            "rank": 2 if agreed else 1,
            "by": due,
        }
