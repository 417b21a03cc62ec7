"""What every form is made of: questions, each with the way from text to answer and back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Generic, TypeVar

from domain.dates import as_iso, read_day
from domain.errors import Problem, Refused, refuse
from domain.far_days import is_doubtful
from domain.two_days import no_day, not_one

V = TypeVar("V", contravariant=True)
K = TypeVar("K", contravariant=True)
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Judge = Callable[[str, V, K], object]

# Nobody plans farther ahead: a later day is a slip of the pen.
FARTHEST = timedelta(days=2 * 366)
_NOTHING: Mapping[str, Any] = MappingProxyType({})
# The texts of date inputs among a form's values: people also type days in words.
DayToCome = Annotated[str, "a day to come"]
DayGoneBy = Annotated[str, "a day gone by"]


def as_text(answer: object, _known: object) -> object:
    """A kept answer as its input holds it: as text, or for a tick as true or false."""
    if isinstance(answer, bool):
        return answer
    if isinstance(answer, date):
        return answer.isoformat()
    if isinstance(answer, tuple):
        return ",".join(map(str, answer))
    return "" if answer is None else str(answer)


@dataclass(frozen=True, slots=True)
class Question(Generic[V, K]):
    """One question of a form. Its values are a dataclass V; they are judged by a context K.

    `name` is the name of its input; `more` are further inputs of the same question.
    `judge(name, values, known)` gives the answer that is kept, or raises Refused.
    `keeps` is the field that holds the answer, where that is not named like the input.
    `show(answer, known)` gives what the input holds, or a text for each of several inputs.
    """

    name: str
    judge: Judge[V, K]
    keeps: str = ""
    more: tuple[str, ...] = ()
    show: Callable[[Any, K], object] = as_text

    @property
    def field(self) -> str:
        """The name of the field that holds its answer."""
        return self.keeps or self.name

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names of all its inputs."""
        return (self.name, *self.more)


def judged(
    questions: Iterable[Question[V, K]],
    values: V,
    known: K,
    stood: Mapping[str, Any] = _NOTHING,
) -> dict[str, Any]:
    """The answers to all questions, by field; raises Refused with the problems of all of them.

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
    opened = input_values([question], stood, known)
    return bool(opened) and all(_same(getattr(values, name), opened[name]) for name in opened)


def _same(typed: object, opened: object) -> bool:
    if isinstance(typed, str) and isinstance(opened, str):
        return typed.strip() == opened.strip()
    return typed == opened


def input_values(
    questions: Iterable[Question[V, K]], answers: Mapping[str, Any], known: K
) -> dict[str, Any]:
    """What inputs hold for kept answers, by input; a question without an answer is left out."""
    inputs: dict[str, Any] = {}
    for question in questions:
        if question.field in answers:
            text: Any = question.show(answers[question.field], known)
            inputs |= zip(question.inputs, text if question.more else (text,), strict=True)
    return inputs


def made(kind: type[T], answers: Mapping[str, Any], begun_from: T | None = None) -> T:
    """A dataclass made of answers; any other field is as in `begun_from`, else its default."""
    own = {name: answers[name] for name in field_names(kind) if name in answers}
    if begun_from is None:
        return kind(**own)
    return replace(begun_from, **own)  # type: ignore[type-var]


def field_names(kind: Any) -> tuple[str, ...]:
    """The names of the fields of a dataclass, in order."""
    return _names_of(kind if isinstance(kind, type) else type(kind))


@cache
def _names_of(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def field_values(kept: Any) -> dict[str, Any]:
    """The values of a dataclass, by field."""
    return {name: getattr(kept, name) for name in field_names(kept)}


def carry_over(values: T, typed: Any) -> T:
    """A form's values with what was typed into another form, for the inputs that both have."""
    both = {name: text for name, text in field_values(typed).items() if name in field_names(values)}
    return replace(values, **both)  # type: ignore[type-var]


def with_dates(values: T, today: date, *, asked_back: bool = False) -> T:
    """A form's values with every day that was typed in words as a date.

    "Tomorrow" means another day when the form is opened again; a date does not. A doubtful day
    stays in its words until it is `asked_back`: as a date it is doubtful no more.
    """
    days = {
        name: _as_date(getattr(values, name), today, past=past, asked_back=asked_back)
        for name, past in _days_of(type(values))  # type: ignore[arg-type]
    }
    return replace(values, **days)  # type: ignore[type-var]


def _as_date(text: str, today: date, *, past: bool, asked_back: bool) -> str:
    day = as_iso(text, today, past=past)
    if asked_back or day == text or not is_doubtful(text, date.fromisoformat(day), today):
        return day
    return text


@cache
def _days_of(kind: Any) -> tuple[tuple[str, bool], ...]:
    """The fields of a form that hold a day, each with whether it is one gone by."""
    days = (field for field in fields(kind) if field.type in (DayToCome, DayGoneBy))
    return tuple((field.name, field.type is DayGoneBy) for field in days)


def one_of(kind: type[StrEnum]) -> Judge[Any, Any]:
    """The judge of a question with one choice: gives its code."""
    return lambda name, values, _known: code(kind, getattr(values, name), name)


def some_of(kind: type[StrEnum]) -> Judge[Any, Any]:
    """The judge of a question with any number of choices: gives their codes, each one time."""

    def judge(name: str, values: Any, _known: object) -> tuple[StrEnum, ...]:
        chosen = [text for text in getattr(values, name).split(",") if text]
        return tuple(dict.fromkeys(code(kind, text, name) for text in chosen))

    return judge


def words(longest: int, *, needed: bool = False) -> Judge[Any, Any]:
    """The judge of a question in words: gives the text, of at most so many characters."""
    return lambda name, values, _known: text(getattr(values, name), name, longest, needed=needed)


def code(kind: type[E], typed: str, name: str) -> E:
    """The code that was chosen; raises Refused where `kind` has no such code."""
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


def one_meant(meant: int | Problem | None, name: str) -> int:
    """The id of what was meant; raises Refused where that is nothing, or nobody can tell."""
    if isinstance(meant, Problem):
        raise Refused(meant)
    if meant is None:
        raise refuse("missing", name)
    return meant


def day_in(typed: str, name: str, today: date) -> date | None:
    """The day that was typed, None where nothing was.

    Raises Refused where it is no day, or a far one without its year.
    """
    day = read_day(typed, today)
    if typed.strip() and day is None:
        raise no_day(typed, name, today)
    if day is not None and is_doubtful(typed, day, today):
        raise not_one(typed, name, today) or refuse("doubtful", name, day=day)
    return day


def coming_day(typed: str, name: str, today: date) -> date | None:
    """The day that was typed, None where nothing was.

    Raises Refused where it is no day, has passed, or is more than two years ahead.
    """
    day = day_in(typed, name, today)
    if day is not None and day < today:
        raise refuse("past", name, day=day)
    if day is not None and day > today + FARTHEST:
        raise refuse("too_far", name, day=day)
    return day
