"""Cards for people who are not on the roster, and for one-time codes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.conversation import Help, Home
from cards.actions.people import AddPerson, InvitePerson
from cards.elements import button, buttons, grey, group, line, small, strong, title
from cards.finish import finish
from cards.people.roles import on_the_list
from cards.phrases import counted, long_day, number, one_of
from cards.plain import plain, shortened
from cards.visits.answers import answer_buttons, waiting_in_words
from domain.command_line import typed
from domain.hub import Hub
from domain.people.people import Attempt, Person, Role

MOST = 10
LONGEST_NAME, LONGEST_BUTTON = 80, 25


@dataclass(frozen=True, slots=True)
class AttemptsView:
    """Who wrote from `first` to `last` without being let in.

    `known` are the people of those of their addresses that are on the roster, by id.
    """

    attempts: tuple[Attempt, ...]
    first: date
    last: date
    today: date
    known: Mapping[str, int] = field(default_factory=dict)


def attempts(view: AttemptsView, hub: Hub) -> dict[str, Any]:
    """Tells an officer who wrote without being let in, and how to let somebody in."""
    say = f"{_how_many(view)}. Type: people"
    return finish(_attempts(view, hub), say)


def _attempts(view: AttemptsView, hub: Hub) -> Iterator[Element]:
    yield title(_how_many(view))
    yield grey(_when(view))
    for attempt in view.attempts[:MOST]:
        yield group(list(_attempt(attempt, view.known.get(attempt.address.lower()))))
    if len(view.attempts) > MOST:
        yield grey(f"and {len(view.attempts) - MOST:,} more")
    yield line("If somebody should not be let in, there is nothing to do.")
    yield small(
        "They were told whom to ask. What they wrote was not kept; "
        "who they are is kept for 30 days. "
        f"You get this as {one_of(hub.words.one('officer'))}, "
        "after days on which somebody new wrote."
    )


def _how_many(view: AttemptsView) -> str:
    many = len(view.attempts)
    who = "person who is" if many == 1 else "people who are"
    return f"{number(many)} {who} not on the list wrote to me"


def _when(view: AttemptsView) -> str:
    last = long_day(view.last, view.today)
    if view.first != view.last:
        return f"{long_day(view.first, view.today)} to {last}"
    return "Yesterday" if view.last == view.today - timedelta(days=1) else last


def _attempt(attempt: Attempt, known: int | None) -> Iterator[Element]:
    yield strong(
        plain(shortened(attempt.name, LONGEST_NAME)) or "Somebody whose name Teams did not give"
    )
    address = plain(shortened(attempt.address, LONGEST_NAME)) or "No address given"
    yield grey(address, counted(attempt.times, "message", "messages"))
    name = shortened(attempt.name, LONGEST_BUTTON) or "this person"
    if known:
        yield grey("This address is on the list. A one-time code lets them in.")
        yield buttons(button(InvitePerson(person=known), f"Make a code for {name}"))
    elif attempt.address:
        add = AddPerson(name=attempt.name, email=attempt.address)
        yield buttons(button(add, f"Add {name}"))


def unknown(hub: Hub) -> dict[str, Any]:
    """Tells somebody whom the bot does not know whom to ask."""
    name, whom = plain(hub.name), _whom(hub, "can add you")
    body = [
        title("I do not know you yet"),
        line(f"You are not on {name}'s list yet, or not with this account."),
        line(f"{whom} I have not kept your message."),
        line("Have a code? Type it here."),
    ]
    return finish(body, f"I do not know you yet. {whom}")


def code_accepted(person: Person, hub: Hub, to_answer: int = 0) -> dict[str, Any]:
    """Says that a code was right, and who the person is here.

    `to_answer` is how many records wait for a school contact's answer.
    """
    body = [
        title("You are connected"),
        line(f"Your code was right. {on_the_list(person, hub)}"),
    ]
    if to_answer:
        body.append(line(waiting_in_words(to_answer, hub)))
    home = button(Home(), "Home", None if to_answer else "positive")
    actions = [*answer_buttons(to_answer, hub), home, button(Help(), "Help")]
    return finish(body, "You are connected. Type: hi", actions)


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
        f"You are on the list as {one_of(officer)}, but your work address alone is not enough for "
        f"what {officers} can do. Type a one-time code into our own chat, with nothing else in the "
        f"message. {maker}"
    )


def code_refused(left: int, hub: Hub) -> dict[str, Any]:
    """Says that a code was not accepted; `left` is how many tries are left today."""
    if left <= 0:
        return too_many_codes(hub)
    tries = counted(left, "more try", "more tries")
    body = [
        title("That code did not work"),
        line(
            "A code works once, for 24 hours, with the account it was made for. "
            "Check that it is typed in full."
        ),
        line(f"You have {tries} today. {_whom(hub)}"),
    ]
    return finish(body, f"That code did not work. {tries} today.")


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
