"""An offer and its questions: which answers count now, and what may be withdrawn."""

from dataclasses import replace

import pytest

from domain.support.offers import (
    Consent,
    ConsentState,
    Noted,
    NotedHow,
    OfferState,
    Party,
    SupportOffer,
)
from tests.make import NOW, TODAY

S = ConsentState
OWN = Consent(1, 1, Party.HOME_HEAD, 1, 90, S.ASKED, asked_at=NOW)
OFFER = SupportOffer(1, 7, None, NOW, 9, OfferState.ASKED, (OWN,))
NOTED = replace(OWN, state=S.YES, noted=Noted(NotedHow.TELEPHONE, TODAY, 9), answered_at=NOW)


@pytest.mark.parametrize(
    ("consent", "state", "waits"),
    [
        (OWN, OfferState.ASKED, True),
        (OWN, OfferState.REFUSED, False),
        (replace(OWN, state=S.YES), OfferState.ASKED, False),
        (replace(OWN, state=S.WAITS), OfferState.ASKED, False),
        (NOTED, OfferState.ASKED, True),
        (NOTED, OfferState.AGREED, True),
        (NOTED, OfferState.TAKEN_BACK, False),
    ],
)
def test_an_own_answer_counts_while_none_was_given_or_one_was_noted(
    consent: Consent, state: OfferState, waits: bool
) -> None:
    assert consent.waits_for_own(replace(OFFER, state=state)) is waits


def test_a_release_to_which_all_agreed_may_be_withdrawn_and_no_other_yes() -> None:
    agreed = replace(OFFER, state=OfferState.AGREED)
    released = replace(OWN, state=S.YES)
    assert released.withdrawable(agreed)
    assert not released.withdrawable(OFFER)
    assert not replace(released, party=Party.LEADER).withdrawable(agreed)
    assert not replace(released, state=S.WITHDRAWN).withdrawable(agreed)


def test_an_offer_is_open_until_it_is_agreed_or_closed() -> None:
    assert OFFER.open and not OFFER.undecided
    refused = replace(OFFER, state=OfferState.REFUSED)
    assert refused.open and refused.undecided
    assert not replace(refused, ended_at=NOW).open
    assert not replace(OFFER, state=OfferState.AGREED).open


def test_it_names_its_leaders_and_questions() -> None:
    lead = replace(OWN, id=2, party=Party.LEADER)
    found = replace(OFFER, consents=(lead, OWN))
    assert found.leaders == (1,)
    assert found.consent(2) == lead and found.consent(3) is None
