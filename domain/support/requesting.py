"""What is asked of whoever asks for support, and of whoever answers a request."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from domain.errors import Problem, refuse
from domain.questions import (
    DayToCome,
    Question,
    code,
    coming_day,
    field_values,
    judged,
    one_meant,
    text,
    words,
)
from domain.support.commissions import PaidFrom, SupportWanted, WantedBy
from domain.support.deployments import decimal
from domain.support.keeping import read_days
from domain.text import quoted

LONGEST_NEED, LONGEST_WORDS, LONGEST_RING = 100, 500, 200
MOST_DAYS = 60
# School days within which the same need at a school is asked about.
ALIKE_WITHIN = 20
# What is chosen where none of the list fits, where nobody is sure, and where nobody knows yet.
OTHER, UNSURE, UNKNOWN = "other", "unsure", "unknown"
# Numbers of days to choose from, as the choice sends them.
DAYS = ("1", "2", "3", "4", "6", "8", "10")
# Kinds of support that every hub has; any other stands where support is of it.
STRANDS = ("School improvement", "CPD", "ITT")
GRANT = "grant"


@dataclass(frozen=True, slots=True)
class RequestValues:
    """What stands in the inputs of a request for support."""

    school: str = ""
    need: str = ""
    other: str = ""
    outcome: str = ""
    days: str = UNSURE
    days_other: str = ""
    from_on: DayToCome = ""
    evidence: str = ""
    measure: str = ""
    strand: str = STRANDS[0]
    paid_from: str = UNKNOWN
    urgency: str = WantedBy.THIS_TERM.value
    ring: str = ""
    hub_note: str = ""


@dataclass(frozen=True, slots=True)
class RequestContext:
    """What a request is judged by.

    `place` is the organisation that was meant, a problem where nobody can tell. `needs` are those
    to choose from, `grants` the school's own by id.
    """

    today: date
    place: int | Problem | None = None
    needs: Collection[str] = ()
    grants: Collection[int] = ()
    strands: Collection[str] = STRANDS


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A request as it is filed: for which organisation, and what is wanted."""

    place: int
    about: SupportWanted


def judge_request(values: RequestValues, known: RequestContext) -> NewRequest:
    """The request to file; raises Refused with all that is wrong."""
    answers = judged(REQUEST, values, known)
    return NewRequest(answers.pop("place"), _wanted(answers))


def judge_edit(
    values: RequestValues, known: RequestContext, stood: SupportWanted, *, hub_note: bool
) -> SupportWanted:
    """What is wanted from now on; what was unchanged is never refused.

    Without `hub_note` what was said to the hub alone stays as it is.
    """
    questions = [q for q in REQUEST if q.name != "school" and (hub_note or q.name != "hub_note")]
    answers = judged(questions, values, known, kept_answers(stood))
    if not hub_note:
        answers["hub_note"] = stood.hub_note
    return _wanted(answers)


def kept_answers(about: SupportWanted) -> dict[str, Any]:
    """The answers of a request that is kept, by the fields of its questions."""
    return field_values(about) | {"paid": (about.paid_from, about.grant)}


def _wanted(answers: dict[str, Any]) -> SupportWanted:
    paid_from, grant = answers.pop("paid")
    return SupportWanted(**answers, paid_from=paid_from, grant=grant)


def _place(name: str, _values: RequestValues, known: RequestContext) -> int:
    return one_meant(known.place, name)


def _need(name: str, values: RequestValues, known: RequestContext) -> str:
    """The need that was chosen, or the words of another."""
    if values.need == OTHER or not known.needs:
        return text(values.other, "other", LONGEST_NEED, needed=True)
    if values.need not in known.needs:
        raise refuse("not_chosen", name)
    if values.other.strip() not in ("", values.need):
        raise refuse("beside_the_choice", "other", choice="Something else")
    return values.need


def _show_need(need: str, known: RequestContext) -> tuple[str, str]:
    return (need, "") if need in known.needs else (OTHER, need)


def _days(_name: str, values: RequestValues, _known: RequestContext) -> Fraction | None:
    """How many days: nothing where nobody is sure."""
    if values.days in DAYS:
        return Fraction(values.days)
    if values.days != OTHER:
        if values.days_other.strip():
            raise refuse("beside_the_choice", "days_other", choice="Another number")
        return None
    days = read_days(values.days_other)
    if days is None:
        raise refuse("not_days", "days_other", typed=quoted(values.days_other))
    if days > MOST_DAYS:
        raise refuse("too_many_days", "days_other", most=MOST_DAYS)
    return days


def _show_days(days: Fraction | None, _known: RequestContext) -> tuple[str, str]:
    if days is None:
        return UNSURE, ""
    shown = decimal(days)
    return (shown, "") if shown in DAYS else (OTHER, shown)


def _from(name: str, values: RequestValues, known: RequestContext) -> date | None:
    return coming_day(values.from_on, name, known.today)


def _strand(name: str, values: RequestValues, known: RequestContext) -> str:
    if values.strand and values.strand not in known.strands:
        raise refuse("not_chosen", name)
    return values.strand


def _paid(name: str, values: RequestValues, known: RequestContext) -> tuple[PaidFrom, int | None]:
    """What pays for it, with the grant where one was chosen."""
    chosen = next((g for g in known.grants if values.paid_from == grant_code(g)), None)
    if chosen is not None:
        return PaidFrom.GRANT, chosen
    if values.paid_from in ("", UNKNOWN):
        return PaidFrom.UNKNOWN, None
    if values.paid_from not in set(PaidFrom):
        raise refuse("not_chosen", name)
    return PaidFrom(values.paid_from), None


def _show_paid(paid: tuple[PaidFrom, int | None], known: RequestContext) -> str:
    paid_from, grant = paid
    return grant_code(grant) if grant in known.grants else str(paid_from) or UNKNOWN


def _urgency(name: str, values: RequestValues, _known: RequestContext) -> WantedBy | None:
    """By when it is wanted, if that was said."""
    if not values.urgency.strip():
        return None
    return code(WantedBy, values.urgency, name)


def grant_code(grant: int | None) -> str:
    """The code of a grant among what may pay: "grant:12"."""
    return f"{GRANT}:{grant}"


REQUEST: tuple[Question[RequestValues, RequestContext], ...] = (
    Question("school", _place, keeps="place"),
    Question("need", _need, more=("other",), show=_show_need),
    Question("outcome", words(LONGEST_WORDS, needed=True)),
    Question("days", _days, more=("days_other",), show=_show_days),
    Question("from_on", _from),
    Question("evidence", words(LONGEST_WORDS)),
    Question("measure", words(LONGEST_WORDS)),
    Question("strand", _strand),
    Question("paid_from", _paid, keeps="paid", show=_show_paid),
    Question("urgency", _urgency),
    Question("ring", words(LONGEST_RING)),
    Question("hub_note", words(LONGEST_WORDS)),
)


class RequestAsk(StrEnum):
    """What is asked before something is done with a request."""

    QUESTION = "question"
    ANSWER = "answer"
    NOBODY = "nobody"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class RequestWords:
    """What stands in the one input of such a question."""

    words: str = ""


# The most characters of each.
LONGEST: Mapping[RequestAsk, int] = {
    RequestAsk.QUESTION: 500,
    RequestAsk.ANSWER: 500,
    RequestAsk.NOBODY: 200,
    RequestAsk.DECLINE: 500,
    RequestAsk.WITHDRAW: 500,
}


def judge_words(ask: RequestAsk, values: RequestWords) -> str:
    """What was written; only who withdraws need not say why."""
    question = Question("words", words(LONGEST[ask], needed=ask is not RequestAsk.WITHDRAW))
    found: str = judged([question], values, None)["words"]
    return found
