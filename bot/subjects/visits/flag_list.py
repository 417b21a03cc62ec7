"""Open flags as a list, the oldest first."""

from bot.subjects.access import require
from bot.subjects.visits.flags import with_taker
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.answers import ShowFlags
from cards.visits.flags import PAGE, FlagRow, FlagsView, flags
from domain.pages import Page
from domain.permissions import Act, scope
from domain.visits.concerns import Concern, ConcernState, for_channel
from storage.store import Store


def list_card(turn: Turn, wanted: ShowFlags, store: Store) -> Card:
    """A page of the open flags that the speaker may answer; each row opens its flag."""
    require(turn, Act.ANSWER_FLAG, "flag_for_officers")
    seen = scope(turn.person, Act.ANSWER_FLAG)
    above = _above(wanted.before, turn, store)
    found = store.concerns.page(seen, turn.now, PAGE, above)
    if above is not None and not found.rows:
        # What stood on this page was resolved since.
        return list_card(turn, ShowFlags(), store)
    older, newer = found.beside(lambda row: ShowFlags(before=row.id if row else None))
    view = FlagsView(
        rows=_rows(found, store),
        total=found.total,
        now=turn.local,
        first=found.first,
        older=older,
        newer=newer,
    )
    return flags(view, turn.hub)


def _above(before: int | None, turn: Turn, store: Store) -> Concern | None:
    """The flag that a button names, if the speaker may answer it."""
    concern = store.concerns.get(before) if before else None
    record = store.visits.get(concern.visit) if concern else None
    seen = record is not None and scope(turn.person, Act.ANSWER_FLAG).holds(record)
    return concern if seen else None


def _rows(page: Page[Concern], store: Store) -> tuple[FlagRow, ...]:
    records = store.records.some(each.visit for each in page.rows)
    takers = {each.taken_by for each in page.rows if each.taken_by}
    people = {person.id: person for person in store.people.some(takers)}
    rows = []
    for each in page.rows:
        taker = people.get(each.taken_by or 0)
        concern = with_taker(each, records[each.visit], taker) if taker else each
        by = taker.name if taker and concern.state is ConcernState.TAKEN else ""
        rows.append(FlagRow(concern, for_channel(records[each.visit]), by))
    return tuple(rows)
