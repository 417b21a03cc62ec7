"""How Hub Visits is running, and what did not arrive, for an officer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.conversation import Home
from cards.actions.operations import (
    AuditFile,
    GiveUp,
    ListUndelivered,
    Resend,
    ShowStatus,
)
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
    row,
    section,
    small,
    strong,
    title,
)
from cards.finish import finish
from cards.operations.alarms import Alarm, alarms_of
from cards.operations.counts import HubCounts, count_rows
from cards.phrases import counted, day_and_clock, in_hub_words, number, one_of
from cards.plain import plain, shortened
from cards.rows import AS_A_FILE, opening_row
from domain.delivery.conversations import Stop, why_stopped
from domain.delivery.delivery import DeliveryState, Undelivered
from domain.hub import Hub
from domain.operations.standing import BotStanding

# Rows of the list, and names in the daily note.
PAGE = 5
NAMED = 3
# What an error of Teams begins with where a message to be changed was deleted.
DELETED = ("404 Activity", "403 ServiceError")
KINDS: Mapping[str, str] = {
    "concern": "A flag",
    "concern_answer": "What became of a flag",
    "visit": "An updated receipt",
    "planned": "An updated planned {visit}",
    "prompts": "Reminders",
    "asked": "A reminder of one {record}",
    "moved": "News of who is out on another day",
    "digest": "A digest",
    "copy": "A {school}'s copy of a {record}",
    "disputed": "A {school}'s answer",
    "welcome": "The welcome",
    "strangers": "A note about people not on the list",
    "file": "The offer of a file",
    "upload": "A file to be put into OneDrive",
    "undelivered": "A note about what did not arrive",
}


def status(
    standing: BotStanding, zone: tzinfo, hub: Hub, counts: HubCounts, note: str = ""
) -> dict[str, Any]:
    """How the bot does: what needs a person, what waits in the hub, then the figures.

    `note` says what became of the audit that was asked for.
    """
    alarms = list(alarms_of(standing))
    say = "All is well with Hub Visits."
    if not standing.well:
        say = f"Hub Visits needs you: {alarms[0].says}"
    body = [*_status(standing, alarms, zone, hub, counts), *_audit(note)]
    return finish(body, say, [button(Home(), "Home")])


def _status(
    standing: BotStanding, alarms: Sequence[Alarm], zone: tzinfo, hub: Hub, counts: HubCounts
) -> Iterator[Element]:
    yield title("How Hub Visits is running")
    now = day_and_clock(standing.now.astimezone(zone), standing.now.date())
    yield grey(f"Hub Visits for {plain(hub.name)}, {now}")
    if standing.well:
        yield badge("All is well", "Good", large=True)
    else:
        yield badge("Needs a look", "Warning", large=True)
    for alarm in alarms:
        right = [buttons(button(alarm.opens, alarm.word))] if alarm.opens else []
        yield row([line(alarm.says)], right)
    yield from _hub(counts, hub)
    yield section("Hub Visits")
    yield from _connected(standing)
    yield from facts(_figures(standing, zone))


def _hub(counts: HubCounts, hub: Hub) -> Iterator[Element]:
    rows = list(count_rows(counts, hub))
    if rows:
        yield section(f"The {hub.words.one('hub')}")
        yield from rows


def _audit(note: str) -> Iterator[Element]:
    file = button(AuditFile(), "Who changed what, as a file")
    yield opening_row("Who changed what", (), file, word=AS_A_FILE, parted=False)
    if note:
        yield small(note)


def _connected(standing: BotStanding) -> Iterator[Element]:
    people = counted(standing.people, "person", "people")
    name = f"{standing.connected:,} of {people} connected"
    yield opening_row(name, (), button(ListPeople(), f"Open: {name}"), parted=False)


def _figures(standing: BotStanding, zone: tzinfo) -> Iterator[tuple[str, str]]:
    def moment(at: datetime | None) -> str:
        return day_and_clock(at.astimezone(zone), standing.now.date()) if at else ""

    since = f"; the oldest since {moment(standing.oldest)}" if standing.oldest else ""
    until = ", until the person writes again" if standing.held else ""
    yield "Sent today", f"{standing.sent_today:,}"
    yield "Waiting", f"{standing.waiting:,}{since}"
    yield "On hold", f"{standing.held:,}{until}"
    yield "Channels", f"{standing.channels:,}"
    yield "Live since", moment(standing.live)
    yield "Running", f"{standing.replicas:,} copies" if standing.replicas > 1 else ""


@dataclass(frozen=True, slots=True)
class UndeliveredView:
    """What the list of undelivered messages shows: the newest rows, of `total`.

    `note` says what was just done.
    """

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
    to = plain(shortened(each.to, 80)) or f"a chat of {plain(hub.name)}"
    since = day_and_clock(each.since.astimezone(now.tzinfo), now.date())
    says = f"{kind(each.row.kind, hub)} to {to}"
    return [
        strong(says),
        grey(since, why(each)),
        buttons(
            button(Resend(row=each.row.id), "Send again", tooltip=f"Send again: {says}"),
            button(GiveUp(row=each.row.id), "Give up", tooltip=f"Give up: {says}"),
        ),
    ]


def kind(code: str, hub: Hub) -> str:
    """A kind of message in words."""
    return in_hub_words(KINDS.get(code, "A message"), hub)


def why(each: Undelivered) -> str:
    """Why a message did not arrive, in words that people understand."""
    reason = each.row.last_error
    if each.row.state is DeliveryState.UNKNOWN:
        if reason == "interrupted":
            return "may have arrived: Hub Visits was stopped while sending it"
        return "may have arrived: Teams gave no clear answer"
    if each.row.post is not None and reason.startswith(DELETED):
        return "its message was deleted there"
    stop = why_stopped(reason)
    if stop is Stop.BLOCKED:
        return "Hub Visits is blocked there"
    if stop is Stop.GONE:
        return "the app is no longer there"
    return f"refused: {plain(shortened(reason, 60))}" if reason else "refused"


def undelivered_note(rows: Sequence[Undelivered], hub: Hub) -> dict[str, Any]:
    """The daily note to an officer that something waits for a decision."""
    count = len(rows)
    messages = "message was" if count == 1 else "messages were"
    named = [
        line(f"{kind(each.row.kind, hub)} to {plain(shortened(each.to, 80))}: {why(each)}.")
        for each in rows[:NAMED]
    ]
    body: list[Element] = [
        title(f"{number(count)} {messages} not delivered"),
        *named,
        small(
            f"You get this as {one_of(hub.words.one('officer'))}, "
            "on days on which something did not arrive."
        ),
    ]
    open_ = button(ListUndelivered(), "Look at them", "positive")
    return finish(body, f"{counted(count, 'message', 'messages')} not delivered", [open_])
