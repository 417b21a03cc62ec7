"""What is asked before something is done with a request: one input, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cards.actions.commissions import (
    BackToRequest,
    DeclineRequest,
    FileRequest,
    RequestForm,
    SaveRequest,
    SayNobodyFits,
    SendAnswer,
    SendQuestion,
    WithdrawRequest,
)
from cards.elements import button, grey, line, literal, title
from cards.finish import finish
from cards.forms import Sheet
from cards.phrases import in_hub_words
from cards.plain import plain
from cards.questions import Asked, Table
from cards.support.request_form import REQUEST
from domain.errors import Problem
from domain.hub import Hub
from domain.support.requesting import RequestAsk, RequestWords

WORDS: Table = {"words": Asked("Why", "Write a few words.", own_words=True)}


@dataclass(frozen=True, slots=True)
class _Asking:
    """How one of these questions reads; texts may name the hub's terms in braces."""

    name: str
    says: str
    label: str
    does: str
    button: type[RequestForm]
    needed: bool = True
    destructive: bool = False


ASKS: Mapping[RequestAsk, _Asking] = {
    RequestAsk.QUESTION: _Asking(
        "Ask the {school}",
        "Whoever asked is told at once. The time for your answer stands still until they reply.",
        "Your question",
        "Ask",
        SendQuestion,
    ),
    RequestAsk.ANSWER: _Asking(
        "Answer the {hub}",
        "The {hub} is told at once. No pupil or staff names, please.",
        "Answer",
        "Send",
        SendAnswer,
    ),
    RequestAsk.NOBODY: _Asking(
        "Nobody fits yet",
        "It stays open. The {school} reads: “We are still looking”, and then what you write.",
        "What comes next",
        "Tell the {school}",
        SayNobodyFits,
    ),
    RequestAsk.DECLINE: _Asking(
        "Decline this {commission}?",
        "The {school} is told at once, with the reason.",
        "Reason",
        "Decline",
        DeclineRequest,
        destructive=True,
    ),
    RequestAsk.WITHDRAW: _Asking(
        "Withdraw this {commission}?",
        "Whoever was asked about it hears that it is no longer needed.",
        "Why (may be left empty)",
        "Withdraw",
        WithdrawRequest,
        needed=False,
        destructive=True,
    ),
}
# How the forms about a request word their questions, by the verb of what each does.
REQUEST_TABLES: Mapping[str, Table] = {
    FileRequest.verb: REQUEST,
    SaveRequest.verb: REQUEST,
    **{asking.button.verb: WORDS for asking in ASKS.values()},
}
EXAMPLES: Mapping[RequestAsk, str] = {RequestAsk.NOBODY: "Nadia Holt rings you on Friday."}


@dataclass(frozen=True, slots=True)
class AskingRequest:
    """A question about a request, with what the school was asked where that is answered."""

    request: int
    version: int
    place: str
    need: str
    question: str = ""
    problems: tuple[Problem, ...] = ()


def request_ask(
    which: RequestAsk, ask: AskingRequest, values: RequestWords, hub: Hub
) -> dict[str, Any]:
    """The question, the button that does it, and the way back."""
    found = ASKS[which]
    sheet = Sheet(WORDS, values, hub, ask.problems)
    name, label = in_hub_words(found.name, hub), in_hub_words(found.label, hub)
    drawn = sheet.prose if which is not RequestAsk.NOBODY else sheet.words
    body = [
        title(name),
        grey(plain(ask.place), plain(ask.need)),
        *sheet.news(),
        *([literal(ask.question)] if ask.question else []),
        line(in_hub_words(found.says, hub)),
        drawn("words", label=label, placeholder=EXAMPLES.get(which), needed=found.needed),
    ]
    shown: dict[str, Any] = {"request": ask.request, "version": ask.version}
    shown["shown"] = RequestForm.showing(values)
    style: Any = "destructive" if found.destructive else "positive"
    actions = [
        button(found.button(**shown), in_hub_words(found.does, hub), style),
        button(BackToRequest(**shown), "Back"),
    ]
    if found.destructive:
        # As on every card that asks so, what is hard to put right stands second.
        actions.reverse()
    return finish(body, f"{name} {ask.place}.", actions)
