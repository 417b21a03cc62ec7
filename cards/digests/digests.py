"""A digest: figures, what changed, schools, service, a chart with its text; no names and nobody's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import Column, ColumnSet, ExecuteAction, TextBlock

from cards.actions.digests import PreviewDigest, ShowDigest, SwitchDigest
from cards.digests.levels import how_we_do
from cards.digests.parts import amount, chart, compared, fallback, headline
from cards.digests.schools import changed, school_table
from cards.elements import button, grey, line, section, small, title
from cards.finish import finish
from cards.phrases import clock, counted, long_day
from cards.plain import plain, shortened
from domain.digests.attention import Schools
from domain.digests.channels import Channel
from domain.digests.digests import DigestFigures
from domain.hub import Hub

CHOICES = 5
STOP = "To stop these posts, mention me with the words: stop posting."


@dataclass(frozen=True, slots=True)
class DigestView:
    """What a digest says; `scope` is a programme or a trust, empty for all support; `so_far` before a week is over."""

    figures: DigestFigures
    schools: Schools
    scope: str = ""
    so_far: bool = False


@dataclass(frozen=True, slots=True)
class PreviewView:
    """What a channel's next digest would say, when that goes (local and aware), and why the last was skipped."""

    digest: DigestView
    channel: Channel
    at: datetime
    skipped: str = ""


def digest(view: DigestView, hub: Hub) -> dict[str, Any]:
    """The digest as a channel gets it."""
    return _finished(view, hub)


def period_so_far(view: DigestView, channels: tuple[Channel, ...], hub: Hub) -> dict[str, Any]:
    """The week so far for an officer, with the same for each channel's audience and the preview of its next post."""
    if len(channels) == 1:
        (channel,) = channels
        return _finished(
            view, hub, button(PreviewDigest(channel=channel.id), f"Next digest in {_name(channel)}")
        )
    offered = [
        button(ShowDigest(channel=channel.id), _name(channel)) for channel in channels[:CHOICES]
    ]
    everything = (
        [button(ShowDigest(), f"All {hub.words.many('deployment')}")]
        if offered and view.scope
        else []
    )
    return _finished(view, hub, *everything, *offered, left=len(channels) - len(offered))


def preview(view: PreviewView, hub: Hub) -> dict[str, Any]:
    """What a channel's next digest would say if it went now, and the switch."""
    channel, on = view.channel, view.channel.digest and not view.channel.stopped
    switch = "Switch digests off" if on else "Switch digests on"
    actions = [
        button(SwitchDigest(channel=channel.id, on=not on), switch, None if on else "positive")
    ]
    actions.append(button(PreviewDigest(channel=channel.id), "Preview again"))
    return finish(_preview(view, on, hub), f"The next digest in {_name(channel)}.", actions)


def switched(channel: Channel, at: datetime, hub: Hub) -> dict[str, Any]:
    """Says in the channel that digests are on or off there now."""
    on = channel.digest
    actions = [
        button(
            SwitchDigest(channel=channel.id, on=not on), f"Switch digests {'off' if on else 'on'}"
        )
    ]
    actions.append(button(PreviewDigest(channel=channel.id), "Preview the next"))
    next_ = f"The next is due {_moment(at)}. Weeks that passed while they were off are in its chart, not its figures."
    says = next_ if on else "None is posted until they are switched on."
    head = f"Digests are {'on' if on else 'off'} in this channel"
    return finish([title(head), line(says), small(_by(hub))], f"{head}. {says}", actions)


def _finished(view: DigestView, hub: Hub, *actions: ExecuteAction, left: int = 0) -> dict[str, Any]:
    """The card; `left` channels have no button."""
    body = [*_body(view, hub)]
    if left:
        more = counted(left, "more channel has", "more channels have")
        body.append(
            small(f"{more} no button here: press “Look at the digest” in the channel itself.")
        )
    return finish(
        body, fallback(headline(view.figures, hub, so_far=view.so_far), view.figures, hub), actions
    )


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
    said = view.figures
    about = f"{long_day(said.first, said.now.date())} to today" if view.so_far else ""
    if about or view.scope:
        yield grey(about, plain(view.scope))
    yield _figures(said, hub)
    yield from changed(view.schools)
    yield from school_table(view.schools, said.now.date(), hub)
    yield from how_we_do(said, hub)
    yield from chart(said)


def _figures(said: DigestFigures, hub: Hub) -> Element:
    now, was = said.totals, said.before
    visits = hub.words.one("visit") if now.visits == 1 else hub.words.many("visit")
    schools = hub.words.one("school") if now.schools == 1 else hub.words.many("school")
    shown = (
        (f"{now.visits:,}", visits, compared(now.visits == was.visits, f"{was.visits:,}", said)),
        (
            amount(now.days),
            "day" if now.days == 1 else "days",
            compared(now.days == was.days, amount(was.days), said),
        ),
        (
            f"{now.schools:,}",
            schools,
            compared(now.schools == was.schools, f"{was.schools:,}", said),
        ),
    )
    return ColumnSet(
        columns=[Column(width="stretch", items=_figure(*one)) for one in shown], spacing="Medium"
    )


def _figure(value: str, what: str, was: str) -> list[Element]:
    return [
        TextBlock(text=value, size="ExtraLarge", weight="Bolder", wrap=True),
        TextBlock(text=what, wrap=True, spacing="None"),
        TextBlock(text=was, is_subtle=True, size="Small", wrap=True, spacing="None"),
    ]


def _closing(view: DigestView, hub: Hub) -> str:
    moment = (
        f"{long_day(view.figures.now.date(), view.figures.now.date())}, {clock(view.figures.now)}"
    )
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
