"""Lists of records narrowed by the words that somebody typed after their name."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from bot.subjects.support.narrowed_support import MOST
from bot.subjects.support.not_own import not_own
from bot.subjects.visits import my_visits, records
from bot.turns.turn import Turn
from cards.actions.visits import MyVisits, ShowRecords
from cards.phrases import listed, plain_day
from domain.people.people import Role
from domain.permissions import Act, scope
from domain.support.deployments import Deployment
from domain.visits.narrowing import Narrowing, narrowing
from storage.store import Store

_LIST = re.compile(r"(my )?(?:visits|records)\s+(.+)", re.IGNORECASE | re.DOTALL)


def own(turn: Turn, rest: str, store: Store) -> dict[str, Any]:
    """The speaker's own records, of the school and from the day that were typed."""
    led = store.deployments.active_in(scope(turn.person, Act.SEE, Role.LEADER), MOST)
    narrowed, school = _read(rest, led, turn)
    wanted = MyVisits(school=school, since=narrowed.since)
    note = _note(narrowed, school, turn.today, not_own(rest, led, turn, store))
    return my_visits.page(turn, wanted, store, note)


def others(turn: Turn, rest: str, store: Store) -> dict[str, Any]:
    """The records that the speaker sees of others', narrowed likewise."""
    seen = store.deployments.active_in(scope(turn.person, Act.SEE), MOST)
    narrowed, school = _read(rest, seen, turn)
    wanted = ShowRecords(school=school, since=narrowed.since)
    return records.page(turn, wanted, store, _note(narrowed, school, turn.today))


def list_of(turn: Turn, store: Store) -> dict[str, Any] | None:
    """The list that a longer text names, where every word after its name narrows it."""
    found = _LIST.fullmatch(turn.text.strip())
    if not found:
        return None
    mine = bool(found[1]) or not records.reads(turn.speaker)
    roles = (Role.LEADER,) if mine else ()
    known = store.deployments.active_in(scope(turn.person, Act.SEE, *roles), MOST)
    narrowed, _ = _read(found[2], known, turn)
    if narrowed.unused or not (narrowed.schools or narrowed.since):
        return None
    return (own if mine else others)(turn, found[2], store)


def _read(rest: str, known: Sequence[Deployment], turn: Turn) -> tuple[Narrowing, int | None]:
    """How the words narrow the list, with the one school that they name."""
    narrowed = narrowing(rest, [d.school for d in known], turn.today, fuzz.ratio)
    schools = {d.organisation for d in known if d.school in narrowed.schools}
    return narrowed, next(iter(schools)) if len(schools) == 1 else None


def _note(narrowed: Narrowing, school: int | None, today: date, elsewhere: str = "") -> str:
    """What of the words was used, and what was not, or why."""
    used = [listed(sorted(narrowed.schools)) if school else ""]
    used.append(f"since {plain_day(narrowed.since, today)}" if narrowed.since else "")
    told = f"Only {' '.join(filter(None, used))}." if any(used) else ""
    several = listed(sorted(narrowed.schools), "or") if not school else ""
    asks = f"That could be {several}: type its whole name." if several else ""
    left = f"I could not use “{narrowed.unused[:60]}”." if narrowed.unused else ""
    return " ".join(filter(None, (told, asks, elsewhere or left)))
