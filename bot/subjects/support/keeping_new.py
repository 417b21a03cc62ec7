"""New support: its form, and how it is added."""

from dataclasses import replace

from bot.subjects.access import require
from bot.subjects.support import keeping, searching
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.support.keeping_new import NewSupportView, new_support
from domain.errors import Refused, refuse
from domain.permissions import Act
from domain.questions import with_dates
from domain.support.deployments import Deployment
from domain.support.finding import Dataset
from domain.support.keeping import (
    KeepingContext,
    NewSupport,
    SupportValues,
    judge_support,
)
from domain.support.states import ChangeKind, SupportChange
from storage.store import Store

SOUGHT = {
    "school": Dataset.PLACES,
    "leader": Dataset.LEADERS,
    "second": Dataset.LEADERS,
}


def form(turn: Turn, values: SupportValues, store: Store, refused: Refused | None = None) -> Card:
    """The form of new support, with what was typed and what is wrong with it."""
    require(turn, Act.KEEP_SUPPORT, "officers_only")
    problems = refused.problems if refused else ()
    found = {
        name: searching.chosen(dataset, getattr(values, name), store)
        for name, dataset in SOUGHT.items()
    }
    codes = {name: code for name, (code, _) in found.items()}
    same = next((p.facts.get("deployment") for p in problems if p.kind == "support_alike"), None)
    view = NewSupportView(
        values=replace(values, **codes),
        problems=problems,
        near={name: near for name, (_, near) in found.items()},
        same=same if isinstance(same, int) else None,
    )
    return new_support(view, turn.hub)


def judged(values: SupportValues, turn: Turn, store: Store, *, sure: bool) -> NewSupport:
    """The support to add; raises Refused, also once where there is some like it already."""
    require(turn, Act.KEEP_SUPPORT, "officers_only")
    people = {
        name: searching.leader_meant(name, getattr(values, name), store)
        for name in ("leader", "second")
    }
    place = searching.place_meant("school", values.school, store)
    new = judge_support(with_dates(values, turn.today), KeepingContext(turn.today, place, people))
    alike = None if sure else store.support_changes.alike(new)
    if alike is not None:
        support = store.deployments.get(alike)
        school = support.school if support else ""
        raise refuse("support_alike", deployment=alike, school=school)
    return new


def add(new: NewSupport, turn: Turn, store: Store) -> Deployment:
    """Adds support, and tells those whom it concerns."""
    id_ = store.support_changes.add(new)
    support = store.deployments.get(id_)
    assert support is not None
    terms = store.support_changes.terms(id_)
    made = SupportChange(
        id=0,
        deployment=id_,
        at=turn.now,
        person=turn.speaker.id,
        what=ChangeKind.ADDED,
        before=terms,
        after=terms.status,
        on=turn.today,
        reason=new.yes,
    )
    keeping.noted(made, turn, store)
    return support
