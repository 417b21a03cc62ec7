"""Cards about a file that was made for somebody."""

from typing import Any

from cards.elements import grey, line, link, title
from cards.finish import finish
from cards.plain import plain
from domain.hub import Hub


def file_gone() -> dict[str, Any]:
    """Tells a person that the file they accept or decline is not kept any more, or not theirs."""
    return _card("The file is gone", "Files are kept for a day. Ask for it again.")


def file_forgotten(name: str) -> dict[str, Any]:
    """Tells a person that the file they declined is deleted."""
    return _card("You declined the file", f"{plain(name)} was not put into your OneDrive.")


def file_uploaded(name: str, place: str) -> dict[str, Any]:
    """Tells a person that the file is in their OneDrive; `place` is its address, or empty."""
    say = f"{plain(name)} is in your OneDrive"
    body = [title(say), grey("It holds personal data: keep it no longer than you need it.")]
    return finish(body, say, [link(place, "Open it")] if place.startswith("https://") else [])


def upload_unconfirmed(name: str) -> dict[str, Any]:
    """Tells a person that nobody knows whether the file that they accepted has arrived."""
    # It may be there all the same: the answer can be lost where the file is not.
    more = (
        f"OneDrive did not confirm that it has {plain(name)}. If it is not there, ask for it again."
    )
    return _card("The file may not be in your OneDrive", more)


def file_not_made(hub: Hub) -> dict[str, Any]:
    """Tells a person that the file they asked for could not be made."""
    return _card(
        "The file could not be made",
        f"Please ask for it again; if that fails too, tell the {hub.words.one('hub')}'s IT.",
    )


def _card(what: str, more: str) -> dict[str, Any]:
    return finish([title(what), line(more)], f"{what}. {more}")
