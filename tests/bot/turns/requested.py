"""Requests for support: one that waits for the hub, one about which the school is asked."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from cards.actions.action import Action
from cards.actions.commissions import (
    AnswerHub,
    AskDecline,
    AskForSupport,
    AskNobodyFits,
    AskSchool,
    AskWithdrawRequest,
    BackToRequest,
    DeclineRequest,
    EditRequest,
    FileRequest,
    LeaveEdit,
    ListRequests,
    OpenAlikeRequest,
    RequestsFile,
    SaveRequest,
    SayNobodyFits,
    SendAnswer,
    SendQuestion,
    ShowRequest,
    ShowRequests,
    WithdrawRequest,
)
from cards.actions.prompts import ShowOwedRequest
from domain.support.commission_moves import asked
from domain.support.commissions import Commission, CommissionState, SupportWanted
from storage.store import Store
from tests.make import NOW

# What stands in the inputs of a request: it can be filed.
TYPED = {"school": "101494", "need": "other", "other": "Governance", "outcome": "They ask more"}
LOOKS_AT_REQUESTS: set[type[Action]] = {
    *(AskForSupport, OpenAlikeRequest, EditRequest, LeaveEdit, ListRequests, ShowRequests),
    *(ShowRequest, ShowOwedRequest, AskSchool, AnswerHub, AskNobodyFits, AskDecline),
    *(AskWithdrawRequest, BackToRequest),
}
HUBS_OWN = "What only the hub reads of a request."


def of_requests(ids: Mapping[str, Any]) -> dict[type[Action], dict[str, Any]]:
    """What the buttons of requests carry of their own."""
    waits = {"version": ids["request_version"], "words": "A few words"}
    form = {**TYPED, "version": ids["request_version"]}
    clarifying = {
        "request": ids["asked_request"],
        "version": ids["asked_version"],
        "words": "Year 1",
    }
    forms = (FileRequest, SaveRequest, LeaveEdit, OpenAlikeRequest)
    acts = (SendQuestion, SayNobodyFits, DeclineRequest, WithdrawRequest, BackToRequest)
    return {
        **{each: {"before": None, "done": False} for each in (ShowRequests, RequestsFile)},
        **dict.fromkeys(forms, form),
        **dict.fromkeys(acts, waits),
        **dict.fromkeys((AnswerHub, SendAnswer), clarifying),
    }


def requested(place: int, contact: int, officer: int, store: Store) -> dict[str, Any]:
    """What the contact of a school asked for; gives the ids of both."""
    waits = _filed(place, contact, "Early reading", store)
    other = store.commissions.get(_filed(place, contact, "Phonics", store))
    assert other is not None
    clarifying = store.commissions.change(asked(other, "Which years?", officer, NOW))
    return {
        "request": waits,
        "request_version": 1,
        "asked_request": clarifying.id,
        "asked_version": clarifying.version,
    }


def _filed(place: int, contact: int, need: str, store: Store) -> int:
    wanted = SupportWanted(need, "Each child reads at their age", hub_note=HUBS_OWN)
    by = NOW + timedelta(days=2)
    state = CommissionState.REQUESTED
    return store.commissions.put(Commission(0, place, "", contact, NOW, wanted, state, by, by))
