"""Support as officers keep it: loaded and checked, changed with all that is kept of a change."""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.subjects.access import support_of
from bot.subjects.support import keeping_news, paid_from
from bot.subjects.support.agreements import to_open
from bot.subjects.support.by_import import AN_IMPORT, imported_since
from bot.subjects.support.hand_over_rows import rows
from bot.subjects.support.last_times import open_steps
from bot.turns.lasting import touch
from bot.turns.reply import Card, Show
from bot.turns.turn import Turn
from cards.support.keeping import DONE, KeptSupport, kept_support
from domain.delivery.slots import Slot
from domain.errors import refuse
from domain.funding.grants import Grant
from domain.operations.audit import SUPPORT_IMPORTED
from domain.people.people import Person, Role
from domain.permissions import Act
from domain.support.changing_terms import TermsValues
from domain.support.deployments import Deployment, Status, days
from domain.support.states import (
    Leadership,
    NewChange,
    SupportChange,
    Terms,
    after,
    without_employers,
)
from storage.store import Store

KIND = "kept_support"
NOTHING_TYPED = TermsValues()


@dataclass(frozen=True, slots=True)
class BeforeChange:
    """Support that is about to change, as it stands before."""

    support: Deployment
    terms: Terms
    leaders: tuple[Leadership, ...]


def slot(support: int) -> Slot:
    """The slot of messages that show a support as officers keep it."""
    return Slot(KIND, str(support))


def kept(turn: Turn, id_: int, store: Store) -> Deployment:
    """The support, for who may keep it."""
    return support_of(turn, id_, Act.KEEP_SUPPORT, store)


def opened(turn: Turn, id_: int, version: int, store: Store) -> BeforeChange:
    """The support to change, as the speaker saw it; raises Refused where it changed since."""
    support = kept(turn, id_, store)
    # Read for the change: whoever changes it as well waits from here on.
    terms = store.support_changes.terms(id_)
    support = store.deployments.anew(id_) or support
    offer = store.offers.of_deployment(id_) if terms.status is Status.PROPOSED else None
    if offer is not None and offer.open:
        raise refuse("has_offer")
    if support.version != version:
        last = store.support_changes.last(id_)
        if imported_at(id_, last, store) is not None:
            raise refuse("support_changed", by=AN_IMPORT)
        what = DONE[last.what] if last else ""
        raise refuse("support_changed", by=changed_by(last, store), what=what)
    return BeforeChange(support, terms, tuple(store.support_changes.leaders(id_)))


def change(new: NewChange, before: BeforeChange, turn: Turn, store: Store) -> SupportChange:
    """Changes support; keeps who did it, when and why, and tells those whom it concerns."""
    return noted(applied(new, before, turn, store), turn, store)


def applied(new: NewChange, before: BeforeChange, turn: Turn, store: Store) -> SupportChange:
    """Changes support; gives the change, of which nothing is kept or told yet."""
    id_ = before.support.id
    stands = replace(new.terms or before.terms, status=after(new.what, before.terms.status))
    for leader in new.followed.came:
        store.support_changes.lead(id_, leader, turn.today)
    for leader in new.followed.went:
        store.support_changes.take_off(id_, leader, turn.today)
    if stands.rates != before.terms.rates:
        store.rates.write(id_, stands.rates, new.followed.rates_from or turn.today)
    store.support_changes.write(id_, stands)
    paid = paid_from.change(id_, new.grants, store)
    return SupportChange(
        id=0,
        deployment=id_,
        at=turn.now,
        person=turn.speaker.id,
        what=new.what,
        before=before.terms,
        after=stands.status,
        on=turn.today,
        reason=new.reason,
        led=before.leaders,
        followed=replace(new.followed, paid=paid),
    )


def noted(made: SupportChange, turn: Turn, store: Store) -> SupportChange:
    """Keeps a change with its line in the audit, and tells those whom it concerns."""
    known = replace(made, id=store.support_changes.note(made))
    note_audit(known, store)
    put_anew(made.deployment, turn, store)
    paid_from.bring_in_step(made.deployment, made.followed.paid, turn, store)
    keeping_news.tell(known, turn, store)
    return known


def note_audit(made: SupportChange, store: Store) -> None:
    """Notes a change of support, and whose it was, in the audit."""
    verb = f"support.{made.what.value.replace(' ', '_')}"
    statuses = {"before": made.before.status, "after": made.after}
    subject = f"deployment:{made.deployment}"
    store.audit.add(made.at, made.person, verb, subject, **statuses, change=made.id)


def changed_by(change: SupportChange | None, store: Store) -> str:
    """Who made a change; empty where it came by itself."""
    by = store.people.get(change.person) if change and change.person else None
    return by.name if by else ""


def imported_at(support: int, last: SupportChange | None, store: Store) -> datetime | None:
    """When an import changed support, if it did after the last change by anybody."""
    return imported_since(SUPPORT_IMPORTED, support, last.at if last else None, store)


def may_be_undone(last: SupportChange, imported: datetime | None, now: datetime) -> bool:
    """Whether the last change may be undone: what was `imported` since would go with it."""
    return imported is None and last.may_be_undone(now)


def put_anew(support: int, turn: Turn, store: Store) -> None:
    """Has officers' cards of the support put anew."""
    store.deployments.anew(support)
    touch(slot(support), store, turn.now)


def card(
    support: Deployment,
    turn: Turn,
    store: Store,
    note: str = "",
    typed: TermsValues = NOTHING_TYPED,
) -> Card:
    """The support as it stands now, for the officer who speaks."""
    shown = view(support, turn.speaker, turn.now, store)
    return kept_support(replace(shown, note=note, typed=typed), turn.hub)


def shown(
    support: Deployment,
    turn: Turn,
    store: Store,
    note: str = "",
    typed: TermsValues = NOTHING_TYPED,
) -> Show:
    """The support as it stands now in place of a card; it lasts unless it offers what was typed."""
    now = store.deployments.anew(support.id) or support
    drawn = card(now, turn, store, note, typed)
    # An update would take the way to what was typed away.
    left = typed != NOTHING_TYPED
    return Show(drawn, form="left") if left else Show(drawn, slot(support.id), note=note)


def view(support: Deployment, reader: Person, now: datetime, store: Store) -> KeptSupport:
    """The support with all that an officer sees of it."""
    local = now.astimezone(ZoneInfo(reader.zone))
    last = store.support_changes.last(support.id)
    used = store.deployments.minutes_used(support.id)
    changes = store.support_changes
    leaders, former = without_employers(changes.leaders(support.id), changes.former(support.id))
    offer = store.offers.of_deployment(support.id)
    imported = imported_at(support.id, last, store)
    return KeptSupport(
        deployment=support,
        offer=offer.id if offer else None,
        terms=store.support_changes.terms(support.id),
        leaders=leaders,
        former=former,
        today=local.date(),
        used=days(used, store.hub.hours_a_day),
        to_come=len(store.planned_visits.to_come(support.id, local.date())),
        steps=len(open_steps(reader, support, store)),
        last=last,
        by=changed_by(last, store),
        at=last.at.astimezone(local.tzinfo) if last else None,
        imported=imported.astimezone(local.tzinfo) if imported else None,
        leads=reader.has(Role.LEADER),
        waiting=rows(support.id, store),
        agreement=to_open(support, store),
        undoable=last is not None and may_be_undone(last, imported, now),
        paid=tuple(each.reference for each in _paying(support.id, store)),
    )


def _paying(support: int, store: Store) -> list[Grant]:
    """The grants that pay for support, in their order."""
    paid = store.funds.paying_for(support)
    found = store.funds.some(paid)
    return [found[id_] for id_ in paid if id_ in found]
