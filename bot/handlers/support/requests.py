"""`requests`: the list of requests for support, and one request with what is done about it."""

from collections.abc import Callable

from bot.subjects.operations.files import ask_for_file
from bot.subjects.support import request_acts, requests
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.commissions import (
    AnswerHub,
    AskDecline,
    AskNobodyFits,
    AskSchool,
    AskWithdrawRequest,
    BackToRequest,
    DeclineRequest,
    ListRequests,
    RequestAction,
    RequestForm,
    RequestsFile,
    SayNobodyFits,
    SendAnswer,
    SendQuestion,
    ShowRequest,
    ShowRequests,
    WithdrawRequest,
)
from domain.errors import Refused
from domain.operations.asked import NarrowedList
from domain.people.people import Role
from domain.permissions import Act
from domain.support.requesting import RequestAsk, RequestWords
from storage.store import Store

FORM = "request"
routes = Router()
MOVED_ON = "request_moved_on"


@routes.command(
    Command(
        "requests",
        "what {schools} asked for, the soonest answer first",
        aliases=("commissions", "requests for support", "my requests"),
        roles=(Role.OFFICER, Role.SCHOOL_CONTACT),
        differs={Role.SCHOOL_CONTACT: "what you asked the {hub} for"},
        button=ListRequests(),
        label="{Commissions}",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The requests as a new message."""
    return Say(requests.list_card(turn, ShowRequests(), store))


@routes.action(ListRequests, reads=True)
def pressed(turn: Turn, action: ListRequests, store: Store) -> Reply:
    """The same, from a button."""
    return typed(turn, "", store)


@routes.action(ShowRequests, reads=True)
def page(turn: Turn, action: ShowRequests, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(requests.list_card(turn, action, store))


@routes.action(RequestsFile)
def as_file(turn: Turn, action: RequestsFile, store: Store) -> Reply:
    """Has the list made as a file."""
    told = ask_for_file(turn, "requests", NarrowedList(), store)
    return Show(requests.list_card(turn, action, store, told))


@routes.action(ShowRequest, reads=True)
def show(turn: Turn, action: ShowRequest, store: Store) -> Reply:
    """One request as a new message."""
    request = requests.request_of(turn, action.request, Act.SEE_REQUEST, store)
    return Say(requests.card(request, turn.speaker, turn.now, store), requests.slot(request.id))


@routes.action(BackToRequest)
def back(turn: Turn, action: BackToRequest, store: Store) -> Reply:
    """The request again, in place of a question."""
    request = requests.request_of(turn, action.request, Act.SEE_REQUEST, store)
    return requests.shown(request.id, turn, store)


def _ask(turn: Turn, action: RequestAction, ask: RequestAsk, store: Store) -> Reply:
    request = request_acts.opened(turn, action.request, ask, store)
    return Show(request_acts.ask_card(ask, request, RequestWords(), turn), form=FORM)


@routes.action(AskSchool)
def ask_school(turn: Turn, action: AskSchool, store: Store) -> Reply:
    """Asks what the school is to be asked."""
    return _ask(turn, action, RequestAsk.QUESTION, store)


@routes.action(AnswerHub)
def answer_hub(turn: Turn, action: AnswerHub, store: Store) -> Reply:
    """Asks for the answer."""
    return _ask(turn, action, RequestAsk.ANSWER, store)


@routes.action(AskNobodyFits)
def ask_nobody(turn: Turn, action: AskNobodyFits, store: Store) -> Reply:
    """Asks what comes next."""
    return _ask(turn, action, RequestAsk.NOBODY, store)


@routes.action(AskDecline)
def ask_decline(turn: Turn, action: AskDecline, store: Store) -> Reply:
    """Asks why."""
    return _ask(turn, action, RequestAsk.DECLINE, store)


@routes.action(AskWithdrawRequest)
def ask_withdraw(turn: Turn, action: AskWithdrawRequest, store: Store) -> Reply:
    """Asks whether it is withdrawn, and why."""
    return _ask(turn, action, RequestAsk.WITHDRAW, store)


def _again(ask: RequestAsk) -> Callable[[Turn, RequestForm, Refused, Store], Reply]:
    """The question again; where the request moved on, the request as it stands instead."""

    def again(turn: Turn, action: RequestForm, refused: Refused, store: Store) -> Reply:
        act = request_acts.ACTS[ask]
        request = requests.request_of(turn, action.request, act, store)
        problems = refused.problems
        if any(problem.kind == MOVED_ON for problem in problems):
            shown = requests.card(request, turn.speaker, turn.now, store, problems=problems)
            return Show(shown, form=FORM)
        return Show(request_acts.ask_card(ask, request, action.typed, turn, problems), form=FORM)

    return again


@routes.action(SendQuestion, refused=_again(RequestAsk.QUESTION))
def send_question(turn: Turn, action: SendQuestion, store: Store) -> Reply:
    """Asks the school."""
    request = request_acts.seen(turn, action, RequestAsk.QUESTION, store)
    request_acts.ask_school(request, action.typed, turn, store)
    return requests.shown(request.id, turn, store, "Asked.")


@routes.action(SendAnswer, refused=_again(RequestAsk.ANSWER))
def send_answer(turn: Turn, action: SendAnswer, store: Store) -> Reply:
    """Answers the hub."""
    request = request_acts.seen(turn, action, RequestAsk.ANSWER, store)
    request_acts.answer_hub(request, action.typed, turn, store)
    return requests.shown(request.id, turn, store, "Answered.")


@routes.action(SayNobodyFits, refused=_again(RequestAsk.NOBODY))
def say_nobody(turn: Turn, action: SayNobodyFits, store: Store) -> Reply:
    """Tells the school that nobody fits yet."""
    request = request_acts.seen(turn, action, RequestAsk.NOBODY, store)
    request_acts.say_nobody_fits(request, action.typed, turn, store)
    return requests.shown(request.id, turn, store, f"The {turn.hub.words.one('school')} is told.")


@routes.action(DeclineRequest, refused=_again(RequestAsk.DECLINE))
def decline(turn: Turn, action: DeclineRequest, store: Store) -> Reply:
    """Declines it."""
    request = request_acts.seen(turn, action, RequestAsk.DECLINE, store)
    request_acts.decline(request, action.typed, turn, store)
    return requests.shown(request.id, turn, store)


@routes.action(WithdrawRequest, refused=_again(RequestAsk.WITHDRAW))
def withdraw(turn: Turn, action: WithdrawRequest, store: Store) -> Reply:
    """Withdraws it."""
    request = request_acts.seen(turn, action, RequestAsk.WITHDRAW, store)
    request_acts.withdraw(request, action.typed, turn, store)
    return requests.shown(request.id, turn, store)
