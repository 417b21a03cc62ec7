"""The card after a button failed: what was typed, and a button that tries again."""

from collections.abc import Mapping
from typing import Any

import orjson
from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.agreements import BothYes, SaveRates
from cards.actions.answers import Dispute, NoteAnswer
from cards.actions.consents import Release, SayConflict, SayNo, SayYes, WithdrawRelease
from cards.actions.contracts import TickRequirement
from cards.actions.finding import AskForAgreement, ForRequest, OfferAgreed, SearchLeaders
from cards.actions.funding import EndGrant, SaveGrant
from cards.actions.keeping import (
    AddLeader,
    EndSupport,
    HandOver,
    OpenAgain,
    PauseSupport,
    SaveNewSupport,
    SaveTerms,
    TakeOff,
)
from cards.actions.library import PublishFile, WithdrawEdition
from cards.actions.message_forms import MessageHere, MessageSchools, SaveMessage
from cards.actions.offers import CloseOffer, NoteAllYes, NoteConsent
from cards.actions.organisations import FindPlaces, SavePlace
from cards.actions.people import AllowDomains, SavePerson
from cards.actions.planning import CallOff, SavePlan
from cards.actions.prompts import SaveAway, SaveReminders, typed_in_rows
from cards.actions.reports import (
    GiveReport,
    ReturnReport,
    SaveLink,
    SaveMoney,
    SaveWord,
    WaiveReport,
)
from cards.actions.visit_forms import SaveMissed, SaveVisit
from cards.actions.visits import AddOwnTime, AddStep
from cards.elements import box, grey, group, literal, strong, title
from cards.finish import finish
from cards.funding.keeping import END_GRANT, NEW_GRANT
from cards.funding.ticking import TICK
from cards.library.publishing import PUBLISH, WITHDRAW
from cards.people.allowing import DOMAINS
from cards.people.organisation_form import PLACE
from cards.people.organisations import FIND
from cards.people.person_form import PERSON
from cards.prompts.reminders import AWAY, REMINDERS
from cards.quality.report_forms import GIVE, LINK, MONEY, RETURN, WAIVE
from cards.quality.school_words import WORD
from cards.questions import NOT_ASKED, Table, question_label
from cards.support.agreed_forms import BOTH_YES, RATES
from cards.support.consent_asks import CONFLICT, NO
from cards.support.consent_asks import WITHDRAW as WITHDRAW_RELEASE
from cards.support.consents import RELEASE, YES
from cards.support.keeping_forms import END, HAND_OVER, OPEN_AGAIN, PAUSE, TAKE_OFF
from cards.support.keeping_new import NEW
from cards.support.leader_search import SEARCHED
from cards.support.leaders import LEADER
from cards.support.offer_forms import ALL_YES
from cards.support.offer_forms import CLOSE as CLOSE_OFFER
from cards.support.offer_forms import NOTE as NOTE_CONSENT
from cards.support.offering import OFFERED
from cards.support.plan_forms import PLAN_TABLES
from cards.support.request_asks import REQUEST_TABLES
from cards.support.terms_form import TERMS
from cards.visits.planning import CALL_OFF, PLAN
from cards.visits.questions import MISSED, NOTED, OBJECTION, OWN_TIME, STEP, VISIT
from domain.hub import Hub

# How each form words its questions, by the verb of its button.
TABLES: Mapping[str, Table] = {
    SaveVisit.verb: VISIT,
    SaveMessage.verb: VISIT,
    MessageSchools.verb: VISIT,
    MessageHere.verb: VISIT,
    SaveMissed.verb: MISSED,
    AddStep.verb: STEP,
    AddOwnTime.verb: OWN_TIME,
    SavePlan.verb: PLAN,
    CallOff.verb: CALL_OFF,
    Dispute.verb: OBJECTION,
    NoteAnswer.verb: NOTED,
    SaveReminders.verb: REMINDERS,
    SaveAway.verb: AWAY,
    SavePerson.verb: PERSON,
    SavePlace.verb: PLACE,
    FindPlaces.verb: FIND,
    AllowDomains.verb: DOMAINS,
    SaveNewSupport.verb: NEW,
    SaveTerms.verb: TERMS,
    AddLeader.verb: LEADER,
    HandOver.verb: HAND_OVER,
    BothYes.verb: BOTH_YES,
    SaveRates.verb: RATES,
    TakeOff.verb: TAKE_OFF,
    PauseSupport.verb: PAUSE,
    EndSupport.verb: END,
    OpenAgain.verb: OPEN_AGAIN,
    PublishFile.verb: PUBLISH,
    WithdrawEdition.verb: WITHDRAW,
    SaveGrant.verb: NEW_GRANT,
    EndGrant.verb: END_GRANT,
    TickRequirement.verb: TICK,
    SaveMoney.verb: MONEY,
    SaveLink.verb: LINK,
    ReturnReport.verb: RETURN,
    SaveWord.verb: WORD,
    WaiveReport.verb: WAIVE,
    GiveReport.verb: GIVE,
    SayYes.verb: YES,
    Release.verb: RELEASE,
    SayConflict.verb: CONFLICT,
    SayNo.verb: NO,
    WithdrawRelease.verb: WITHDRAW_RELEASE,
    NoteConsent.verb: NOTE_CONSENT,
    NoteAllYes.verb: ALL_YES,
    CloseOffer.verb: CLOSE_OFFER,
    SearchLeaders.verb: SEARCHED,
    ForRequest.verb: SEARCHED,
    AskForAgreement.verb: OFFERED,
    OfferAgreed.verb: OFFERED,
    **PLAN_TABLES,
    **REQUEST_TABLES,
}
MOST_SHOWN = 6
LONGEST_SHOWN = 300
# Bytes of answers that a card has room for.
LARGEST = 14_000


def try_again(
    reason: str, verb: str, inputs: Mapping[str, object], hub: Hub
) -> dict[str, Any] | None:
    """The card that says why a button failed, shows what was typed, and offers the same button.

    None where nothing was typed, or more than a card has room for. It is made from the press alone:
    the rest of the form comes back when the button is pressed again.
    """
    table = TABLES.get(verb, NOT_ASKED)
    if not _typed(inputs, table) or len(orjson.dumps(dict(inputs))) > LARGEST:
        return None
    again = ExecuteAction(title="Try again", verb=verb, data=dict(inputs), style="positive")
    news = box("attention", [strong(reason), strong("Your answers are kept here.")])
    body: list[Element] = [title("Not saved yet"), news, *_shown(inputs, table, hub)]
    return finish(body, reason, [again])


def _typed(inputs: Mapping[str, object], table: Table) -> bool:
    answers = {name: inputs[name] for name in table if name in inputs}
    return any(value not in ("", None) for value in (answers | typed_in_rows(inputs)).values())


def _shown(inputs: Mapping[str, object], table: Table, hub: Hub) -> list[Element]:
    """The person's own words: the button carries all answers, but these nobody wants to lose."""
    typed = [
        (question_label(name, table, hub), inputs.get(name))
        for name, asked in table.items()
        if asked.own_words
    ]
    in_rows = typed_in_rows(inputs).items()
    typed += [(VISIT["did"].label, value) for name, value in in_rows if name.startswith("did_")]
    filled = [(label, value) for label, value in typed if isinstance(value, str) and value.strip()]
    return [group([grey(label), literal(_cut(value))]) for label, value in filled[:MOST_SHOWN]]


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_SHOWN else f"{words[: LONGEST_SHOWN - 1].rstrip()}…"
