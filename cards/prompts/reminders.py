"""A person's settings for prompts: the form, the card after it, and the question about absence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.action import LONGEST_INPUT
from cards.actions.prompts import (
    ChangeReminders,
    ComeBack,
    SaveAway,
    SaveReminders,
    ShowSettings,
)
from cards.elements import button, grey, line, small, title
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.phrases import WEEKDAY_NAMES, listed, long_day, weekdays_named
from cards.plain import plain, shortened
from cards.questions import Asked, Table
from domain.errors import Problem
from domain.hub import Hub
from domain.prompts.reminders import (
    EVERY,
    OUT,
    AwayValues,
    RemindersValues,
    Wishes,
    as_typed,
    is_away,
    offered_hours,
)

LONGEST_NAME = 60
MOST_NAMED = 3
MOST_CHOICES = 40
REMINDERS: Table = {
    "hour": Asked("When reminders come", "Choose a time from the list."),
    "days": Asked("Working days", "Choose one working day or more."),
    "off": Asked("No reminders for"),
    "until": Asked("Away until"),
}
AWAY: Table = {"until": Asked("The last day", "Write the last day that you are away.")}


@dataclass(frozen=True, slots=True)
class RemindersView:
    """A person's settings as they stand.

    `own` are names of the person's deployments by id. `live` says whether prompts are sent at all.
    A `head` is told of days out as well.
    """

    wishes: Wishes
    own: Mapping[int, str]
    today: date
    live: bool = True
    head: bool = False

    @property
    def away(self) -> bool:
        """Whether the person is away today."""
        return is_away(self.wishes.away, self.today)


@dataclass(frozen=True, slots=True)
class RemindersAgain:
    """The form of settings as it came back: what was typed, and what is wrong with it."""

    typed: RemindersValues = field(default_factory=RemindersValues)
    problems: tuple[Problem, ...] = ()


def reminders_form(
    view: RemindersView, hub: Hub, again: RemindersAgain | None = None
) -> dict[str, Any]:
    """The form of all settings, as they stand or, with `again`, as the form came back."""
    standing = as_typed(view.wishes, view.own, view.today)
    shown = SaveReminders.showing(again.typed if again else standing)
    save = button(SaveReminders(shown=shown), "Save", "positive")
    back = [button(ComeBack(here=True, shown=shown), "I am back")] if view.away else []
    return finish(_form(view, hub, again), f"Your reminders. {_when(view.wishes)}.", [save, *back])


def reminders_kept(view: RemindersView, hub: Hub) -> dict[str, Any]:
    """Says what holds from now on; this card lasts."""
    first, *more = _says(view, hub)
    body: list[Element] = [title(first), *(line(text) for text in more)]
    change = button(ChangeReminders(), "Change")
    back = [button(ComeBack(), "I am back")] if view.away else []
    return finish(body, f"{first}.", [*back, change])


def ask_away(typed: str, hub: Hub, problems: tuple[Problem, ...] = ()) -> dict[str, Any]:
    """Asks for the last day away; `typed` is what was typed before."""
    values = AwayValues(typed[:LONGEST_INPUT])
    visits = hub.words.many("visit")
    sheet = Sheet(AWAY, values, hub, problems)
    body: list[Element] = [
        title("Until when are you away?"),
        line(f"No reminders come until after that day. You can still record {visits}."),
        sheet.words("until", placeholder="Friday, 9 Jan, 4/12", needed=True),
    ]
    shown = SaveAway.showing(values)
    save = button(SaveAway(shown=shown), "Save", "positive")
    return finish(
        body,
        "Until when are you away? Type away until and a day.",
        [save, button(ShowSettings(shown=shown), "All my settings")],
    )


def _form(view: RemindersView, hub: Hub, again: RemindersAgain | None) -> Iterator[Element]:
    wishes, standing = view.wishes, as_typed(view.wishes, view.own, view.today)
    came_back = again or RemindersAgain(standing)
    sheet = Sheet(REMINDERS, came_back.typed, hub, came_back.problems)
    yield title("Your reminders")
    yield grey(next(_says(view, hub)))
    yield from sheet.news()
    times = {f"{hour:%H:%M}": f"{hour:%H:%M}" for hour in offered_hours(hub.sending_at, wishes.at)}
    days = {str(day): WEEKDAY_NAMES[day][:3] for day in sorted(EVERY)}
    yield pair(sheet.choice("hour", times), sheet.several("days", days))
    if about := _left_out(view):
        yield sheet.several("off", about, none="None: reminders come for all")
    yield pair(sheet.day("until", label=f"{REMINDERS['until'].label} (optional)"))
    yield small(
        "At most one message a day, on school days only, and none for what is done already."
    )


def _left_out(view: RemindersView) -> dict[str, str]:
    """What a person may want no prompts of, by code: days out for a head, then own support."""
    days_out = {OUT: "Who is out next week"} if view.head else {}
    own = {
        str(id_): plain(shortened(name, LONGEST_NAME))
        for id_, name in list(view.own.items())[:MOST_CHOICES]
    }
    return days_out | own


def _says(view: RemindersView, hub: Hub) -> Iterator[str]:
    wishes = view.wishes
    if view.away and wishes.away:
        yield f"No reminders until after {long_day(wishes.away, view.today)}"
        yield f"After that: {_inside(_when(wishes))}."
    else:
        yield _when(wishes)
    names = [
        plain(shortened(view.own[id_], LONGEST_NAME))
        for id_ in sorted(wishes.off)
        if id_ in view.own
    ]
    if names:
        more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
        yield f"Off for {listed([*names[:MOST_NAMED], *more])}."
    if view.head and not wishes.hears_out:
        visits = hub.words.many("visit")
        yield f"Off: who is out next week, and {visits} that move."
    if not view.live:
        us = hub.words.one("hub")
        yield f"Reminders are held for everybody until the {us} goes live; yours begin then."


def _when(wishes: Wishes) -> str:
    return f"Reminders come at {wishes.at:%H:%M}, {weekdays_named(wishes.days)}"


def _inside(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
