"""What somebody asks for who wants a list as a file: narrowed how, and by whom who sees what.

Both are kept as one short text with the piece of work. What a person may see can change until the
file is made and until it is put somewhere: it is theirs only while they see what they saw then.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256

from domain.scopes import Everything, Joined, Led, Owed, Part, Scope
from domain.visits.urgency import Which

# Characters of a reach, and of words that fit into what is kept with them.
_REACH, LONGEST_WORDS = 16, 30
_PARTED = "|"
_WHICH = {
    Which.CURRENT: "",
    Which.UNPLANNED: "unplanned",
    Which.OVER: "over",
    Which.ALL: "all",
}


@dataclass(frozen=True, slots=True)
class NarrowedList:
    """How a list is narrowed: to one organisation, from a day on, to some support, by words."""

    school: int | None = None
    since: date | None = None
    which: Which = Which.CURRENT
    words: str = ""


def subject_of(narrowed: NarrowedList, reach: str) -> str:
    """Both as one text; it is empty for the whole list of somebody who sees everything."""
    school, since = narrowed.school or "", narrowed.since or ""
    told = (reach, str(school), str(since), _WHICH[narrowed.which], narrowed.words)
    return _PARTED.join(told).rstrip(_PARTED)


def read_subject(subject: str) -> tuple[NarrowedList, str]:
    """How the list is narrowed, and the reach of whoever asked; as `subject_of` told them."""
    reach, school, since, which, words = (*subject.split(_PARTED, 4), *[""] * 4)[:5]
    known = {told: each for each, told in _WHICH.items()}
    narrowed = NarrowedList(
        int(school) if school else None,
        date.fromisoformat(since) if since else None,
        known.get(which, Which.CURRENT),
        words,
    )
    return narrowed, reach


def reach_of(scopes: Iterable[Scope], led: Iterable[int], owed: Iterable[int] = ()) -> str:
    """A short text of all that the scopes hold, empty for everything: if one changes, so does it.

    `led` are the deployments that the person leads, and `owed` the reports that they owe, by id.
    """
    parts = [part for scope in scopes for part in scope.parts]
    if any(isinstance(part, Everything) for part in parts):
        return ""
    told = sorted(_told(part) for part in parts)
    if any(isinstance(part, Led | Joined) for part in parts):
        told.append(f"leads {sorted(led)}")
    if any(isinstance(part, Owed) for part in parts):
        told.append(f"owes {sorted(owed)}")
    return sha256("\n".join(told).encode()).hexdigest()[:_REACH]


def _told(part: Part) -> str:
    values = (getattr(part, field.name) for field in fields(part))
    shown = (sorted(value) if isinstance(value, frozenset) else value for value in values)
    return f"{type(part).__name__} {list(shown)}"
