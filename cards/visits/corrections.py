"""What of a record has changed since its school answered, from what the school reads alone."""

from collections.abc import Iterator
from datetime import date

from cards.phrases import NOTICES, PROGRESS, TYPES, long_day, people, reason
from cards.plain import shortened
from domain.hub import Hub
from domain.visits.durations import in_words
from domain.visits.school_copy import SchoolCopy, SchoolMissed

# Letters of a long answer that is told in the list of changes; the copy has the whole of it.
LONGEST = 80


def corrections(before: SchoolCopy, after: SchoolCopy, today: date, hub: Hub) -> Iterator[str]:
    """A line for each fact that differs: Time: half day → full day."""
    was, now = dict(_facts(before, today, hub)), dict(_facts(after, today, hub))
    for name in was | now:
        old, new = was.get(name, ""), now.get(name, "")
        if old and new and old != new:
            yield f"{name}: {old} → {new}"
        elif old != new:
            yield f"{name}: {new or 'left out'}"


def _facts(copy: SchoolCopy, today: date, hub: Hub) -> Iterator[tuple[str, str]]:
    """What a correction can change of a record, by name; not its step and next visit."""
    yield "Date", long_day(copy.on, today)
    time = in_words(copy.what.minutes, hub.hours_a_day)
    if isinstance(copy.what, SchoolMissed):
        yield "Time lost", time
        yield "Why", reason(copy.what.reason, hub)
        yield "Notice", NOTICES[copy.what.notice]
        yield "Agreed days", "used" if copy.what.counts else "not used"
        return
    yield "Time", time
    yield "Type", TYPES[copy.what.type]
    yield "Progress", PROGRESS[copy.what.progress]
    yield "With", people(copy.what.who_with)
    yield "Objective", shortened(copy.objective, LONGEST)
    yield "What was done", shortened(copy.what.did, LONGEST)
