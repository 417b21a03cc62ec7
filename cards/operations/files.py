"""What is said of a file that was made for somebody."""

from typing import Any

from cards.elements import grey, line, link, title
from cards.finish import finish
from cards.plain import plain


def file_gone() -> dict[str, Any]:
    """For who accepts or declines what is not kept any more, or is not theirs."""
    return _told("The file is gone", "Files are kept for a day. Ask for it again.")


def file_forgotten(name: str) -> dict[str, Any]:
    """For who did not want it."""
    return _told("The file is forgotten", f"{plain(name)} was not put into your OneDrive.")


def file_uploaded(name: str, place: str) -> dict[str, Any]:
    """Where it lies now; `place` is its address, if Teams gave one."""
    say = f"{plain(name)} is in your OneDrive"
    body = [title(say), grey("It holds personal data: keep it no longer than you need it.")]
    return finish(body, say, [link(place, "Open it")] if place.startswith("https://") else [])


def upload_unconfirmed(name: str) -> dict[str, Any]:
    """For who accepted a file of which nobody knows that it arrived: an answer may be lost where the file is not."""
    more = (
        f"OneDrive did not confirm that it has {plain(name)}. If it is not there, ask for it again."
    )
    return _told("The file may not be in your OneDrive", more)


def file_not_made() -> dict[str, Any]:
    """For who waits for a file that could not be made."""
    return _told(
        "The file could not be made",
        "Please ask for it again; if that fails too, tell the hub's IT.",
    )


def _told(what: str, more: str) -> dict[str, Any]:
    return finish([title(what), line(more)], f"{what}. {more}")
