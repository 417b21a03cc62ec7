"""A digest: figures, what changed, schools, service, and a chart; it has nobody's name or words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import Column, ColumnSet, ExecuteAction, TextBlock

from cards.actions.digests import PreviewDigest, ShowDigest, SwitchDigest
from cards.digests.levels import how_we_do
from cards.digests.parts import amount, chart, compared, fallback, headline, word
from cards.digests.schools import changed, school_table
from cards.elements import button, grey, line, section, small, title
from cards.finish import finish
from cards.phrases import clock, counted, long_day
from cards.plain import plain, shortened
from domain.digests.attention import Schools
from domain.digests.channels import Channel
from domain.digests.digests import DigestFigures
from domain.hub import Hub

# Channels with a button; a card shows six.
CHOICES = 5
STOP = "To stop these posts, mention me with the words: stop posting."


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


def digest(view: DigestView, hub: Hub) -> dict[str, Any]:
    """The digest as a channel gets it."""
    return _finished(view, hub)


def period_so_far(view: DigestView, channels: tuple[Channel, ...], hub: Hub) -> dict[str, Any]:
    """The week so far for an officer, with a button for each channel's audience.

    Where there is one channel, its button previews its next digest instead.
    """
    if len(channels) == 1:
        (channel,) = channels
        title_ = f"Next digest in {_name(channel)}"
        return _finished(view, hub, button(PreviewDigest(channel=channel.id), title_))
    offered = [
        button(ShowDigest(channel=channel.id), _name(channel)) for channel in channels[:CHOICES]
    ]
    left = len(channels) - len(offered)
    if offered and view.scope:
        offered.insert(0, button(ShowDigest(), f"All {hub.words.many('deployment')}"))
    return _finished(view, hub, *offered, left=left)


def preview(view: PreviewView, hub: Hub) -> dict[str, Any]:
    """What a channel's next digest would say if it went now, and the switch."""
    channel = view.channel
    on = channel.digest and not channel.stopped
    change = SwitchDigest(channel=channel.id, on=not on)
    switch = "Switch digests off" if on else "Switch digests on"
    actions = [
        button(change, switch, None if on else "positive"),
        button(PreviewDigest(channel=channel.id), "Preview again"),
    ]
    return finish(_preview(view, on, hub), f"The next digest in {_name(channel)}.", actions)


def switched(channel: Channel, at: datetime, hub: Hub) -> dict[str, Any]:
    """Says in the channel that digests are on or off there now."""
    on = channel.digest
    change = SwitchDigest(channel=channel.id, on=not on)
    actions = [
        button(change, f"Switch digests {'off' if on else 'on'}"),
        button(PreviewDigest(channel=channel.id), "Preview the next"),
    ]
    next_ = (
        f"The next is due {_moment(at)}. "
        "Weeks that passed while they were off are in its chart, not its figures."
    )
    says = next_ if on else "None is posted until they are switched on."
    head = f"Digests are {'on' if on else 'off'} in this channel"
    return finish([title(head), line(says), small(_by(hub))], f"{head}. {says}", actions)


def _finished(view: DigestView, hub: Hub, *actions: ExecuteAction, left: int = 0) -> dict[str, Any]:
    """The card of a digest; `left` is how many channels have no button on it."""
    body = [*_body(view, hub)]
    if left:
        more = counted(left, "more channel has", "more channels have")
        body.append(
            small(f"{more} no button here: press “Look at the digest” in the channel itself.")
        )
    head = headline(view.figures, hub, so_far=view.so_far)
    return finish(body, fallback(head, view.figures, hub), actions)


def _preview(view: PreviewView, on: bool, hub: Hub) -> Iterator[Element]:
    yield title(f"The next digest in {plain(_name(view.channel))}")
    due = f"Due {_moment(view.at)}"
    yield grey(due if on else f"{due}, if digests are switched on", "as it would be if it went now")
    if not on:
        yield line("Digests are off: none is posted.")
    if view.skipped:
        yield line(f"The last one was skipped: {view.skipped}.")
    if view.digest.figures.nothing_new:
        yield line("So far there is nothing new, and a week with nothing new is skipped.")
    yield section(headline(view.digest.figures, hub, so_far=False))
    yield from _inside(view.digest, hub)


def _body(view: DigestView, hub: Hub) -> Iterator[Element]:
    yield title(headline(view.figures, hub, so_far=view.so_far))
    yield from _inside(view, hub)
    yield small(_closing(view, hub))


def _inside(view: DigestView, hub: Hub) -> Iterator[Element]:
    figures = view.figures
    today = figures.now.date()
    about = f"{long_day(figures.first, today)} to today" if view.so_far else ""
    if about or view.scope:
        yield grey(about, plain(view.scope))
    yield _figures(figures, hub)
    yield from changed(view.schools)
    yield from school_table(view.schools, today, hub)
    yield from how_we_do(figures, hub)
    yield from chart(figures)


def _figures(figures: DigestFigures, hub: Hub) -> Element:
    """Visits, days and schools side by side, each with the figure before."""
    now, was = figures.totals, figures.before
    visits = compared(now.visits == was.visits, f"{was.visits:,}", figures)
    days = compared(now.days == was.days, amount(was.days), figures)
    schools = compared(now.schools == was.schools, f"{was.schools:,}", figures)
    columns = [
        _figure(f"{now.visits:,}", word("visit", now.visits, hub), visits),
        _figure(amount(now.days), "day" if now.days == 1 else "days", days),
        _figure(f"{now.schools:,}", word("school", now.schools, hub), schools),
    ]
    return ColumnSet(columns=columns, spacing="Medium")


def _figure(value: str, what: str, before: str) -> Column:
    items: list[Element] = [
        TextBlock(text=value, size="ExtraLarge", weight="Bolder", wrap=True),
        TextBlock(text=what, wrap=True, spacing="None"),
        TextBlock(text=before, is_subtle=True, size="Small", wrap=True, spacing="None"),
    ]
    return Column(width="stretch", items=items)


def _closing(view: DigestView, hub: Hub) -> str:
    moment = _moment(view.figures.now)
    if view.so_far:
        return f"As it stands on {moment}. Only you see this; no channel gets it."
    record = hub.words.one("record")
    return (
        f"Updated {moment}. A late {record} updates this post until the next one. "
        f"Who was late is never told here. {STOP}"
    )


def _name(channel: Channel) -> str:
    return shortened(channel.name, 40) or "the channel"


def _moment(at: datetime) -> str:
    return f"{long_day(at.date(), at.date())}, {clock(at)}"


def _by(hub: Hub) -> str:
    return f"Only {hub.words.many('officer')} can switch them."
