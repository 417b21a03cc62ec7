"""Going live: what would be sent to whom, and since when it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.conversation import Home
from cards.actions.operations import GoLive
from cards.elements import badge, box, button, facts, grey, line, section, small, strong, title
from cards.finish import finish
from cards.phrases import clock, counted, listed, long_day, number
from cards.plain import plain, shortened
from domain.hub import Hub
from domain.operations.live import LiveShare

MOST, MOST_NAMED = 10, 5
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class LiveView:
    """What the card before going live shows.

    `shares` are what each person would get now. `unreached` is how many have no chat with the bot.
    `digests` are the names of channels that get one, `flags` the names of those who hear of flags.
    """

    shares: tuple[LiveShare, ...]
    unreached: int
    start: date | None
    digests: tuple[str, ...]
    flags: tuple[str, ...]
    today: date


def preview(view: LiveView, hub: Hub) -> dict[str, Any]:
    """What each person would get if the hub went live now, with the button to go live."""
    say = f"Not live yet. {_sum(view, hub)}"
    go = button(GoLive(), "Go live", "positive")
    return finish(_preview(view, hub), say, [go, button(Home(), "Not yet")])


def go_live_ask(view: LiveView, hub: Hub) -> dict[str, Any]:
    """Asks once more, with the number: what has been sent cannot be taken back."""
    name = "Go live now?"
    body = [
        title(name),
        strong(_sum(view, hub)),
        line("It is sent at once and cannot be taken back."),
    ]
    go = button(GoLive(sure=True), "Go live now", "positive")
    return finish(body, f"{name} {_sum(view, hub)}", [go, button(Home(), "Not yet")])


def went_live(since: datetime, by: str, start: date | None, hub: Hub) -> dict[str, Any]:
    """Says since when welcomes, prompts and copies are sent; `since` is local. This card lasts."""
    name = f"The {hub.words.one('hub')} is live"
    who = f", switched on by {plain(by)}" if by else ""
    body: list[Element] = [
        title(name),
        grey(f"Since {long_day(since.date())} at {clock(since)}{who}"),
        line(
            f"Welcomes, reminders and {hub.words.one('school')} copies are now sent automatically."
        ),
    ]
    if start and start > since.date():
        body.append(
            line(f"Reminders begin on {long_day(start)}: nothing due before that day is late.")
        )
    body.append(small("Everybody can set their own reminders: type reminders."))
    return finish(body, f"{name} since {long_day(since.date())}.", [button(Home(), "Home")])


def _preview(view: LiveView, hub: Hub) -> Iterator[Element]:
    yield title("Go live?")
    yield badge("Not live yet", "Warning")
    yield line(
        f"Until then welcomes, reminders and {hub.words.one('school')} copies are held back."
    )
    in_short: list[Element] = [strong(_sum(view, hub))]
    if absent := _absent(view):
        in_short.append(line(absent))
    yield box("emphasis", in_short)
    yield from facts(_who(view, hub))
    if view.shares:
        yield section("If you went live now")
        for share in view.shares[:MOST]:
            yield strong(plain(shortened(share.name, LONGEST_NAME)))
            yield grey(_gets(_one(share), hub))
        if len(view.shares) > MOST:
            yield grey(f"and {len(view.shares) - MOST:,} more people")
    yield small(
        "This cannot be undone. Afterwards each person can change the hour and days "
        "of their reminders, or say that they are away: type reminders."
    )


def _sum(view: LiveView, hub: Hub) -> str:
    people = len(view.shares)
    if not people:
        return "Nobody would get anything just now."
    who = "person" if people == 1 else "people"
    return f"{number(people)} {who} would get {_gets(_total(view.shares), hub)}."


def _absent(view: LiveView) -> str:
    if not view.unreached:
        return ""
    have = "person has" if view.unreached == 1 else "people have"
    return (
        f"{number(view.unreached)} {have} not opened the app yet; they are welcomed when they do."
    )


def _one(share: LiveShare) -> tuple[int, int, int]:
    """The numbers of welcomes, prompts and copies that one person would get."""
    return int(share.welcome), share.prompts, share.copies


def _total(shares: tuple[LiveShare, ...]) -> tuple[int, int, int]:
    """The numbers of welcomes, prompts and copies that all of them would get."""
    return (
        sum(s.welcome for s in shares),
        sum(s.prompts for s in shares),
        sum(s.copies for s in shares),
    )


def _gets(numbers: tuple[int, int, int], hub: Hub) -> str:
    welcomes, prompts, copies = numbers
    record, records = hub.words.one("record"), hub.words.many("record")
    parts = (
        counted(welcomes, "welcome", "welcomes") if welcomes else "",
        counted(prompts, "reminder", "reminders") if prompts else "",
        counted(copies, f"copy of a {record}", f"copies of {records}") if copies else "",
    )
    return listed(filter(None, parts))


def _who(view: LiveView, hub: Hub) -> Iterator[tuple[str, str]]:
    if view.start is None:
        yield "First day", "Not set, so reminders for everything overdue go at once."
    else:
        day = long_day(view.start, view.today)
        yield "First day", f"{day}. Nothing due before that day counts as late."
    no_channel = "No channel yet: mention me in one with the words post here"
    yield "Digests", _named(view.digests) or no_channel
    nobody = f"Nobody: no channel, and no {hub.words.one('officer')} has opened the app"
    yield "Flags", _named(view.flags) or nobody


def _named(names: tuple[str, ...]) -> str:
    more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    return listed([*(shortened(name, LONGEST_NAME) for name in names[:MOST_NAMED]), *more])
