"""The school's copy of a record: when it may go, who may answer it, and what an answer says."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.errors import refuse
from domain.hub import Hub
from domain.people.people import Person
from domain.questions import Question, judged, one_of, text, words
from domain.support.deployments import Leader
from domain.two_days import no_day
from domain.visits.judgement import day_of
from domain.visits.school_copy import SchoolCopy
from domain.visits.visits import Record

LONGEST_OBJECTION = 500
# A copy that could not be sent for so long is not sent any more.
OLDEST_DUE = timedelta(days=14)


class Answer(StrEnum):
    """What a school says of a record."""

    AGREED = "agreed"
    DISPUTED = "disputed"


class How(StrEnum):
    """How a school gave an answer that an officer notes."""

    TELEPHONE = "telephone"
    EMAIL = "email"
    IN_PERSON = "in_person"


class CopyReach(StrEnum):
    """Whether a copy can reach somebody of its school: if not, why."""

    GOES = "goes"
    # Before the hub is live nothing is sent.
    HELD = "held"
    NO_CONTACT = "no_contact"
    # There are contacts, and none of them has a chat with the bot.
    NO_CHAT = "no_chat"


@dataclass(frozen=True, slots=True)
class SchoolResponse:
    """A school's answer to one version of a record.

    A contact gave it in Teams (`by`), or an officer noted it (`noted_by`). A noted one says `how`
    it was given, and of its `at` only the day counts.
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
    """The copy of a record for its school.

    It may be sent from `due_at` on. `version` is the one last put into the outbox, `sent_at` when a
    copy first arrived.
    """

    visit: int
    due_at: datetime
    version: int | None = None
    sent_at: datetime | None = None
    response: SchoolResponse | None = None

    def answers(self, record: Record | SchoolCopy) -> bool:
        """Whether the school has answered the newest version of the record."""
        return self.response is not None and self.response.version == record.version

    def given_up(self, now: datetime) -> bool:
        """Whether it waited for so long for somebody to get it that it is not sent any more."""
        return self.sent_at is None and self.version is None and self.due_at < now - OLDEST_DUE

    def in_sight(self, now: datetime) -> bool:
        """Whether the school may see the record: after its first quiet time."""
        return self.sent_at is not None or self.due_at <= now


@dataclass(frozen=True, slots=True)
class CopiedRecord:
    """A record with its copy, at a moment: whether the school may see it depends on all three."""

    record: Record
    copy: Copy | None
    at: datetime

    @property
    def in_sight(self) -> bool:
        """Whether the school may see the record: an imported one always, another after a time."""
        # A record that was deleted within its quiet time never comes in sight.
        return self.copy is None or self.copy.in_sight(self.record.deleted_at or self.at)


@dataclass(frozen=True, slots=True)
class Answers:
    """How many of some records their schools agreed to, disputed, or have yet to answer."""

    agreed: int = 0
    disputed: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Recipient:
    """A contact to whom a copy is to be sent now.

    `version` is the record's newest, `put` the one that was put into the outbox before.
    `conversation` is empty where the contact has no chat with the bot.
    """

    visit: int
    version: int
    put: int | None
    person: int
    conversation: str


@dataclass(frozen=True, slots=True)
class ObjectionValues:
    """What stands in the input of a school that says something is not right."""

    why: str = ""


@dataclass(frozen=True, slots=True)
class NotedValues:
    """What stands in the inputs of an answer that an officer notes."""

    answer: str = ""
    why: str = ""
    how: str = ""
    answered_on: str = ""


@dataclass(frozen=True, slots=True)
class NotedContext:
    """What a noted answer is judged by."""

    record: Record
    today: date


def may_answer(copy: Copy | None, record: Record, person: Person) -> bool:
    """Whether this contact may answer the record.

    The first contact to answer a version may change that answer, and no other may. An answer that
    an officer noted may be replaced by any contact.
    """
    if copy is None or record.deleted:
        return False
    response = copy.response
    if response is None or not copy.answers(record):
        return True
    return response.by is None or response.by.id == person.id


def earliest_due(now: datetime, hub: Hub) -> datetime:
    """The earliest moment at which a copy may have fallen due and still be sent.

    It is fourteen days ago, or the hub's first day if that is later.
    """
    earliest = now - OLDEST_DUE
    if hub.start is None:
        return earliest
    return max(earliest, datetime.combine(hub.start, time(), ZoneInfo(hub.zone)))


def judge_objection(typed: ObjectionValues) -> str:
    """The school's words for what is not right; raises Refused."""
    why: str = judged(OBJECTION, typed, None)["why"]
    return why


def judge_noted(values: NotedValues, record: Record, today: date) -> tuple[Answer, str, How, date]:
    """The answer that an officer notes, its words, how it was given, and when; raises Refused."""
    given = judged(NOTED, values, NotedContext(record, today))
    return given["answer"], given["why"], given["how"], given["answered_on"]


def _words_if_disputed(name: str, values: NotedValues, _known: object) -> str:
    """What is not right; nothing where all is right, whatever stands in the input."""
    if values.answer.strip() != Answer.DISPUTED:
        return ""
    return text(values.why, name, LONGEST_OBJECTION, needed=True)


def _answered_on(name: str, values: NotedValues, known: NotedContext) -> date:
    """The day of the answer: not before the visit, and not to come."""
    day = day_of(values.answered_on)
    if day is None:
        raise no_day(values.answered_on, name, known.today)
    if day > known.today:
        raise refuse("future", name, day=day)
    if day < known.record.on:
        raise refuse("before_the_visit", name, day=day)
    return day


OBJECTION: tuple[Question[ObjectionValues, None], ...] = (
    Question("why", words(LONGEST_OBJECTION, needed=True)),
)
NOTED: tuple[Question[NotedValues, NotedContext], ...] = (
    Question("answer", one_of(Answer)),
    Question("why", _words_if_disputed),
    Question("how", one_of(How)),
    Question("answered_on", _answered_on),
)
