"""A person's settings for prompts: the form, what was kept, and how long somebody is away."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.prompts import ChangeReminders, ComeBack, SaveAway, SaveReminders, ShowReminders
from cards.elements import box, button, grey, line, small, strong, title
from cards.finish import finish
from cards.inputs import by_question, choice, date_input, mended, pair, words
from cards.phrases import listed, long_day
from cards.plain import plain, shortened
from cards.problems import not_saved, question
from domain.dates import LONGEST, WEEKDAYS
from domain.errors import Problem
from domain.hub import Hub
from domain.prompts.reminders import EVERY, OUT, Typed, Wishes, hours, is_away

LONGEST_NAME = 60
MOST_NAMED = 3
MOST_CHOICES = 40
NAMES = tuple(day.capitalize() for day in WEEKDAYS)


@dataclass(frozen=True, slots=True)
class RemindersView:
    """A person's settings as they stand.

    `own` are the deployments by id, `live` says whether prompts go at all. A `head`
    hears of days out as well.
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
class Again:
    """A form that came back: what was typed, and what is wrong with it."""

    typed: Typed = field(default_factory=Typed)
    problems: tuple[Problem, ...] = ()


def reminders_form(view: RemindersView, hub: Hub, again: Again | None = None) -> dict[str, Any]:
    """The form of all settings; with `again` as it came back."""
    save = button(SaveReminders(), "Save", "positive")
    back = [button(ComeBack(), "I am back", inputs=False)] if view.away else []
    return finish(_form(view, hub, again), f"Your reminders. {_when(view.wishes)}.", [save, *back])


def kept(view: RemindersView) -> dict[str, Any]:
    """What holds from now on; this card lasts."""
    first, *more = _says(view)
    body: list[Element] = [title(first), *(line(text) for text in more)]
    change = button(ChangeReminders(), "Change")
    back = [button(ComeBack(), "I am back")] if view.away else []
    return finish(body, f"{first}.", [*back, change])


def ask_away(typed: str, problems: tuple[Problem, ...] = ()) -> dict[str, Any]:
    """Asks for the last day away, with what was typed so far."""
    wrong = by_question(problems)
    asked = words(
        "until",
        typed[:LONGEST],
        longest=LONGEST,
        label="The last day",
        placeholder="Friday, 9 Jan, 4/12",
    )
    body: list[Element] = [
        title("Until when are you away?"),
        line("No reminders come up to and including that day. You can still record visits."),
        mended(asked, wrong.get("until")),
    ]
    save = button(SaveAway(), "Save", "positive")
    return finish(
        body,
        "Until when are you away? Type away until and a day.",
        [save, button(ShowReminders(), "All my settings", inputs=False)],
    )


def _form(view: RemindersView, hub: Hub, again: Again | None) -> Iterator[Element]:
    wishes, problems = view.wishes, again.problems if again else ()
    standing = Typed(
        f"{wishes.at:%H:%M}",
        ",".join(map(str, sorted(wishes.days))),
        ",".join(
            (*([] if wishes.hears_out else [OUT]), *map(str, sorted(wishes.off & set(view.own))))
        ),
        wishes.away.isoformat() if wishes.away and view.away else "",
    )
    typed, wrong = again.typed if again else standing, by_question(problems)
    yield title("Your reminders")
    yield grey(next(_says(view)))
    if problems:
        yield box("attention", [strong(text) for text in not_saved(problems)])
    times = {f"{hour:%H:%M}": f"{hour:%H:%M}" for hour in hours(hub.sending_at, wishes.at)}
    days = {str(day): NAMES[day][:3] for day in sorted(EVERY)}
    yield pair(
        mended(choice("hour", times, typed.hour), wrong.get("hour")),
        mended(choice("days", days, typed.days, several=True), wrong.get("days")),
    )
    if about := _left_out(view):
        asked = choice("off", about, typed.off, several=True)
        asked.placeholder = None if typed.off else "None: reminders come for all"
        yield mended(asked, wrong.get("off"))
    yield pair(
        mended(
            date_input("until", typed.until, f"{question('until')}, if you are"), wrong.get("until")
        )
    )
    yield small(
        "At most one message a day, on school days only, and none for what is done already."
    )


def _left_out(view: RemindersView) -> dict[str, str]:
    """What may be left out: a head's days out first, then the person's own support."""
    days_out = {OUT: "Who is out, and days that move"} if view.head else {}
    own = {
        str(id_): plain(shortened(name, LONGEST_NAME))
        for id_, name in list(view.own.items())[:MOST_CHOICES]
    }
    return days_out | own


def _says(view: RemindersView) -> Iterator[str]:
    wishes = view.wishes
    if view.away and wishes.away:
        yield f"No reminders up to and including {long_day(wishes.away, view.today)}"
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
        yield "You do not hear who is out next week, nor when a day out moves."
    if not view.live:
        yield "Reminders are held for everybody until the hub goes live; yours begin then."


def _when(wishes: Wishes) -> str:
    return f"Reminders come at {wishes.at:%H:%M}, {_days(wishes.days)}"


def _days(days: Iterable[int]) -> str:
    chosen = sorted(days)
    if len(chosen) > 2 and chosen[-1] - chosen[0] == len(chosen) - 1:
        return f"{NAMES[chosen[0]]} to {NAMES[chosen[-1]]}"
    return listed(NAMES[day] for day in chosen)


def _inside(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
