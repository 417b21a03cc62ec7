"""Who answers an offer, who keeps it, who withdraws a release: everybody presses its buttons."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from bot.subjects.support import consent_answers, offering
from bot.turns.router import Route
from cards.actions.action import Action
from cards.actions.consents import (
    AgreeToLeader,
    AskAnotherLeader,
    AskConflict,
    AskNo,
    AskNoRelease,
    AskWithdrawRelease,
    KeepRelease,
    LeaveConflict,
    LeaveNo,
    Release,
    SayConflict,
    SayNo,
    SayYes,
    ShowConsent,
    TakeYesBack,
    WithdrawRelease,
)
from cards.actions.offers import (
    AskAgain,
    AskAllYes,
    AskClose,
    AskNote,
    AskProposed,
    ChooseAnother,
    CloseOffer,
    CountConflict,
    LeaveAllYes,
    LeaveClose,
    LeaveNote,
    ListOffers,
    ListProposed,
    NoteAllYes,
    NoteConsent,
    ShowOffer,
)
from cards.actions.prompts import ShowAsked, ShowOwedProposed
from domain.hub import Hub
from domain.people.people import Appointment, Person, Role
from domain.support.consenting import ConsentAnswer
from domain.support.offers import ConsentState, NewOffer, Party, SupportOffer
from storage.store import Store
from tests.bot.turns.everybody import BUTTONS, Story, filled_hub
from tests.bot.turns.filled import CAL, ELSEWHERE, IVY, NELL
from tests.databases import Places
from tests.make import NOW, TODAY
from tests.seed import DOMAIN, FARIDA, HEAD, SAMIRA, TOM, Somebody

NOBODY = Somebody("Una Known", f"una.known@{DOMAIN}", "oid-una")
EVERYBODY = (FARIDA, TOM, SAMIRA, HEAD, *ELSEWHERE, NOBODY)
# Ivy of Far Away is offered to Peel Park: Nell is her head, Joan Peel Park's contact.
WHOSE = {Party.LEADER: {IVY}, Party.HOME_HEAD: {NELL}, Party.SCHOOL: {HEAD}}
OFFICERS = {SAMIRA}
OF_A_PARTY: dict[Party, tuple[type[Action], ...]] = {
    Party.LEADER: (SayYes, AskConflict, SayConflict),
    Party.HOME_HEAD: (Release,),
    Party.SCHOOL: (AgreeToLeader,),
}
ANSWERING: tuple[type[Action], ...] = (
    *(ShowConsent, ShowAsked, AskNo, AskNoRelease, AskAnotherLeader, SayNo, LeaveNo, LeaveConflict),
)
KEEPING: tuple[type[Action], ...] = (
    *(ShowOffer, AskNote, NoteConsent, LeaveNote, AskAllYes, NoteAllYes, LeaveAllYes),
    *(AskClose, CloseOffer, LeaveClose, ListOffers, ListProposed, AskProposed, ShowOwedProposed),
)


@pytest.fixture
def story(places: Places) -> Iterator[Story]:
    """The small hub with an offer to Peel Park of a leader from elsewhere."""
    with filled_hub(places) as made:
        yield made


def offer_of_ivy(story: Story, *, yeses: int = 0) -> SupportOffer:
    """Ivy offered to Peel Park; with so many yeses, in the order of asking."""
    store = Store(story.connection, Hub())
    by, ivy = (store.people.by_email(who.email) for who in (SAMIRA, IVY))
    peel = store.organisations.by_urn(101494)
    assert by and ivy and peel
    made = offering.ask_for_agreement(
        NewOffer(peel.id, None, (ivy.id,), "Oracy", Fraction(2), TODAY), by, NOW, store
    )
    for party in list(Party)[:yeses]:
        consent = next(each for each in made.consents if each.party is party)
        said = ConsentAnswer(ConsentState.YES, NOW, _whose(party, store).id)
        made = consent_answers.answer(made, consent, said, _whose(party, store), NOW, store)
    return made


def _whose(party: Party, store: Store) -> Person:
    [who] = WHOSE[party]
    person = store.people.by_email(who.email)
    assert person is not None
    return person


def _id(made: SupportOffer, party: Party) -> int:
    return next(each.id for each in made.consents if each.party is party)


@pytest.mark.parametrize("party", Party)
def test_each_reads_and_answers_the_own_question_alone(party: Party, story: Story) -> None:
    made = offer_of_ivy(story, yeses=2 if party is Party.SCHOOL else 0)
    about = {"consent": _id(made, party)}
    for action in ANSWERING:
        assert _answered(action, story, about) == WHOSE[party], action.verb
    for whose, actions in OF_A_PARTY.items():
        for action in actions:
            found = _answered(action, story, about)
            # Whoever presses another's answer on the own question gets the question again.
            assert found == WHOSE[party] if whose is party else found <= WHOSE[party], action.verb


def test_officers_alone_keep_an_offer(story: Story) -> None:
    made = offer_of_ivy(story)
    about = {"offer": made.id, "party": str(_id(made, Party.LEADER))}
    for action in KEEPING:
        assert _answered(action, story, about) == OFFICERS, action.verb


def test_officers_alone_decide_after_a_no_or_about_a_conflict(story: Story) -> None:
    for action in (AskAgain, ChooseAnother, CountConflict):
        assert _answered(action, story, {}) == OFFICERS, action.verb


def test_a_yes_is_taken_back_by_who_gave_it(story: Story) -> None:
    made = offer_of_ivy(story, yeses=2)
    for party in (Party.LEADER, Party.HOME_HEAD):
        assert _answered(TakeYesBack, story, {"consent": _id(made, party)}) == WHOSE[party]


def test_a_release_is_withdrawn_by_the_head_or_an_officer(story: Story) -> None:
    made = offer_of_ivy(story, yeses=3)
    about = {"consent": _id(made, Party.HOME_HEAD)}
    for action in (AskWithdrawRelease, WithdrawRelease, KeepRelease):
        assert _answered(action, story, about) == {NELL, SAMIRA}, action.verb
    for party in (Party.LEADER, Party.SCHOOL):
        assert _answered(WithdrawRelease, story, {"consent": _id(made, party)}) <= OFFICERS


def test_nobody_answers_for_a_school_about_themselves(story: Story) -> None:
    made = offer_of_ivy(story, yeses=2)
    store = Store(story.connection, Hub())
    ivy, peel = store.people.by_email(IVY.email), store.organisations.by_urn(101494)
    assert ivy is not None and peel is not None
    store.people.appoint(ivy.id, {*ivy.appointments, Appointment(Role.SCHOOL_CONTACT, peel.id)})
    about = {"consent": _id(made, Party.SCHOOL)}
    for action in (ShowConsent, AgreeToLeader, SayNo):
        assert _answered(action, story, about) == {HEAD}, action.verb


def test_who_leaves_answers_no_more(story: Story) -> None:
    made = offer_of_ivy(story)
    store = Store(story.connection, Hub())
    for who in (IVY, NELL, CAL):
        person = store.people.by_email(who.email)
        assert person is not None
        store.people.leave(person.id, NOW)
    for party in Party:
        assert _answered(ShowConsent, story, {"consent": _id(made, party)}) <= {HEAD}
        assert _answered(SayNo, story, {"consent": _id(made, party)}) <= {HEAD}


def _answered(action: type[Action], story: Story, about: dict[str, Any]) -> set[Somebody]:
    """Whom a button answers with anything but a refusal."""
    entry = _entry(action)
    data = story.data(entry) | about
    return {who for who in EVERYBODY if story.answer(who, entry, data) is not None}


def _entry(action: type[Action]) -> Route:
    [found] = [each for each in BUTTONS if each.action is action]
    return found
