"""Things that people may be prompted for, what was said of them, and rows of a message."""

from dataclasses import dataclass
from datetime import date, time

from domain.prompts.fates import Fate
from domain.prompts.kinds import PromptKind
from domain.support.deployments import Leader


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that people may be prompted for, done or not.

    `on` is the day it is about: planned for, agreed on, to be done by, or of the newest visit.
    `what` and `who` are a purpose, a next step's words or a focus; `out` is who is out on which
    days, for those who head their school.
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

    @property
    def subject(self) -> str:
        """Its name in what is kept of prompts: "planned:12"."""
        return self.kind.subject(self.id)


@dataclass(frozen=True, slots=True)
class Prompted:
    """What is kept of prompting a person for one thing.

    It was named `times` without an answer, last on `last_on`; the rest is what was answered. "Not
    now" is an answer: the message that it was given to counts no more.
    """

    times: int = 0
    last_on: date | None = None
    not_before: date | None = None
    handed_to: int | None = None
    closed_because: str = ""

    def since(self, day: date) -> "Prompted":
        """What of it still counts for a thing that is about `day`.

        What was said before that day was about another.
        """
        return (
            self
            if self.last_on is None or self.last_on >= day
            else Prompted(not_before=self.not_before)
        )

    def unanswered(self) -> int:
        """How often it was named without an answer before the last time."""
        before = (
            self.not_before is not None
            and self.last_on is not None
            and self.not_before > self.last_on
        )
        return self.times if before else max(self.times - 1, 0)

    def quiet(self, today: date) -> bool:
        """Whether nobody is to be asked today."""
        return bool(self.closed_because) or (
            self.not_before is not None and self.not_before > today
        )


@dataclass(frozen=True, slots=True)
class PromptRow:
    """One row of a person's message.

    `leader` is who owes it, where the reader is the one who chases it.

    `until` belongs to what became of it: moved to, not now until, asked again on.
    """

    item: Item
    late: bool = False
    leader: Leader | None = None
    fate: Fate = Fate.OPEN
    until: date | None = None
    times: int = 0

    @property
    def subject(self) -> str:
        """Its name in what is kept of prompts.

        "planned:12", or "chase:1:planned:12" for who chases it.
        """
        return (
            chase_subject(self.leader.id, self.item.subject) if self.leader else self.item.subject
        )


def chase_subject(leader: int, subject: str) -> str:
    """The name of a row of the one who chases a leader's."""
    return f"chase:{leader}:{subject}"
