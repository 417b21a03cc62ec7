"""What stood before a change of support and what followed from it, as JSON and back."""

from datetime import date
from fractions import Fraction
from typing import Any

from domain.support.states import Followed, Leadership, SupportChange, Terms
from storage.engine.fields import Fields, jsonable

_TERMS, _LED = Fields(Terms), Fields(Leadership)


def packed(change: SupportChange) -> dict[str, Any]:
    """All that an undoing puts back."""
    followed, terms = change.followed, jsonable(_TERMS.columns(change.before))
    days = change.before.days_agreed
    return {
        "terms": terms | {"days_agreed": None if days is None else str(days)},
        "led": [jsonable(_LED.columns(each)) | {"name": ""} for each in change.led],
        "called_off": list(followed.called_off),
        "handed": list(followed.handed.items()),
        "closed": list(followed.closed),
        "dated": [(step, by.isoformat()) for step, by in followed.dated.items()],
        "came": list(followed.came),
        "went": list(followed.went),
        "edition": followed.edition,
        "rates_from": _text(followed.rates_from),
        "paid": None if followed.paid is None else list(followed.paid),
    }


def unpacked(about: dict[str, Any]) -> tuple[Terms, tuple[Leadership, ...], Followed]:
    """The terms and leaders from before a change, and what followed from it."""
    days = about["terms"]["days_agreed"]
    terms = about["terms"] | {"days_agreed": None if days is None else Fraction(days)}
    followed = Followed(
        called_off=tuple(about["called_off"]),
        handed=dict(map(tuple, about["handed"])),
        closed=tuple(about["closed"]),
        dated={step: date.fromisoformat(by) for step, by in about["dated"]},
        came=tuple(about["came"]),
        went=tuple(about["went"]),
        edition=about.get("edition", 0),
        rates_from=_day(about.get("rates_from")),
        paid=None if about.get("paid") is None else tuple(about["paid"]),
    )
    return _TERMS.from_json(terms), tuple(map(_LED.from_json, about["led"])), followed


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
