"""How support stands, as badges: its progress, more days than agreed, and what is not active."""

from collections.abc import Mapping
from fractions import Fraction

from microsoft_teams.cards.core import Badge

from cards.elements import BadgeStyle, badge
from cards.visits.receipt_parts import progress_badge
from domain.support.deployments import Deployment, Status, SupportStanding
from domain.visits.urgency import over_days

STATUSES: Mapping[Status, tuple[str, BadgeStyle]] = {
    Status.PROPOSED: ("Proposed", "Default"),
    Status.AGREED: ("Agreed", "Default"),
    Status.PAUSED: ("Paused", "Warning"),
    Status.COMPLETED: ("Completed", "Default"),
    Status.ENDED_EARLY: ("Ended early", "Default"),
    Status.DECLINED: ("Declined", "Default"),
}


def support_badges(support: Deployment, standing: SupportStanding, used: Fraction) -> list[Badge]:
    """What of a support catches the eye in a list; nothing where it has no visit yet."""
    found = []
    if support.status in STATUSES:
        found.append(badge(*STATUSES[support.status]))
    elif standing.progress:
        found.append(progress_badge(standing.progress))
    if over_days(support, used):
        found.append(badge("Over", "Warning"))
    return found
