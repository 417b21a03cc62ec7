"""Cards of schools, trusts and other organisations: found, shown to each role, their form."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from cards.funding.grants import GrantRow
from cards.people.organisation import place
from cards.people.organisation_form import PlaceFormView, place_form
from cards.people.organisation_view import (
    CONTACTS,
    GRANTS,
    LEADERS,
    SUPPORTS,
    EmployedLeader,
    PlaceContact,
    PlaceHead,
    PlaceView,
    SupportHere,
)
from cards.people.organisations import PAGE, PlaceRow, PlacesView, places
from domain.errors import Problem
from domain.people.organisation_form import OrganisationValues, SoughtValues
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Role
from domain.people.roster import Reach
from tests.cards.funding.examples_grants import CARRIED, LONGEST, OVER, WHOLE
from tests.cards.people_and_places import (
    HUB,
    LONG_SCHOOL,
    LONGEST_DEPLOYMENT,
    PEEL_PARK,
    TITUS_SALT,
    TODAY,
)

Card = dict[str, Any]
CONTACT, OVERSEER = Role.SCHOOL_CONTACT, Role.OVERSEER
HEAD = PlaceHead(
    "Peel Park Primary School and Nursery",
    OrganisationKind.SCHOOL,
    urn=101494,
    phase="Primary",
    town="Bradford",
    trust="Aire Valley Trust",
    authority="Bradford",
    postcode="BD2 4PR",
    telephone="01274 639377",
)
OFFICERS = PlaceView(
    101,
    HEAD,
    TODAY,
    "2026-27",
    contacts=(
        PlaceContact("Joan Barker", CONTACT, main=True, reach=Reach.CONNECTED, id=4),
        PlaceContact("Ruth Adeyemi", CONTACT, reach=Reach.NOT_OPENED, id=7),
    ),
    heads=("Joan Barker",),
    leaders=(
        EmployedLeader("Farida Khan", Fraction(9, 2), Fraction(20), 1),
        EmployedLeader("Tom Reid", Fraction(1), id=2),
    ),
    supports=(SupportHere(PEEL_PARK, Fraction(9, 2)),),
    grants=(
        GrantRow(WHOLE, "Aire Valley Trust", 9_500_00, date(2026, 12, 15)),
        GrantRow(CARRIED, HEAD.name, 1_200_50),
    ),
    urns=(101493,),
    kept=True,
    asks=True,
    money=True,
    title="Peel Park Primary School and Nursery, Bradford (101494)",
)
NAMED = tuple(replace(each, reach=None, id=None) for each in OFFICERS.contacts or ())
OTHERS = replace(OFFICERS, contacts=NAMED, leaders=None, kept=False, asks=False)
DIOCESE = PlaceHead("Fellside Diocese", OrganisationKind.OTHER, town="Skipton")
TYPED = OrganisationValues("Elm Primary School", "school", "Bradford", "BD7 4RH", "01274 501234")
TRUST = Organisation(9, OrganisationKind.TRUST, "Aire Valley Trust", uid=2001)
FOUND = (
    PlaceRow(1, "Elm Primary School", "Bradford", "Primary", "Aire Valley Trust", supports=1),
    PlaceRow(2, "Elmwood Academy", "Shipley", "Secondary", supports=3),
    PlaceRow(3, "Elm Tree Infants", "Keighley", "Primary", open=False),
    PlaceRow(4, "Elm Federation", "Bradford"),
)


def _found(sought: str, *rows: PlaceRow, total: int = 0, **changed: Any) -> Card:
    values = SoughtValues(sought)
    return places(PlacesView(rows, total or len(rows), values, **changed), HUB)


def _worst() -> Card:
    head = PlaceHead(
        LONG_SCHOOL,
        OrganisationKind.SCHOOL,
        2**31 - 1,
        None,
        *(LONG_SCHOOL[:60], LONG_SCHOOL[:100], LONG_SCHOOL, LONG_SCHOOL[:100]),
        LONG_SCHOOL[:12],
        LONG_SCHOOL[:30],
        False,
    )
    name = "*Bartholomew* <at>" + "x" * 180
    contact = PlaceContact(name, CONTACT, reach=Reach.REFUSED, id=2**31 - 1)
    view = PlaceView(
        2**31 - 1,
        head,
        TODAY,
        "2026-27",
        contacts=(replace(contact, main=True), *(contact,) * (CONTACTS - 1)),
        heads=(name[:90],) * 3,
        leaders=(EmployedLeader(name, Fraction(999, 4), Fraction(4999, 4), 1),) * LEADERS,
        supports=(SupportHere(LONGEST_DEPLOYMENT, Fraction(999, 4)),) * SUPPORTS,
        grants=(GrantRow(LONGEST, LONG_SCHOOL, 999_999_999, TODAY),) * GRANTS,
        urns=tuple(range(2**31 - 4, 2**31)),
        more=dict.fromkeys(("contacts", "leaders", "supports", "grants"), 9_999),
        kept=True,
        changes=True,
        asks=True,
        money=True,
        title=LONG_SCHOOL,
        note="The main contact is changed.",
        typed=OrganisationValues("x" * 200, town="y" * 100),
    )
    return place(view, HUB)


def _worst_found() -> Card:
    rows = tuple(
        PlaceRow(n, LONG_SCHOOL, LONG_SCHOOL[:100], LONG_SCHOOL[:60], LONG_SCHOOL, False, 99_999)
        for n in range(1, PAGE + 1)
    )
    return _found("*x* " * 25, *rows, total=15)


def _form(values: OrganisationValues = TYPED, *problems: Problem, **changed: Any) -> Card:
    return place_form(PlaceFormView(values, problems=problems, **changed), HUB)


def _alike() -> Card:
    same = "Elm Primary School, Bradford (107255)"
    return _form(TYPED, Problem("", "place_alike", {"title": same, "place": 3}), same=3)


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "places-found": lambda: _found("elm", *FOUND),
    "places-many": lambda: _found("primary", *(FOUND * 2), total=15),
    "places-none": lambda: _found("Xyz"),
    "places-unasked": lambda: _found("", problems=(Problem("sought", "missing"),)),
    "places-worst": _worst_found,
    "place": lambda: place(OFFICERS, HUB),
    "place-overseer": lambda: place(OTHERS, HUB),
    "place-leader": lambda: place(
        replace(OTHERS, contacts=None, heads=(), roles=(CONTACT,), grants=OFFICERS.grants[1:]), HUB
    ),
    "place-contact": lambda: place(
        replace(OTHERS, supports=(SupportHere(TITUS_SALT, Fraction(21, 2)),)), HUB
    ),
    "place-head": lambda: place(
        PlaceView(101, HEAD, TODAY, whole=False, leaders=OFFICERS.leaders), HUB
    ),
    "place-other": lambda: place(
        PlaceView(
            8,
            DIOCESE,
            TODAY,
            "2026-27",
            contacts=(),
            kept=True,
            changes=True,
            asks=True,
            note="Added.",
        ),
        HUB,
    ),
    "place-closed": lambda: place(
        replace(
            OFFICERS,
            head=replace(HEAD, open=False),
            asks=False,
            contacts=OFFICERS.contacts[:1] if OFFICERS.contacts else None,
            supports=(),
            leaders=(),
            grants=(GrantRow(OVER, HEAD.name, 600_00),),
        ),
        HUB,
    ),
    "place-worst": _worst,
    "place-form": lambda: _form(OrganisationValues(name="Elm")),
    "place-form-problems": lambda: _form(
        OrganisationValues("", "", "Bradford", "BD77", "tbc"),
        Problem("name", "missing"),
        Problem("kind", "not_chosen"),
        Problem("postcode", "not_a_postcode", {"typed": "BD77"}),
        Problem("telephone", "not_a_telephone", {"typed": "tbc"}),
    ),
    "place-form-alike": _alike,
    "place-form-change": lambda: _form(
        OrganisationValues("Aire Valley Trust", "trust", "Shipley"), before=TRUST
    ),
    "place-form-worst": lambda: _form(
        OrganisationValues("*x* " * 50, "other", "y" * 100, "BD2 4PR", "0" * 30),
        before=Organisation(2**31 - 1, OrganisationKind.OTHER, LONG_SCHOOL),
    ),
}
