"""The figures of a digest, read from the store and narrowed to what its audience may hear of.

A digest has a stage: coming until it arrived, open while it is the newest of its channel (late
records change its post), closed from then on. What it counts depends on the stage.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.digests.attention import Schools, schools_by_need
from domain.digests.channels import Audience, Channel
from domain.digests.counting import CountedRecord, Digest, Stage, counted_records, first_day
from domain.digests.digests import (
    DigestFigures,
    compared_weeks,
    digest_figures,
    since,
    unrecorded,
)
from domain.digests.facts import Facts, Supported, as_titled, narrowed
from domain.digests.sums import Sums, days_from, in_time_until, midnight
from domain.digests.weeks import WEEK
from domain.prompts.answer_times import PromiseFigures, SchoolClock, promise_figures
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
    counting = own, stage_of(own, newest)
    kept = store.figures.by_digest(own.channel, own.id)
    records, late = counted_records(kept, *counting)
    # The database adds up those of its days; one that was moved out of them since is here alone.
    astray = tuple(r for r in records if not own.holds(r.on))
    facts = Facts(own.first, own.last, now, records=astray, late=tuple(late))
    return _figures(facts, channel, counting, store)


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
    return _figures(Facts(first, last, now), channel, None, store)


def nothing_new(digest: Digest, channel: Channel, newest: Digest | None, store: Store) -> bool:
    """Whether a digest would have nothing to post if it went now.

    The same as its figures say, for less work: ticks ask it of every channel.
    """
    own = beginning(digest, newest, store)
    if store.figures.any_new(channel, own.first, own.last):
        return False
    zone = ZoneInfo(store.hub.zone)
    begins, ends = midnight(own.first, zone), midnight(own.last + DAY, zone)
    flagged = {f.deployment for f in store.figures.flags(begins) if begins <= f.raised_at < ends}
    return not _covered(flagged, channel, store)


def kept_by(digest: Digest, channel: Channel, store: Store) -> list[CountedRecord]:
    """The records that a digest counts by their day, of its audience, while it is the newest."""
    found = store.figures.by_day(digest.first, digest.last, channel.id)
    records, _ = counted_records(found, digest, Stage.OPEN)
    covered = _covered({r.deployment for r in records}, channel, store)
    return [r for r in records if r.deployment in covered]


def waiting(digest: Digest, channel: Channel, store: Store) -> list[CountedRecord]:
    """The records that a digest about to be out counts as recorded late."""
    return counted_records(store.figures.by_digest(channel.id, None), digest, Stage.COMING)[1]


def _figures(
    facts: Facts, channel: Channel | None, counting: tuple[Digest, Stage] | None, store: Store
) -> ChannelFigures:
    """The figures of facts with all that the database adds up, as far as the channel may hear.

    `counting` is the digest that they are of, with its stage; None counts every record of its days.
    """
    hub, calendar = store.hub, store.calendars.calendar()
    zone, whole = ZoneInfo(hub.zone), (facts.first, facts.last)
    until = in_time_until(days_from(*whole), calendar, zone)
    own = store.figures.tally(whole, counting, channel, until)
    flags = tuple(store.figures.flags(midnight(facts.first, zone)))
    facts = replace(facts, flags=flags, sums=Sums(own))
    begin = since(*whole, calendar)
    covered = _supported(channel, facts, begin, store)
    facts = as_titled(narrowed(facts, covered), hub)
    weeks = compared_weeks(facts.first, facts.last, calendar)
    history, schools = store.figures.history((begin, facts.last), weeks, channel)
    facts = replace(facts, sums=Sums(own, tuple(history), schools))
    facts, missing = _planned(facts, covered, channel, calendar, store)
    figures = digest_figures(facts, hub, calendar, missing)
    return ChannelFigures(
        figures=replace(figures, requests=_requests(whole, channel, calendar, store)),
        schools=schools_by_need(facts, hub, calendar),
        scope=_scope(channel, store),
    )


def _requests(
    whole: tuple[date, date], channel: Channel | None, calendar: Calendar, store: Store
) -> PromiseFigures | None:
    """How the hub kept its promise to answer requests; for who may hear of all support."""
    if channel is not None and channel.audience is not Audience.ALL:
        return None
    zone, (first, last) = store.hub.zone, whole
    begins, ends = midnight(first, ZoneInfo(zone)), midnight(last + DAY, ZoneInfo(zone))
    promises = store.commissions.promises(begins, ends)
    return promise_figures(promises, SchoolClock(calendar, zone)) if promises else None


def _planned(
    facts: Facts,
    covered: dict[int, Supported],
    channel: Channel | None,
    calendar: Calendar,
    store: Store,
) -> tuple[Facts, int]:
    """The facts with how many visits the week after has, recorded since or not.

    Beside them: how many visits under active support have no record, overdue as the rule has it.
    """
    today = store.hub.day_of(facts.now)
    week_after = facts.last + DAY, facts.last + WEEK
    found, coming = store.figures.planned((today - OLDEST, today), week_after, channel)
    missing = unrecorded(found.elements(), today, store.hub, calendar)
    return replace(facts, coming=sum(id_ in covered for id_ in coming)), missing


def _supported(
    channel: Channel | None, facts: Facts, begin: date, store: Store
) -> dict[int, Supported]:
    """What is supported, flagged or recorded, as far as the channel may hear of it, by id.

    Records count from `begin` on.
    """
    named = {r.deployment for r in (*facts.late, *facts.records)}
    named |= {flag.deployment for flag in facts.flags}
    supported = store.figures.supported(facts.first, facts.last, named, begin)
    return {s.deployment.id: s for s in supported if channel is None or channel.hears_of(s.belongs)}


def _covered(named: set[int], channel: Channel, store: Store) -> set[int]:
    """Those of the deployments, by id, that a channel may hear of."""
    # Nothing is read where it may hear of all.
    if channel.audience is Audience.ALL or not named:
        return named
    support = store.figures.belongings(named)
    return {id_ for id_, belongs in support.items() if channel.hears_of(belongs)}


def _scope(channel: Channel | None, store: Store) -> str:
    if channel is None or channel.audience is Audience.ALL:
        return ""
    if channel.audience is Audience.PHASE:
        return f"{channel.of} {store.hub.words.many('school')}"
    if channel.audience is not Audience.TRUST:
        return channel.of
    trust = store.organisations.get(int(channel.of)) if channel.of.isdecimal() else None
    return trust.name if trust else ""
