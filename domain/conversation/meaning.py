"""What a text most likely asks for where no pattern says so: what the examples like it ask for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from domain.conversation.asking import LONGEST, Wanted, asked_in_general
from domain.conversation.commands_meant import Meant
from domain.conversation.likeness import Likely, Samples
from domain.conversation.slots import DAY, in_slots, is_slot
from domain.conversation.telling import SENTENCE
from domain.support.names_said import KINDS

Asked = Wanted | Meant
RECORD, NOTHING, PLAN = "RECORD", "-", "PLAN"
# Below this a text is not answered as if it were understood.
SURE = 0.7
# Words that examples have, apart from slots and kinds of school: fewer may be a name alone.
FEWEST = 2
# The command with the name of a visit to plan.
_ACTION_PLAN = "ACTION_PLAN"


@dataclass(frozen=True, slots=True)
class Perhaps:
    """What a text may ask for: not so surely that it is answered, and so asked back about."""

    asked: Asked


def likely_asked(
    text: str, schools: Iterable[str], may_have: Callable[[Asked], bool], samples: Samples
) -> Asked | Perhaps | None:
    """What a text asks for by the examples, or in general; None where it may be a record.

    What the speaker may not have is not answered as if they might.
    """
    in_general = asked_in_general(text)
    words = in_slots(text[:LONGEST], schools)
    compared = len(text) <= LONGEST and _says_enough(words, samples)
    likely = samples.likeliest(words) if compared else None
    if likely is None or likely.kind == RECORD or _plans_for_no_day(likely, words):
        return in_general
    asked = _asked(likely)
    answered = asked if asked and may_have(asked) else None
    if answered and likely.sure >= SURE:
        return answered
    if in_general not in (None, Wanted.QUESTION):
        return in_general
    if in_general is None and len(text.split()) < SENTENCE:
        return None
    # A sentence that is like none of a record is asked back about, and opens none.
    return Perhaps(answered) if answered else Wanted.QUESTION


def _plans_for_no_day(likely: Likely, words: Iterable[str]) -> bool:
    """Whether it is like a plan and names no day: "a call with the head" may have been made."""
    return likely.kind == PLAN and DAY not in words


def _says_enough(words: Iterable[str], samples: Samples) -> bool:
    """Whether words say more than the name of a school."""
    plain = [word for word in words if not is_slot(word) and word not in KINDS]
    return sum(samples.has(word) for word in plain) >= FEWEST


def _asked(likely: Likely) -> Asked | None:
    """What messages of this kind ask for: something of visits, a command, or nothing."""
    if likely.kind == NOTHING:
        return None
    if likely.kind in Wanted.__members__:
        return Wanted[likely.kind]
    if likely.kind == _ACTION_PLAN:
        return Meant("plan")
    return Meant(likely.kind.lower().replace("_", " "))
