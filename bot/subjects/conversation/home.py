"""The home card, with a part for every role that the person holds."""

from collections.abc import Mapping
from datetime import timedelta

from bot.subjects.money import of_reports
from bot.subjects.operations.counts import hub_counts
from bot.subjects.people.officers import code_wanted
from bot.subjects.prompts.facts import Days
from bot.subjects.quality import reports
from bot.subjects.support import questions, requests
from bot.subjects.visits.copies import to_answer
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.conversation.home import hi
from cards.conversation.home_view import (
    MOST,
    Expected,
    HomeView,
    LeaderHome,
    OfficerHome,
    PlanToAnswer,
)
from cards.quality.reports import ReportRow
from cards.support.requests import RequestRow
from domain.people.people import Role
from domain.permissions import Act, can, scope
from domain.prompts.days import oldest_owed
from domain.prompts.kinds import REPORT_AHEAD
from domain.quality.reports import Report
from domain.support.deployments import Deployment
from domain.visits.planned_visits import PlannedVisit
from storage.store import Store

DAY = timedelta(days=1)
# Shared plans that are looked through.
MOST_PLANS = 6


def card(turn: Turn, store: Store) -> Card:
    """The speaker's home card: what is due, with counts, and at most six buttons."""
    person = turn.speaker
    leader = _leader(turn, store) if person.has(Role.LEADER) else None
    officer = _officer(turn, store) if person.has(Role.OFFICER) else None
    waiting = to_answer(person, turn.now, store)
    code = code_wanted(turn, store)
    asked = tuple(questions.waiting_for(person, store))
    own = _requests(turn, store) if person.has(Role.SCHOOL_CONTACT) else ()
    plans = _plans(turn, store)
    view = HomeView(
        person,
        turn.today,
        leader,
        officer,
        waiting,
        code,
        asked,
        own,
        plans,
        reports=_reports(turn, store),
    )
    return hi(view, turn.hub)


def _requests(turn: Turn, store: Store) -> tuple[RequestRow, ...]:
    """What the speaker's own schools asked for, the soonest answer first."""
    own = scope(turn.person, Act.SEE_REQUEST, Role.SCHOOL_CONTACT)
    return requests.rows(store.commissions.page(own, MOST).rows, turn)


def _plans(turn: Turn, store: Store) -> tuple[PlanToAnswer, ...]:
    """The action plans that wait for the answer of the speaker's school."""
    if not turn.speaker.has(Role.SCHOOL_CONTACT):
        return ()
    shared = store.plan_lists.shared(scope(turn.person, Act.AGREE_PLAN), MOST_PLANS)
    waits = [plan.deployment for plan in shared if plan.waits_for_school]
    found = store.deployments.some(waits)
    return tuple(PlanToAnswer(id_, found[id_].school, found[id_].focus) for id_ in waits)


def _reports(turn: Turn, store: Store) -> tuple[ReportRow, ...]:
    """The reports that the speaker has to hand in, from the day of their first reminder on."""
    owed = store.reports.owed(turn.today + REPORT_AHEAD, turn.speaker.id)
    about = of_reports(owed, store) if owed else {}
    own = [each for each in owed if can(turn.person, Act.FILL_REPORT, about[each.id])]
    return reports.rows(sorted(own, key=Report.place), turn, store) if own else ()


def _leader(turn: Turn, store: Store) -> LeaderHome:
    person, today = turn.speaker.id, turn.today
    schools = {d.id: d for d in store.deployments.of_leader(person)}
    first = oldest_owed(Days(store).of(turn.speaker, today))
    owed = [
        _expected(planned, schools)
        for planned in store.planned_visits.owed(person, today)
        if planned.deployment in schools and planned.on >= first
    ]
    after_today = store.planned_visits.coming(person, today + DAY)
    coming = [planned for planned in after_today if planned.deployment in schools]
    steps = store.steps.open_in(scope(turn.person, Act.CLOSE_STEP, Role.LEADER), today)
    return LeaderHome(
        owed=tuple(reversed(owed)),
        coming=_expected(coming[0], schools) if coming else None,
        open_steps=steps.count,
    )


def _expected(planned: PlannedVisit, schools: Mapping[int, Deployment]) -> Expected:
    school = schools[planned.deployment].school
    return Expected(school, planned.on, planned.deployment, planned.id)


def _officer(turn: Turn, store: Store) -> OfficerHome:
    monday = turn.today - turn.today.weekday() * DAY
    last_week, this_week = store.visits.count_around(monday - 7 * DAY, monday)
    return OfficerHome(
        visits_this_week=this_week,
        visits_last_week=last_week,
        counts=hub_counts(turn, store),
        held=store.milestones.live() is None,
    )
