"""Cards for people who are not on the roster, and for one-time codes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.conversation import Help, Home
from cards.elements import button, grey, group, line, small, strong, title
from cards.finish import finish
from cards.people.roles import role_names
from cards.phrases import counted, listed, long_day, number
from cards.plain import plain, shortened
from cards.visits.answers import answer_buttons, waiting_in_words
from domain.command_line import typed
from domain.hub import Hub
from domain.people.people import Attempt, Person, Role

MOST = 10
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class AttemptsView:
    """Who wrote from `first` to `last` without being let in.

    `known` are those of their addresses that are on the roster.
    """

    attempts: tuple[Attempt, ...]
    first: date
    last: date
    today: date
    known: frozenset[str] = frozenset()


def attempts(view: AttemptsView, hub: Hub) -> dict[str, Any]:
    """Tells an officer who wrote without being let in, and how to let somebody in."""
    say = f"{_how_many(view)}. Type people to see who is on the list."
    return finish(_attempts(view, hub), say)


def _attempts(view: AttemptsView, hub: Hub) -> Iterator[Element]:
    yield title(_how_many(view))
    yield grey(_when(view))
    for attempt in view.attempts[:MOST]:
        yield group(list(_attempt(attempt, known=attempt.address.lower() in view.known)))
    if len(view.attempts) > MOST:
        yield grey(f"and {len(view.attempts) - MOST:,} more")
    others = " The others need nothing." if len(view.attempts) > 1 else ""
    yield line(f"To let somebody in, type people and add them, or import a people file.{others}")
    yield small(
        "They were told whom to ask. What they wrote was not kept; "
        "who they are is kept for 30 days. "
        f"You get this as {hub.words.one('officer')}, after days on which somebody was not let in."
    )


def _how_many(view: AttemptsView) -> str:
    many = len(view.attempts)
    wrote = "person wrote to me and was" if many == 1 else "people wrote to me and were"
    return f"{number(many)} {wrote} not let in"


def _when(view: AttemptsView) -> str:
    last = long_day(view.last, view.today)
    if view.first != view.last:
        return f"{long_day(view.first, view.today)} to {last}"
    return "Yesterday" if view.last == view.today - timedelta(days=1) else last


def _attempt(attempt: Attempt, *, known: bool) -> Iterator[Element]:
    yield strong(
        plain(shortened(attempt.name, LONGEST_NAME)) or "Somebody whose name Teams did not give"
    )
    address = plain(shortened(attempt.address, LONGEST_NAME)) or "no address given"
    yield grey(address, counted(attempt.times, "message", "messages"))
    if known:
        yield grey("This address is on the list: give them a one-time code")


def unknown(hub: Hub) -> dict[str, Any]:
    """Tells somebody whom the bot does not know whom to ask."""
    name, whom = plain(hub.name), _whom(hub, "can add you")
    body = [
        title("I do not know you yet"),
        line(
            f"Hub Visits works for people on the list of {name}, "
            "and you are not on it, or not with this account."
        ),
        line(f"{whom} Nothing you wrote was kept."),
        line(f"Did the {hub.words.one('hub')} give you a code? Write it here."),
    ]
    return finish(body, f"I do not know you yet. {whom}")


def code_accepted(person: Person, hub: Hub, to_answer: int = 0) -> dict[str, Any]:
    """Says that a code was right, and who the person is here.

    `to_answer` is how many records wait for a school contact's answer.
    """
    roles = listed(role_names(person, hub)) or "on its list"
    body = [
        title(plain(f"Hello {person.first_name}")),
        line(
            "Your code was right. This account is now yours here: "
            f"{plain(hub.name)} has you down as {roles}."
        ),
    ]
    if to_answer:
        body.append(line(waiting_in_words(to_answer, hub)))
    home = button(Home(), "Home", None if to_answer else "positive")
    actions = [*answer_buttons(to_answer), home, button(Help(), "Help")]
    return finish(body, "Your code was right. Type hi.", actions)


def officers_code(person: Person, hub: Hub) -> str:
    """Tells an officer who came in by the address how the officer's part opens."""
    officer, officers = hub.words.one(Role.OFFICER), hub.words.many(Role.OFFICER)
    if hub.contact_name:
        maker = _whom(hub, "can make one")
    else:
        maker = (
            f"Whoever runs Hub Visits for {plain(hub.name)} can make one: "
            f"{typed('invite')} {plain(person.email)}"
        )
    return (
        f"You are on the list as {officer}, but your work address alone is not enough for what "
        f"{officers} can do. Type a one-time code into our own chat, with nothing else in the "
        f"message. {maker}"
    )


def code_refused(left: int, hub: Hub) -> dict[str, Any]:
    """Says that a code was not accepted; `left` is how many tries are left today."""
    if left <= 0:
        return too_many_codes(hub)
    tries = counted(left, "more try", "more tries")
    body = [
        title("That code does not open anything"),
        line(
            "A code works once, for 24 hours, with the account it was made for. "
            "Check that it is typed in full."
        ),
        line(f"You have {tries} today. {_whom(hub)}"),
    ]
    return finish(body, f"That code does not open anything. {tries} today.")


def too_many_codes(hub: Hub) -> dict[str, Any]:
    """Says that no more codes are accepted from this account today."""
    body = [
        title("No more codes today"),
        line("Five codes did not work. Try again tomorrow with a fresh one."),
        line(_whom(hub)),
    ]
    return finish(body, "No more codes are read today. Try again tomorrow.")


def _whom(hub: Hub, does: str = "can help") -> str:
    if not hub.contact_name:
        return f"The person at {plain(hub.name)} who told you about Hub Visits {does}."
    address = f": {plain(hub.contact_email)}" if hub.contact_email else ""
    return f"{plain(hub.contact_name)} at {plain(hub.name)} {does}{address}."
