"""Who may read the words that people typed, by the column in which they are kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.subjects.money import of_support
from bot.subjects.support.consent_facts import asked_party
from domain.people.people import Person, Role
from domain.permissions import Act, can, scope
from domain.scopes import Subject
from domain.support.deployments import Deployment
from domain.support.offers import Consent, ConsentState, Party, SupportOffer
from domain.visits.copies import CopiedRecord
from storage.store import Store

# A question that is not asked yet, or not any more.
SILENT = (ConsentState.WAITS, ConsentState.NOT_NEEDED)
# Those who read the whole of an agreement: a head who releases reads no more than the focus.
WHOLE = (Role.LEADER, Role.SCHOOL_CONTACT, Role.OVERSEER, Role.OFFICER)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text is kept: its column, and the ids by which its readers are found."""

    column: str
    row: int | None
    beside: int | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Who has a card before them; with `own` a form may give back what that person recorded."""

    person: Person | None
    own: bool
    now: datetime
    store: Store

    def may(self, act: Act, subject: Subject) -> bool:
        """What the table of rights says."""
        return can(self.person, act, subject)

    def sees(self, place: Place) -> bool:
        """Whether the words of that place may be shown to them."""
        return KEPT[place.column].seen(self, place)


# Whether a place is one that a reader may see.
Seen = Callable[[Reader, Place], bool]


# Records, their notes for the hub, and next steps.


def record(by: Reader, place: Place) -> bool:
    """A record: its author's; and whoever sees it, or its copy, once that is in sight."""
    found = by.store.visits.get(place.row) if place.row else None
    if found is None:
        return False
    copied = CopiedRecord(found, by.store.copies.of(found.id), by.now)
    return _author(by, place) or by.may(Act.SEE, found) or by.may(Act.SEE, copied)


def hub_note(by: Reader, place: Place) -> bool:
    """A record's note for the hub: its author's and the hub's."""
    found = by.store.visits.get(place.row) if place.row else None
    return found is not None and (_author(by, place) or by.may(Act.READ_HUB_NOTE, found))


def _author(by: Reader, place: Place) -> bool:
    found = by.store.visits.get(place.row) if place.row else None
    wrote = found is not None and by.person is not None and found.leader.id == by.person.id
    return wrote and (by.own or (found is not None and by.may(Act.SEE, found)))


def step(by: Reader, place: Place) -> bool:
    """A next step: of whom it is, and of whoever sees the record that made it."""
    support = by.store.deployments.get(place.beside) if place.beside else None
    return (support is not None and by.may(Act.CLOSE_STEP, support)) or record(by, place)


# Requests.


def request(by: Reader, place: Place) -> bool:
    """What a request says: of whoever sees the request."""
    found = by.store.commissions.get(place.row or 0)
    return found is not None and by.may(Act.SEE_REQUEST, found)


def outcome(by: Reader, place: Place) -> bool:
    """What should be different: also of leaders who are asked; it begins the plan as well."""
    return request(by, place) or measure(by, place) or _asked_leader(by, place, yes=False)


def evidence(by: Reader, place: Place) -> bool:
    """What shows the need: also of a leader who said yes."""
    return request(by, place) or _asked_leader(by, place, yes=True)


def measure(by: Reader, place: Place) -> bool:
    """How one will know: also of whoever changes the plan, which begins with it."""
    found = by.store.commissions.get(place.row or 0)
    support = by.store.deployments.get(found.deployment) if found and found.deployment else None
    edits = support is not None and by.may(Act.EDIT_PLAN, of_support(support, by.store))
    return edits or request(by, place)


def ring(by: Reader, place: Place) -> bool:
    """Whom to ring: the hub, and who asked and may change it."""
    found = by.store.commissions.get(place.row or 0)
    if found is None:
        return False
    return by.may(Act.ANSWER_REQUEST, found) or by.may(Act.CHANGE_REQUEST, found)


def officers_request(by: Reader, place: Place) -> bool:
    """What a school says to the hub only."""
    found = by.store.commissions.get(place.row or 0)
    return found is not None and by.may(Act.ANSWER_REQUEST, found)


def _asked_leader(by: Reader, place: Place, *, yes: bool) -> bool:
    """Whether it is a leader who is asked about that request, with `yes` one who said yes."""
    return any(
        (each.said_yes if yes else each.state not in SILENT) and _answers(by, found, each)
        for found in by.store.offers.of_commission(place.row or 0)
        if found.open or found.agreed
        for each in found.consents
        if each.party is Party.LEADER
    )


# Offers, and the answers to them.


def offer(by: Reader, place: Place) -> bool:
    """How the days are spread: of all who are asked, and of whoever sees what was agreed."""
    found = by.store.offers.get(place.row or 0)
    if found is None:
        return False
    return officers(by, place) or _asked(by, found) or _agreed(by, found.deployment)


def officers(by: Reader, _place: Place) -> bool:
    """What is written for officers alone."""
    return by.person is not None and by.may(Act.KEEP_OFFER, by.person)


def release_note(by: Reader, place: Place) -> bool:
    """What a head says with a release: to the hub and the leader, and at the own employer."""
    found = by.store.offers.of_consent(place.row or 0)
    consent = found.consent(place.row or 0) if found else None
    if found is None or consent is None:
        return False
    support = by.store.deployments.get(found.deployment)
    leads = support is not None and by.may(Act.CLOSE_STEP, support)
    return officers(by, place) or leads or _answers(by, found, consent)


def _asked(by: Reader, found: SupportOffer) -> bool:
    return any(each.asked_at and _answers(by, found, each) for each in found.consents)


def _answers(by: Reader, found: SupportOffer, consent: Consent) -> bool:
    return by.may(Act.ANSWER_OFFER, asked_party(found, consent, by.store))


# Support, what was agreed about it, and its plan; `row` is the support.


def focus(by: Reader, place: Place) -> bool:
    """In what support is given: of all who see it or what was agreed, or were asked about it."""
    support = by.store.deployments.get(place.row or 0)
    if support is None:
        return False
    asked = any(_asked(by, found) for found in _offers_of(support, by.store))
    return asked or by.may(Act.SEE, support) or _agreed(by, support.id) or own_record(by, place)


def _offers_of(support: Deployment, store: Store) -> Iterator[SupportOffer]:
    found = store.offers.of_deployment(support.id)
    if found is not None:
        yield found
        if found.commission is not None:
            rounds = store.offers.of_commission(found.commission)
            yield from (each for each in rounds if each.deployment == support.id)


def agreement(by: Reader, place: Place) -> bool:
    """The terms: of those who read the whole agreement."""
    support = by.store.deployments.get(place.row or 0)
    seen = scope(by.person, Act.SEE_AGREEMENT, *WHOLE)
    return support is not None and seen.holds(of_support(support, by.store))


def agreed_change(by: Reader, place: Place) -> bool:
    """What changed of an agreement: of whoever sees it."""
    return _agreed(by, place.row or 0)


def _agreed(by: Reader, support: int) -> bool:
    found = by.store.deployments.get(support)
    return found is not None and by.may(Act.SEE_AGREEMENT, of_support(found, by.store))


def plan(by: Reader, place: Place) -> bool:
    """The plan of a support, shared or not: of whoever sees the plan."""
    support = by.store.deployments.get(place.row or 0)
    return support is not None and by.may(Act.SEE_PLAN, of_support(support, by.store))


def objective(by: Reader, place: Place) -> bool:
    """An objective, which an own record of that support may name as well."""
    return plan(by, place) or own_record(by, place)


def own_record(by: Reader, place: Place) -> bool:
    """Whether the reader has recorded something for that support."""
    if by.person is None:
        return False
    found = by.store._connection.exec_driver_sql(
        "select 1 from visits where deployment_id = ? and leader_id = ? limit 1",
        (place.row, by.person.id),
    )
    return found.first() is not None


def keepers(by: Reader, place: Place) -> bool:
    """Why officers changed a support."""
    support = by.store.deployments.get(place.row or 0)
    return support is not None and by.may(Act.KEEP_SUPPORT, support)


@dataclass(frozen=True, slots=True)
class Kept:
    """By which columns readers of a text are found, and who they are; `from_` is what is joined."""

    seen: Seen
    row: str = "id"
    beside: str = "null"
    from_: str = ""


_OF_SUPPORT = "deployment_id"
_VERSIONS = "objective_versions join objectives o on o.id = objective_id"
KEPT: dict[str, Kept] = {
    "visits.did": Kept(record),
    "visits.hub_note": Kept(hub_note),
    "copies.objection": Kept(record, "visit_id"),
    "next_steps.what": Kept(step, "made_by", _OF_SUPPORT),
    **{
        f"commissions.{column}": Kept(request)
        for column in ("need", "question", "answer", "what_next", "reason")
    },
    "commissions.outcome": Kept(outcome),
    "commissions.evidence": Kept(evidence),
    "commissions.measure": Kept(measure),
    "commissions.ring": Kept(ring),
    "commissions.hub_note": Kept(officers_request),
    "offers.pattern": Kept(offer),
    **{f"offers.{column}": Kept(officers) for column in ("why", "over_why", "ended_why")},
    "consents.reason": Kept(officers),
    "consents.conflict": Kept(officers),
    "consents.note": Kept(release_note),
    "agreements.terms": Kept(agreement, _OF_SUPPORT),
    "agreements.changes": Kept(agreed_change, _OF_SUPPORT),
    "deployments.focus": Kept(focus),
    "hand_overs.reason": Kept(keepers, _OF_SUPPORT),
    "hand_overs.agreed_how": Kept(keepers, _OF_SUPPORT),
    "support_changes.reason": Kept(keepers, _OF_SUPPORT),
    "plans.change_asked": Kept(plan, _OF_SUPPORT),
    **{
        f"objectives.{column}": Kept(objective, _OF_SUPPORT)
        for column in ("text", "baseline", "success", "milestone", "closed_why")
    },
    "objective_versions.kept": Kept(plan, f"o.{_OF_SUPPORT}", from_=_VERSIONS),
}


def kept_texts() -> str:
    """The statement that finds all texts that hold words of people's own, with their places."""
    return " union all ".join(
        f"select '{name}', {kept.row}, {kept.beside}, {_column(name)}"
        f" from {kept.from_ or _table(name)} where instr({_column(name)}, 'zq')"
        for name, kept in KEPT.items()
    )


def _table(name: str) -> str:
    return name.partition(".")[0]


def _column(name: str) -> str:
    return name.partition(".")[2]
