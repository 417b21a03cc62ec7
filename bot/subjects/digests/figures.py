"""What a digest of a channel, or of all support, says: read afresh, narrowed to its audience."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from domain.digests.attention import Schools, schools
from domain.digests.channels import Audience, Channel
from domain.digests.counting import Counted, Digest, Stage, counted, first_day
from domain.digests.digests import DigestFigures, Overdue, say, since, unrecorded
from domain.digests.facts import Facts, Supported, as_titled, narrowed
from domain.digests.weeks import WEEK
from domain.prompts.calendar import DAY, Calendar
from domain.visits.visits import OLDEST
from storage.store import Store


@dataclass(frozen=True, slots=True)
class ChannelFigures:
    """A digest's figures and schools; `scope` names its audience, empty for all support."""

    figures: DigestFigures
    schools: Schools
    scope: str = ""


def stage_of(digest: Digest, newest: Digest | None) -> Stage:
    """Where a digest stands, by the newest of its channel that arrived."""
    if digest.out_at is None:
        return Stage.COMING
    return Stage.OPEN if newest is None or newest.id == digest.id else Stage.CLOSED


def beginning(
    digest: Digest, newest: Digest | None, store: Store, off: Sequence[Digest] = ()
) -> Digest:
    """A digest that is not out yet, with the days that it would count if it went now.

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
    """What a digest says in its channel; `newest` is the last of the channel that arrived.

    `off` is what switching digests on would note for the week that was due last.
    """
    own, calendar = beginning(digest, newest, store, off), store.calendars.calendar()
    facts = _read(own.first, own.last, now, channel.id, calendar, store)
    records, late = records_of(own, newest, facts.history, store)
    return _told(replace(facts, records=tuple(records), late=tuple(late)), channel, calendar, store)


def records_of(
    own: Digest, newest: Digest | None, by_day: Iterable[Counted], store: Store
) -> tuple[list[Counted], list[Counted]]:
    """The records that a digest counts by their day, and those it counts as recorded late."""
    found = {r.id: r for r in (*by_day, *store.figures.by_digest(own.channel, own.id))}
    return counted(found.values(), own, stage_of(own, newest))


def so_far(
    first: date, last: date, channel: Channel | None, now: datetime, store: Store
) -> ChannelFigures:
    """What would be said of some days to a channel's audience, or of all support.

    It goes by the day of the visit alone.
    """
    calendar = store.calendars.calendar()
    facts = _read(first, last, now, None, calendar, store)
    records = tuple(r for r in facts.history if first <= r.on <= last)
    return _told(replace(facts, records=records), channel, calendar, store)


def nothing_new(digest: Digest, channel: Channel, newest: Digest | None, store: Store) -> bool:
    """Whether a digest would have nothing to post if it went now.

    The same as its figures say, for less work.
    """
    own = beginning(digest, newest, store)
    records, late = records_of(
        own, newest, store.figures.by_day(own.first, own.last, channel.id), store
    )
    begins, ends = _midnight(own.first, store), _midnight(own.last + DAY, store)
    raised = {f.deployment for f in store.figures.flags(begins) if begins <= f.raised_at < ends}
    return not _audible({r.deployment for r in (*records, *late)} | raised, own, channel, store)


def kept_by(digest: Digest, channel: Channel, store: Store) -> list[Counted]:
    """The records that a digest which is still put anew counts by their day, of its audience."""
    found = store.figures.by_day(digest.first, digest.last, channel.id)
    records, _ = counted(found, digest, Stage.OPEN)
    heard = _audible({r.deployment for r in records}, digest, channel, store)
    return [r for r in records if r.deployment in heard]


def waiting(digest: Digest, channel: Channel, store: Store) -> list[Counted]:
    """The records that a digest about to be out counts as recorded late."""
    return counted(store.figures.by_digest(channel.id, None), digest, Stage.COMING)[1]


def _read(
    first: date, last: date, now: datetime, channel: int | None, calendar: Calendar, store: Store
) -> Facts:
    """The facts of the days, not narrowed yet.

    `history` reaches back as far as chart and comparison do.
    """
    history = store.figures.by_day(since(first, last, calendar), last, channel)
    return Facts(
        first,
        last,
        now,
        history=tuple(history),
        flags=tuple(store.figures.flags(_midnight(first, store))),
    )


def _told(
    facts: Facts, channel: Channel | None, calendar: Calendar, store: Store
) -> ChannelFigures:
    hub = store.hub
    named = {r.deployment for r in (*facts.history, *facts.late, *facts.records)} | {
        f.deployment for f in facts.flags
    }
    heard = _heard(channel, facts.first, facts.last, named, store)
    today = facts.now.astimezone(ZoneInfo(hub.zone)).date()
    own = as_titled(replace(narrowed(facts, heard), coming=_coming(facts.last, heard, store)), hub)
    owed = (_records_owed(today, heard, calendar, store),)
    return ChannelFigures(
        say(own, hub, calendar, owed), schools(own, hub, calendar), _scope(channel, store)
    )


def _coming(last: date, heard: dict[int, Supported], store: Store) -> int:
    """How many visits are planned for the week after a day, recorded since or not."""
    return sum(deployment in heard for deployment in store.figures.planned(last + DAY, last + WEEK))


def _records_owed(
    today: date, heard: dict[int, Supported], calendar: Calendar, store: Store
) -> Overdue:
    found = store.figures.unrecorded(today - OLDEST, today)
    days = [
        on
        for deployment, on in found
        if deployment in heard and heard[deployment].deployment.active
    ]
    return Overdue("record", unrecorded(days, today, store.hub, calendar))


def _heard(
    channel: Channel | None, first: date, last: date, named: set[int], store: Store
) -> dict[int, Supported]:
    supported = store.figures.supported(first, last, named)
    return {
        s.deployment.id: s
        for s in supported
        if channel is None or channel.covers(s.deployment, s.trust)
    }


def _audible(named: set[int], digest: Digest, channel: Channel, store: Store) -> set[int]:
    """Those of the deployments that a channel may hear of.

    Nothing is read where it may hear of all.
    """
    if channel.audience is Audience.ALL or not named:
        return named
    return named & set(_heard(channel, digest.first, digest.last, named, store))


def _midnight(day: date, store: Store) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(store.hub.zone)).astimezone(UTC)


def _scope(channel: Channel | None, store: Store) -> str:
    if channel is None or channel.audience is Audience.ALL:
        return ""
    if channel.audience is Audience.PROGRAMME:
        return channel.of
    trust = store.organisations.get(int(channel.of)) if channel.of.isdecimal() else None
    return trust.name if trust else ""
