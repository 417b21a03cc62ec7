"""What is said of a file that was made for somebody."""

from typing import Any

from cards.elements import grey, line, link, title
from cards.finish import finish
from cards.plain import plain

GONE = "The file is gone: files are kept for a day. Ask for it again."


def gone() -> dict[str, Any]:
    """For who accepts or declines what is not kept any more, or is not theirs."""
    return finish([line(GONE)], GONE)


def forgotten(name: str) -> dict[str, Any]:
    """For who did not want it."""
    say = f"{plain(name)} was not put into your OneDrive and is forgotten."
    return finish([line(say)], say)


def uploaded(name: str, place: str) -> dict[str, Any]:
    """Where it lies now; `place` is its address, if Teams gave one."""
    say = f"{plain(name)} is in your OneDrive"
    body = [title(say), grey("It holds personal data: keep it no longer than you need it.")]
    return finish(body, say, [link(place, "Open it")] if place.startswith("https://") else [])


def not_made() -> dict[str, Any]:
    """For who waits for a file that could not be made."""
    say = "The file that you asked for could not be made. Please ask for it again; if it fails again, tell your IT."
    return finish([line(say)], say)
