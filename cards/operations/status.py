"""How the bot does, and what did not arrive, for an officer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.operations import GiveUp, ListUndelivered, Resend, ShowStatus
from cards.actions.people import ListPeople
from cards.elements import (
    badge,
    box,
    button,
    buttons,
    facts,
    grey,
    group,
    line,
    small,
    strong,
    title,
)
from cards.finish import finish
from cards.phrases import counted, day_and_clock, number
from cards.plain import plain, shortened
from domain.delivery.delivery import DeliveryState, Undelivered
from domain.hub import Hub
from domain.operations.standing import BotStanding

PAGE = 5
NAMED = 3
# How Teams refuses to change a message that is not there any more.
DELETED = ("404 Activity", "403 ServiceError")
KINDS: Mapping[str, str] = {
    "concern": "A flag",
    "visit": "An updated receipt",
    "prompts": "Reminders",
    "moved": "A day out that has moved",
    "digest": "A digest",
    "copy": "A school's copy of a record",
    "disputed": "A school's answer",
    "welcome": "The welcome",
    "strangers": "A note about strangers",
    "file": "The offer of a file",
    "upload": "A file to be put into OneDrive",
    "undelivered": "A note about what did not arrive",
}


def status(standing: BotStanding, zone: tzinfo, hub: Hub) -> dict[str, Any]:
    """The figures, and what needs somebody."""
    news = _news(standing)
    say = "All is well with Hub Visits." if standing.well else f"Hub Visits needs you: {news[0]}"
    return finish(_status(standing, news, zone, hub), say, list(_ways(standing)))


def _status(
    standing: BotStanding, news: Sequence[str], zone: tzinfo, hub: Hub
) -> Iterator[Element]:
    yield title("How the bot is doing")
    yield grey(
        f"Hub Visits for {plain(hub.name)}, {day_and_clock(standing.now.astimezone(zone), standing.now.date())}"
    )
    yield badge(
        "All is well" if standing.well else "Needs a look",
        "Good" if standing.well else "Warning",
        large=True,
    )
    if news:
        yield box("warning", [line(text) for text in news])
    yield from facts(_figures(standing, zone))


def _news(standing: BotStanding) -> list[str]:
    told = []
    if standing.undelivered:
        told.append(
            f"{counted(standing.undelivered, 'message', 'messages')} did not arrive, or may not have."
        )
    if standing.slow:
        told.append(
            "Messages wait for longer than they should. If this lasts, whoever runs the bot should have a look."
        )
    if standing.unannounced:
        flags = counted(standing.unannounced, "flag was", "flags were")
        ways = (
            "Type visits to see the records, and mention me in a channel with the words post here."
        )
        told.append(f"{flags} raised while nobody could be told. {ways}")
    if standing.live is None:
        told.append("Reminders, welcomes and copies are held until somebody goes live.")
    return told


def _figures(standing: BotStanding, zone: tzinfo) -> Iterator[tuple[str, str]]:
    oldest = standing.oldest.astimezone(zone) if standing.oldest else None
    since = f", the oldest due since {day_and_clock(oldest, standing.now.date())}" if oldest else ""
    yield "Sent today", f"{standing.sent_today:,}"
    yield "Waiting", f"{standing.waiting:,}{since}"
    yield (
        "Held",
        f"{standing.held:,} until somebody writes in their chat again" if standing.held else "0",
    )
    yield "Not delivered", f"{standing.undelivered:,}"
    yield "Connected", f"{standing.connected:,} of {counted(standing.people, 'person', 'people')}"
    yield "Channels", f"{standing.channels:,}"
    yield (
        "Live since",
        day_and_clock(standing.live.astimezone(zone), standing.now.date()) if standing.live else "",
    )
    yield "Running", f"{standing.replicas:,} bots side by side" if standing.replicas > 1 else ""


def _ways(standing: BotStanding) -> Iterator[ExecuteAction]:
    if standing.undelivered:
        yield button(ListUndelivered(), "Not delivered", "positive")
    yield button(ListPeople(), "People")


@dataclass(frozen=True, slots=True)
class UndeliveredView:
    """What waits for a person's decision, newest first, of `total`; `note` says what was just done."""

    rows: tuple[Undelivered, ...]
    total: int
    now: datetime
    note: str = ""


def undelivered(view: UndeliveredView, hub: Hub) -> dict[str, Any]:
    """The list, with Send again and Give up for each."""
    say = f"{counted(view.total, 'message', 'messages')} not delivered"
    return finish(_body(view, hub), say, [button(ShowStatus(), "Status")])


def _body(view: UndeliveredView, hub: Hub) -> Iterator[Element]:
    yield title("Not delivered")
    if view.rows:
        many = counted(view.total, "message", "messages")
        order = ", newest first" if view.total > 1 else ""
        yield grey(f"{many}{order}. Nothing is sent twice unless you say so.")
    if view.note:
        yield box("emphasis", [line(view.note)])
    if not view.rows:
        yield line("Everything arrived.")
    for each in view.rows[:PAGE]:
        yield group(_row(each, view.now, hub))
    if view.total > PAGE:
        yield small(f"and {view.total - PAGE:,} more after these")


def _row(each: Undelivered, now: datetime, hub: Hub) -> list[Element]:
    what, to = kind(each.row.kind), plain(shortened(each.to, 80)) or f"a chat of {plain(hub.name)}"
    since = day_and_clock(each.since.astimezone(now.tzinfo), now.date())
    says = f"{what} to {to}"
    return [
        strong(f"{what} to {to}"),
        grey(since, why(each)),
        buttons(
            button(Resend(row=each.row.id), "Send again", tooltip=f"Send again: {says}"),
            button(GiveUp(row=each.row.id), "Give up", tooltip=f"Give up: {says}"),
        ),
    ]


def kind(code: str) -> str:
    """What kind of message it is, in words."""
    return KINDS.get(code, "A message")


def why(each: Undelivered) -> str:
    """Why it did not arrive, in words that say what to think of it."""
    reason = each.row.last_error
    if each.row.state is DeliveryState.UNKNOWN:
        stopped = (
            "the bot was stopped while it was sent"
            if reason == "interrupted"
            else "Teams gave no clear answer"
        )
        return f"may have arrived: {stopped}"
    if each.row.post is not None and reason.startswith(DELETED):
        return "its message was deleted there"
    if "blocked" in reason.lower():
        return "the bot is blocked there"
    if reason.startswith(("403", "404", "removed")):
        return "the app is no longer there"
    return f"refused: {plain(shortened(reason, 60))}" if reason else "refused"


def undelivered_note(rows: Sequence[Undelivered], hub: Hub) -> dict[str, Any]:
    """The daily note that something waits for a decision."""
    count = len(rows)
    body: list[Element] = [
        title(f"{number(count)} {'message was' if count == 1 else 'messages were'} not delivered"),
        *(
            line(f"{kind(e.row.kind)} to {plain(shortened(e.to, 80))}: {why(e)}.")
            for e in rows[:NAMED]
        ),
        small(
            f"You get this as {hub.words.one('officer')}, on days on which something did not arrive."
        ),
    ]
    open_ = button(ListUndelivered(), "Look at them", "positive")
    return finish(body, f"{counted(count, 'message', 'messages')} not delivered", [open_])
