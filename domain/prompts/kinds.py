"""The kinds of prompts, one row each: when a thing is due, when it is late, what follows.

Another kind is one more row here, its words and buttons in `cards/prompts/kinds.py`, and its source
in `bot/subjects/prompts/sources.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from domain.people.people import Role
from domain.prompts.days import Day, oldest_owed
from domain.prompts.fates import Fate

# After support was agreed.
FIRST_CONTACT = timedelta(days=7)

# A report is named so many days before it is due, and from that day on until it is handed in.
REPORT_AHEAD = timedelta(days=7)

# So often a thing is named without an answer, before an officer chases it; a question is named less
# often, since it was asked before that.
OFTEN, QUESTIONED = 3, 2
# How long something that is told one time waits for a day on which its people are reminded.
A_WEEK = timedelta(days=7)

# A rule looks at the day that a thing is about, and at the day on which people are prompted.
Rule = Callable[[date, Day], bool]


class About(Enum):
    """What the id of a thing belongs to; a record of a visit may answer the first three."""

    PLANNED_VISIT = auto()
    DEPLOYMENT = auto()
    NEXT_STEP = auto()
    OTHER = auto()


def never(_on: date, _day: Day) -> bool:
    """A rule that no day fits."""
    return False


def unchanged(_on: date, _day: Day) -> Fate | None:
    """No fate: the day of such a thing changes nothing about it."""
    return None


@dataclass(frozen=True, slots=True, eq=False)
class PromptKind:
    """One kind of thing that people are prompted for.

    `name` is its name in what is kept of prompts. `due` and `late` say whether it is due, or late,
    on a day. `fate_by_day` says what became of an open one after it was named, by nothing but the
    day that it is about now.

    News is told on one day, and nobody owes an answer. Any other kind comes again until it is
    answered; after `most` times an officer chases it, unless it is `daily`.
    """

    name: str
    about: About
    due: Rule
    late: Rule = never
    # Whether it may come on a day until which it was put off, where `due` leaves days out.
    back: Rule = never
    fate_by_day: Callable[[date, Day], Fate | None] = unchanged
    is_news: bool = False
    # It is told before the day that it is about, and never moves to another.
    ahead: bool = False
    # Only people of this role are prompted for it: nobody who has lost the role since.
    role: Role = Role.LEADER
    # Left out where a planned visit of the same support is named: its record answers both.
    yields: bool = False
    # Two or more are filled in where they stand, on the catch-up card.
    filled_in: bool = False
    # The place, the last record and open steps stand beside it, to be read before a visit.
    prepares: bool = False
    newest_first: bool = False
    most: int = OFTEN
    # Who is asked sees no more of its support than the question.
    unseen: bool = False
    # It comes each day until it is answered, and nobody chases it: officers owe it themselves.
    daily: bool = False

    @property
    def chased(self) -> bool:
        """Whether an officer chases it after so many times without an answer."""
        return not self.is_news and not self.daily

    def __str__(self) -> str:
        """Its name in what is kept of prompts."""
        return self.name

    def subject(self, id_: int) -> str:
        """The name of one thing of this kind in what is kept of prompts: "planned:12"."""
        return f"{self.name}:{id_}"


def _on_its_day(on: date, day: Day) -> bool:
    return on == day.on and day.prompts_for(on)


def _from_its_day(on: date, day: Day) -> bool:
    return on <= day.on and day.prompts_for(on)


def _in_its_week(on: date, day: Day) -> bool:
    return on in day.weeks_announced and day.prompts_for(day.on)


def _unrecorded(on: date, day: Day) -> bool:
    return oldest_owed(day) <= on < day.owed_before


def _long_unrecorded(on: date, day: Day) -> bool:
    return on < day.late_before


def _not_in_touch(on: date, day: Day) -> bool:
    return on + FIRST_CONTACT <= day.on and day.prompts_for(on + FIRST_CONTACT)


def _silent(on: date, day: Day) -> bool:
    # Silence is counted from the hub's first day at the earliest.
    return max(on, day.start or on) < day.silent_before


def _new_since_then(on: date, day: Day) -> bool:
    return day.new_since <= on < day.on and day.prompts_for(on)


def _report_due(on: date, day: Day) -> bool:
    named = day.on in (on - REPORT_AHEAD, on) or on < day.on
    return named and day.prompts_for(on)


def _report_back(on: date, day: Day) -> bool:
    return day.prompts_for(on)


def _unanswered(on: date, day: Day) -> bool:
    third = day.asked_third <= on < day.asked_second
    return day.school_day and (third or on < day.asked_fourth)


def _question_back(_on: date, day: Day) -> bool:
    return day.school_day


def _over(on: date, day: Day) -> bool:
    return on < day.on


def _report_over(on: date, day: Day) -> bool:
    return _over(on, day) and day.prompts_for(on)


def _told_since(on: date, day: Day) -> bool:
    # For a week, so that who is not reminded on the very day hears of it on the next.
    return on <= day.on < on + A_WEEK and day.prompts_for(on)


def _to_another_day(on: date, day: Day) -> Fate | None:
    return Fate.MOVED if on != day.on else None


def _to_a_later_day(on: date, day: Day) -> Fate | None:
    return Fate.MOVED if on >= day.on else None


def _visited(on: date, day: Day) -> Fate | None:
    return None if _silent(on, day) else Fate.RECORDED


# A question to a party of an offer. Whom it is for stands in each of them.
ANSWER = PromptKind(
    "answer", About.OTHER, due=_unanswered, back=_question_back, most=QUESTIONED, unseen=True
)
TODAY = PromptKind(
    "today",
    About.PLANNED_VISIT,
    due=_on_its_day,
    fate_by_day=_to_another_day,
    is_news=True,
    prepares=True,
)
OUT = PromptKind(
    "out", About.OTHER, due=_in_its_week, is_news=True, ahead=True, role=Role.HOME_HEAD
)
PLANNED = PromptKind(
    "planned",
    About.PLANNED_VISIT,
    due=_unrecorded,
    late=_long_unrecorded,
    fate_by_day=_to_a_later_day,
    filled_in=True,
    newest_first=True,
)
FIRST = PromptKind("first", About.DEPLOYMENT, due=_not_in_touch, yields=True)
STEP = PromptKind("step", About.NEXT_STEP, due=_from_its_day)
SILENCE = PromptKind("silence", About.DEPLOYMENT, due=_silent, fate_by_day=_visited, yields=True)
# Whom it is for stands in each of them: not one role for all.
EDITION = PromptKind("edition", About.OTHER, due=_new_since_then, is_news=True)
# Its ower may be a leader, an overseer or a school's contact: that too stands in each of them.
REPORT = PromptKind("report", About.OTHER, due=_report_due, late=_over, back=_report_back)
# For officers, one time: from then on it is theirs to chase.
LATE_REPORT = PromptKind("overdue", About.OTHER, due=_report_over, is_news=True)
# A plan that its leaders are to agree with the school; each of its two days is a thing of its own.
PLAN = PromptKind("plan", About.OTHER, due=_told_since, is_news=True)
# One that was shared, for the school's contacts.
PLAN_ANSWER = PromptKind(
    "shared", About.OTHER, due=_told_since, is_news=True, role=Role.SCHOOL_CONTACT
)
# A day of an objective: that of its milestone, or its own.
MILESTONE = PromptKind("milestone", About.OTHER, due=_told_since, is_news=True)

# What a school asked for, from the day on which the hub should answer.
REQUEST = PromptKind(
    "request", About.OTHER, due=_from_its_day, late=_over, role=Role.OFFICER, daily=True
)
# All support that files proposed and of which nobody was asked, as one thing.
PROPOSED = PromptKind("proposed", About.OTHER, due=_from_its_day, role=Role.OFFICER, daily=True)

# In the order in which a message names them.
KINDS = (
    *(ANSWER, TODAY, OUT, REQUEST, PROPOSED, REPORT, PLANNED, FIRST, PLAN_ANSWER, PLAN),
    *(MILESTONE, STEP, SILENCE, LATE_REPORT, EDITION),
)
BY_NAME: Mapping[str, PromptKind] = {kind.name: kind for kind in KINDS}
RANK: Mapping[str, int] = {kind.name: rank for rank, kind in enumerate(KINDS)}
