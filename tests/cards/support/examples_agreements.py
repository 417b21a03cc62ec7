"""Agreements with their editions, what a day costs, and hand-overs that wait."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from cards.actions.agreements import ShowAgreements
from cards.support.agreed_forms import both_yes_ask, rates_form
from cards.support.agreements import (
    AgreementsView,
    AgreementView,
    EditionRow,
    agreement_card,
    agreements_card,
)
from cards.support.hand_over import HandOverRow
from cards.support.keeping import kept_support
from cards.support.keeping_forms import Asking, hand_over_ask
from cards.support.keeping_news import AgreementNews, SupportNews, support_news
from domain.errors import Problem
from domain.funding.changing_rates import RatesValues
from domain.support.changing import BothYesValues, HandOverValues
from domain.support.deployments import Status
from domain.support.states import ChangeKind, Part
from tests.cards.people_and_places import (
    HUB,
    LONGEST_DEPLOYMENT,
    PEEL_PARK,
    THACKLEY,
    TITUS_SALT,
    TODAY,
)
from tests.cards.support.examples_keeping import KEPT, LEADERS, PAUSED_NOW

Card = dict[str, Any]
FIRST = EditionRow(1, date(2026, 9, 14))
SECOND = EditionRow(
    2, date(2026, 11, 20), ("Days: 12 (was 10).", "Until: 20 July 2027 (was 26 March 2027).")
)
ONE = AgreementView(PEEL_PARK, (FIRST,), TODAY)
TWO = AgreementView(
    PEEL_PARK, (SECOND, FIRST), TODAY, waits=True, note="It will come into this chat in a moment."
)
LONG = ("Focus: " + "a very long focus " * 11,) * 3
WAITS = HandOverRow(
    3,
    "Nia Reed takes over from Farida Khan on 4 January 2027. "
    "This waits for the yes of Nia Reed and Elmwood Primary School.",
)
AGREED = replace(
    WAITS, sentence="Nia Reed takes over from Farida Khan on 4 January 2027: agreed.", agreed=True
)
PRICED = replace(
    KEPT,
    terms=replace(KEPT.terms, rate=350_00, reimbursement=300_00, fee=50_00),
    waiting=(WAITS,),
    agreement=True,
)
RATES = RatesValues("350.00", "300.00", "50.00")
ASK = Asking(PEEL_PARK, visits=3, steps=2)
CHANGED = SupportNews(
    PEEL_PARK, ChangeKind.CHANGED, Part.LEADS, TODAY, agreement=AgreementNews(2, SECOND.changed)
)
FOR_HEAD = SupportNews(
    PAUSED_NOW,
    ChangeKind.PAUSED,
    Part.HEAD,
    TODAY,
    until=date(2026, 12, 1),
    staff=("Farida Khan",),
)


def _list() -> Card:
    rows = ((PEEL_PARK, SECOND), (TITUS_SALT, FIRST), (THACKLEY, FIRST))
    return agreements_card(AgreementsView(rows, 3, TODAY), HUB)


def _worst_list() -> Card:
    pages = {"older": ShowAgreements(before=1), "newer": ShowAgreements(before=9)}
    rows = ((LONGEST_DEPLOYMENT, SECOND),) * 6
    return agreements_card(AgreementsView(rows, 999, TODAY, first=7, **pages), HUB)


def _rates_wrong() -> Card:
    problem = Problem("rate", "not_an_amount", {"typed": "about 300"})
    values = replace(RATES, rate="about 300")
    return rates_form(replace(ASK, problems=(problem,)), values, HUB)


def _head_hears() -> Card:
    asks = AgreementNews(2, SECOND.changed, asks_again=True)
    news = replace(FOR_HEAD, deployment=PEEL_PARK, what=ChangeKind.CHANGED, agreement=asks)
    return support_news(replace(news, until=None), HUB)


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "agreement-outside": lambda: agreement_card(
        replace(ONE, how="Agreed outside Hub Visits, and noted for us by Nadia Holt."), HUB
    ),
    "agreement-before": lambda: agreement_card(
        replace(TWO, how="Agreed before it was kept here.", waits=False), HUB
    ),
    "agreement": lambda: agreement_card(ONE, HUB),
    "agreement-changed": lambda: agreement_card(TWO, HUB),
    "agreement-head": lambda: agreement_card(replace(TWO, sees=False, waits=False), HUB),
    "agreement-worst": lambda: agreement_card(
        replace(
            TWO,
            support=LONGEST_DEPLOYMENT,
            editions=(replace(SECOND, number=9, changed=LONG), *(FIRST,) * 8),
        ),
        HUB,
    ),
    "agreements": _list,
    "agreements-none": lambda: agreements_card(AgreementsView((), 0, TODAY), HUB),
    "agreements-worst": _worst_list,
    "support-kept-handed": lambda: kept_support(PRICED, HUB),
    "support-kept-handed-agreed": lambda: kept_support(replace(PRICED, waiting=(AGREED,)), HUB),
    "support-kept-handed-twice": lambda: kept_support(
        replace(PRICED, waiting=(WAITS, replace(AGREED, id=4)), note="Changed."), HUB
    ),
    "support-hand-over-agreed": lambda: both_yes_ask(ASK, WAITS, BothYesValues(), HUB),
    "support-hand-over-problem": lambda: hand_over_ask(
        replace(ASK, problems=(Problem("days", "not_days", {"typed": "many"}),)),
        LEADERS[0],
        HandOverValues(start="2027-01-04", days="many", why="A new post"),
        {},
        HUB,
    ),
    "support-rates": lambda: rates_form(ASK, RATES, HUB),
    "support-rates-problem": _rates_wrong,
    "support-news-agreement": lambda: support_news(CHANGED, HUB),
    "support-news-head": lambda: support_news(FOR_HEAD, HUB),
    "support-news-head-agreement": _head_hears,
    "support-news-head-ended": lambda: support_news(
        replace(
            FOR_HEAD,
            deployment=replace(PEEL_PARK, status=Status.COMPLETED),
            what=ChangeKind.COMPLETED,
            until=None,
        ),
        HUB,
    ),
}
