"""What every form is made of: questions, each from what is typed to what is kept, and back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Generic, TypeVar

from domain.dates import as_iso, read_day
from domain.errors import Problem, Refused, refuse

V = TypeVar("V", contravariant=True)
K = TypeVar("K", contravariant=True)
T = TypeVar("T")
Judge = Callable[[str, V, K], object]

LONGEST_QUOTED = 40
FARTHEST = timedelta(days=2 * 366)
_NOTHING: Mapping[str, Any] = MappingProxyType({})
# The texts of date inputs among a form's values: people also type days in words.
DayToCome = Annotated[str, "a day to come"]
DayGoneBy = Annotated[str, "a day gone by"]


def as_text(answer: object, _known: object) -> object:
    """A kept answer as its input holds it: text, a day, a code or several; a tick is a truth."""
    if isinstance(answer, bool):
        return answer
    if isinstance(answer, date):
        return answer.isoformat()
    if isinstance(answer, tuple):
        return ",".join(map(str, answer))
    return "" if answer is None else str(answer)


@dataclass(frozen=True, slots=True)
class Question(Generic[V, K]):
    """One question of a form whose values are a `V`, judged by what is known: a `K`.

    `name` is its input, the first of several where `more` names others.
    `judge` makes of name, values and what is known the answer that is kept, or raises Refused.
    The field `keeps` holds the answer, where that has another name than the input.
    `show` makes of the kept answer what its input holds, or a text for each of its inputs.
    """

    name: str
    judge: Judge[V, K]
    keeps: str = ""
    more: tuple[str, ...] = ()
    show: Callable[[Any, K], object] = as_text

    @property
    def field(self) -> str:
        """The field that holds its answer."""
        return self.keeps or self.name

    @property
    def inputs(self) -> tuple[str, ...]:
        """All inputs that it is typed into."""
        return (self.name, *self.more)


def judged(
    questions: Iterable[Question[V, K]],
    values: V,
    known: K,
    stood: Mapping[str, Any] = _NOTHING,
) -> dict[str, Any]:
    """The answers by the fields that keep them; raises Refused with every problem.

    A correction gives the answers that `stood` before: one that is unchanged is never refused,
    though it could not be given today.
    """
    answers: dict[str, Any] = {}
    problems: list[Problem] = []
    for question in questions:
        try:
            answers[question.field] = question.judge(question.name, values, known)
        except Refused as refused:
            if _unchanged(question, values, known, stood):
                answers[question.field] = stood[question.field]
            else:
                problems += refused.problems
    if problems:
        raise Refused(*problems)
    return answers


def _unchanged(question: Question[V, K], values: V, known: K, stood: Mapping[str, Any]) -> bool:
    """Whether the inputs of a question hold what they were opened with."""
    opened = shown([question], stood, known)
    return bool(opened) and all(_same(getattr(values, name), opened[name]) for name in opened)


def _same(typed: object, opened: object) -> bool:
    if isinstance(typed, str) and isinstance(opened, str):
        return typed.strip() == opened.strip()
    return typed == opened


def shown(
    questions: Iterable[Question[V, K]], answers: Mapping[str, Any], known: K
) -> dict[str, Any]:
    """What the inputs hold of kept answers; a question without one keeps the form's default."""
    inputs: dict[str, Any] = {}
    for question in questions:
        if question.field in answers:
            text: Any = question.show(answers[question.field], known)
            inputs |= zip(question.inputs, text if question.more else (text,), strict=True)
    return inputs


def made(kind: type[T], answers: Mapping[str, Any], begun_from: T | None = None) -> T:
    """A dataclass of those answers; what no question asks for stays as in `begun_from`."""
    own = {name: answers[name] for name in names(kind) if name in answers}
    if begun_from is None:
        return kind(**own)
    return replace(begun_from, **own)  # type: ignore[type-var]


def names(kind: Any) -> tuple[str, ...]:
    """The names of a dataclass's fields, in their order."""
    return tuple(field.name for field in fields(kind))


def held(kept: Any) -> dict[str, Any]:
    """What a dataclass holds, by field."""
    return {name: getattr(kept, name) for name in names(kept)}


def carried(values: T, typed: Any) -> T:
    """A form's values with the answers that another form asks for too, as typed there."""
    both = {name: text for name, text in held(typed).items() if name in names(values)}
    return replace(values, **both)  # type: ignore[type-var]


def with_dates(values: T, today: date) -> T:
    """A form's values with days in words as dates, which mean the same on another day."""
    days = {
        field.name: as_iso(getattr(values, field.name), today, past=field.type is DayGoneBy)
        for field in fields(values)  # type: ignore[arg-type]
        if field.type in (DayToCome, DayGoneBy)
    }
    return replace(values, **days)  # type: ignore[type-var]


def one_of(kind: type[StrEnum]) -> Judge[Any, Any]:
    """Judges a choice of one of the codes."""
    return lambda name, values, _known: code(kind, getattr(values, name), name)


def some_of(kind: type[StrEnum]) -> Judge[Any, Any]:
    """Judges a choice of several codes, or none; each is kept once, in the order of the choice."""

    def judge(name: str, values: Any, _known: object) -> tuple[StrEnum, ...]:
        chosen = [text for text in getattr(values, name).split(",") if text]
        return tuple(dict.fromkeys(code(kind, text, name) for text in chosen))

    return judge


def words(longest: int, *, needed: bool = False) -> Judge[Any, Any]:
    """Judges words of the person's own, of at most so many characters."""
    return lambda name, values, _known: text(getattr(values, name), name, longest, needed=needed)


def code(kind: type[StrEnum], typed: str, name: str) -> StrEnum:
    """The code that was chosen; raises Refused where it is none of these."""
    try:
        return kind(typed.strip())
    except ValueError:
        raise refuse("not_chosen", name) from None


def text(typed: str, name: str, longest: int, *, needed: bool = False) -> str:
    """The words that were typed; raises Refused where they are too long, or needed and missing."""
    found = typed.strip()
    if needed and not found:
        raise refuse("missing", name)
    if len(found) > longest:
        raise refuse("too_long", name, length=len(found), longest=longest)
    return found


def day_in(typed: str, name: str, today: date) -> date | None:
    """The day that was typed, None where nothing was; raises Refused where it is none."""
    day = read_day(typed, today)
    if typed.strip() and day is None:
        raise refuse("not_a_date", name, typed=quoted(typed))
    return day


def coming_day(typed: str, name: str, today: date) -> date | None:
    """A day from today to two years ahead, None where nothing was typed; else raises Refused."""
    day = day_in(typed, name, today)
    if day is not None and day < today:
        raise refuse("past", name, day=day)
    if day is not None and day > today + FARTHEST:
        raise refuse("too_far", name, day=day)
    return day


def quoted(typed: str) -> str:
    """The beginning of what was typed, for the sentence that says what is wrong with it."""
    return typed.strip()[:LONGEST_QUOTED]
