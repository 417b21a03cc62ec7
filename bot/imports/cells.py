"""Readers of cells: what a person may have written, read as what it means.

A reader raises ValueError with the end of a sentence that begins with the column's name.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import TypeVar

from bot.documents.tables import Cell
from domain.people.addresses import is_address, mended, odd_letter
from domain.visits.durations import LONGEST, parse_minutes

T = TypeVar("T")
Read = Callable[[Cell], T]
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[a-z]{3,9})[-/. ,]+(\d{4}|\d{2})")
# "Monday 26th October 2026", as schools publish their dates.
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[,.]? +(?=\d)")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
# Without an exponent: to work out 1e999999999 takes all there is of time and memory.
_NUMBER = re.compile(r"[-+]?[0-9./]{1,20}")
_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}  # noqa: SIM905
# Day 1 of Excel's count is 1 January 1900, and its 29 February 1900 never was.
_EXCEL = date(1899, 12, 30)
_EARLIEST, _LATEST = date(2000, 1, 1), date(2099, 12, 31)
_YES_OR_NO = {
    "yes": True,
    "y": True,
    "true": True,
    "no": False,
    "n": False,
    "false": False,
}


def plain(cell: Cell) -> str:
    """A cell as one line of text: no stray spaces, no control characters, no ".0" at its end."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    typed = str(cell)
    if not (typed.isascii() and typed.isprintable()):
        typed = "".join(_allowed(c) for c in typed)
    return " ".join(typed.split())


def text(most: int) -> Read[str]:
    """Reads text of at most that many characters."""

    def read(cell: Cell) -> str:
        found = plain(cell)
        if found in _ERRORS:
            raise ValueError(f"is {found}, an error of the spreadsheet")
        if len(found) > most:
            raise ValueError(f"is {len(found)} characters long, at most {most} fit")
        return found

    return read


def whole(low: int, high: int, what: str = "a whole number") -> Read[int]:
    """Reads a whole number; 101494.0, "101 494" and "0101494" are 101494."""

    def read(cell: Cell) -> int:
        found = plain(cell).replace(" ", "").replace(",", "")
        match = re.fullmatch(r"(\d{1,12})(\.0*)?", found, re.ASCII)
        if isinstance(cell, bool) or not match or not low <= int(match[1]) <= high:
            raise ValueError(f"is “{_short(cell)}”, not {what}")
        return int(match[1])

    return read


urn = whole(100_000, 9_999_999, "a URN, which is a number of six digits")
uid = whole(1, 99_999, "a UID, which is a number of up to five digits")


def day(cell: Cell) -> date:
    """Reads a date: Excel's own, or 01-09-2026, 01/09/2026, 1 Sep 2026, 2026-09-01.

    The day comes before the month. Dates are from 2000 to 2099.
    """
    found: date | None
    if isinstance(cell, datetime):
        found = cell.date()
    elif isinstance(cell, date):
        found = cell
    else:
        found = _typed_day(cell)
    if found is None:
        raise ValueError(f"is “{_short(cell)}”, not a date such as 01/09/2026")
    weekday = _WEEKDAY.match(plain(cell).lower())
    if weekday and f"{found:%A}".lower()[:3] != weekday[1]:
        raise ValueError(f"is “{_short(cell)}”, and that day is a {found:%A}")
    if not _EARLIEST <= found <= _LATEST:
        raise ValueError(f"is {found:%d/%m/%Y}; dates are from 2000 to 2099")
    return found


def working_days(cell: Cell) -> Fraction:
    """Reads a number of days in quarters, at most 366."""
    typed = plain(cell).replace(",", ".").lower().removesuffix("days").removesuffix("day").strip()
    try:
        found = Fraction(typed if _NUMBER.fullmatch(typed) else "")
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"is “{_short(cell)}”, not a number of days") from None
    if isinstance(cell, bool) or not 0 <= found <= 366 or found * 4 % 1:
        raise ValueError(f"is “{_short(cell)}”; days are counted in quarters, from 0 to 366")
    return found


def pence(cell: Cell) -> int:
    """Reads an amount in pounds ("350", "£350.50"); gives pence."""
    found = re.fullmatch(r"£?\s*(\d{1,7}(?:\.\d{1,2})?)", plain(cell).replace(",", ""), re.ASCII)
    if isinstance(cell, bool) or not found:
        raise ValueError(f"is “{_short(cell)}”, not an amount in pounds")
    return int(Fraction(found[1]) * 100)


def minutes(hours_a_day: Fraction) -> Read[int]:
    """Reads a time spent: a number of minutes, or "1 h 30", "half a day"."""

    def read(cell: Cell) -> int:
        typed = plain(cell)
        # The column is one of minutes: a number alone is never hours.
        alone = re.fullmatch(r"[\d.,]+", typed)
        found = parse_minutes(f"{typed} min" if alone else typed, hours_a_day)
        if isinstance(cell, bool) or found is None:
            raise ValueError(f"is “{_short(cell)}”, not a number of minutes from 1 to {LONGEST}")
        return found

    return read


def email(cell: Cell) -> str:
    """Reads an e-mail address, in lower case; "mailto:" and a name around it are left out."""
    found = mended(plain(cell))
    if inner := re.search(r"<([^<>]*)>\s*$", found):
        found = mended(inner[1])
    if is_address(found):
        return found
    if "@" in found and (odd := odd_letter(found.rpartition(" ")[2])):
        raise ValueError(f"is “{_short(cell)}”, and no address has {odd}: type it anew")
    raise ValueError(f"is “{_short(cell)}”, not an e-mail address")


def telephone(cell: Cell) -> str:
    """Reads a telephone number; a spreadsheet takes the first nought away, here it is put back."""
    found = text(30)(cell)
    return f"0{found}" if re.fullmatch(r"[1-9]\d{8,9}", found, re.ASCII) else found


def one_of(choices: Mapping[str, T]) -> Read[T]:
    """Reads one of the choices by code or label, in any case; the mapping's keys are `folded`."""

    def read(cell: Cell) -> T:
        found = folded(plain(cell))
        if found not in choices:
            raise ValueError(f"is “{_short(cell)}”; it may be {', '.join(choices)}")
        return choices[found]

    return read


def yes_or_no(cell: Cell) -> bool:
    """Reads yes or no."""
    return one_of(_YES_OR_NO)(cell)


def parts(cell: Cell) -> tuple[str, ...]:
    """The parts of a cell, by semicolon."""
    return tuple(part.strip() for part in plain(cell).split(";") if part.strip())


def folded(words: str) -> str:
    """Words for comparing: lower case, with underscores and hyphens as spaces."""
    return " ".join(words.casefold().replace("_", " ").replace("-", " ").split())


def _typed_day(cell: Cell) -> date | None:
    typed = _ORDINAL.sub("", _WEEKDAY.sub("", plain(cell).lower()))
    try:
        # Excel's number of a day, where a column was pasted without its format.
        if not isinstance(cell, bool) and re.fullmatch(r"\d{5}(\.\d+)?", typed, re.ASCII):
            return _EXCEL + timedelta(days=int(float(typed)))
        if found := _ISO.match(typed):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY.fullmatch(typed.removesuffix(" 00:00:00")):
            month = int(found[2]) if found[2].isdecimal() else _MONTHS.get(found[2][:3], 0)
            return date(int(found[3]) + (2000 if len(found[3]) == 2 else 0), month, int(found[1]))
    except ValueError:
        return None
    return None


def _allowed(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in ("Zs", "Zl", "Zp") or character in "\t\r\n":
        return " "
    return "" if kind in ("Cc", "Cf", "Cs", "Co", "Cn") else character


def _short(cell: Cell) -> str:
    found = plain(cell)
    return found if len(found) <= 40 else f"{found[:39]}…"
