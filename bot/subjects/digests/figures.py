"""The figures of a digest, read from the store and narrowed to what its audience may hear of.

A digest has a stage: coming until it arrived, open while it is the newest of its channel (late
records change its post), closed from then on. What it counts depends on the stage.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from domain.digests.attention import Schools, schools_by_need
from domain.digests.channels import Audience, Channel
from domain.digests.counting import CountedRecord, Digest, Stage, counted_records, first_day
from domain.digests.digests import DigestFigures, Overdue, digest_figures, since, unrecorded
from domain.digests.facts import Facts, Supported, as_titled, narrowed
from domain.digests.weeks import WEEK
from domain.prompts.calendar import DAY, Calendar
from domain.visits.visits import OLDEST
from storage.store import Store


@dataclass(frozen=True, slots=True)
class ChannelFigures:
    """A digest's figures and schools; `scope` names its audience, and is empty for all support."""

    figures: DigestFigures
    schools: Schools
    scope: str = ""


def stage_of(digest: Digest, newest: Digest | None) -> Stage:
    """Where a digest stands; `newest` is the last of its channel that arrived."""
    if digest.out_at is None:
        return Stage.COMING
    if newest is None or newest.id == digest.id:
        return Stage.OPEN
    return Stage.CLOSED


def beginning(
    digest: Digest, newest: Digest | None, store: Store, off: Sequence[Digest] = ()
) -> Digest:
    """The digest with the days that it would count if it went now; one that is out as it is.

    It begins on the day after the last digest that arrived: what was skipped between is not lost.
    `off` is as in `of_channel`.
    """
    if digest.out_at is not None:
        return digest
    later = store.digests.later(digest.channel, newest.last if newest else date.min)
    return replace(digest, first=first_day(digest.first, newest, [*later, *off]))


def of_channel(
    digest: Digest,
    channel: Channel,
    newest: Digest | None,
    now: datetime,
    store: Store,
    off: Sequence[Digest] = (),
) -> ChannelFigures:
    """The figures of a digest for its channel; `newest` is the last of the channel that arrived.

    `off` are digests that count as skipped though they are not kept: what switching digests on
    would note for the week that was due last.
    """
    own = beginning(digest, newest, store, off)
    calendar = store.calendars.calendar()
    facts = _read(own.first, own.last, now, channel.id, calendar, store)
    records, late = records_of(own, newest, facts.history, store)
    facts = replace(facts, records=tuple(records), late=tuple(late))
    return _figures(facts, channel, calendar, store)


def records_of(
    own: Digest, newest: Digest | None, by_day: Iterable[CountedRecord], store: Store
) -> tuple[list[CountedRecord], list[CountedRecord]]:
    """The records that a digest counts by their day, and those it counts as recorded late.

    `by_day` are records of its days; those that were kept for it are read.
    """
    found = {r.id: r for r in (*by_day, *store.figures.by_digest(own.channel, own.id))}
    return counted_records(found.values(), own, stage_of(own, newest))


def so_far(
    first: date, last: date, channel: Channel | None, now: datetime, store: Store
) -> ChannelFigures:
    """The figures of some days by the day of the visit alone, no record counting as late.

    They are narrowed to a channel's audience; None is all support.
    """
    calendar = store.calendars.calendar()
    facts = _read(first, last, now, None, calendar, store)
    records = tuple(r for r in facts.history if first <= r.on <= last)
    return _figures(replace(facts, records=records), channel, calendar, store)


def nothing_new(digest: Digest, channel: Channel, newest: Digest | None, store: Store) -> bool:
    """Whether a digest would have nothing to post if it went now.

    The same as its figures say, for less work: ticks ask it of every channel.
    """
    own = beginning(digest, newest, store)
    recorded = store.figures.new(channel.id, own.first, own.last)
    begins, ends = _midnight(own.first, store), _midnight(own.last + DAY, store)
    flagged = {f.deployment for f in store.figures.flags(begins) if begins <= f.raised_at < ends}
    return not _covered(recorded | flagged, channel, store)


def kept_by(digest: Digest, channel: Channel, store: Store) -> list[CountedRecord]:
    """The records that a digest counts by their day, of its audience, while it is the newest."""
    found = store.figures.by_day(digest.first, digest.last, channel.id)
    records, _ = counted_records(found, digest, Stage.OPEN)
    covered = _covered({r.deployment for r in records}, channel, store)
    return [r for r in records if r.deployment in covered]


def waiting(digest: Digest, channel: Channel, store: Store) -> list[CountedRecord]:
    """The records that a digest about to be out counts as recorded late."""
    return counted_records(store.figures.by_digest(channel.id, None), digest, Stage.COMING)[1]


def _read(
    first: date, last: date, now: datetime, channel: int | None, calendar: Calendar, store: Store
) -> Facts:
    """The facts of the days, not narrowed yet.

    `history` reaches back as far as chart and comparison do.
    """
    history = store.figures.by_day(since(first, last, calendar), last, channel)
    flags = store.figures.flags(_midnight(first, store))
    return Facts(first, last, now, history=tuple(history), flags=tuple(flags))


def _figures(
    facts: Facts, channel: Channel | None, calendar: Calendar, store: Store
) -> ChannelFigures:
    """The figures of facts, narrowed to the deployments that the channel may hear of."""
    hub = store.hub
    named = {r.deployment for r in (*facts.history, *facts.late, *facts.records)}
    named |= {flag.deployment for flag in facts.flags}
    covered = _supported(channel, facts.first, facts.last, named, store)
    own = replace(narrowed(facts, covered), coming=_coming(facts.last, covered, store))
    own = as_titled(own, hub)
    today = facts.now.astimezone(ZoneInfo(hub.zone)).date()
    owed = _records_owed(today, covered, calendar, store)
    return ChannelFigures(
        figures=digest_figures(own, hub, calendar, (owed,)),
        schools=schools_by_need(own, hub, calendar),
        scope=_scope(channel, store),
    )


def _coming(last: date, covered: dict[int, Supported], store: Store) -> int:
    """How many visits are planned for the week after a day, recorded since or not."""
    planned = store.figures.planned(last + DAY, last + WEEK)
    return sum(deployment in covered for deployment in planned)


def _records_owed(
    today: date, covered: dict[int, Supported], calendar: Calendar, store: Store
) -> Overdue:
    """How many planned visits under active support have no record, overdue as the rule has it."""
    active = {id_ for id_, supported in covered.items() if supported.deployment.active}
    found = store.figures.unrecorded(today - OLDEST, today)
    days = [on for deployment, on in found if deployment in active]
    return Overdue("record", unrecorded(days, today, store.hub, calendar))


def _supported(
    channel: Channel | None, first: date, last: date, named: set[int], store: Store
) -> dict[int, Supported]:
    """What is supported in those days, or named, as far as the channel may hear of it, by id."""
    supported = store.figures.supported(first, last, named)
    return {
        s.deployment.id: s
        for s in supported
        if channel is None or channel.covers(s.deployment, s.trust)
    }


def _covered(named: set[int], channel: Channel, store: Store) -> set[int]:
    """Those of the deployments, by id, that a channel may hear of."""
    # Nothing is read where it may hear of all.
    if channel.audience is Audience.ALL or not named:
        return named
    places = store.figures.places(named).items()
    return {id_ for id_, (programme, trust) in places if channel.hears_of(programme, trust)}


def _midnight(day: date, store: Store) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(store.hub.zone)).astimezone(UTC)


def _scope(channel: Channel | None, store: Store) -> str:
    if channel is None or channel.audience is Audience.ALL:
        return ""
    if channel.audience is Audience.PROGRAMME:
        return channel.of
    trust = store.organisations.get(int(channel.of)) if channel.of.isdecimal() else None
    return trust.name if trust else ""
