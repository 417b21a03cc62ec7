"""Answers of those who are asked about support: leaders, heads who release them, schools."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.subjects.again import Problems, again, unless_over
from bot.subjects.support import consent_answers, consents
from bot.turns.reply import Card, Reply, Say, Show
from bot.turns.router import Again, Router
from bot.turns.turn import Turn
from cards.actions.consents import (
    AgreeToLeader,
    AskAnotherLeader,
    AskConflict,
    AskNo,
    AskNoRelease,
    LeaveConflict,
    LeaveNo,
    Release,
    SayConflict,
    SayNo,
    SayYes,
    ShowConsent,
    TakeYesBack,
)
from cards.problems import sentence
from cards.questions import NOT_ASKED
from cards.support.consent_asks import AskingParty, conflict_ask, no_ask
from domain.errors import Refused, refuse
from domain.hub import Hub
from domain.support.consent_forms import (
    ConflictValues,
    NoValues,
    ReleaseValues,
    judge_conflict,
    judge_no,
    judge_release,
    judge_yes,
)
from domain.support.consenting import ConsentAnswer
from domain.support.offers import Consent, ConsentState, Party, SupportOffer
from storage.store import Store

FORM = "consent"
Refusing = AskNo | AskNoRelease | AskAnotherLeader
SENT = "Sent."
Question = tuple[SupportOffer, Consent]
routes = Router()


def _as_it_is(turn: Turn, action: Any, refused: Refused, store: Store) -> Reply:
    """The question as it stands, with what is wrong."""
    [problem, *_] = refused.problems
    note = sentence(problem, NOT_ASKED, turn.hub)
    return consents.shown(action.consent, turn, store, note)


def _own(turn: Turn, action: Any, store: Store) -> Question:
    return consents.own(turn, action.consent, store)


def _asked(turn: Turn, action: Any, store: Store) -> AskingParty:
    """What is asked about an answer, with what a head had typed before."""
    ask = consents.asking(*_own(turn, action, store), store)
    return replace(ask, release=action.release) if isinstance(action, SayNo) else ask


def _again(ask_card: Callable[[AskingParty, Any, Hub], Card]) -> Again:
    """What answers a refused press of a form about an answer: the form, or how it stands now."""

    def draw(ask: AskingParty, turn: Turn, _store: Store, typed: Any, problems: Problems) -> Card:
        return ask_card(replace(ask, problems=problems), typed, turn.hub)

    return unless_over(again(_asked, draw, FORM), _as_it_is)


def _typed_card(found: Question, turn: Turn, store: Store, typed: Any, problems: Problems) -> Card:
    """The question with what was typed and what is wrong beside it."""
    return consents.card(*found, turn.speaker, turn.now, store, typed=typed, problems=problems)


_typed_again = unless_over(again(_own, _typed_card, FORM), _as_it_is)


def _open(turn: Turn, id_: int, party: Party, store: Store) -> Question:
    """A question of that party that waits for the speaker's answer."""
    offer, consent = consents.to_answer(turn, id_, store)
    if consent.party is not party:
        raise refuse("not_yours")
    return offer, consent


@routes.action(ShowConsent, reads=True)
def show(turn: Turn, action: ShowConsent, store: Store) -> Reply:
    """The question as a new message."""
    shown = consents.shown(action.consent, turn, store)
    return Say(shown.card, shown.slot)


@routes.action(SayYes, refused=_typed_again)
def yes(turn: Turn, action: SayYes, store: Store) -> Reply:
    """Keeps a leader's yes, who knows of no conflict of interest."""
    offer, consent = _open(turn, action.consent, Party.LEADER, store)
    judge_yes(action.typed)
    said = ConsentAnswer(ConsentState.YES, turn.now, turn.speaker.id)
    consent_answers.answer(offer, consent, said, turn.speaker, turn.now, store)
    return consents.shown(action.consent, turn, store, SENT)


@routes.action(AskConflict)
def ask_conflict(turn: Turn, action: AskConflict, store: Store) -> Reply:
    """Asks what the conflict is."""
    offer, consent = _open(turn, action.consent, Party.LEADER, store)
    ask = consents.asking(offer, consent, store)
    return Show(conflict_ask(ask, ConflictValues(), turn.hub), form=FORM)


@routes.action(SayConflict, refused=_again(conflict_ask))
def conflict(turn: Turn, action: SayConflict, store: Store) -> Reply:
    """Keeps a leader's yes with a conflict of interest; it waits for an officer."""
    offer, consent = _open(turn, action.consent, Party.LEADER, store)
    what = judge_conflict(action.typed)
    said = ConsentAnswer(ConsentState.CONFLICT, turn.now, turn.speaker.id, conflict=what)
    consent_answers.answer(offer, consent, said, turn.speaker, turn.now, store)
    return consents.shown(action.consent, turn, store, SENT)


@routes.action(Release, refused=_typed_again)
def release(turn: Turn, action: Release, store: Store) -> Reply:
    """Keeps a head's release, with its limit and note."""
    offer, consent = _open(turn, action.consent, Party.HOME_HEAD, store)
    most, note = judge_release(action.typed)
    said = ConsentAnswer(ConsentState.YES, turn.now, turn.speaker.id, most_days=most, note=note)
    consent_answers.answer(offer, consent, said, turn.speaker, turn.now, store)
    return consents.shown(action.consent, turn, store, SENT)


@routes.action(AgreeToLeader, refused=_as_it_is)
def agree(turn: Turn, action: AgreeToLeader, store: Store) -> Reply:
    """Keeps a school's yes."""
    offer, consent = _open(turn, action.consent, Party.SCHOOL, store)
    said = ConsentAnswer(ConsentState.YES, turn.now, turn.speaker.id)
    consent_answers.answer(offer, consent, said, turn.speaker, turn.now, store)
    return consents.shown(action.consent, turn, store, SENT)


@routes.action(AskNo, refused=_as_it_is)
@routes.action(AskNoRelease, refused=_as_it_is)
@routes.action(AskAnotherLeader, refused=_as_it_is)
def ask_no(turn: Turn, action: Refusing, store: Store) -> Reply:
    """Asks why not, while an answer counts."""
    offer, consent = consents.own(turn, action.consent, store)
    if not consent.waits_for_own(offer):
        raise refuse("offer_closed")
    ask = consents.asking(offer, consent, store)
    if isinstance(action, AskNoRelease):
        ask = replace(ask, release=action.typed)
    return Show(no_ask(ask, NoValues(), turn.hub), form=FORM)


@routes.action(SayNo, refused=_again(no_ask))
def no(turn: Turn, action: SayNo, store: Store) -> Reply:
    """Keeps a no, with its reason if there is one."""
    offer, consent = consents.to_answer(turn, action.consent, store)
    said = ConsentAnswer(ConsentState.NO, turn.now, turn.speaker.id, reason=judge_no(action.typed))
    consent_answers.answer(offer, consent, said, turn.speaker, turn.now, store)
    return consents.shown(action.consent, turn, store, SENT)


@routes.action(TakeYesBack, refused=_as_it_is)
def take_back(turn: Turn, action: TakeYesBack, store: Store) -> Reply:
    """Takes the speaker's own yes back."""
    offer, consent = consents.to_answer(turn, action.consent, store)
    if consent.said_yes and consent.answered_by != turn.speaker.id:
        raise refuse("answered_before")
    consent_answers.take_back(offer, consent, turn.speaker, turn.now, store)
    return consents.shown(action.consent, turn, store, "Taken back. Nothing is agreed.")


@routes.action(LeaveConflict)
def leave_conflict(turn: Turn, action: LeaveConflict, store: Store) -> Reply:
    """The question again, in place of what was asked about its answer."""
    return consents.shown(action.consent, turn, store)


@routes.action(LeaveNo)
def leave_no(turn: Turn, action: LeaveNo, store: Store) -> Reply:
    """The same; a head finds what was typed for a release."""
    offer, consent = consents.own(turn, action.consent, store)
    if action.release == ReleaseValues() or not consent.waits_for_own(offer):
        return consents.shown(action.consent, turn, store)
    card = consents.card(offer, consent, turn.speaker, turn.now, store, typed=action.release)
    return Show(card, form=FORM)
