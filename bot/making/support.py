"""Support as a file: what somebody may see of it, in the order of the list."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.documents.sheets import ListColumn, Look, Value
from bot.making.lists import ListFile, ListRequest, ListTable
from bot.subjects.support.looked import listed_first, looked_on
from bot.subjects.support.narrowed_support import narrowed_support
from bot.subjects.support.standings import standings
from cards.phrases import PROGRESS, titled
from domain.hub import Hub
from domain.pages import COUNTED
from domain.people.organisations import Organisation
from domain.permissions import Act, scope
from domain.scopes import Scope
from domain.support.deployments import Deployment, SupportStanding, days, names
from domain.visits.copies import Answers
from domain.visits.urgency import Looked, Which
from storage.store import Store


@dataclass(frozen=True, slots=True)
class SupportRow:
    """A support, where it stands for its reader, and what its school said of its records."""

    support: Deployment
    place: Organisation
    standing: SupportStanding
    used: Fraction
    answers: Answers


Columns = Sequence[ListColumn[SupportRow]]


def _stands(take: Callable[[SupportStanding], Value]) -> Callable[[SupportRow], Value]:
    return lambda row: take(row.standing)


def _words(code: str) -> str:
    return titled(code.replace("_", " "))


def _number(row: SupportRow) -> int | None:
    return row.place.urn or row.place.uid


def _objectives(row: SupportRow) -> str:
    return "\n".join(objective.title for objective in row.support.objectives)


# A school knows of no record that is owed: whether it is may be in its quiet time.
_FOR_SCHOOLS: Columns = (
    ListColumn("school", "{School} or {trust}", 32, lambda row: row.support.school),
    ListColumn("urn_or_uid", "URN or UID", 12, _number, Look.NUMBER),
    ListColumn("town", "Town", 18, lambda row: row.place.town),
    ListColumn("phase", "Phase", 14, lambda row: row.place.phase),
    ListColumn("focus", "Focus", 32, lambda row: row.support.focus),
    ListColumn("leaders", "{Leaders}", 30, lambda row: names(row.support.leaders)),
    ListColumn("state", "State", 12, lambda row: _words(row.support.status)),
    ListColumn("start", "First day", 12, lambda row: row.support.start, Look.DAY),
    ListColumn("end", "Last day", 12, lambda row: row.support.end, Look.DAY),
    ListColumn("agreed", "Days agreed", 9, lambda row: row.support.days_agreed, Look.NUMBER),
    ListColumn("used", "Days used", 9, lambda row: row.used, Look.NUMBER),
    ListColumn("progress", "Progress", 16, _stands(lambda s: PROGRESS.get(s.progress or ""))),
    ListColumn("last", "Last {visit}", 12, _stands(lambda s: s.last), Look.DAY),
    ListColumn("next", "Next {visit}", 12, _stands(lambda s: s.next_visit), Look.DAY),
    ListColumn("open_steps", "Open steps", 8, _stands(lambda s: s.open_steps), Look.NUMBER),
    ListColumn("agreed_to", "Copies agreed", 9, lambda row: row.answers.agreed, Look.NUMBER),
    ListColumn("not_right", "Not right", 9, lambda row: row.answers.disputed, Look.NUMBER),
    ListColumn("waiting", "No answer yet", 9, lambda row: row.answers.waiting, Look.NUMBER),
    ListColumn("objectives", "Objectives", 50, _objectives),
    ListColumn("strand", "{Strand}", 20, lambda row: row.support.strand),
    ListColumn("programme", "Programme", 20, lambda row: row.support.programme),
)
_FOR_WHOM_IT_IS_WHOLE: Columns = (
    ListColumn("missing", "No {record} of", 12, _stands(lambda s: s.missing), Look.DAY),
    ListColumn("reference", "Reference", 14, lambda row: row.support.reference),
    ListColumn("number", "Number", 10, lambda row: row.support.id, Look.NUMBER),
)


def _columns(wanted: ListRequest, _hub: Hub) -> Columns:
    whole = _seen(wanted).whole.parts
    return (*_FOR_SCHOOLS, *_FOR_WHOM_IT_IS_WHOLE) if whole else _FOR_SCHOOLS


def _rows(wanted: ListRequest, store: Store) -> Iterator[SupportRow]:
    seen, looked = _seen(wanted), looked_on(wanted.today, wanted.now, store)
    for batch in _batches(wanted, seen, looked, store):
        stand = standings(batch, seen, looked, store)
        answers = store.copies.tallies(support.id for support in batch)
        places = store.organisations.some(support.organisation for support in batch)
        for support in batch:
            standing = stand[support.id]
            used = days(standing.minutes, store.hub.hours_a_day)
            said = answers.get(support.id, Answers())
            yield SupportRow(support, places[support.organisation], standing, used, said)


def _batches(
    wanted: ListRequest, seen: Scope, looked: Looked, store: Store
) -> Iterator[Sequence[Deployment]]:
    """The support of the list, some hundred at a time."""
    narrowed = wanted.narrowed
    if narrowed.words:
        yield narrowed_support(narrowed.words, seen, looked, store).only
    else:
        own = listed_first(wanted.reader, seen)
        yield from store.deployments.batches(seen, looked, which=narrowed.which, own=own)


def _seen(wanted: ListRequest) -> Scope:
    return scope(wanted.reader, Act.SEE)


def _are_many(wanted: ListRequest, store: Store) -> bool:
    looked = looked_on(wanted.today, wanted.now, store)
    many = store.deployments.count(_seen(wanted), looked, wanted.narrowed.which)
    return not wanted.narrowed.words and many > COUNTED


def _narrowed(wanted: ListRequest, _store: Store) -> str:
    which = {Which.UNPLANNED: "what has no {visit} planned", Which.OVER: "what has ended"}
    words = f"“{wanted.narrowed.words}”" if wanted.narrowed.words else ""
    return words or which.get(wanted.narrowed.which, "")


def _counted(hub: Hub) -> tuple[str, str]:
    """A support and several: the hub's own words, if it has any, can be counted as they are."""
    own = "deployment" in hub.words.own
    one, many = hub.words.one("deployment"), hub.words.many("deployment")
    return (one, many) if own else ("support", "supports")


SUPPORT = ListFile(
    title="{Deployment}",
    counted=_counted,
    order="what needs a look first",
    table=ListTable(_columns, _rows),
    long=_are_many,
    narrowed=_narrowed,
)
