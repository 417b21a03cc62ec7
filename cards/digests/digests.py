"""A digest: figures, schools that need a look, and the rest folded; nobody's name or words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.answers import ListFlags
from cards.actions.digests import PreviewDigest, ShowDigest, SwitchDigest
from cards.actions.planning import ListOverdue
from cards.actions.support import ListDeployments
from cards.actions.visits import ListRecords
from cards.digests.levels import how_we_do, service_in_words
from cards.digests.parts import about, headline, period
from cards.digests.schools import better, look_in_words, needing_a_look, other_schools
from cards.digests.tiles import base, tiles, totals
from cards.digests.weeks import weeks
from cards.elements import button, buttons, grey, line, section, small, title
from cards.finish import finish
from cards.our_chat import our_chat
from cards.phrases import clock, counted, day_and_clock, long_day, titled
from cards.plain import plain, shortened
from domain.digests.attention import Schools
from domain.digests.channels import Channel
from domain.digests.digests import DigestFigures
from domain.hub import Hub

# Channels with a button; a card shows six.
CHOICES = 5


@dataclass(frozen=True, slots=True)
class DigestView:
    """What a digest shows.

    `scope` is the name of a programme or a trust, empty for all support. `so_far` says that its
    week is not over.
    """

    figures: DigestFigures
    schools: Schools
    scope: str = ""
    so_far: bool = False


@dataclass(frozen=True, slots=True)
class PreviewView:
    """What the preview of a channel's next digest shows.

    `at` is when that digest is due, local and aware. `skipped` is why the last one was skipped,
    empty where it was not.
    """

    digest: DigestView
    channel: Channel
    at: datetime
    skipped: str = ""


def digest(view: DigestView, hub: Hub, bot_id: str = "") -> dict[str, Any]:
    """The digest as a channel gets it; by `bot_id` each reader finds the own chat."""
    body = [
        title(about(hub)),
        _days(view),
        *_inside(view, hub, _nothing(hub)),
        small(_closing(view, hub)),
    ]
    ask = [our_chat(bot_id, "Ask in our chat")] if bot_id else []
    return finish(body, _in_words(view, hub), ask)


def period_so_far(view: DigestView, channels: tuple[Channel, ...], hub: Hub) -> dict[str, Any]:
    """The week so far for an officer, with a button for each channel's audience.

    Where there is one channel, its button previews its next digest instead.
    """
    today = view.figures.now.date()
    body = [
        title("This week so far"),
        grey(f"{long_day(view.figures.first, today)} to today", plain(view.scope)),
        *_ways(view, channels, hub),
        *_inside(view, hub, _nothing(hub)),
        small(_closing(view, hub)),
    ]
    return finish(body, _in_words(view, hub), list(_lists(view.figures, hub)))


def preview(view: PreviewView, hub: Hub) -> dict[str, Any]:
    """What a channel's next digest would say if it went now, and the switch."""
    fallback = f"The next digest in {_name(view.channel)}. {_in_words(view.digest, hub)}"
    return finish(_preview(view, hub), fallback, list(_lists(view.digest.figures, hub)))


def switched(channel: Channel, at: datetime, hub: Hub) -> dict[str, Any]:
    """Says in the channel that digests are on or off there now."""
    on = channel.digest
    change = SwitchDigest(channel=channel.id, on=not on)
    actions = [
        button(change, f"Switch digests {'off' if on else 'on'}"),
        button(PreviewDigest(channel=channel.id), "Preview the next"),
    ]
    off = "Nothing is posted until they are switched on."
    says = f"The next is due {_moment(at)}." if on else off
    head = f"Digests are {'on' if on else 'off'} in this channel"
    return finish([title(head), line(says), small(_by(hub))], f"{head}. {says}", actions)


def _preview(view: PreviewView, hub: Hub) -> Iterator[Element]:
    channel, figures = view.channel, view.digest.figures
    on = channel.digest and not channel.stopped
    yield title(f"The next digest in {plain(_name(channel))}")
    yield grey(f"Due {_moment(view.at)}", "as it would read now")
    if not on:
        yield line("Digests are off, so nothing is posted.")
    if view.skipped:
        yield line(f"The last one was skipped: {view.skipped}.")
    if figures.nothing_new:
        yield line("Nothing new so far. A week with nothing new is skipped.")
    change = SwitchDigest(channel=channel.id, on=not on)
    yield buttons(
        button(change, f"Switch digests {'off' if on else 'on'}", None if on else "positive"),
        button(PreviewDigest(channel=channel.id), "Preview again"),
    )
    inside = [*_inside(view.digest, hub)]
    if inside:
        yield section(about(hub))
        yield _days(view.digest)
        yield from inside


def _ways(view: DigestView, channels: tuple[Channel, ...], hub: Hub) -> Iterator[Element]:
    """Right under the title: the one channel's next digest, or a button for each audience."""
    offered = [button(ShowDigest(channel=one.id), _name(one)) for one in channels[:CHOICES]]
    left = len(channels) - len(offered)
    if len(channels) == 1:
        (one,) = channels
        offered = [button(PreviewDigest(channel=one.id), f"Next digest in {_name(one)}")]
    elif offered and view.scope:
        offered.insert(0, button(ShowDigest(), f"All {hub.words.many('deployment')}"))
    if offered:
        yield buttons(*offered)
    if left:
        more = counted(left, "more channel has", "more channels have")
        yield small(f"{more} no button here: press “Preview the digest” in the channel itself.")


def _lists(figures: DigestFigures, hub: Hub) -> Iterator[ExecuteAction]:
    """The lists that an officer finds its numbers in; of what waits, where anything does."""
    records = titled(hub.words.many("record"))
    if figures.unrecorded:
        yield button(ListOverdue(), f"{records} missing")
    if figures.flags.open:
        yield button(ListFlags(), "Open flags")
    yield button(ListRecords(), records)
    yield button(ListDeployments(), f"Supported {hub.words.many('school')}")


def _days(view: DigestView) -> Element:
    compared = "" if view.figures.nothing_new else base(view.figures)
    return grey(period(view.figures), plain(view.scope), compared)


def _inside(view: DigestView, hub: Hub, nothing: str = "") -> Iterator[Element]:
    """All but its title; `nothing` is what to say where there are no figures."""
    figures, schools = view.figures, view.schools
    today = figures.now.date()
    if not figures.nothing_new:
        yield tiles(figures, hub, so_far=view.so_far)
    elif nothing:
        yield line(nothing)
    yield from needing_a_look(schools, today, hub)
    yield from better(schools)
    yield from other_schools(schools, today, hub)
    yield from how_we_do(figures, hub)
    yield from weeks(figures)


def _in_words(view: DigestView, hub: Hub) -> str:
    """The digest in some sentences, for clients that cannot draw it: what needs a look first."""
    figures = view.figures
    parts = [
        f"{headline(figures, hub, so_far=view.so_far)}.",
        look_in_words(view.schools, hub),
        _nothing(hub) if figures.nothing_new else f"{totals(figures, hub, so_far=view.so_far)}.",
    ]
    if service := service_in_words(figures, hub):
        parts.append(f"{service}.")
    return " ".join(filter(None, parts))


def _nothing(hub: Hub) -> str:
    return f"No {hub.words.one('visit')} is recorded yet."


def _closing(view: DigestView, hub: Hub) -> str:
    now = view.figures.now
    if view.so_far:
        return f"As it stands on {_moment(now)}. Only you see this; no channel gets it."
    late = f"Late {hub.words.many('record')} update this post."
    return f"Updated {day_and_clock(now, now.date())}. {late} To stop: @Hub Visits stop posting."


def _name(channel: Channel) -> str:
    return shortened(channel.name, 40) or "the channel"


def _moment(at: datetime) -> str:
    return f"{long_day(at.date(), at.date())}, {clock(at)}"


def _by(hub: Hub) -> str:
    return f"Only {hub.words.many('officer')} can switch them."
