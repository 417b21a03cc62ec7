"""One piece of support as a card, for whoever may see it."""

from bot.subjects.access import may_change_plan
from bot.subjects.support.action_plans import WITHOUT
from bot.subjects.support.agreements import to_open
from bot.subjects.support.last_times import open_steps
from bot.subjects.support.looked import looked_at
from bot.subjects.support.standings import standings
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.support.support import RECORDS, VISITS, SupportView, support
from domain.permissions import Act, can, scope
from domain.support.deployments import Deployment, days
from domain.visits.copies import Answers
from domain.visits.school_copy import for_school
from storage.store import Store


def card(found: Deployment, turn: Turn, store: Store) -> Card:
    """The support as the speaker may read it: a school's contact what the school knows."""
    seen = scope(turn.person, Act.SEE)
    whole, looked = seen.whole.holds(found), looked_at(turn, store)
    standing = standings([found], seen, looked, store)[found.id]
    records = store.records.page(seen, turn.now, RECORDS, support=found.id).rows
    planned = store.planned_lists.of_support(found.id, turn.today, VISITS) if whole else ()
    may_record = can(turn.person, Act.RECORD, found)
    keeps = can(turn.person, Act.KEEP_SUPPORT, found)
    leads = whole and found.led_by(turn.speaker.id)
    place = store.organisations.get(found.organisation)
    view = SupportView(
        support=found,
        used=days(standing.minutes, turn.hub.hours_a_day),
        standing=standing,
        today=turn.today,
        records=tuple(map(for_school, records)),
        planned=tuple(planned),
        changes=frozenset(p.id for p in planned if may_change_plan(turn.speaker, p, found)),
        steps=open_steps(turn.person, found, store),
        answers=store.copies.tallies([found.id]).get(found.id, Answers()),
        phase=place.phase if place else "",
        own=may_record and found.led_by(turn.speaker.id),
        plans=may_record,
        copies=not whole,
        kept=keeps,
        about=can(turn.person, Act.SEE_PLACE, store.supported_places.known(found.organisation)),
        releases=tuple(store.offers.releases(found.id)) if leads or keeps else (),
        agreed=to_open(found, store),
        planned_out=found.status not in WITHOUT,
    )
    return support(view, turn.hub)
