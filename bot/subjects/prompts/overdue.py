"""Planned visits without a record: listed, and a leader reminded of one by hand."""

from collections.abc import Sequence
from dataclasses import replace

from bot.subjects.access import may_record
from bot.subjects.prompts.facts import Days
from bot.subjects.prompts.prompts import ASKED, asked_slot
from bot.subjects.prompts.reading import may_chase
from bot.subjects.support.looked import looked_at
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.planning import OverdueFile, ShowOverdue
from cards.prompts.overdue import PAGE, MissingRecord, OverdueView, overdue
from domain.errors import refuse
from domain.pages import Page
from domain.people.people import Person
from domain.permissions import Act, missing_records, scope
from domain.prompts.reminders import is_away
from domain.prompts.sending import after_absence
from domain.support.deployments import Deployment, Leader
from domain.visits.planned_visits import PlannedVisit
from domain.visits.urgency import Looked
from storage.store import Store


def list_card(turn: Turn, wanted: ShowOverdue, store: Store, note: str = "") -> Card:
    """A page of the missing records that the speaker may see: the hub's, or own ones.

    `note` is a line on top.
    """
    if not reads(turn):
        raise refuse("not_yours")
    looked = looked_at(turn, store)
    above = _above(wanted.before, turn, store)
    found = page(turn, looked, PAGE, store, above)
    if above is not None and not found.rows:
        # What stood on this page was recorded since.
        return list_card(turn, ShowOverdue(), store, note)
    older, newer = found.beside(lambda row: ShowOverdue(before=row.id if row else None))
    view = OverdueView(
        rows=_rows(found.rows, turn, store),
        total=found.total,
        today=turn.today,
        first=found.first,
        before=above.id if above else None,
        older=older,
        newer=newer,
        whole=bool(scope(turn.person, Act.SEE_MISSING).parts),
        held=store.milestones.live() is None,
        file=OverdueFile(before=wanted.before),
        note=note,
    )
    return overdue(view, turn.hub)


def reads(turn: Turn) -> bool:
    """Whether the speaker sees any records that may be missing."""
    person = turn.person
    return bool(scope(person, Act.SEE_MISSING).parts or scope(person, Act.RECORD).parts)


def page(
    turn: Turn, looked: Looked, size: int, store: Store, above: PlannedVisit | None = None
) -> Page[PlannedVisit]:
    """A page of planned visits without a record: what the speaker sees of others', and own ones."""
    scopes, days = missing_records(turn.person), (looked.owed_from, looked.today)
    return store.planned_lists.unrecorded(scopes, turn.speaker.id, days, size, above)


def remind(turn: Turn, planned: int, store: Store) -> None:
    """Puts a reminder of one record, at most one a day.

    It is held while the leader is away. Refused for whoever may not chase that record. Before the
    hub is live, and where the leader cannot be reached, nothing is put.
    """
    visit = store.planned_visits.get(planned)
    support = store.deployments.get(visit.deployment) if visit else None
    if visit is None or support is None or not may_chase(turn.speaker, support):
        raise refuse("not_yours")
    if store.milestones.live() is None:
        return
    leader, chat = store.people.get(visit.leader), store.conversations.personal_of(visit.leader)
    if leader is None or leader.left or chat is None or not support.led_by(leader.id):
        return
    due = after_absence(leader, turn.now, turn.hub.sending_at)
    if store.outbox.put(ASKED, str(planned), _key(planned, turn), chat.id, turn.now, due=due):
        subject = f"planned:{planned}"
        store.audit.add(turn.now, turn.speaker.id, "prompt.asked", subject, leader=leader.id)


def _above(before: int | None, turn: Turn, store: Store) -> PlannedVisit | None:
    """The planned visit that a button names, if the speaker may see that its record is missing."""
    planned = store.planned_visits.get(before) if before else None
    support = store.deployments.get(planned.deployment) if planned else None
    if planned is None or support is None:
        return None
    whole, own = missing_records(turn.person)
    mine = own.holds(support) and planned.leader == turn.speaker.id
    return planned if whole.holds(support) or mine else None


def _rows(page: Sequence[PlannedVisit], turn: Turn, store: Store) -> tuple[MissingRecord, ...]:
    supports = store.deployments.some({each.deployment for each in page})
    leaders = {each.leader for each in page}
    people = {person.id: person for person in store.people.some(leaders)}
    chats = store.conversations.open_chats(leaders)
    asked = store.backlog.known(_key(each.id, turn) for each in page)
    late_before = Days(store).of(None, turn.today).late_before
    rows = []
    for each in page:
        row = _row(each, supports[each.deployment], people[each.leader], turn)
        late, reminded = each.on < late_before, _key(each.id, turn) in asked
        rows.append(replace(row, late=late, reminded=reminded, connected=each.leader in chats))
    return tuple(rows)


def _row(planned: PlannedVisit, support: Deployment, leader: Person, turn: Turn) -> MissingRecord:
    """The row with what the speaker may do about it."""
    away = leader.away_until
    return MissingRecord(
        planned=planned,
        school=support.school,
        leader=Leader(leader.id, leader.name),
        own=leader.id == turn.speaker.id and may_record(turn, support, None),
        leads=support.led_by(leader.id) and not leader.left,
        chases=may_chase(turn.speaker, support),
        records_for=may_record(turn, support, leader.id),
        away_until=away if away and is_away(away, turn.today) else None,
    )


def _key(planned: int, turn: Turn) -> str:
    """The key of a reminder by hand: one a planned visit and day."""
    return f"{asked_slot(planned)}:{turn.today.isoformat()}"
