"""Offers of support: what each party is asked, how it stands afterwards, and what officers see."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from cards.support.consent_asks import AskingParty, conflict_ask, no_ask, withdraw_ask
from cards.support.consent_news import agreed_news, conflict_news, not_needed_news
from cards.support.consent_school import OfferedLeader, SchoolAsked, school_asked
from cards.support.consent_standing import AnswerStanding, no_more
from cards.support.consents import HeadAsked, LeaderAsked, head_asked, leader_asked
from cards.support.offer import OfferView, OwnSchool, PartyRow, offer
from cards.support.offer_forms import AskingOffer, all_yes_form, close_ask, note_form
from cards.support.offer_list import OfferListView, OfferRow, offer_list
from cards.support.offer_terms import OfferTerms
from cards.support.proposed import ProposedView, proposed
from domain.errors import Problem
from domain.support.consent_forms import (
    AllYesValues,
    ConflictValues,
    NoteValues,
    NoValues,
    OfferEndValues,
    ReleaseValues,
    YesValues,
)
from domain.support.deployments import Leader, Status
from domain.support.offers import (
    Consent,
    ConsentState,
    Noted,
    NotedHow,
    OfferState,
    Party,
    SupportOffer,
)
from tests.cards.people_and_places import HUB, LONGEST_DEPLOYMENT, NOW, PEEL_PARK, TODAY

Card = dict[str, Any]
S, P = ConsentState, Party
DAY = timedelta(days=1)
PEEL, ELMWOOD = "Peel Park Primary School", "Elmwood Primary School"
OUTCOME = "Every child in Year 1 reads at the expected standard, and staff can teach phonics alone."
VERY_LONG = "Word " * 99
TERMS = OfferTerms(
    school=PEEL,
    town="Bradford",
    need="Early reading",
    days=Fraction(6),
    start=date(2027, 1, 11),
    end=date(2027, 3, 26),
    today=TODAY,
    pattern="two days a month",
    asked_by="Samira Whitfield",
    asked_on=TODAY,
)
LONG_TERMS = replace(
    TERMS,
    school=LONGEST_DEPLOYMENT.school,
    town="Llanfairpwllgwyngyll",
    need=VERY_LONG[:200],
    pattern=VERY_LONG[:200],
    days=Fraction(31, 4),
)


def standing(party: Party, state: ConsentState = S.ASKED, **more: Any) -> AnswerStanding:
    usual = {"answers": state is S.ASKED, "on": None if state is S.ASKED else TODAY}
    return AnswerStanding(5, party, state, TODAY, **usual | more)


LEADER = LeaderAsked(TERMS, standing(P.LEADER), OUTCOME, miles=6.1, contact=True)
HEAD = HeadAsked(
    TERMS,
    standing(P.HOME_HEAD),
    "Amara Lewis",
    Fraction(6),
    Fraction(15),
    Fraction(7),
    30_000,
    6.1,
)
AMARA = OfferedLeader("Amara Lewis", ELMWOOD, "Early reading; Phonics", "Primary", 2)
SCHOOL = SchoolAsked(TERMS, standing(P.SCHOOL), (AMARA,), 39_000, "Your own budget", requested=True)
AGREED = {"agreed_on": TODAY, "contact_by": TODAY + 7 * DAY, "support": 7}
LONG_LEADER = OfferedLeader(
    "Konstantinos Papadopoulos-Featherstonehaugh", VERY_LONG[:200], VERY_LONG, VERY_LONG, 12
)


def _leader(state: ConsentState, **more: Any) -> Card:
    return leader_asked(replace(LEADER, standing=standing(P.LEADER, state, **more)), HUB)


def _head(state: ConsentState, **more: Any) -> Card:
    return head_asked(replace(HEAD, standing=standing(P.HOME_HEAD, state, **more)), HUB)


def _school(state: ConsentState, **more: Any) -> Card:
    return school_asked(replace(SCHOOL, standing=standing(P.SCHOOL, state, **more)), HUB)


def consent(id_: int, party: Party, state: ConsentState, **more: Any) -> Consent:
    leader = None if party is P.SCHOOL else 1
    asked = None if state is S.WAITS else NOW
    return Consent(id_, 1, party, leader, 11, state, asked_at=asked, **more)


SUPPORT = replace(
    PEEL_PARK, leaders=(Leader(1, "Amara Lewis"),), status=Status.PROPOSED, start=date(2027, 1, 11)
)
OFFER = SupportOffer(
    1,
    7,
    3,
    NOW,
    9,
    OfferState.ASKED,
    pattern="two days a month",
    why="Knows mixed-age classes.",
)


def party_row(consent_: Consent, **more: Any) -> PartyRow:
    names = {P.LEADER: "Amara Lewis", P.HOME_HEAD: ELMWOOD, P.SCHOOL: PEEL}
    usual: dict[str, Any] = {"whom": "Amara Lewis", "people": ("Hugh Marsh",), "asked": TODAY}
    return PartyRow(consent_, names[consent_.party], **usual | more)


ANSWERED: dict[str, Any] = {"by": "Hugh Marsh", "on": TODAY}
ROWS = (
    party_row(consent(1, P.LEADER, S.YES), by="Amara Lewis", on=TODAY),
    party_row(consent(2, P.HOME_HEAD, S.ASKED)),
    party_row(consent(3, P.SCHOOL, S.WAITS), asked=None),
)
VIEW = OfferView(
    OFFER, SUPPORT, TODAY, "Samira Whitfield", TODAY, ROWS, requested=True, note="Asked."
)


def _offer(*rows: PartyRow, **more: Any) -> Card:
    changes = {"note": "", **({"rows": rows} if rows else {}), **more}
    found = replace(VIEW, **changes)
    consents = tuple(row.consent for row in found.rows)
    return offer(replace(found, offer=replace(found.offer, consents=consents)), HUB)


NO = party_row(consent(1, P.LEADER, S.NO, reason="Too far on Fridays."), by="Amara Lewis", on=TODAY)
RELEASED = party_row(
    consent(2, P.HOME_HEAD, S.YES, most_days=Fraction(3), note="not Fridays"), **ANSWERED
)
NOTED = party_row(
    consent(3, P.SCHOOL, S.YES, noted=Noted(NotedHow.TELEPHONE, TODAY, 9)),
    by="Samira Whitfield",
    on=TODAY,
)
CONFLICT = party_row(
    consent(1, P.LEADER, S.CONFLICT, conflict="My sister teaches in Year 2 there."),
    by="Amara Lewis",
    on=TODAY,
)
PARTIES = {1: "Amara Lewis", 2: ELMWOOD, 3: PEEL}
ASKING = AskingOffer(1, f"Amara Lewis for {PEEL}", PARTIES, requested=True)
MANY = {
    1: "Amara Lewis",
    2: f"{ELMWOOD}, for Amara Lewis",
    3: "Konstantinos Papadopoulos-Featherstonehaugh",
    4: f"{VERY_LONG[:180]}, for Konstantinos Papadopoulos-Featherstonehaugh",
    5: LONGEST_DEPLOYMENT.school,
}
PARTY = AskingParty(5, P.LEADER, PEEL, "Amara Lewis")

EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "consent-leader": lambda: leader_asked(LEADER, HUB),
    "consent-leader-no-tick": lambda: leader_asked(
        replace(LEADER, problems=(Problem("no_conflict", "conflict_unsaid"),)), HUB
    ),
    "consent-leader-yes": lambda: leader_asked(
        replace(
            LEADER,
            standing=standing(P.LEADER, S.YES, takes_back=True, note="Sent."),
            evidence="Last year's check: 61 in 100.",
        ),
        HUB,
    ),
    "consent-leader-conflict": lambda: _leader(S.CONFLICT, takes_back=True, note="Sent."),
    "consent-leader-noted": lambda: _leader(
        S.YES, noted=NotedHow.TELEPHONE, by="Samira Whitfield", answers=True
    ),
    "consent-leader-agreed": lambda: _leader(S.YES, **AGREED),
    "consent-leader-longest": lambda: leader_asked(
        LeaderAsked(
            LONG_TERMS,
            standing(P.LEADER),
            VERY_LONG,
            miles=123.4,
            contact=True,
            beside=("Konstantinos Papadopoulos-Featherstonehaugh",),
            values=YesValues(no_conflict=True),
        ),
        HUB,
    ),
    "consent-head": lambda: head_asked(HEAD, HUB),
    "consent-head-wrong": lambda: head_asked(
        replace(
            HEAD,
            values=ReleaseValues("a few", "not Fridays"),
            problems=(Problem("most", "not_days", {"typed": "a few"}),),
        ),
        HUB,
    ),
    "consent-head-not-stated": lambda: head_asked(
        HeadAsked(replace(TERMS, pattern="", end=None), standing(P.HOME_HEAD), "Amara Lewis"), HUB
    ),
    "consent-head-by-another": lambda: _head(S.YES, by="Hugh Marsh"),
    "consent-head-released": lambda: head_asked(
        replace(
            HEAD,
            standing=standing(P.HOME_HEAD, S.YES, takes_back=True, note="Sent."),
            most=Fraction(3),
            note="Not Fridays, please.",
        ),
        HUB,
    ),
    "consent-head-agreed": lambda: _head(S.YES, withdraws=True, **AGREED),
    "consent-head-withdrawn": lambda: _head(
        S.WITHDRAWN, note="Withdrawn. Nothing stops by itself.", **AGREED
    ),
    "consent-head-longest": lambda: head_asked(
        HeadAsked(
            LONG_TERMS,
            standing(P.HOME_HEAD),
            "Konstantinos Papadopoulos-Featherstonehaugh",
            Fraction(31, 4),
            Fraction(40),
            Fraction(0),
            123_456,
            123.4,
            ReleaseValues("2.5", VERY_LONG[:200]),
        ),
        HUB,
    ),
    "consent-school": lambda: school_asked(SCHOOL, HUB),
    "consent-school-agreed": lambda: _school(S.YES, note="Sent.", **AGREED),
    "consent-school-no": lambda: _school(S.NO, note="Sent."),
    "consent-school-longest": lambda: school_asked(
        SchoolAsked(
            LONG_TERMS,
            standing(P.SCHOOL),
            (AMARA, LONG_LEADER),
            123_456,
            "Opportunity Area 2026-27 (OA-2627-PEE), Opportunity Area 2026-27 (OA-2627-PEE-2)",
        ),
        HUB,
    ),
    "consent-not-needed": lambda: no_more(standing(P.SCHOOL, S.NOT_NEEDED), PEEL),
    "consent-not-now": lambda: no_more(standing(P.SCHOOL, S.WAITS), PEEL),
    "consent-conflict": lambda: conflict_ask(PARTY, ConflictValues(), HUB),
    "consent-conflict-empty": lambda: conflict_ask(
        replace(PARTY, problems=(Problem("conflict", "missing"),)), ConflictValues(), HUB
    ),
    "consent-no-leader": lambda: no_ask(PARTY, NoValues(), HUB),
    "consent-no-head": lambda: no_ask(replace(PARTY, party=P.HOME_HEAD), NoValues(), HUB),
    "consent-no-school": lambda: no_ask(replace(PARTY, party=P.SCHOOL), NoValues(), HUB),
    "consent-withdraw": lambda: withdraw_ask(PARTY, OfferEndValues(), HUB),
    "consent-agreed-leader": lambda: agreed_news(
        TERMS, standing(P.LEADER, S.YES, **AGREED), 7, HUB
    ),
    "consent-agreed-head": lambda: agreed_news(
        TERMS, standing(P.HOME_HEAD, S.YES, **AGREED), 7, HUB, "Amara Lewis"
    ),
    "consent-off": lambda: not_needed_news(TERMS, HUB),
    "consent-off-head": lambda: not_needed_news(TERMS, HUB, "Amara Lewis"),
    "consent-decided-yes": lambda: conflict_news(TERMS, HUB, counts=True),
    "consent-decided-no": lambda: conflict_news(TERMS, HUB, counts=False),
    "consent-leader-conflict-no": lambda: _leader(S.NO, conflict=True),
    "offer-asked": lambda: offer(VIEW, HUB),
    "offer-nobody": lambda: _offer(
        ROWS[0], party_row(consent(2, P.HOME_HEAD, S.ASKED), people=()), ROWS[2], held=True
    ),
    "offer-conflict": lambda: _offer(CONFLICT, RELEASED, ROWS[2]),
    "offer-refused": lambda: _offer(
        NO,
        RELEASED,
        party_row(consent(3, P.SCHOOL, S.NOT_NEEDED), asked=None),
        offer=replace(OFFER, state=OfferState.REFUSED),
    ),
    "offer-agreed": lambda: _offer(
        ROWS[0], RELEASED, NOTED, offer=replace(OFFER, state=OfferState.AGREED)
    ),
    "offer-closed": lambda: _offer(
        NO,
        RELEASED,
        party_row(consent(3, P.SCHOOL, S.NOT_NEEDED), asked=None),
        offer=replace(
            OFFER, state=OfferState.REFUSED, ended_at=NOW, ended_by=9, ended_why="Nobody fits."
        ),
    ),
    "offer-own-school": lambda: _offer(
        ROWS[0],
        ROWS[2],
        own=(OwnSchool("Carla Novak"), OwnSchool("Farida Khan", hub=True)),
        offer=replace(OFFER, why="", over_why="Her head agreed to two more."),
    ),
    "offer-longest": lambda: _offer(
        party_row(
            consent(1, P.LEADER, S.CONFLICT, conflict=VERY_LONG),
            by="Amara Lewis",
            on=TODAY,
        ),
        party_row(
            consent(2, P.HOME_HEAD, S.YES, most_days=Fraction(9, 4), note=VERY_LONG[:200]),
            **ANSWERED,
        ),
        party_row(consent(4, P.HOME_HEAD, S.ASKED), people=(), several=True),
        party_row(consent(3, P.SCHOOL, S.WAITS), asked=None),
        support=LONGEST_DEPLOYMENT,
        offer=replace(OFFER, why=VERY_LONG, over_why=VERY_LONG, pattern=VERY_LONG[:200]),
    ),
    "offer-note": lambda: note_form(ASKING, NoteValues(), HUB),
    "offer-note-wrong": lambda: note_form(
        replace(
            ASKING,
            problems=(
                Problem("party", "not_chosen"),
                Problem("on", "before_asked", {"day": TODAY}),
            ),
        ),
        NoteValues(said="yes", how="telephone", on="2026-11-20"),
        HUB,
    ),
    "offer-all": lambda: all_yes_form(ASKING, AllYesValues(), HUB),
    "offer-all-longest": lambda: all_yes_form(
        replace(ASKING, parties=MANY, problems=(Problem("how_1", "not_chosen"),)),
        AllYesValues(on_1="2026-11-20"),
        HUB,
    ),
    "offer-take-back": lambda: close_ask(ASKING, OfferEndValues(), HUB),
    "offer-close": lambda: close_ask(replace(ASKING, refused=True), OfferEndValues(), HUB),
    "offer-close-change": lambda: close_ask(
        replace(ASKING, refused=True, proposed=False, requested=False), OfferEndValues(), HUB
    ),
    "offers-open": lambda: offer_list(
        OfferListView(
            (
                OfferRow(
                    replace(OFFER, state=OfferState.REFUSED, consents=(NO.consent,)),
                    SUPPORT,
                    TODAY - DAY,
                ),
                OfferRow(replace(OFFER, consents=(CONFLICT.consent,)), SUPPORT, TODAY),
                OfferRow(
                    replace(OFFER, consents=tuple(r.consent for r in ROWS)),
                    LONGEST_DEPLOYMENT,
                    TODAY,
                ),
            ),
            TODAY,
        ),
        HUB,
    ),
    "offers-none": lambda: offer_list(OfferListView((), TODAY), HUB),
    "proposed": lambda: proposed(ProposedView((SUPPORT,) * 3, TODAY), HUB),
    "proposed-left": lambda: proposed(
        ProposedView((SUPPORT,), TODAY, asked=2, gone=frozenset({1})), HUB
    ),
    "proposed-held": lambda: proposed(ProposedView((SUPPORT,), TODAY, held=True), HUB),
    "proposed-asked": lambda: proposed(ProposedView((), TODAY, asked=3), HUB),
    "proposed-longest": lambda: proposed(ProposedView((LONGEST_DEPLOYMENT,) * 12, TODAY), HUB),
}
