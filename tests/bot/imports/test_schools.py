"""Schools, trusts and links, as GIAS gives them and as Excel leaves them."""

import zipfile
from io import BytesIO

import pytest

from bot.documents.reading import from_path
from storage.store import Store
from tests.bot.imports.files import (
    DATA,
    LEADER,
    SCHOOLS,
    book,
    bring,
    brought,
    raw,
    said,
    text,
    told,
    tried,
)

GIAS, LINKS = from_path(DATA / "gias.csv"), from_path(DATA / "links.csv")
DEPLOYMENT = (
    "leader_email,school_urn,focus,days_agreed,start,end\n"
    "asha@schools.example,{urn},Early reading,4,1/9/2026,\n"
)


def test_the_departments_own_file_brings_schools_with_all_that_is_needed(store: Store) -> None:
    plan = brought(store, GIAS)
    keelham = store.organisations.by_urn(107438)
    assert keelham is not None
    assert (keelham.name, keelham.phase, keelham.town, keelham.postcode) == (
        "Keelham Primary School",
        "Primary",
        "Bradford",
        "BD13 4HH",
    )
    assert (
        keelham.telephone,
        keelham.authority,
        keelham.easting,
        keelham.northing,
        keelham.open,
    ) == (
        "01274832491",
        "Bradford",
        407551,
        432403,
        True,
    )
    assert plan.read == {"gias.csv": 14}


def test_importing_the_same_files_again_changes_nothing(store: Store) -> None:
    brought(store, GIAS, LINKS)
    assert brought(store, GIAS, LINKS).changes == []
    assert brought(store, LINKS).changes == []
    assert brought(store, GIAS).changes == []


def test_a_school_with_a_new_urn_is_one_school_with_both(store: Store) -> None:
    brought(store, GIAS, LINKS)
    old, new = store.organisations.by_urn(107206), store.organisations.by_urn(146593)
    assert old == new
    assert new is not None
    assert (new.name, new.open) == ("Greengates Primary Academy", True)


def test_a_deployment_follows_the_school_to_its_successor(store: Store) -> None:
    brought(
        store,
        GIAS,
        text("people.csv", LEADER),
        text("deployments.csv", DEPLOYMENT.format(urn=107206)),
    )
    before = store.organisations.by_urn(107206)
    plan = brought(store, LINKS)
    successor = store.organisations.by_urn(146593)
    deployments = list(store.imports.snapshot().deployments.values())
    assert before is not None
    assert successor is not None
    assert store.organisations.get(before.id) is None
    assert [d.organisation for d in deployments] == [successor.id]
    assert "URN: 107206 → 146593" in told(plan)


def test_a_school_keeps_its_identity_where_the_successor_is_not_in_the_database(
    store: Store,
) -> None:
    brought(store, text("schools.csv", "URN,EstablishmentName\n107206,Greengates Primary School\n"))
    before = store.organisations.by_urn(107206)
    brought(store, LINKS)
    after = store.organisations.by_urn(146593)
    assert before is not None
    assert after is not None
    assert (after.id, after.urn) == (before.id, 146593)
    assert store.organisations.by_urn(107206) == after


def test_a_split_school_and_a_succession_still_to_come_are_left_alone(store: Store) -> None:
    links = (
        "URN,LinkURN,LinkType,LinkEstablishedDate\n"
        "107438,200001,Successor - Split School,\n"
        "107438,200002,Successor - Split School,\n"
        "107255,200003,Successor,01-09-2027\n"
    )
    brought(store, text("schools.csv", SCHOOLS))
    assert brought(store, text("links.csv", links)).changes == []


def test_schools_that_succeed_each_other_in_a_ring_end(store: Store) -> None:
    links = "URN,LinkURN,LinkType\n107438,107255,Successor\n107255,107438,Successor\n"
    brought(store, text("schools.csv", SCHOOLS))
    brought(store, text("links.csv", links))
    assert len(store.organisations.everything()) == 1


def test_one_authority_is_kept_and_every_school_that_is_named_or_in_use(store: Store) -> None:
    brought(store, text("start.csv", "URN,EstablishmentName\n300001,In use already\n"))
    rows = (
        "URN,EstablishmentName,LA (name)\n"
        "300001,In use already,Leeds\n"
        "300002,Named elsewhere,Leeds\n"
        "300003,Wanted,Bradford\n"
        "300004,Left out,Leeds\n"
        "300005,The named one's successor,Leeds\n"
    )
    people = "email,name,role\nann@schools.example,Ann Lee,school_contact@300002\n"
    links = "URN,LinkURN,LinkType\n300002,300005,Successor\n"
    brought(
        store,
        text("people.csv", people),
        text("links.csv", links),
        text("schools.csv", rows),
        authority=" bradford ",
    )
    assert {o.urn for o in store.organisations.everything()} == {300001, 300003, 300005}
    contact = store.people.by_email("ann@schools.example")
    assert contact is not None
    assert {a.organisation for a in contact.appointments} == {
        o.id for o in store.organisations.everything() if o.urn == 300005
    }


def test_an_authority_that_is_not_in_the_file_is_a_problem_that_names_the_nearest(
    store: Store,
) -> None:
    plan = bring(store, GIAS, authority="Bradfrod")
    assert said(plan) == [
        "0: No school of the file is in an authority called “Bradfrod”; there is Bradford."
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_accents_and_apostrophes_survive_every_encoding(store: Store, encoding: str) -> None:
    rows = "URN,EstablishmentName\n107438,St Thérèse’s Primary\n"
    brought(store, text("schools.csv", rows, encoding))
    assert [o.name for o in store.organisations.everything()] == ["St Thérèse’s Primary"]


def test_bytes_of_cp1252_as_the_department_writes_them(store: Store) -> None:
    brought(
        store,
        raw(
            "schools.csv", b'"URN","EstablishmentName"\r\n107438,"St Mary\x92s Caf\xe9 School"\r\n'
        ),
    )
    assert [o.name for o in store.organisations.everything()] == ["St Mary’s Café School"]


def test_what_excel_does_to_a_file_is_forgiven(store: Store) -> None:
    header = [" urn ", "establishment NAME", "TelephoneNum", "Town"]
    brought(
        store,
        book("schools.xlsx", header, [107438.0, "  Keelham   Primary ", 1274832491, "Bradford "]),
    )
    [school] = store.organisations.everything()
    assert (school.urn, school.name, school.telephone, school.town) == (
        107438,
        "Keelham Primary",
        "01274832491",
        "Bradford",
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_may_stand_apart_by_comma_semicolon_or_tab(store: Store, delimiter: str) -> None:
    rows = [
        ["URN", "EstablishmentName", "Town"],
        ["107438.0", '"Keelham, Primary; School"', "Bradford"],
    ]
    brought(store, text("schools.csv", "\r\n".join(delimiter.join(row) for row in rows)))
    assert [o.name for o in store.organisations.everything()] == ["Keelham, Primary; School"]


def test_a_zip_with_one_csv_file_in_it_is_read(store: Store) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("edubasealldata20260101.csv", (DATA / "gias.csv").read_bytes())
    assert brought(store, raw("gias.zip", out.getvalue())).read == {"gias.zip": 14}


def test_trusts_come_with_schools_and_are_known_by_uid_afterwards(store: Store) -> None:
    rows = (
        "URN,EstablishmentName,Trusts (code),Trusts (name)\n"
        "107438,Keelham Primary School,2044,EXCEED ACADEMIES TRUST OF THE NORTH\n"
        "107255,Eldwick Primary School,2044,EXCEED ACADEMIES TRUST OF THE NORTH\n"
    )
    schools, trusts = (
        text("schools.csv", rows),
        text("trusts.csv", "UID,Name\n2044,Exceed Academies Trust\n"),
    )
    brought(store, schools)
    trust = store.organisations.by_uid(2044)
    assert trust is not None
    assert trust.name == "Exceed Academies Trust of the North"
    assert {o.trust for o in store.organisations.everything() if o.urn} == {trust.id}
    brought(store, trusts)
    assert brought(store, schools, trusts).changes == []
    renamed = store.organisations.by_uid(2044)
    assert renamed is not None
    assert (renamed.id, renamed.name) == (trust.id, "Exceed Academies Trust")


def test_an_empty_cell_says_nothing_and_a_lone_hyphen_empties(store: Store) -> None:
    brought(
        store,
        text("schools.csv", "URN,EstablishmentName,Town,Easting\n107438,Keelham,Bradford,407551\n"),
    )
    brought(store, text("schools.csv", "URN,EstablishmentName,Town,Easting\n107438,Keelham,,-\n"))
    [school] = store.organisations.everything()
    assert (school.town, school.easting) == ("Bradford", None)


def test_each_row_that_cannot_be_is_named_and_nothing_is_written(store: Store) -> None:
    rows = (
        "URN,EstablishmentName,Easting\n107438,Keelham,407551\n12,Too short,\n,No number,\n"
        f"107439,,\n107440,{'x' * 201},\n107438,Again,\n107441,Far away,north\n"
    )
    plan = bring(store, text("schools.csv", rows))
    assert said(plan) == [
        "3: URN is “12”, not a URN, which is a number of six digits.",
        "4: URN is missing.",
        "5: EstablishmentName is missing.",
        "6: EstablishmentName is 201 characters long, at most 200 fit.",
        "7: URN 107438 stands in row 2 already.",
        "8: Easting is “north”, not metres on the national grid.",
    ]
    assert store.organisations.everything() == []


def test_a_dry_run_shows_each_field_and_writes_nothing(store: Store) -> None:
    brought(store, text("schools.csv", SCHOOLS))
    plan = tried(store, text("schools.csv", SCHOOLS.replace("Bingley", "Shipley")))
    assert told(plan).splitlines() == [
        "schools.csv, row 3: changed school Eldwick Primary School (107255)",
        "    town: Bingley → Shipley",
        "schools.csv: 2 rows, 0 new, 1 changed",
        "Nothing was changed: this was a dry run.",
    ]
    assert {o.town for o in store.organisations.everything()} == {"Bradford", "Bingley"}
