"""Requests for support as a file: what was asked for, when it was answered, what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from bot.documents.sheets import ListColumn, Look
from bot.making.lists import ListFile, ListRequest, ListTable
from bot.subjects.support.request_states import school_clock
from cards.support.request_words import state_words
from domain.hub import Hub
from domain.pages import COUNTED
from domain.permissions import Act, scope
from domain.prompts.answer_times import SchoolClock
from domain.support.commissions import Commission, CommissionState
from storage.store import Store

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request with the names that it stands for; moments are the reader's.

    `hours` is the school time to the hub's first answer. `leader` is who supports, `why` why the
    hub chose them: only officers' files have that, and who declined it.
    """

    request: Commission
    filed: datetime
    by: str
    state: str
    hours: Fraction | None
    matched: datetime | None = None
    leader: str = ""
    why: str = ""
    declined_by: str = ""


Columns = Sequence[ListColumn[RequestLine]]
_FOR_SCHOOLS: Columns = (
    ListColumn("filed", "Filed", 17, lambda line: line.filed, Look.MOMENT),
    ListColumn("school", "{School} or {trust}", 32, lambda line: line.request.place),
    ListColumn("need", "Need", 30, lambda line: line.request.about.need),
    ListColumn("strand", "{Strand}", 20, lambda line: line.request.about.strand),
    ListColumn("days", "Days", 8, lambda line: line.request.about.days, Look.NUMBER),
    ListColumn("by", "Asked by", 24, lambda line: line.by),
    ListColumn("state", "State", 22, lambda line: line.state),
    ListColumn("matched_on", "Matched on", 17, lambda line: line.matched, Look.MOMENT),
    ListColumn("hours", "Hours to answer", 9, lambda line: line.hours, Look.NUMBER),
    ListColumn("leader", "{Leader}", 28, lambda line: line.leader),
)
_FOR_OFFICERS: Columns = (
    ListColumn("why", "Why this one", 40, lambda line: line.why),
    ListColumn("declined_by", "Declined by", 24, lambda line: line.declined_by),
    ListColumn("number", "Number", 10, lambda line: line.request.id, Look.NUMBER),
)


def _columns(wanted: ListRequest, _hub: Hub) -> Columns:
    return (*_FOR_SCHOOLS, *_FOR_OFFICERS) if _is_hub(wanted) else _FOR_SCHOOLS


def _is_hub(wanted: ListRequest) -> bool:
    return bool(scope(wanted.reader, Act.ANSWER_REQUEST).parts)


def _rows(wanted: ListRequest, store: Store) -> Iterator[RequestLine]:
    clock = school_clock(store)
    for batch in store.commissions.batches(scope(wanted.reader, Act.SEE_REQUEST)):
        yield from _lines(batch, wanted, clock, store)


def _lines(
    batch: Sequence[Commission], wanted: ListRequest, clock: SchoolClock, store: Store
) -> Iterator[RequestLine]:
    for_hub = _is_hub(wanted)
    supports = store.deployments.some(
        each.deployment
        for each in batch
        if each.deployment is not None and (each.matched_at is not None or for_hub)
    )
    names = store.people.names(id_ for each in batch for id_ in (each.asked_by, each.ended_by))
    whys = store.commissions.whys(each.id for each in batch) if for_hub else {}
    for each in batch:
        support = supports.get(each.deployment or 0)
        met = clock.between(each.filed_at, each.met_at) if each.met_at else None
        declined = each.state is CommissionState.DECLINED
        yield RequestLine(
            each,
            wanted.local(each.filed_at),
            names.get(each.asked_by, ""),
            state_words(each.state, store.hub, school=not for_hub),
            Fraction(round(met / HOUR * 10), 10) if met is not None else None,
            wanted.local(each.matched_at) if each.matched_at else None,
            ", ".join(leader.name for leader in support.leaders) if support else "",
            whys.get(each.id, ""),
            names.get(each.ended_by or 0, "") if declined else "",
        )


REQUESTS = ListFile(
    title="{Commissions}",
    counted=lambda hub: (hub.words.one("commission"), hub.words.many("commission")),
    order="the soonest answer first",
    table=ListTable(_columns, _rows),
    long=lambda wanted, store: (
        store.commissions.count(scope(wanted.reader, Act.SEE_REQUEST)) > COUNTED
    ),
)
