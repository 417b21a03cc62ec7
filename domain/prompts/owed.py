"""Things that people may be prompted for, what is kept of prompts, and rows of a message."""

from dataclasses import dataclass
from datetime import date, time

from domain.people.people import Role
from domain.prompts.fates import Fate
from domain.prompts.kinds import PromptKind
from domain.support.deployments import Leader


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that people may be prompted for, done or not.

    `id` belongs to what its kind says; `people` are the ids of those who may be prompted.
    `on` is the day that it is about: when a visit is planned, when support was agreed, by when a
    step is to be done, or when the last visit was.
    `what` is a visit's purpose, a step's words or a support's focus, `who` the role that a step is
    for. `out` has the leaders who are out, each with the days. `what` of an edition is its title,
    `note` what changed, and `roles` are those whom it is for. A plan has the day `due` by which it
    is to be agreed. `much` is of how many things it tells at once.
    """

    kind: PromptKind
    id: int
    people: frozenset[int]
    on: date
    deployment: int | None = None
    school: str = ""
    what: str = ""
    who: str = ""
    at: time | None = None
    fate: Fate = Fate.OPEN
    out: tuple[tuple[str, tuple[date, ...]], ...] = ()
    note: str = ""
    roles: frozenset[Role] = frozenset()
    due: date | None = None
    much: int = 1

    @property
    def subject(self) -> str:
        """Its name in what is kept of prompts: "planned:12"."""
        return self.kind.subject(self.id)


@dataclass(frozen=True, slots=True)
class Prompted:
    """What is kept of prompting a person for one thing.

    Messages named it `times` without an answer, the last one on `last_on`. The rest are answers:
    nobody asks before `not_before`, the officer `handed_to` chases it, or it was closed for good
    and `closed_because` says why.
    """

    times: int = 0
    last_on: date | None = None
    not_before: date | None = None
    handed_to: int | None = None
    closed_because: str = ""

    def since(self, day: date) -> "Prompted":
        """What of it still counts for a thing that is about `day`.

        Messages from before that day were about another day.
        """
        if self.last_on is None or self.last_on >= day:
            return self
        return Prompted(not_before=self.not_before)

    def unanswered(self) -> int:
        """How often it was named without an answer before the last message."""
        # "Not now" answers the last message, so that one is not among `times` any more.
        put_off = (
            self.not_before is not None
            and self.last_on is not None
            and self.not_before > self.last_on
        )
        return self.times if put_off else max(self.times - 1, 0)

    def comes_back(self, today: date) -> bool:
        """Whether it was put off until today, or until a day since on which nobody was told."""
        until, last = self.not_before, self.last_on
        if until is None or until > today:
            return False
        return last is None or last < until or last == today

    def quiet(self, today: date) -> bool:
        """Whether nobody is asked for it today."""
        put_off = self.not_before is not None and self.not_before > today
        return put_off or bool(self.closed_because)


@dataclass(frozen=True, slots=True)
class PromptRow:
    """One row of a person's message.

    `leader` is who owes it, where the reader is an officer who chases it. `until` is the day that
    goes with the fate: moved to that day, or put off until it. `times` is how often messages named
    it without an answer.
    """

    item: Item
    late: bool = False
    leader: Leader | None = None
    fate: Fate = Fate.OPEN
    until: date | None = None
    times: int = 0

    @property
    def subject(self) -> str:
        """Its name in what is kept of prompts: "planned:12", or "chase:1:planned:12" if chased."""
        if self.leader:
            return chase_subject(self.leader.id, self.item.subject)
        return self.item.subject


def chase_subject(leader: int, subject: str) -> str:
    """The name under which chasing a leader for `subject` is kept."""
    return f"chase:{leader}:{subject}"
