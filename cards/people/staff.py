"""The leaders whom a head employs: where each gives support, the days, and who is out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.agreements import ShowAgreement
from cards.actions.organisations import ShowPlace
from cards.actions.people import ShowStaff
from cards.elements import badge, button, grey, group, line, press, row, strong, title
from cards.finish import finish
from cards.pages import IN_ORDER, footer, ways_on
from cards.phrases import day_in_short, days_used, how_many, listed, short_day, titled
from cards.phrases import days as in_days
from cards.plain import plain, shortened
from domain.hub import Hub
from domain.prompts.releases import LeaderRelease
from domain.support.deployments import decimal

PAGE = 4
# Schools of a leader, and letters of a head's note.
MOST, LONGEST_NOTE = 4, 80
# Organisations of which a button tells; letters of a name on a button, and of a focus.
HEADS, LONGEST_NAME, LONGEST_FOCUS = 2, 30, 60
FRIDAY = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class StaffSupport:
    """A school that a leader supports: where it is, days used and agreed. A head reads no more.

    `support` is its id, by which the head's copy of its agreement is opened. `release` is what the
    reader released the leader for, and `out` the days of this term on which they were out there, or
    are to be. `focus` tells two of one school apart.
    """

    support: int
    school: str
    town: str
    used: Fraction
    agreed: Fraction | None
    release: LeaderRelease | None = None
    out: int = 0
    focus: str = ""
    paused: bool = False


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A leader by name, with the schools and the days on which they are out next week.

    `used` are the days out this school year so far, of the `free` days of a year.
    """

    name: str
    supports: tuple[StaffSupport, ...] = ()
    out: tuple[date, ...] = ()
    used: Fraction = Fraction(0)
    free: Fraction | None = None


@dataclass(frozen=True, slots=True)
class StaffView:
    """One page of a head's leaders: its `first` row is the nth of `total`, counted from 1.

    `heads` are the names of the organisations that the reader heads, by id.

    `monday` begins the week of which it says who is out.
    """

    rows: tuple[StaffRow, ...]
    total: int
    today: date
    monday: date
    first: int = 1
    heads: Mapping[int, str] = field(default_factory=dict)
    older: ShowStaff | None = None
    newer: ShowStaff | None = None


def staff(view: StaffView, hub: Hub) -> dict[str, Any]:
    """The list, with nothing of what was written about a visit."""
    about = [
        button(ShowPlace(organisation=id_), f"About {shortened(name, LONGEST_NAME)}")
        for id_, name in list(view.heads.items())[:HEADS]
    ]
    actions = ways_on(view, IN_ORDER, *about)
    return finish(_body(view, hub), f"My staff: {_summary(view, hub)}", actions)


def _body(view: StaffView, hub: Hub) -> Iterator[Element]:
    yield title("My staff")
    yield grey(_summary(view, hub))
    if view.rows:
        yield line(_who_is_out(view))
    else:
        yield line(f"If there should be some, ask the {hub.words.one('hub')}.")
    for each in view.rows[:PAGE]:
        yield group(list(_row(each, view.today, hub)))
    yield from footer(view, len(view.rows), "by name")


def _summary(view: StaffView, hub: Hub) -> str:
    if not view.rows:
        return f"No {hub.words.one('leader')} of yours is on the list."
    return f"{how_many(view.total, hub.words.one('leader'), hub.words.many('leader'))}."


def _who_is_out(view: StaffView) -> str:
    """Who of this page is out next week: Next week, 30 Nov to 4 Dec: Farida Khan."""
    friday = day_in_short(view.monday + FRIDAY, view.today)
    week = f"Next week, {day_in_short(view.monday, view.today)} to {friday}"
    out = listed(plain(each.name) for each in view.rows if each.out)
    return f"{week}: {out} out." if out else f"{week}: nobody is out."


def _row(each: StaffRow, today: date, hub: Hub) -> Iterator[Element]:
    away = [badge("Out next week", "Default")] if each.out else []
    days = listed(short_day(day, today) for day in each.out)
    told = [*filter(None, (f"Out {days}" if days else "", free_days_used(each.used, each.free)))]
    about = [grey(*told)] if told else []
    yield row([strong(plain(each.name)), *about], away, parted=False)
    for support in each.supports[:MOST]:
        yield _support(support, hub)
    if len(each.supports) > MOST:
        yield grey(f"and {len(each.supports) - MOST} more")
    if not each.supports:
        yield grey(f"gives no {hub.words.one('deployment')} now")


def _support(support: StaffSupport, hub: Hub) -> Element:
    """One school of a leader; a press opens what was agreed."""
    place = ", ".join(filter(None, (support.school, support.town)))
    agreement = titled(hub.words.one("agreement"))
    says = f"{agreement}: {shortened(support.school, LONGEST_NAME)}"
    used = days_used(support.used, support.agreed)
    paused = "paused" if support.paused else ""
    opens = button(ShowAgreement(deployment=support.support), says)
    told = grey(plain(shortened(support.focus, LONGEST_FOCUS)), paused, used, *_released(support))
    return row([line(plain(place)), told], [press(agreement)], opens, parted=False)


def _released(support: StaffSupport) -> Iterator[str]:
    """What was released, and how much of it this term takes: it is shown, and stops nobody."""
    release, out = support.release, support.out
    if release is None:
        return
    most = f"at most {in_days(release.most)} a term" if release.most else ""
    yield f"You released {most}" if most else "You released without a limit"
    if release.most:
        over = ", more than that" if out > release.most else ""
        yield f"{in_days(Fraction(out))} this term{over}"
    yield f"“{plain(shortened(release.note, LONGEST_NOTE))}”" if release.note else ""


def free_days_used(used: Fraction, free: Fraction | None) -> str:
    """How much of a leader's free days this school year took; nothing where there is neither."""
    if free is None:
        return f"{in_days(used)} used this school year" if used else ""
    return f"{decimal(used)} of {decimal(free)} free days used this school year"
