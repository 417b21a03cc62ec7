"""Cards for people who are not on the roster, and for one-time codes."""

from typing import Any

from cards.actions import Help, Home
from cards.elements import button, line, title
from cards.finish import finish
from cards.phrases import counted, listed
from cards.plain import plain
from cards.roles import role_names
from domain.hub import Hub
from domain.people import Person


def unknown(hub: Hub) -> dict[str, Any]:
    """Says whom an unknown person may ask."""
    name, whom = plain(hub.name), _whom(hub, "can add you")
    body = [
        title("I do not know you yet"),
        line(f"Hub Visits works for people on the list of {name}, and you are not on it, or not with this account."),
        line(f"{whom} Nothing you wrote was kept."),
        line(f"Did the {hub.words.one('hub')} give you a code? Write it here."),
    ]
    return finish(body, f"I do not know you yet. {whom}")


def code_accepted(person: Person, hub: Hub) -> dict[str, Any]:
    """Says that a code was right and who the person now is."""
    roles = listed(role_names(person, hub)) or "on its list"
    body = [
        title(plain(f"Hello {person.first_name}")),
        line(f"Your code was right. This account is now yours here: {plain(hub.name)} has you down as {roles}."),
    ]
    return finish(body, "Your code was right. Type hi.", [button(Home(), "Home", "positive"), button(Help(), "Help")])


def code_refused(left: int, hub: Hub) -> dict[str, Any]:
    """Says that a code was not accepted; `left` is the number of tries left today."""
    if left <= 0:
        return too_many_codes(hub)
    tries = counted(left, "more try", "more tries")
    body = [
        title("That code does not open anything"),
        line("A code works once, for 24 hours, with the account it was made for. Look whether it is typed in full."),
        line(f"You have {tries} today. {_whom(hub)}"),
    ]
    return finish(body, f"That code does not open anything. {tries} today.")


def too_many_codes(hub: Hub) -> dict[str, Any]:
    """Says that no more codes are read today."""
    body = [
        title("No more codes today"),
        line("Five codes did not work. Try again tomorrow with a fresh one."),
        line(_whom(hub)),
    ]
    return finish(body, "No more codes are read today. Try again tomorrow.")


def _whom(hub: Hub, does: str = "can help") -> str:
    if not hub.contact_name:
        return f"The person at {plain(hub.name)} who told you of Hub Visits {does}."
    address = f": {plain(hub.contact_email)}" if hub.contact_email else ""
    return f"{plain(hub.contact_name)} at {plain(hub.name)} {does}{address}."
