"""The form of an organisation: of a new one, and of what no register brings of a known one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from domain.errors import refuse
from domain.people.organisations import Organisation, OrganisationKind, place_key
from domain.questions import Question, judged, text
from domain.text import quoted

LONGEST_NAME, LONGEST_TOWN, LONGEST_TELEPHONE = 200, 100, 30
FEWEST_DIGITS = 6
# The hub itself is added by nobody.
KINDS = (OrganisationKind.SCHOOL, OrganisationKind.TRUST, OrganisationKind.OTHER)
EVERY_FIELD = ("name", "kind", "town", "postcode", "telephone")
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
_TELEPHONE = re.compile(r"[0-9 ()+./-]*(?:(?:ext|x)[. ]*[0-9]+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OrganisationValues:
    """What stands in the inputs of an organisation's form, as the client sends it."""

    name: str = ""
    kind: str = ""
    town: str = ""
    postcode: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class SoughtValues:
    """What is typed to find an organisation."""

    sought: str = ""


def fields_to_change(organisation: Organisation) -> tuple[str, ...]:
    """What people keep of it: the rest comes from the registers of schools and trusts."""
    if organisation.urn is not None or organisation.kind is OrganisationKind.HUB:
        return ()
    if organisation.uid is not None:
        return ("town", "postcode", "telephone")
    return ("name", "town", "postcode", "telephone")


def values_of(organisation: Organisation) -> OrganisationValues:
    """The form as it is opened."""
    return OrganisationValues(
        organisation.name,
        organisation.kind,
        organisation.town,
        organisation.postcode,
        organisation.telephone,
    )


def judge_organisation(
    values: OrganisationValues, before: Organisation | None = None
) -> Organisation:
    """The organisation as the form says; raises Refused with a problem for each question.

    Of one that stood `before` only what people keep is asked.
    """
    asked = EVERY_FIELD if before is None else fields_to_change(before)
    answers = judged([each for each in ORGANISATION if each.name in asked], values, None)
    if before is not None:
        return replace(before, **answers)
    return Organisation(0, **answers)


def alike(new: Organisation, known: Iterable[Organisation]) -> Organisation | None:
    """One of the same name in the same town, or in one that is not known; open ones first."""
    same = [each for each in known if each.id != new.id and _same_place(new, each)]
    return min(same, key=lambda each: (not each.open, each.id), default=None)


def _same_place(one: Organisation, other: Organisation) -> bool:
    towns = {town for each in (one, other) if (town := place_key(each.town))}
    return place_key(one.name) == place_key(other.name) and len(towns) < 2


def _name(name: str, values: OrganisationValues, _known: None) -> str:
    return text(" ".join(values.name.split()), name, LONGEST_NAME, needed=True)


def _kind(name: str, values: OrganisationValues, _known: None) -> OrganisationKind:
    if values.kind not in KINDS:
        raise refuse("not_chosen", name)
    return OrganisationKind(values.kind)


def _town(name: str, values: OrganisationValues, _known: None) -> str:
    return text(" ".join(values.town.split()), name, LONGEST_TOWN)


def _postcode(name: str, values: OrganisationValues, _known: None) -> str:
    typed = "".join(values.postcode.split()).upper()
    found = _POSTCODE.fullmatch(typed)
    if typed and found is None:
        raise refuse("not_a_postcode", name, typed=quoted(values.postcode.strip()))
    return f"{found[1]} {found[2]}" if found else ""


def _telephone(name: str, values: OrganisationValues, _known: None) -> str:
    typed = text(" ".join(values.telephone.split()), name, LONGEST_TELEPHONE)
    digits = sum(letter.isdigit() for letter in typed)
    if typed and (digits < FEWEST_DIGITS or not _TELEPHONE.fullmatch(typed)):
        raise refuse("not_a_telephone", name, typed=quoted(typed))
    return typed


ORGANISATION: tuple[Question[OrganisationValues, None], ...] = (
    Question("name", _name),
    Question("kind", _kind),
    Question("town", _town),
    Question("postcode", _postcode),
    Question("telephone", _telephone),
)
