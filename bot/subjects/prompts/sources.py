"""Where the things that people are prompted for come from: one source for each kind of prompt."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.subjects.prompts import plan_sources
from bot.subjects.prompts.officers import officer_ids
from bot.subjects.prompts.proposed_owed import one_proposed, proposed_owed
from bot.subjects.prompts.requests_owed import one_request, requests_owed
from bot.subjects.support import questions
from domain.days import FIRST_DAY, LAST_DAY
from domain.library.documents import NEW_FOR
from domain.people.people import Role
from domain.prompts import kinds
from domain.prompts.fates import Fate
from domain.prompts.kinds import REPORT_AHEAD, PromptKind
from domain.prompts.owed import Item
from domain.prompts.sending import next_monday
from domain.quality.reports import Report
from domain.visits.visits import OLDEST
from storage.store import Store

Owed = Callable[[int | None, date, Store], list[Item]]

WEEK = timedelta(days=7)
# Who may owe a report.
OWERS = frozenset({Role.LEADER, Role.OVERSEER, Role.SCHOOL_CONTACT, Role.OFFICER})
# A head is told of the next week, and before holidays of every week up to the one after them.
# The longest holidays that have such a week last two weeks.
WEEKS_AHEAD = 3
# The week of an organisation has no row of its own in the database, so that its id is made of both:
# organisation * DAYS + ordinal of the Monday. No ordinal of a date is as large as this.
DAYS = 10_000_000


@dataclass(frozen=True, slots=True)
class PromptSource:
    """Where the things of one kind come from.

    `owed` lists what is or may be owed up to a day, by a person or (None) by everybody; kinds that
    share a list share the function, which is asked once. `one` is one thing by its id, done or not.
    """

    owed: Owed
    one: Callable[[int, Store], Item | None]


def all_items(person: int | None, latest: date, store: Store) -> tuple[Item, ...]:
    """Whatever may be owed up to a day, by a person or (None) by everybody."""
    # Kinds that share a function are one entry here: each list is read from the database once.
    lists = dict.fromkeys(source.owed for source in SOURCES.values())
    return tuple(item for listed in lists for item in listed(person, latest, store))


def one_item(kind: PromptKind, id_: int, store: Store) -> Item | None:
    """One thing as it stands now, done or not."""
    return SOURCES[kind].one(id_, store)


def _planned(person: int | None, latest: date, store: Store) -> list[Item]:
    # What is too old to be recorded is owed by nobody and need not be read; the rule, by the day
    # where each person is, decides on the rest.
    return store.owed.planned(person, latest, latest - OLDEST - WEEK)


def _steps(person: int | None, latest: date, store: Store) -> list[Item]:
    return store.owed.steps(person, latest)


def _supports(person: int | None, latest: date, store: Store) -> list[Item]:
    # Silence is counted in school weeks, and as many of them never take fewer days than this: what
    # was visited since that day is not silent and need not be read. The rule decides on the rest.
    seen_since = latest - timedelta(days=7 * store.hub.silent_weeks - 2)
    return store.owed.supports(person, latest, seen_since)


def _out(person: int | None, latest: date, store: Store) -> list[Item]:
    """Who is out in the weeks to come, for those who head an employer."""
    # Most people head nothing: for them neither heads nor weeks are read.
    own = store.people.get(person) if person is not None else None
    if person is not None and (own is None or not own.has(Role.HOME_HEAD)):
        return []
    heads = _heads_by_employer(store)
    if not heads:
        return []
    first = next_monday(latest)
    weeks = [first + n * WEEK for n in range(WEEKS_AHEAD)]
    return [item for monday in weeks for item in _out_in_week(monday, heads, store)]


def _one_out(id_: int, store: Store) -> Item | None:
    organisation, ordinal = divmod(id_, DAYS)
    # The id comes from a button, and may name a day that no calendar has.
    if not FIRST_DAY.toordinal() <= ordinal <= LAST_DAY.toordinal():
        return None
    found = _out_in_week(date.fromordinal(ordinal), _heads_by_employer(store), store)
    return next((item for item in found if item.id // DAYS == organisation), None)


def _heads_by_employer(store: Store) -> dict[int, set[int]]:
    """The people who head each organisation."""
    heads: dict[int, set[int]] = {}
    for person in store.people.holding(Role.HOME_HEAD):
        for organisation in person.at(Role.HOME_HEAD):
            heads.setdefault(organisation, set()).add(person.id)
    return heads


def _out_in_week(monday: date, heads: Mapping[int, set[int]], store: Store) -> Iterator[Item]:
    """Who is out in that week, one item an employer: names and days, never where they are."""
    out = store.owed.out(monday, monday + timedelta(days=6))
    for organisation, who in heads.items():
        if organisation in out:
            id_ = organisation * DAYS + monday.toordinal()
            yield Item(kinds.OUT, id_, frozenset(who), monday, out=out[organisation])


def _editions(person: int | None, latest: date, store: Store) -> list[Item]:
    """What is new in the library, for those whom it is for."""
    # A week more than by the hub's calendar, since others' may have longer holidays.
    first = store.calendars.calendar().previous_school_day(latest, NEW_FOR) - WEEK
    return store.announced.editions(first, ZoneInfo(store.hub.zone), person)


def _reports(person: int | None, latest: date, store: Store) -> list[Item]:
    """Reports that are due soon or late, for those who owe them; late ones for officers too."""
    owed = store.reports.owed(latest + REPORT_AHEAD, person)
    officers = officer_ids(store)
    told = frozenset(each for each in officers if person in (None, each))
    late: list[Report] = []
    if told:
        every = owed if person is None else store.reports.owed(latest)
        late = [each for each in every if each.late(latest)]
    names = _names([*owed, *late], store)
    return [
        *(_report_item(each, names) for each in owed),
        *(_report_item(each, names, told) for each in late),
    ]


def _one_report(kind: PromptKind, id_: int, store: Store) -> Item | None:
    report = store.reports.get(id_)
    if report is None:
        return None
    names = _names([report], store)
    if kind is kinds.REPORT:
        return _report_item(report, names)
    officers = officer_ids(store)
    return _report_item(report, names, officers)


def _names(reports: Sequence[Report], store: Store) -> tuple[dict[int, str], dict[int, str]]:
    """The names of holders and of those who owe these reports, by id."""
    holders = store.organisations.some({each.of.holder for each in reports})
    owers = store.people.names(each.ower for each in reports)
    return {id_: each.name for id_, each in holders.items()}, owers


def _report_item(
    report: Report,
    names: tuple[dict[int, str], dict[int, str]],
    told: frozenset[int] | None = None,
) -> Item:
    """A report for its ower, or, late, for the officers who are told of it."""
    holders, people = names
    return Item(
        kinds.REPORT if told is None else kinds.LATE_REPORT,
        report.id,
        frozenset({report.ower or 0}) if told is None else told,
        report.asked_by or LAST_DAY,
        school=holders.get(report.of.holder, ""),
        what=report.kind.value,
        note=people.get(report.ower or 0, ""),
        fate=Fate.OPEN if report.open else Fate.CLOSED,
        roles=OWERS if told is None else frozenset({Role.OFFICER}),
    )


def _answers(person: int | None, _latest: date, store: Store) -> list[Item]:
    """Questions about offers that wait for an answer, for those who may give it."""
    if store.milestones.live() is None:
        return []
    if person is None:
        return questions.items(store.offers.waiting(), store)
    reader = store.people.get(person)
    return questions.items(questions.asked_of(reader, store), store) if reader else []


SOURCES: Mapping[PromptKind, PromptSource] = {
    kinds.ANSWER: PromptSource(_answers, questions.one),
    kinds.TODAY: PromptSource(
        _planned, lambda id_, store: store.owed.planned_visit(kinds.TODAY, id_)
    ),
    kinds.OUT: PromptSource(_out, _one_out),
    kinds.REQUEST: PromptSource(requests_owed, one_request),
    kinds.PROPOSED: PromptSource(proposed_owed, one_proposed),
    kinds.REPORT: PromptSource(_reports, lambda id_, store: _one_report(kinds.REPORT, id_, store)),
    kinds.PLANNED: PromptSource(
        _planned, lambda id_, store: store.owed.planned_visit(kinds.PLANNED, id_)
    ),
    kinds.FIRST: PromptSource(_supports, lambda id_, store: store.owed.first_contact(id_)),
    kinds.PLAN_ANSWER: PromptSource(plan_sources.plans, plan_sources.one_answer),
    kinds.PLAN: PromptSource(plan_sources.plans, plan_sources.one_plan),
    kinds.MILESTONE: PromptSource(plan_sources.milestones, plan_sources.one_milestone),
    kinds.STEP: PromptSource(_steps, lambda id_, store: store.owed.step(id_)),
    kinds.SILENCE: PromptSource(_supports, lambda id_, store: store.owed.silence(id_)),
    kinds.LATE_REPORT: PromptSource(
        _reports, lambda id_, store: _one_report(kinds.LATE_REPORT, id_, store)
    ),
    kinds.EDITION: PromptSource(
        _editions, lambda id_, store: store.announced.edition(id_, ZoneInfo(store.hub.zone))
    ),
}
