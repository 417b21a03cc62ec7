"""Offers of support: asked, at the school, with a conflict, refused and agreed; what is typed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

from bot.subjects.support import consent_answers, offering
from cards.actions.action import Action
from cards.actions.consents import (
    AgreeToLeader,
    AskWithdrawRelease,
    KeepRelease,
    SayConflict,
    SayYes,
    TakeYesBack,
    WithdrawRelease,
)
from cards.actions.offers import AskAgain, ChooseAnother, CountConflict, NoteAllYes, NoteConsent
from domain.people.people import Person
from domain.support.commissions import Commission, CommissionState, SupportWanted
from domain.support.consenting import ConsentAnswer
from domain.support.offers import Consent, ConsentState, NewOffer, Party, SupportOffer
from storage.store import Store
from tests.make import NOW, TODAY

ALL_YES = {f"how_{n}": "telephone" for n in range(1, 6)}


def of_offers(ids: Mapping[str, Any]) -> dict[type[Action], dict[str, Any]]:
    """What the buttons of offers carry of their own."""
    released = {"consent": ids["released"]}
    refused = {"offer": ids["refused_offer"]}
    return {
        SayYes: {"no_conflict": "true"},
        SayConflict: {"conflict": "A cousin teaches there."},
        TakeYesBack: {"consent": ids["given"]},
        AgreeToLeader: {"consent": ids["at_school"]},
        CountConflict: {"consent": ids["conflict_of"], "as_yes": True},
        **dict.fromkeys((AskAgain, ChooseAnother), refused),
        **dict.fromkeys((AskWithdrawRelease, WithdrawRelease, KeepRelease), released),
        NoteConsent: {
            "party": str(ids["consent"]),
            "said": "yes",
            "how": "telephone",
            "on": TODAY.isoformat(),
        },
        NoteAllYes: ALL_YES,
    }


def offered_support(
    leader: int, officer: int, place: int, elsewhere: int, store: Store
) -> dict[str, Any]:
    """Offers of one leader at a place, one in each state; gives ids of theirs.

    Nobody heads `elsewhere`, which released the leader in the one that all agreed to.
    """
    lead, by = store.people.get(leader), store.people.get(officer)
    assert lead is not None and by is not None
    asked = _made(leader, place, by, store)
    at_school = _answered(_made(leader, place, by, store), lead, ConsentState.YES, store)
    conflict = _answered(_made(leader, place, by, store), lead, ConsentState.CONFLICT, store)
    request = _request(place, officer, store)
    refused = _answered(_made(leader, place, by, store, request), lead, ConsentState.NO, store)
    return {
        "offer": asked.id,
        "consent": _of(asked, Party.LEADER).id,
        "given": _of(at_school, Party.LEADER).id,
        "at_school": _of(at_school, Party.SCHOOL).id,
        "conflict_of": _of(conflict, Party.LEADER).id,
        "refused_offer": refused.id,
        "offered_request": request,
        **_agreed(leader, place, elsewhere, by, store),
    }


def _made(
    leader: int, place: int, by: Person, store: Store, commission: int | None = None
) -> SupportOffer:
    new = NewOffer(
        place, commission, (leader,), "Oracy", Fraction(2), TODAY + timedelta(days=60), why="Near."
    )
    return offering.ask_for_agreement(new, by, NOW, store)


def _answered(made: SupportOffer, by: Person, says: ConsentState, store: Store) -> SupportOffer:
    answer = ConsentAnswer(says, NOW, by.id, conflict="A cousin" if says == "conflict" else "")
    return consent_answers.answer(made, _of(made, Party.LEADER), answer, by, NOW, store)


def _agreed(leader: int, place: int, elsewhere: int, by: Person, store: Store) -> dict[str, int]:
    """An offer that all agreed to, with a release by another employer; gives the ids of both."""
    made = _made(leader, place, by, store)
    release = Consent(-1, made.id, Party.HOME_HEAD, leader, elsewhere, ConsentState.ASKED, NOW)
    made = store.offers.write(replace(made, consents=(*made.consents, release)))
    for party in (Party.LEADER, Party.HOME_HEAD, Party.SCHOOL):
        said = ConsentAnswer(ConsentState.YES, NOW, by.id)
        made = consent_answers.answer(made, _of(made, party), said, by, NOW, store)
    return {"agreed_offer": made.id, "released": _of(made, Party.HOME_HEAD).id}


def _request(place: int, person: int, store: Store) -> int:
    found, due = store.organisations.get(place), NOW + timedelta(days=2)
    assert found is not None
    about = SupportWanted("Oracy", "All speak up.")
    new = Commission(0, place, found.name, person, NOW, about, CommissionState.BROKERING, due, due)
    return store.commissions.put(new)


def _of(made: SupportOffer, party: Party) -> Consent:
    return next(consent for consent in made.consents if consent.party is party)
