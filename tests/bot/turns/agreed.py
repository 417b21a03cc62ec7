"""Agreements, and a hand-over that waits, for the hub with a bit of all."""

from collections.abc import Mapping
from typing import Any

from bot.subjects.support.agreeing import make_edition
from cards.actions.action import Action
from cards.actions.agreements import BothYes, OpenAgreement, SaveRates, ShowAgreements
from cards.actions.keeping import HandOver
from domain.support.hand_overs import HandOverPlan
from storage.store import Store
from tests.make import NOW, TODAY
from tests.seed import TOM


def agreed(support: int, elsewhere: int, officer: int, other: int, store: Store) -> dict[str, Any]:
    """An agreement for each of two supports, and a hand-over of `other` that waits."""
    by = store.people.get(officer)
    for each in (support, elsewhere):
        make_edition(each, by, NOW, store)
    support_ = store.deployments.get(other)
    assert support_ is not None
    plan = HandOverPlan(support_.leaders[0].id, officer, TODAY, None, "A new post")
    return {"hand_over": store.hand_overs.ask(other, plan, None, officer, NOW)}


def agreement_presses(ids: Mapping[str, Any]) -> dict[type[Action], dict[str, Any]]:
    """What the buttons of agreements, rates and hand-overs carry of their own."""
    return {
        ShowAgreements: {"before": None},
        OpenAgreement: {"edition": 1},
        SaveRates: {"rate": "350", "to_employer": "300", "fee": "", "since": ""},
        BothYes: {"yes": "By telephone"},
        HandOver: {
            "deployment": ids["untouched"],
            "person": ids["leader"],
            "to": TOM.email,
            "start": "",
            "days": "",
            "yes": "By telephone",
        },
    }
