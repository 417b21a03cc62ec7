"""The values at the edges of what a button of a card may carry, from the schema of its class."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from cards.actions.action import LONGEST_INPUT, Action, FormButton
from cards.actions.prompts import PromptAction, typed_in_rows
from domain.questions import field_names

# Stands for a field that does not come at all.
MISSING = object()
DAY = timedelta(days=1)
DEEP: list[Any] = []
for _ in range(200):
    DEEP = [DEEP]
TEACHER = "\N{WOMAN}\N{EMOJI MODIFIER FITZPATRICK TYPE-5}\N{ZERO WIDTH JOINER}\N{SCHOOL}"

# What any field may be sent, whatever it is for.
ANYTHING: tuple[Any, ...] = (
    *(MISSING, None, True, False),
    *(-(2**63), -1, 0, 1, 2**31 - 1, 2**31, 2**53, 2**63 - 1, 2**63, 2**64, 10**40),
    *(-0.0, 0.5, 1.0, 1e308, float("inf"), float("nan")),
    *("", " ", "0", "1", str(2**31), str(2**63), "9" * 60, "9" * LONGEST_INPUT, "-1", "1e5"),
    *("NaN", "Infinity", "None", "null", "true", "٣", "²", "½", "1_000"),
    *("a" * LONGEST_INPUT, "a" * (LONGEST_INPUT + 1), TEACHER * 200, "e\u0301" * 100),
    *("\0", "a\0b", "\x1b[31m", "a\tb\r\nc", "\ud800", "a\udfff", "\ufeff", "\uffff"),
    *("\u202egnirts", "\u2066a\u2069", "\u05d0\u200f", "\u2028", "\u00ad"),
    *("0001-01-01", "1899-12-31", "1900-01-01", "2199-12-31", "2200-01-01", "9999-12-31"),
    *("2026-02-30", "2026-12-01T00:00:00", "31.12.9999", "1 Jan 0001", "in 999 months"),
    *("999 months ago", "24:00", "99:99", "999 days", "1e999999999 h"),
    *("until", "hub", "officer", "other", "half", "office\x00r", "**b** [x](http://a.b)"),
    *("'; --", "%", "_", "\\", "{}", "{0}", "<at>x</at>", "&#0;", "a,b,,c", "head,head", ",", ";"),
    *([], {}, [[]], [None], ["a", 1, [{}]], {"a": {"b": [1]}}, {"": None}, DEEP),
)
# The few of these that a database may take otherwise than another does.
TO_COLUMNS: tuple[Any, ...] = (
    *(MISSING, "a" * LONGEST_INPUT, TEACHER * 200, "a\0b", "9" * LONGEST_INPUT, "\ud800"),
    *(
        2**31 - 1,
        2**31,
        2**63,
        "1899-12-31",
        "2199-12-31",
        "9999-12-31",
        "999 days",
        "999 months ago",
    ),
)


def fields_of(action: type[Action], data: Mapping[str, Any]) -> list[str]:
    """The names under which a button's data and the inputs of its card come."""
    own = [name for name in action.model_json_schema()["properties"] if name != "typed"]
    if issubclass(action, FormButton):
        own += field_names(action.form_kind())
    if issubclass(action, PromptAction):
        own += typed_in_rows(data)
    return own


def with_value(data: Mapping[str, Any], field: str, value: Any) -> dict[str, Any]:
    """Data in which one field carries a value, or does not come."""
    return {name: v for name, v in {**data, field: value}.items() if v is not MISSING}


def odd_values(
    action: type[Action], name: str, anything: Sequence[Any] = ANYTHING
) -> Iterator[Any]:
    """The values at the edges of one field's own schema, and what any field may be sent."""
    yield from anything
    schema = action.model_json_schema()["properties"].get(name, {})
    for kind in (schema, *schema.get("anyOf", ())):
        yield from _edges(kind)


def _edges(schema: Mapping[str, Any]) -> Iterator[Any]:
    """The least, the most, and what is just beyond either."""
    for bound, step in (("minimum", 1), ("exclusiveMinimum", 1), ("maximum", -1)):
        if bound in schema and schema.get("format") != "date":
            yield from (schema[bound] + n * step for n in (-1, 0, 1))
    if "exclusiveMaximum" in schema:
        yield from (schema["exclusiveMaximum"] + n for n in (-1, 0))
    if "maxLength" in schema:
        yield from ("a" * (schema["maxLength"] + n) for n in (-1, 0, 1))
    if "pattern" in schema:
        yield from _named(schema["pattern"])
    if "enum" in schema:
        yield from (*schema["enum"], schema["enum"][0].upper())
    if schema.get("type") == "array":
        yield from ([one] for one in _edges(schema["items"]))
        most = schema["maxItems"]
        yield from (["planned:1"] * n for n in (0, most, most + 1))
    if schema.get("format") == "date":
        yield from _days()


def _days() -> Iterator[Any]:
    """Days as text, as a day and as seconds since 1970: a reader may take any of them."""
    for day in (date.min, date.max, date(1899, 12, 31), date(1900, 1, 1), date(2199, 12, 31)):
        yield from (day.isoformat(), day, (day - date(1970, 1, 1)) // DAY * 86_400)
    yield from ("2200-01-01", "2026-11-24T23:59:59", "+002026-11-24", 1.5, 10**11)


def _named(pattern: str) -> Iterator[Any]:
    """Names that a pattern takes, or nearly takes: of rows, of forms, of domains."""
    if "chase" in pattern:
        numbers = ("0", "1", "01", "٣", str(2**31 - 1), str(2**31), "9" * 16, "9" * 17, "9" * 5_000)
        for kind in ("today", "out", "planned", "first", "step", "silence", "other"):
            for number in numbers:
                yield from (f"{kind}:{number}", f"chase:{number}:{kind}:{number}")
                yield f"chase:1:{kind}:{number}"
        # Weeks of an employer: a Monday of each end of the calendar, and no day at all.
        yield from (f"out:{1 * 10_000_000 + n}" for n in (0, 1, 7, 3_652_059, 3_652_060))
    yield from ("a" * 7, "a" * 8, "a" * 40, "a" * 41, "a" * 8 + "\n", "-" * 8, "é" * 8)
    yield from ("a.b", "a..b", ".a.b", "a.b\n", f"{'a' * 251}.b", f"{'a' * 252}.b", "-.-", "A.B")
