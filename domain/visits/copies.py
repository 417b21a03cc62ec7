"""The school's copy of a record: when it may go, who may answer it, and what an answer says."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.errors import Problem, Refused
from domain.hub import Hub
from domain.people.people import Person
from domain.support.deployments import Leader
from domain.visits.judgement import day_of
from domain.visits.school_copy import SchoolCopy
from domain.visits.visits import Record

LONGEST_OBJECTION = 500
OLDEST_DUE = timedelta(days=14)


class Answer(StrEnum):
    """What a school says of a record; no answer is neither."""

    AGREED = "agreed"
    DISPUTED = "disputed"


class How(StrEnum):
    """How an answer was given that an officer notes."""

    TELEPHONE = "telephone"
    EMAIL = "email"
    IN_PERSON = "in_person"


@dataclass(frozen=True, slots=True)
class SchoolResponse:
    """An answer and the version it was given for: by a contact, or noted by an officer.

    Of a noted one the way it came is known, and the day of `at`, not the hour.
    """

    answer: Answer
    at: datetime
    version: int
    by: Leader | None = None
    objection: str = ""
    how: How | None = None
    noted_by: Leader | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy of a record: the `version` last put to be sent, and when one first arrived."""

    visit: int
    due_at: datetime
    version: int | None = None
    sent_at: datetime | None = None
    response: SchoolResponse | None = None

    def answers(self, record: Record | SchoolCopy) -> bool:
        """Whether the newest version has an answer."""
        return self.response is not None and self.response.version == record.version

    def in_sight(self, now: datetime) -> bool:
        """Whether a school may look at the record: its first quiet time is over."""
        return self.sent_at is not None or self.due_at <= now


@dataclass(frozen=True, slots=True)
class CopiedRecord:
    """A record with its copy as they stand at a moment: what its school may see hangs on both."""

    record: Record
    copy: Copy | None
    at: datetime

    @property
    def in_sight(self) -> bool:
        """Whether its school may look at it: an imported one always, others after the quiet time.

        A record that was deleted before that is never in sight: no school learns of it by its end.
        """
        return self.copy is None or self.copy.in_sight(self.record.deleted_at or self.at)


@dataclass(frozen=True, slots=True)
class Answers:
    """How the schools' answers to the newest versions of some records stand."""

    agreed: int = 0
    disputed: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Recipient:
    """A contact to whom a due copy goes.

    `put` is the version put before; `conversation` is empty where the contact has none.
    """

    visit: int
    version: int
    put: int | None
    person: int
    conversation: str


@dataclass(frozen=True, slots=True)
class NotedValues:
    """What stands in the inputs of an answer given otherwise."""

    answer: str = ""
    why: str = ""
    how: str = ""
    answered_on: str = ""


def may_answer(copy: Copy | None, record: Record, person: Person) -> bool:
    """Whether this contact may answer: the first to answer a version, or who wants to change it.

    What an officer noted gives way to the school's own word.
    """
    if copy is None or record.deleted:
        return False
    given = copy.response
    return given is None or given.by is None or given.by.id == person.id or not copy.answers(record)


def earliest_due(now: datetime, hub: Hub) -> datetime:
    """How long ago a copy may have been due and still go: fourteen days, none before day one."""
    begins = (
        datetime.combine(hub.start, time(), ZoneInfo(hub.zone)) if hub.start else now - OLDEST_DUE
    )
    return max(now - OLDEST_DUE, begins)


def judge_objection(text: str) -> str:
    """What is not right, in the school's words; raises Refused."""
    problems: list[Problem] = []
    said = _objection(text, problems)
    if problems:
        raise Refused(*problems)
    return said


def judge_noted(values: NotedValues, record: Record, today: date) -> tuple[Answer, str, How, date]:
    """What an answer given otherwise was, in which words, how and on which day; raises Refused."""
    problems: list[Problem] = []
    answer = _choice(Answer, values.answer, "answer", problems)
    said = _objection(values.why, problems) if answer is Answer.DISPUTED else ""
    how = _choice(How, values.how, "how", problems)
    on = _answered_on(values.answered_on, record, today, problems)
    if problems or answer is None or how is None or on is None:
        raise Refused(*problems)
    return Answer(answer), said, How(how), on


def _objection(text: str, problems: list[Problem]) -> str:
    said = text.strip()
    if not said:
        problems.append(Problem("why", "missing"))
    if len(said) > LONGEST_OBJECTION:
        problems.append(
            Problem("why", "too_long", {"length": len(said), "longest": LONGEST_OBJECTION})
        )
    return said


def _choice(kind: type[StrEnum], value: str, name: str, problems: list[Problem]) -> StrEnum | None:
    try:
        return kind(value.strip())
    except ValueError:
        problems.append(Problem(name, "not_chosen"))
        return None


def _answered_on(text: str, record: Record, today: date, problems: list[Problem]) -> date | None:
    day = day_of(text)
    if day is None:
        problems.append(Problem("answered_on", "not_a_date", {"typed": text.strip()[:40]}))
    elif day > today:
        problems.append(Problem("answered_on", "future", {"day": day}))
    elif day < record.on:
        problems.append(Problem("answered_on", "before_the_visit", {"day": day}))
    return day
