"""The leaders whom a head employs: where each gives support, the days, and who is out."""

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from fractions import Fraction

from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.people import ShowStaff
from cards.people.staff import PAGE, StaffRow, StaffSupport, StaffView, staff
from domain.errors import refuse
from domain.people.people import Person, Role
from domain.permissions import Act, can, scope
from domain.prompts.calendar import school_year
from domain.prompts.releases import term_of
from domain.prompts.sending import next_monday
from domain.support.deployments import Deployment, Status, days
from storage.store import Store

WEEK = timedelta(days=6)


def reads(turn: Turn) -> bool:
    """Whether the speaker heads anything, and so may have staff of their own."""
    return bool(scope(turn.person, Act.SEE_STAFF).parts)


def list_card(turn: Turn, wanted: ShowStaff, store: Store) -> Card:
    """A page of the speaker's own staff who give support, by name."""
    if not reads(turn):
        raise refuse("not_yours")
    employed = scope(turn.person, Act.SEE_STAFF)
    above = store.people.get(wanted.before) if wanted.before else None
    if above is not None and not can(turn.person, Act.SEE_STAFF, above):
        above = None
    found = store.staff.page(employed, PAGE, above)
    if above is not None and not found.rows:
        # Who stood on this page has left since.
        return list_card(turn, ShowStaff(), store)
    older, newer = found.beside(lambda row: ShowStaff(before=row.id if row else None))
    view = StaffView(
        rows=_rows(found.rows, turn, store),
        total=found.total,
        today=turn.today,
        monday=next_monday(turn.today),
        first=found.first,
        heads=_headed(turn, store),
        older=older,
        newer=newer,
    )
    return staff(view, turn.hub)


def this_year(leaders: Collection[int], turn: Turn, store: Store) -> dict[int, Fraction]:
    """The days that each was out for support this school year."""
    year = school_year(turn.today)
    minutes = store.staff.minutes_out(leaders, year.first, turn.today)
    return {id_: days(minutes.get(id_, 0), turn.hub.hours_a_day) for id_ in leaders}


def _headed(turn: Turn, store: Store) -> dict[int, str]:
    """The names of the organisations that the speaker heads, by id and in the order of names."""
    headed = store.organisations.some(turn.speaker.at(Role.HOME_HEAD)).values()
    return {each.id: each.name for each in sorted(headed, key=lambda each: each.name)}


def _rows(page: Sequence[Person], turn: Turn, store: Store) -> tuple[StaffRow, ...]:
    """Each leader's schools with the days, never what is written of a visit there."""
    ids, monday = [person.id for person in page], next_monday(turn.today)
    supports = store.deployments.of_leaders(ids)
    stand = store.deployments.standings((each.id for each in supports), turn.today)
    out = store.planned_lists.out(ids, monday, monday + WEEK)
    first, last = term_of(turn.today)
    released = store.staff_releases.given(turn.speaker.at(Role.HOME_HEAD), ids)
    this_term = store.staff_releases.days_out(ids, first, last)
    used, free = this_year(ids, turn, store), store.staff.free_days(ids)
    return tuple(
        StaffRow(
            person.name,
            tuple(
                StaffSupport(
                    support=each.id,
                    school=each.school,
                    town=each.town,
                    used=days(stand[each.id].minutes, turn.hub.hours_a_day),
                    agreed=each.days_agreed,
                    release=released.get((each.id, person.id)),
                    out=len(this_term.get((each.id, person.id), ())),
                    focus=_focus(each, own),
                    paused=each.status is Status.PAUSED,
                )
                for each in own
            ),
            tuple(out.get(person.id, ())),
            used[person.id],
            free[person.id],
        )
        for person, own in _by_leader(page, supports)
    )


def _by_leader(
    page: Sequence[Person], supports: Collection[Deployment]
) -> Iterator[tuple[Person, list[Deployment]]]:
    """Each person of the page with the support that they lead."""
    for person in page:
        yield person, [each for each in supports if each.led_by(person.id)]


def _focus(support: Deployment, own: Collection[Deployment]) -> str:
    """The focus where a leader has two at one school; a head reads no more of what it is for."""
    at = [each for each in own if each.organisation == support.organisation]
    return support.focus if len(at) > 1 else ""
