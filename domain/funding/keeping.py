"""A grant that an officer adds or ends: what is asked, and what can stand."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.errors import Problem, refuse
from domain.funding.amounts import pence_in
from domain.funding.grants import Grant, GrantKind, school_year_of
from domain.funding.programmes import Programme, programme_key
from domain.questions import (
    FARTHEST,
    DayGoneBy,
    Question,
    code,
    day_in,
    judged,
    one_meant,
    text,
    words,
)
from domain.text import quoted

LONGEST_NAME, LONGEST_WHY = 60, 500
UNDONE_WITHIN = timedelta(days=1)
# A choice that says none of those that are offered is meant.
NONE_OF_THESE = "none"


@dataclass(frozen=True, slots=True)
class GrantValues:
    """What stands in the inputs of a new grant.

    `programme` is the name of a known one, `new_programme` that of another. `origin` is the id of
    the grant from which it is carried forward.
    """

    programme: str = ""
    new_programme: str = ""
    holder: str = ""
    school_year: str = ""
    kind: str = ""
    amount: str = ""
    origin: str = ""
    reference: str = ""
    awarded: DayGoneBy = ""


@dataclass(frozen=True, slots=True)
class GrantContext:
    """What a new grant is judged by.

    `programmes` are those that are known. `holder` is the id of the organisation that was meant, a
    problem where nobody can tell. `held` are the grants that it has, `taken` says whether the
    reference that was typed is another's. `origin` is the grant that was chosen.
    """

    today: date
    programmes: tuple[Programme, ...] = ()
    holder: int | Problem | None = None
    held: tuple[Grant, ...] = ()
    origin: Grant | None = None
    taken: bool = False


@dataclass(frozen=True, slots=True)
class EndGrantValues:
    """What stands in the input of the question why a grant ends."""

    why: str = ""


@dataclass(frozen=True, slots=True)
class NewGrant:
    """A grant as it is added; without a reference it gets the one that is offered."""

    programme: str
    holder: int
    school_year: str
    kind: GrantKind
    amount: int
    origin: Grant | None
    reference: str
    awarded: date


def judge_grant(values: GrantValues, known: GrantContext) -> NewGrant:
    """The grant to add; raises Refused with all that is wrong."""
    answers = judged(GRANT, values, known)
    programme = answers.pop("new_programme") or answers.pop("programme")
    answers.pop("programme", None)
    new = NewGrant(programme=programme, **answers)
    _fits_its_origin(new)
    return new


def judge_ending(values: EndGrantValues) -> str:
    """Why a grant ends; raises Refused where that is not said."""
    why: str = judged(ENDING, values, None)["why"]
    return why


def earlier(held: tuple[Grant, ...], school_year: str) -> tuple[Grant, ...]:
    """Of what a holder has, what something of that school year may be carried forward from."""
    return tuple(grant for grant in held if grant.school_year < school_year)


def is_alike(grant: Grant, new: NewGrant) -> bool:
    """Whether a grant may well be the one that is added: added twice by a slip."""
    same = (new.holder, programme_key(new.programme), new.school_year, new.kind, new.amount)
    its = (grant.holder, programme_key(grant.programme), grant.school_year)
    return (*its, grant.kind, grant.amount) == same and grant.ended_on is None


def reference_start(programme: str, school_year: str) -> str:
    """How offered references of a programme and school year begin: OA-2021 for 2020-21."""
    initials = "".join(word[0] for word in programme.split() if word[0].isalnum()).upper()
    return f"{initials[:8] or 'G'}-{school_year[2:4]}{school_year[-2:]}"


def may_undo_ending(grant: Grant, today: date) -> bool:
    """Whether a grant that was ended may still be given back."""
    return grant.ended_on is not None and today <= grant.ended_on + UNDONE_WITHIN


def _programme(name: str, values: GrantValues, known: GrantContext) -> str:
    """The known one that was chosen; empty where another is written."""
    chosen = values.programme.strip()
    if chosen in ("", NONE_OF_THESE):
        if not values.new_programme.strip():
            raise refuse("missing", name)
        return ""
    found = (p.name for p in known.programmes if p.key == programme_key(chosen))
    name_of = next(found, None)
    if name_of is None:
        raise refuse("not_chosen", name)
    return name_of


def _new_programme(name: str, values: GrantValues, known: GrantContext) -> str:
    """The one that was written, by its own name where it is known."""
    written = " ".join(text(values.new_programme, name, LONGEST_NAME).split())
    if written and values.programme.strip() not in ("", NONE_OF_THESE):
        raise refuse("two_programmes", name)
    same = (p.name for p in known.programmes if p.key == programme_key(written))
    return next(same, written)


def _holder(name: str, _values: GrantValues, known: GrantContext) -> int:
    return one_meant(known.holder, name)


def _school_year(name: str, values: GrantValues, _known: GrantContext) -> str:
    typed = text(values.school_year, name, LONGEST_NAME, needed=True)
    try:
        return school_year_of(typed)
    except ValueError:
        raise refuse("not_a_school_year", name, typed=quoted(typed)) from None


def _kind(name: str, values: GrantValues, _known: GrantContext) -> GrantKind:
    return code(GrantKind, values.kind, name)


def _amount(name: str, values: GrantValues, _known: GrantContext) -> int:
    return pence_in(text(values.amount, name, LONGEST_NAME, needed=True), name)


def _origin(name: str, values: GrantValues, known: GrantContext) -> Grant | None:
    """Of what is carried forward, the grant that it was left of; hubs do not always know it."""
    if values.kind.strip() != GrantKind.CARRIED_FORWARD or values.origin == NONE_OF_THESE:
        return None
    if known.origin is not None:
        return _earlier_and_own(name, known.origin, values, known)
    year = _read_year(values)
    if earlier(known.held, year) if year else ():
        raise refuse("which_origin", name)
    return None


def _earlier_and_own(name: str, origin: Grant, values: GrantValues, known: GrantContext) -> Grant:
    if isinstance(known.holder, int) and origin.holder != known.holder:
        raise refuse("others_origin", name, reference=origin.reference)
    year = _read_year(values)
    if year and origin.school_year >= year:
        raise refuse(
            "origin_not_earlier", name, reference=origin.reference, year=origin.school_year
        )
    return origin


def _read_year(values: GrantValues) -> str:
    """The school year that was typed; empty where it is none, which its own question says."""
    try:
        return school_year_of(values.school_year.strip())
    except ValueError:
        return ""


def _reference(name: str, values: GrantValues, known: GrantContext) -> str:
    found = " ".join(text(values.reference, name, LONGEST_NAME).split())
    if found and known.taken:
        raise refuse("reference_taken", name, typed=quoted(found))
    return found


def _awarded(name: str, values: GrantValues, known: GrantContext) -> date:
    """The day from which it counts, which may be one to come: today where none is given."""
    day = day_in(values.awarded, name, known.today) or known.today
    if day > known.today + FARTHEST:
        raise refuse("too_far", name, day=day)
    return day


def _fits_its_origin(new: NewGrant) -> None:
    if new.origin is not None and new.amount > new.origin.amount:
        raise refuse(
            "more_than_origin",
            "amount",
            amount=new.amount,
            most=new.origin.amount,
            reference=new.origin.reference,
        )


GRANT: tuple[Question[GrantValues, GrantContext], ...] = (
    Question("programme", _programme),
    Question("new_programme", _new_programme),
    Question("holder", _holder),
    Question("school_year", _school_year),
    Question("kind", _kind),
    Question("amount", _amount),
    Question("origin", _origin),
    Question("reference", _reference),
    Question("awarded", _awarded),
)
ENDING: tuple[Question[EndGrantValues, None], ...] = (
    Question("why", words(LONGEST_WHY, needed=True)),
)
