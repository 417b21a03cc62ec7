"""The register's own files: its list of groups, and links to schools that are still to open."""

import pytest

from storage.store import Store
from tests.bot.imports.files import SCHOOLS, brought, text, told, tried

GROUPS = (
    "Group UID,Group ID,Companies House Number,Group Name,Group Type (code),Group Type,"
    "Closed Date,Group Status (code),Group Status\n"
)
ROWS = (
    "2044,TR01,071,MOOR ACADEMIES TRUST,06,Multi-academy trust,,OPEN,Open\n"
    "2045,,,ELM AND OAK FEDERATION,01,Federation,,OPEN,Open\n"
    "2046,TR02,072,GONE TRUST,06,Multi-academy trust,31-08-2020,CLOSED,Closed\n"
    "2047,TR03,073,ST MARY'S CE ACADEMY TRUST,10,Single-academy trust,,OPEN,Open\n"
    "2048,,,BIG BANK PLC,05,School sponsor,,OPEN,Open\n"
    "2049,TR04,074,A SLIP,06,Multi-academy trust,,ERROR,Created in error\n"
    "2050,,,HILL FOUNDATION,02,Trust,,OPEN,Open\n"
)


def trusts(store: Store) -> dict[int | None, tuple[str, bool]]:
    """The trusts by UID, each with its name and whether it is open."""
    return {o.uid: (o.name, o.open) for o in store.organisations.everything() if o.uid}


def test_type_and_status_say_what_is_a_trust_and_its_name_is_written_as_a_name(
    store: Store,
) -> None:
    plan = brought(store, text("allgroupsdata.csv", GROUPS + ROWS))
    assert trusts(store) == {
        2044: ("Moor Academies Trust", True),
        2047: ("St Mary's CE Academy Trust", True),
        2050: ("Hill Foundation", True),
    }
    assert plan.notes == [
        "allgroupsdata.csv: left out: 1 closed, 1 created in error, 2 that are no trusts."
    ]
    assert brought(store, text("allgroupsdata.csv", GROUPS + ROWS)).changes == []


def test_a_known_trust_that_closed_is_closed_and_the_open_row_of_several_counts(
    store: Store,
) -> None:
    brought(store, text("trusts.csv", "UID,name\n2046,Gone Trust\n2044,Moor\n"))
    twice = "2044,TR01,071,MOOR TRUST,06,Multi-academy trust,31-08-2019,CLOSED,Closed\n"
    for rows in (twice + ROWS, ROWS + twice):
        brought(store, text("allgroupsdata.csv", GROUPS + rows))
        assert trusts(store)[2046] == ("Gone Trust", False)
        assert trusts(store)[2044] == ("Moor Academies Trust", True)


LINKS = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n"
REGISTER = (
    "URN,EstablishmentName,Town,EstablishmentStatus (name)\n"
    '107438,Keelham Primary School,Bradford,"Open, but proposed to close"\n'
    "200001,Keelham Academy,Bradford,Proposed to open\n"
)


@pytest.mark.parametrize("link", ["107438,200001,x,Successor,", "200001,107438,x,Predecessor,"])
def test_a_link_to_a_school_that_is_only_proposed_renames_nothing(store: Store, link: str) -> None:
    links, known = text("links.csv", f"{LINKS}{link}\n"), text("schools.csv", SCHOOLS)
    brought(store, known)
    for files in ((text("register.csv", REGISTER), links), (links,)):
        plan = brought(store, *files)
        assert [n for n in plan.notes if "links" in n] == [
            "links.csv, row 2: school 200001 is not open yet, so 107438 keeps its number."
        ]
        keelham = store.organisations.by_urn(107438)
        assert keelham is not None
        assert (keelham.urn, keelham.name) == (107438, "Keelham Primary School")
    opened = text("register.csv", REGISTER.replace("Proposed to open", "Open"))
    assert "Keelham Academy" in told(tried(store, opened, links))
    brought(store, opened, links)
    keelham = store.organisations.by_urn(107438)
    assert keelham is not None
    assert (keelham.urn, keelham.name) == (200001, "Keelham Academy")


def test_a_proposed_school_of_another_authority_renames_nothing_either(store: Store) -> None:
    brought(store, text("schools.csv", SCHOOLS))
    register = REGISTER.replace("Town", "LA (name)").replace("Bradford", "Leeds")
    links = text("links.csv", f"{LINKS}107438,200001,x,Successor,\n")
    here = register + "107255,Eldwick Primary School,Bradford,Open\n"
    brought(store, text("register.csv", here), links, authority="Bradford")
    keelham = store.organisations.by_urn(107438)
    assert keelham is not None
    assert keelham.urn == 107438


def test_an_undated_link_to_an_open_or_unknown_school_counts_as_before(store: Store) -> None:
    brought(store, text("schools.csv", SCHOOLS))
    brought(store, text("links.csv", f"{LINKS}107438,200001,x,Successor,\n"))
    keelham = store.organisations.by_urn(107438)
    assert keelham is not None
    assert keelham.urn == 200001
