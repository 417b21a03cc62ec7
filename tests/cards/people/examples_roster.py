"""Cards of the roster, by name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

from cards.actions.people import ListPeople
from cards.people.accounts import AccountRow, disconnect_ask
from cards.people.allowing import allowing_form
from cards.people.person import PersonView, leave_ask, person_card
from cards.people.person_form import person_form
from cards.people.roster import PAGE, PersonRow, RosterView, inviting_text, roster, stop_ask
from domain.errors import Problem
from domain.people.accounts import AccountLink, Proof
from domain.people.allowing import DomainsValues
from domain.people.people import Account, Appointment, Person, Profile, Role
from domain.people.roster import PersonValues, Reach
from tests.cards.people_and_places import HUB, LONG_SCHOOL, NOW, TODAY, person

NAMES = {1: "Peel Park Primary School", 2: "Titus Salt School", 3: LONG_SCHOOL}
RUTH = Person(
    7,
    "Ruth Adeyemi",
    "ruth.adeyemi@school.example",
    frozenset({Appointment(Role.SCHOOL_CONTACT, 1)}),
)
FARIDA = person("Farida Khan", Role.LEADER)
BRINGS = Profile("Early reading, mixed-age classes", "Nursery and primary", Fraction(25, 2))
LONG_PROFILE = Profile("*reading* <at>" * 70, "[p](x) " * 28, Fraction(4999, 4))
SAMIRA = person("Samira Whitfield", Role.OFFICER)
LONGEST = Person(
    2**31 - 1,
    "*Bartholomew* <at>" + "x" * 180,
    "b" * 240 + "@school.example",
    frozenset(Appointment(role, place) for role in Role for place in (1, 2, 3, 4, None)),
)
COUNTS = {Reach.CONNECTED: 31, Reach.NOT_OPENED: 8, Reach.TENANT: 2, Reach.REMOVED: 1}
ROWS = (
    PersonRow(RUTH, Reach.NOT_OPENED),
    PersonRow(person("Tom Ellison", Role.LEADER, Role.OFFICER), Reach.CODE),
    PersonRow(person("Joan Barker", Role.HOME_HEAD), Reach.REMOVED),
)
ALLOWED = {"tenant-ash": frozenset({"ash.sch.uk", "beech.sch.uk"})}
VIEW = RosterView(
    ROWS,
    11,
    COUNTS,
    {"elm.sch.uk": 5, "oak.sch.uk": 1},
    ALLOWED,
    older=ListPeople(before=RUTH.id),
)
VALUES = PersonValues("Ruth Adeyemi", "ruth", "school_contact", "Nowhere School")
WRONG = (
    Problem("email", "not_an_address", {"typed": "ruth"}),
    Problem("place", "no_such_place", {"typed": "Nowhere School"}),
)


def account(name: str, organisation: str = "elm.sch.uk", *, stands: bool = True) -> AccountRow:
    """An account that came by its sign-in name in September and was used yesterday."""
    link = AccountLink(
        Account("tenant-elm", f"oid {name}"[:64]),
        FARIDA,
        Proof.ADDRESS,
        NOW,
        FARIDA.email if stands else "",
        name,
    )
    return AccountRow(link, organisation, TODAY - timedelta(days=70), TODAY - timedelta(days=1))


BY_CODE = account("Farida Khan (Oak Trust)", "oak.sch.uk and oaktrust.org.uk")
GONE = account("F Khan", "")
ACCOUNTS = (
    account("Farida Khan"),
    replace(BY_CODE, link=replace(BY_CODE.link, by=Proof.CODE), used=TODAY, own=True),
    replace(GONE, link=replace(GONE.link, disconnected=True), used=None),
)


def _worst() -> dict[str, Any]:
    domains = {f"{'d' * 60}{n}.sch.uk": 99_999 for n in range(30)}
    allowed = {f"tenant-{n}": [f"{'a' * 60}{m}.sch.uk" for m in range(9)] for n in range(9)}
    counts = dict.fromkeys(Reach, 99_999)
    rows = tuple(PersonRow(LONGEST, Reach.TENANT) for _ in range(PAGE))
    older, newer = ListPeople(before=99_999), ListPeople(before=88_888)
    view = RosterView(rows, 99_999, counts, domains, allowed, 801, older=older, newer=newer)
    view = replace(view, note="x" * 200, everyone=True)
    return roster(view, HUB)


EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "people": lambda: roster(VIEW, HUB),
    "people-found": lambda: roster(RosterView(ROWS[:1], 1, COUNTS, find="ruth"), HUB),
    "people-all-connected": lambda: roster(RosterView((), 0, {Reach.CONNECTED: 31}), HUB),
    "people-worst": _worst,
    "people-text": lambda: inviting_text(
        "https://teams.microsoft.com/l/app/00000000-0000-4000-8000-00000000b0b0", HUB
    ),
    "people-text-addresses": lambda: inviting_text(
        "https://teams.microsoft.com/l/app/00000000-0000-4000-8000-00000000b0b0",
        HUB,
        [f"somebody.{n}@elm.sch.uk" for n in range(1, 9)],
        12,
    ),
    "people-allow-several": lambda: allowing_form(DomainsValues(), HUB),
    "people-allow-problem": lambda: allowing_form(
        DomainsValues("elm.sch.uk, Oak School"),
        HUB,
        (Problem("domains", "not_a_domain", {"typed": "oak"}),),
    ),
    "person": lambda: person_card(PersonView(FARIDA, Reach.CONNECTED, NAMES), HUB),
    "person-profile": lambda: person_card(
        PersonView(
            replace(FARIDA, working_days="Mon, Tue, Thu"), Reach.CONNECTED, NAMES, profile=BRINGS
        ),
        HUB,
    ),
    "person-not-connected": lambda: person_card(
        PersonView(RUTH, Reach.NOT_OPENED, NAMES, note="Saved."), HUB
    ),
    "person-code": lambda: person_card(
        PersonView(SAMIRA, Reach.CODE, NAMES, code="K7QM2XW9TA", until=NOW + timedelta(hours=24)),
        HUB,
    ),
    "person-left": lambda: person_card(
        PersonView(Person(8, "Joan Barker", "joan@school.example", left=True), Reach.REMOVED, {}),
        HUB,
    ),
    "person-worst": lambda: person_card(
        PersonView(
            replace(LONGEST, working_days="Mon, Wed, Fri"),
            Reach.BLOCKED,
            dict.fromkeys(range(9), LONG_SCHOOL),
            profile=LONG_PROFILE,
            accounts=(account("*n* " * 50, "o" * 300),) * 20,
            today=TODAY,
        ),
        HUB,
    ),
    "person-accounts": lambda: person_card(
        PersonView(FARIDA, Reach.CONNECTED, NAMES, accounts=ACCOUNTS, today=TODAY), HUB
    ),
    "person-doubted": lambda: person_card(
        PersonView(RUTH, Reach.DOUBTED, NAMES, accounts=(account("", stands=False),), today=TODAY),
        HUB,
    ),
    "person-disconnected": lambda: person_card(
        PersonView(
            FARIDA, Reach.CODE, NAMES, "Disconnected.", accounts=(ACCOUNTS[2],), today=TODAY
        ),
        HUB,
    ),
    "person-disconnect": lambda: disconnect_ask(FARIDA, ACCOUNTS[0], TODAY, HUB),
    "people-stop": lambda: stop_ask("tenant-ash", ALLOWED["tenant-ash"], 14, HUB),
    "people-stop-nobody": lambda: stop_ask("tenant-ash", ["ash.sch.uk"], 0, HUB),
    "person-leave": lambda: leave_ask(FARIDA, HUB),
    "person-form": lambda: person_form(PersonValues(), None, HUB),
    "person-form-near": lambda: person_form(
        replace(VALUES, place="titus"),
        None,
        HUB,
        (Problem("place", "which", {"typed": "titus", "near": 2}),),
        {name: name for name in (f"{NAMES[2]}, Baildon (107440)", "Titus Infants (107441)")},
    ),
    "person-form-problems": lambda: person_form(VALUES, None, HUB, WRONG),
    "person-form-worst": lambda: person_form(
        PersonValues("n" * 200, "e" * 254, "x", "p" * 200),
        LONGEST,
        HUB,
        tuple(
            Problem(f, "not_an_address", {"typed": "y" * 254})
            for f in ("name", "email", "role", "place")
        ),
    ),
}
