"""What is done with a request: asked, answered, declined, withdrawn; those concerned are told."""

from bot.subjects.support import offering, request_states, requests
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.commissions import RequestForm
from cards.support.request_asks import AskingRequest, request_ask
from domain.errors import Problem, refuse
from domain.permissions import Act
from domain.support import commission_moves
from domain.support.commissions import Commission
from domain.support.requesting import RequestAsk, RequestWords, judge_words
from storage.store import Store

# Who may do each.
ACTS = {
    RequestAsk.QUESTION: Act.ANSWER_REQUEST,
    RequestAsk.ANSWER: Act.ANSWER_HUB,
    RequestAsk.NOBODY: Act.ANSWER_REQUEST,
    RequestAsk.DECLINE: Act.ANSWER_REQUEST,
    RequestAsk.WITHDRAW: Act.CHANGE_REQUEST,
}
_POSSIBLE = {
    RequestAsk.QUESTION: commission_moves.ASKABLE,
    RequestAsk.ANSWER: commission_moves.ANSWERABLE,
    RequestAsk.NOBODY: commission_moves.FINDABLE,
    RequestAsk.DECLINE: commission_moves.ENDABLE,
    RequestAsk.WITHDRAW: commission_moves.ENDABLE,
}


def opened(turn: Turn, id_: int, ask: RequestAsk, store: Store) -> Commission:
    """A request with which the speaker may do that, as it stands."""
    request = requests.request_of(turn, id_, ACTS[ask], store)
    commission_moves.require(request, _POSSIBLE[ask])
    return request


def seen(turn: Turn, form: RequestForm, ask: RequestAsk, store: Store) -> Commission:
    """The same, in the version that the speaker was shown; raises Refused where it moved on."""
    request = opened(turn, form.request, ask, store)
    if request.version != form.version:
        raise refuse("request_moved_on", state=request.state)
    return request


def ask_card(
    ask: RequestAsk,
    request: Commission,
    values: RequestWords,
    turn: Turn,
    problems: tuple[Problem, ...] = (),
) -> Card:
    """What is asked before it is done."""
    asked = request.clarifying.question if request.clarifying else ""
    asking = AskingRequest(
        request.id,
        request.version,
        request.place,
        request.about.need,
        asked if ask is RequestAsk.ANSWER else "",
        problems,
    )
    return request_ask(ask, asking, values, turn.hub)


def ask_school(request: Commission, values: RequestWords, turn: Turn, store: Store) -> None:
    """Asks who speaks for the school."""
    question = judge_words(RequestAsk.QUESTION, values)
    asked = commission_moves.asked(request, question, turn.speaker.id, turn.now)
    kept = _keep(asked, "asked", turn, store)
    request_states.tell_asked(kept, turn.speaker, turn.now, store)


def answer_hub(request: Commission, values: RequestWords, turn: Turn, store: Store) -> None:
    """Keeps the school's answer; whoever asked is told, else every officer."""
    answer = judge_words(RequestAsk.ANSWER, values)
    asked = request.clarifying
    assert asked is not None
    clock = request_states.school_clock(store)
    by = clock.after_pause(request.answer_by, asked.at, turn.now)
    kept = _keep(commission_moves.replied(request, answer, turn.now, by), "replied", turn, store)
    request_states.tell_answered(kept, turn.speaker, turn.now, store)


def say_nobody_fits(request: Commission, values: RequestWords, turn: Turn, store: Store) -> None:
    """Tells the school that nobody fits yet, and what comes next."""
    what_next = judge_words(RequestAsk.NOBODY, values)
    kept = _keep(commission_moves.nobody_fits(request, what_next), "nobody_fits", turn, store)
    request_states.tell_school(kept, turn.speaker, turn.now, store)


def decline(request: Commission, values: RequestWords, turn: Turn, store: Store) -> None:
    """Declines it: the school is told why, and nobody is asked any more."""
    reason = judge_words(RequestAsk.DECLINE, values)
    ended = commission_moves.declined(request, reason, turn.speaker.id, turn.now)
    _end(ended, "declined", turn, store)


def withdraw(request: Commission, values: RequestWords, turn: Turn, store: Store) -> None:
    """Withdraws it: nobody is asked any more."""
    reason = judge_words(RequestAsk.WITHDRAW, values)
    ended = commission_moves.withdrawn(request, reason, turn.speaker.id, turn.now)
    _end(ended, "withdrawn", turn, store)


def _end(request: Commission, verb: str, turn: Turn, store: Store) -> None:
    kept = _keep(request, verb, turn, store)
    for offer in store.offers.of_commission(kept.id):
        if offer.open:
            offering.take_back(offer, turn.speaker, kept.reason, turn.now, store)
    request_states.tell_school(kept, turn.speaker, turn.now, store)


def _keep(request: Commission, verb: str, turn: Turn, store: Store) -> Commission:
    return request_states.keep(request, verb, turn.speaker.id, turn.now, store)
