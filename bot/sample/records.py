"""The sample's records of visits: what was done, how it goes, what is next."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.sample.supports import SampleSupport
from bot.sample.texts import DID, HUB_NOTES, STEPS
from domain.support.deployments import Deployment, Leader
from domain.visits.concerns import ConcernState as Flag
from domain.visits.planned_visits import PlannedState
from domain.visits.steps import StepWords
from domain.visits.visits import Missed, Notice, Progress, Reason, Record, Type, Visit, With
from storage.store import Store

_TYPES = (Type.VISIT,) * 7 + (Type.VIRTUAL,) * 2 + (Type.TELEPHONE,)
_MINUTES: Mapping[Type, tuple[int, ...]] = {
    Type.VISIT: (180, 180, 180, 360, 120),
    Type.VIRTUAL: (60, 60, 120),
    Type.TELEPHONE: (30, 60),
    Type.OTHER: (120,),
}
_WITH = (
    (With.HEAD,),
    (With.HEAD, With.SENIOR),
    (With.SUBJECT,),
    (With.SUBJECT, With.TEACHERS),
    (With.SENIOR,),
    (With.TEACHERS,),
)
_DOERS = (With.HEAD, With.SENIOR, With.SUBJECT, With.TEACHERS, With.SUBJECT, With.SENIOR)
_WORRIES = (Progress.CONCERNS, Progress.OFF_TRACK)
_MISSED_IN, _FLAGGED_IN = 16, 5
_STEP_STAYS_OPEN = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class SampleVisit:
    """One visit made: the `number`th, from 0, of `count` of its deployment."""

    support: SampleSupport
    deployment: Deployment
    leader: Leader
    on: date
    number: int
    count: int

    @property
    def last(self) -> bool:
        """Whether it is the newest visit there, from which the form of the next one can guess."""
        return self.number == self.count - 1


def record(store: Store, past: SampleVisit, today: date, dice: random.Random) -> None:
    """Keeps what came of one planned visit."""
    planned = store.planned_visits.add(past.deployment.id, past.leader.id, past.on)
    missed = past.number > 0 and dice.randrange(_MISSED_IN) == 0 and not past.last
    what = _missed(past.on, dice) if missed else _visit(past, dice)
    store.planned_visits.set_state(
        planned, PlannedState.DID_NOT_HAPPEN if missed else PlannedState.RECORDED
    )
    at = datetime.combine(past.on, time(15, 10), UTC) + timedelta(minutes=dice.randrange(150))
    made = Record(
        0, past.deployment, past.leader, what, at, seconds=dice.randint(21, 88), planned=planned
    )
    kept = store.visits.add(made, None)
    if isinstance(what, Visit):
        _add_step(store, kept, what.progress, today, dice)
        if what.flagged:
            flag = store.concerns.raise_(kept.id, at)
            store.concerns.set_state(flag, Flag.ASKED if past.last else Flag.RESOLVED)


def _missed(on: date, dice: random.Random) -> Missed:
    return Missed(on, dice.choice(list(Reason)), dice.choice(list(Notice)), minutes=180)


def _visit(past: SampleVisit, dice: random.Random) -> Visit:
    course = past.support.course
    progress = course[past.number * len(course) // past.count]
    type_ = Type.VISIT if past.last else dice.choice(_TYPES)
    texts = DID[past.support.texts]
    flagged = progress in _WORRIES and (past.last or dice.randrange(_FLAGGED_IN) == 0)
    objectives = past.deployment.objectives
    return Visit(
        on=past.on,
        type=type_,
        minutes=dice.choice(_MINUTES[type_]),
        did=texts[past.number % len(texts)],
        progress=progress,
        objective=dice.choice(objectives).id if objectives else None,
        who_with=dice.choice(_WITH),
        flagged=flagged,
        hub_note=dice.choice(HUB_NOTES) if flagged else "",
    )


def _add_step(
    store: Store, kept: Record, progress: Progress, today: date, dice: random.Random
) -> None:
    if progress not in _WORRIES and dice.randrange(3):
        return
    by = kept.on + timedelta(days=dice.choice((7, 14, 21)))
    words = StepWords(dice.choice(STEPS), dice.choice(_DOERS), by)
    step = store.steps.add(kept.deployment.id, words, made_by=kept.id)
    if today - kept.on > _STEP_STAYS_OPEN:
        store.steps.close(
            step, kept.deployment.id, kept.leader.id, datetime.combine(by, time(16), UTC)
        )
