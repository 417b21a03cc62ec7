"""What the buttons of finding a leader and of making an offer carry, for the request that waits."""

from collections.abc import Mapping
from typing import Any

from cards.actions.action import Action
from cards.actions.finding import (
    AskForAgreement,
    ChangeSearch,
    ChooseLeader,
    LeaveOffer,
    OfferAgreed,
    SearchLeaders,
)

WHY = "What only officers read of why it is this one."
_FORM = {"focus": "Early reading", "days": "4", "start": "2027-01-18", "end": "", "why": WHY}
_SAID = {
    f"{party}_{name}": told
    for party in ("leader", "head", "school")
    for name, told in (("on", "2026-11-20"), ("how", "telephone"))
}
_SEARCH = {"school": "101494", "need": "other", "other": "Governance", "days": "", "start": ""}


def of_finding(ids: Mapping[str, Any]) -> dict[type[Action], dict[str, Any]]:
    """What each carries of its own."""
    offer = {"request": ids["request"], **_FORM}
    typed = {"request": None, "at_place": ids["supported"], "in_need": "Governance"}
    return {
        SearchLeaders: {**_SEARCH, "end": ""},
        ChangeSearch: typed,
        ChooseLeader: offer,
        LeaveOffer: offer,
        AskForAgreement: offer,
        OfferAgreed: {**offer, **_SAID},
    }
