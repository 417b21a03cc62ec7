"""What support is about, when and paid from what, as an officer changes it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from domain.errors import refuse
from domain.ids import read_id
from domain.questions import DayToCome, Question, judged, words
from domain.support.keeping import (
    LONGEST_FOCUS,
    LONGEST_REASON,
    KeepingContext,
    days_in,
    first_day,
    last_day,
)

# The inputs of the grants that pay, in the order in which they are used up.
GRANTS = ("grant_1", "grant_2", "grant_3", "grant_4")


@dataclass(frozen=True, slots=True)
class TermsValues:
    """What stands in the inputs of support that is being changed; grants are by id."""

    focus: str = ""
    days: str = ""
    start: DayToCome = ""
    end: DayToCome = ""
    why: str = ""
    strand: str = ""
    grant_1: str = ""
    grant_2: str = ""
    grant_3: str = ""
    grant_4: str = ""


@dataclass(frozen=True, slots=True)
class TermsContext:
    """What changed terms are judged by.

    `strands` are the kinds of support. `grants` may pay for it, by id; `others` are those that came
    with the form and may not, with reference and holder. `beyond` pay already, after as many as the
    form has room for, and stay.
    """

    today: date
    strands: Collection[str] = ()
    grants: Collection[int] = ()
    others: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    beyond: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NewTerms:
    """What support is about from now on, what pays for it, and why that was changed."""

    focus: str
    days: Fraction | None
    start: date
    end: date | None
    why: str
    strand: str = ""
    grants: tuple[int, ...] = ()


def judge_terms(values: TermsValues, known: TermsContext, before: NewTerms) -> NewTerms:
    """The terms as they are kept; raises Refused. What stays as it was is never refused."""
    stood = {name: getattr(before, name) for name in ("focus", "days", "start", "end")}
    stood |= {"strand": before.strand, "grants": before.grants}
    answers = judged(TERMS, values, known, stood)
    if answers["end"] and answers["end"] < answers["start"]:
        raise refuse("ends_before", "end", day=answers["start"])
    return NewTerms(**answers)


def grant_inputs(grants: tuple[int, ...], _known: object = None) -> tuple[str, ...]:
    """What stands in the inputs of grants, for those that pay."""
    texts = [str(each) for each in grants[: len(GRANTS)]]
    return (*texts, *("" for _ in GRANTS[len(texts) :]))


def _first(name: str, values: TermsValues, known: TermsContext) -> date:
    return first_day(name, values, KeepingContext(known.today))


def _last(name: str, values: TermsValues, known: TermsContext) -> date | None:
    return last_day(name, values, KeepingContext(known.today))


def _strand(name: str, values: TermsValues, known: TermsContext) -> str:
    if values.strand not in known.strands:
        raise refuse("not_chosen", name)
    return values.strand


def _paid_from(_name: str, values: TermsValues, known: TermsContext) -> tuple[int, ...]:
    """The grants that pay, in their order; raises Refused for one of another holder, or twice."""
    found: list[int] = []
    for name in GRANTS:
        typed = getattr(values, name)
        if typed.strip():
            found.append(_grant(name, typed, known, found))
    return (*found, *(each for each in known.beyond if each not in found))


def _grant(name: str, typed: str, known: TermsContext, before: Collection[int]) -> int:
    id_ = read_id(typed)
    if id_ is not None and id_ in known.others:
        reference, holder = known.others[id_]
        raise refuse("grant_of_another", name, grant=reference, holder=holder)
    if id_ is None or id_ not in known.grants:
        raise refuse("not_chosen", name)
    if id_ in before:
        raise refuse("grant_twice", name)
    return id_


TERMS: tuple[Question[TermsValues, TermsContext], ...] = (
    Question("focus", words(LONGEST_FOCUS, needed=True)),
    Question("days", days_in),
    Question("start", _first),
    Question("end", _last),
    Question("strand", _strand),
    Question("grant_1", _paid_from, keeps="grants", more=GRANTS[1:], show=grant_inputs),
    Question("why", words(LONGEST_REASON)),
)
