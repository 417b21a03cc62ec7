"""One request for support: what is wanted, by when the hub answers, what was asked and decided."""

from collections.abc import Iterator
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.commissions import (
    AnswerHub,
    AskDecline,
    AskNobodyFits,
    AskSchool,
    AskWithdrawRequest,
    EditRequest,
    FindLeader,
    ListRequests,
)
from cards.actions.conversation import Home
from cards.actions.support import ShowSupport
from cards.elements import (
    box,
    button,
    facts,
    grey,
    line,
    literal,
    row,
    section,
    small,
    strong,
    title,
)
from cards.finish import finish
from cards.name_remark import name_remark
from cards.phrases import day_and_clock, in_hub_words, titled
from cards.plain import plain
from cards.problems import sentence
from cards.questions import NOT_ASKED
from cards.support.request_view import RequestQuestion, RequestView
from cards.support.request_words import (
    PAID,
    URGENCY,
    answers_by,
    days_wanted,
    from_words,
    state_badge,
    state_words,
)
from domain.hub import Hub
from domain.support.commissions import CommissionState

_S = CommissionState


def request_card(view: RequestView, hub: Hub) -> dict[str, Any]:
    """The card of one request."""
    name = titled(hub.words.one("commission"))
    stands = state_words(view.state, hub, school=view.for_hub is None)
    says = f"{name}: {view.place}. {stands}."
    return finish(_body(view, name, hub), says, list(_acts(view, hub)))


def _body(view: RequestView, name: str, hub: Hub) -> Iterator[Element]:
    today = view.now.date()
    yield title(f"{plain(view.place)}: {plain(view.need)}")
    asked = f"asked by {plain(view.asked_by)}" if view.asked_by else "asked"
    yield grey(name, f"{asked} on {day_and_clock(view.filed_at, today)}")
    late = view.for_hub is not None and view.for_hub.late
    yield row([state_badge(view.state, hub, school=view.for_hub is None, late=late)], parted=False)
    if view.problems:
        told = [line(sentence(each, NOT_ASKED, hub)) for each in view.problems]
        yield box("attention", [strong("Not done."), *told])
    elif view.note:
        yield strong(view.note)
    yield from _standing(view, hub)
    yield from facts(_facts(view, hub))
    yield from _texts(view, hub)
    if view.names and view.open:
        yield name_remark(view.names, may_change=view.changes)


def _standing(view: RequestView, hub: Hub) -> Iterator[Element]:
    """What its reader needs to know first: by when the hub answers, or what became of it."""
    today = view.now.date()
    waits = view.for_hub.waits if view.for_hub else view.state is _S.REQUESTED
    if waits and view.answer_by >= view.now:
        yield line(f"The {hub.words.one('hub')} answers {answers_by(view.answer_by, today)}.")
    elif waits:
        yield line(f"The answer was due {day_and_clock(view.answer_by, today)}.")
    if view.what_next and view.open:
        yield line(f"We are still looking. {plain(view.what_next)}")
    if view.state in (_S.DECLINED, _S.WITHDRAWN):
        yield from _ended(view)
    if view.question:
        yield from _question(view, view.question, hub)


def _ended(view: RequestView) -> Iterator[Element]:
    done = "Declined" if view.state is _S.DECLINED else "Withdrawn"
    by = f" by {plain(view.ended_by)}" if view.ended_by else ""
    on = f" on {day_and_clock(view.ended_at, view.now.date())}" if view.ended_at else ""
    yield line(f"{done}{by}{on}.")
    if view.reason:
        yield literal(view.reason)


def _question(view: RequestView, asked: RequestQuestion, hub: Hub) -> Iterator[Element]:
    today = view.now.date()
    who = plain(asked.by) or f"The {hub.words.one('hub')}"
    said = strong(f"{who} asked on {day_and_clock(asked.at, today)}")
    if view.state is _S.CLARIFYING:
        yield box("warning", [said, literal(asked.question)])
        return
    yield section("Question")
    yield said
    yield literal(asked.question)
    if asked.answer and asked.answer_at:
        yield strong(f"Answered on {day_and_clock(asked.answer_at, today)}")
        yield literal(asked.answer)


def _facts(view: RequestView, hub: Hub) -> Iterator[tuple[str, str]]:
    today = view.now.date()
    yield "Days", days_wanted(view.days) or "Not sure"
    yield "From", from_words(view.from_on, today)
    yield "Kind", view.strand
    paid = in_hub_words(PAID[view.paid_from], hub)
    yield "Paid from", view.grant or paid
    if view.for_hub:
        yield "Urgency", URGENCY[view.for_hub.urgency] if view.for_hub.urgency else ""
        yield "To ring", view.for_hub.ring or view.asked_by


def _texts(view: RequestView, hub: Hub) -> Iterator[Element]:
    know = "How they will know it worked" if view.for_hub else "How you will know it worked"
    texts = (
        ("What should be different at the end", view.outcome),
        ("What shows the need", view.evidence),
        (know, view.measure),
    )
    for head, text in texts:
        if text:
            yield section(head)
            yield literal(text)
    if view.for_hub and view.for_hub.hub_note:
        yield section(f"For the {hub.words.one('hub')} only")
        yield literal(view.for_hub.hub_note)
        yield small(f"Only {hub.words.many('officer')} read this; it may be disclosed on request.")


def _acts(view: RequestView, hub: Hub) -> Iterator[CardAction]:
    yield from _officers(view, hub) if view.for_hub else _schools(view)
    if not view.open:
        if view.state is _S.MATCHED and view.deployment:
            opens = ShowSupport(deployment=view.deployment)
            yield button(opens, in_hub_words("Open the {deployment}", hub))
        yield button(ListRequests(), "All requests")
        yield button(Home(), "Home")


def _officers(view: RequestView, hub: Hub) -> Iterator[CardAction]:
    id_ = view.request
    if view.state in (_S.REQUESTED, _S.BROKERING):
        yield button(FindLeader(request=id_), titled(hub.words.one("brokerage")), "positive")
        yield button(AskSchool(request=id_), in_hub_words("Ask the {school}", hub))
        yield button(AskNobodyFits(request=id_), "Nobody fits")
    if view.state is _S.CLARIFYING:
        yield button(AnswerHub(request=id_), "Note the answer", "positive")
    if view.open:
        yield button(AskDecline(request=id_), "Decline")
    if view.changes:
        yield button(EditRequest(request=id_), "Edit")
    if view.open:
        yield button(AskWithdrawRequest(request=id_), "Withdraw")


def _schools(view: RequestView) -> Iterator[CardAction]:
    id_ = view.request
    if view.state is _S.CLARIFYING:
        yield button(AnswerHub(request=id_), "Answer", "positive")
    if view.changes:
        yield button(EditRequest(request=id_), "Edit")
    if view.own and view.open:
        yield button(AskWithdrawRequest(request=id_), "Withdraw")
