"""Cards about requests for support, from usual and worst-case data."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from cards.actions.commissions import RequestsFile, ShowRequests
from cards.support.request import request_card
from cards.support.request_asks import AskingRequest, request_ask
from cards.support.request_form import RequestFormView, request_form
from cards.support.request_news import PostedRequest, request_posted
from cards.support.request_view import RequestForHub, RequestQuestion, RequestView
from cards.support.requests import RequestRow, RequestsView, requests
from domain.errors import Problem
from domain.support.commissions import CommissionState, PaidFrom, WantedBy
from domain.support.requesting import STRANDS, RequestAsk, RequestValues, RequestWords
from tests.cards.people_and_places import HUB, NOW, TODAY
from tests.cards.people_and_places import LONG_SCHOOL as LONG

_S = CommissionState
FILED = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
BY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
OUTCOME = (
    "All children in Year 1 are taught phonics in the same way every day, and the reading lead can "
    "see for herself whether they are."
)
GRANTS = {"grant:12": "Opportunity Area 2026-27 (OA-2627-DAL)"}
ASKED = RequestQuestion(
    "Is this for Year 1 only, or for Reception too?",
    "Nadia Holt",
    datetime(2026, 11, 20, 9, 5, tzinfo=UTC),
)
ANSWERED = replace(
    ASKED, answer="Both, please.", answer_at=datetime(2026, 11, 23, 8, 40, tzinfo=UTC)
)
FOR_HUB = RequestForHub(
    urgency=WantedBy.THIS_HALF_TERM,
    ring="Joan Barker, after three",
    hub_note="We lost two teachers this summer; governors do not know yet.",
    waits=True,
)
VIEW = RequestView(
    request=4,
    place="Dale View Primary School",
    need="Early reading",
    outcome=OUTCOME,
    state=_S.REQUESTED,
    asked_by="Joan Barker",
    filed_at=FILED,
    answer_by=BY,
    now=NOW,
    days=Fraction(4),
    from_on=date(2027, 1, 11),
    strand="School improvement",
    paid_from=PaidFrom.GRANT,
    grant=GRANTS["grant:12"],
    own=True,
)
OFFICERS = replace(
    VIEW,
    evidence="Last summer's check: 61 of 90 children reached the standard.",
    measure="The check in June, and what pupils read aloud in March.",
    for_hub=FOR_HUB,
)
WORST = replace(
    OFFICERS,
    place=LONG,
    need="x" * 100,
    outcome="Wide words. " * 41,
    evidence="Wide words. " * 41,
    measure="Wide words. " * 41,
    asked_by=LONG,
    what_next="y " * 99,
    state=_S.BROKERING,
    question=replace(ANSWERED, question="Why? " * 99, answer="So. " * 99, by=LONG),
    for_hub=replace(FOR_HUB, hub_note="z " * 249, ring=LONG, late=True),
)
ENDED = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
NEEDS = ("Early reading", "Curriculum", "Behaviour and attendance", "SEND", "Governance")
FORM = RequestFormView(
    place="Dale View Primary School", needs=NEEDS, strands=STRANDS, rings="Joan Barker"
)
FILLED = RequestValues(
    need="other",
    other="Reading in the afternoon",
    outcome=OUTCOME,
    days="other",
    days_other="4.5",
    from_on="2027-01-11",
    paid_from="grant:12",
    ring="Joan Barker, after three",
)
ROWS = (
    RequestRow(
        1,
        "Dale View Primary School",
        "Early reading",
        Fraction(4),
        _S.REQUESTED,
        date(2026, 11, 18),
        datetime(2026, 11, 20, 10, tzinfo=UTC),
        late=True,
    ),
    RequestRow(
        2,
        "Peel Park Primary School",
        "SEND",
        None,
        _S.BROKERING,
        date(2026, 11, 20),
        datetime(2026, 11, 24, 15, 30, tzinfo=UTC),
    ),
    RequestRow(
        3,
        "Titus Salt School",
        "Behaviour and attendance",
        Fraction(9, 2),
        _S.CLARIFYING,
        date(2026, 11, 16),
    ),
    RequestRow(
        4, "Ley Top Primary School", "Governance", Fraction(2), _S.OFFERED, date(2026, 11, 12)
    ),
)
LIST = RequestsView(ROWS, 4, TODAY, late=1, done_too=23, file=RequestsFile())
POSTED = PostedRequest(
    "Dale View Primary School", "Early reading", Fraction(4), _S.REQUESTED, BY, NOW
)


def _card(view: RequestView = VIEW, **changes: Any) -> dict[str, Any]:
    return request_card(replace(view, **changes), HUB)


def _form(**changes: Any) -> dict[str, Any]:
    return request_form(replace(FORM, **changes), HUB)


def _ask(ask: RequestAsk, words: str = "", **changes: Any) -> dict[str, Any]:
    asking = AskingRequest(4, 2, "Dale View Primary School", "Early reading")
    return request_ask(ask, replace(asking, **changes), RequestWords(words), HUB)


EXAMPLES: Mapping[str, Callable[[], dict[str, Any]]] = {
    "request-names": lambda: _card(names=("<at>Mrs Hussain</at>",), note="Asked."),
    "request-form": _form,
    "request-form-officer": lambda: _form(place="", near={}),
    "request-form-several": lambda: _form(place="", places={"1": "Dale View", "2": "Peel Park"}),
    "request-form-filled": lambda: _form(values=FILLED, grants=GRANTS),
    "request-form-problems": lambda: _form(
        values=replace(FILLED, outcome="", days_other="a few"),
        grants=GRANTS,
        problems=(
            Problem("outcome", "missing"),
            Problem("days_other", "not_days", {"typed": "a few"}),
        ),
    ),
    "request-form-alike": lambda: _form(
        values=replace(FILLED, need="Early reading", other=""),
        problems=(
            Problem(
                "",
                "request_alike",
                {"request": 3, "day": date(2026, 11, 12), "need": "Early reading"},
            ),
        ),
        same=3,
    ),
    "request-form-without-needs": lambda: _form(needs=()),
    "request-edit": lambda: _form(values=FILLED, request=4, version=2, hub_note=False),
    "request-asked": lambda: _card(note="Asked."),
    "request-of-a-colleague": lambda: _card(own=False),
    "request-clarifying": lambda: _card(state=_S.CLARIFYING, question=ASKED),
    "request-looking": lambda: _card(
        state=_S.BROKERING, what_next="Nadia Holt rings you on Friday.", question=ANSWERED
    ),
    "request-declined": lambda: _card(
        state=_S.DECLINED,
        reason="Helen Marsh's team gives this support from January on; please ask her.",
        ended_by="Nadia Holt",
        ended_at=ENDED,
    ),
    "request-withdrawn": lambda: _card(state=_S.WITHDRAWN, ended_by="Joan Barker", ended_at=ENDED),
    "request-agreed": lambda: _card(state=_S.MATCHED, deployment=9),
    "request-for-officer": lambda: _card(OFFICERS),
    "request-late": lambda: _card(
        OFFICERS,
        answer_by=datetime(2026, 11, 20, 10, tzinfo=UTC),
        for_hub=replace(FOR_HUB, late=True),
    ),
    "request-clarifying-for-officer": lambda: _card(
        OFFICERS, state=_S.CLARIFYING, question=ASKED, for_hub=replace(FOR_HUB, waits=False)
    ),
    "request-moved-on": lambda: _card(
        OFFICERS,
        state=_S.DECLINED,
        reason="Nobody is free before Easter.",
        ended_by="Nadia Holt",
        ended_at=ENDED,
        for_hub=replace(FOR_HUB, waits=False),
        problems=(Problem("", "request_moved_on", {"state": "declined"}),),
    ),
    "request-worst": lambda: _card(WORST),
    "request-ask-school": lambda: _ask(RequestAsk.QUESTION),
    "request-answer": lambda: _ask(RequestAsk.ANSWER, question=ASKED.question),
    "request-nobody-fits": lambda: _ask(RequestAsk.NOBODY),
    "request-decline": lambda: _ask(RequestAsk.DECLINE, problems=(Problem("words", "missing"),)),
    "request-withdraw": lambda: _ask(RequestAsk.WITHDRAW),
    "request-posted": lambda: request_posted(POSTED, HUB, "bot"),
    "request-posted-late": lambda: request_posted(
        replace(POSTED, place=LONG, need="", days=None, late=True), HUB, "bot"
    ),
    "request-posted-answered": lambda: request_posted(
        replace(POSTED, waits=False, state=_S.CLARIFYING), HUB, "bot"
    ),
    "requests": lambda: requests(LIST, HUB),
    "requests-none": lambda: requests(RequestsView((), 0, TODAY), HUB),
    "requests-over": lambda: requests(
        RequestsView(
            tuple(
                replace(ROWS[3], request=n, state=state)
                for n, state in enumerate((_S.MATCHED, _S.DECLINED, _S.WITHDRAWN), 1)
            ),
            3,
            TODAY,
            done=True,
            file=RequestsFile(done=True),
        ),
        HUB,
    ),
    "requests-of-a-school": lambda: requests(replace(LIST, school=True, late=0, done_too=0), HUB),
    "requests-worst": lambda: requests(
        replace(
            LIST,
            rows=tuple(replace(ROWS[0], place=LONG, need="w" * 100) for _ in range(6)),
            total=1_001,
            first=7,
            older=ShowRequests(before=4),
            newer=ShowRequests(),
            late=999,
            done_too=1_000,
            note="It is being made; it comes here in a moment.",
        ),
        HUB,
    ),
}
