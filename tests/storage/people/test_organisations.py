"""Organisations and calendars in a real database."""

from datetime import date

from bot.imports.bank_holidays import write_bank_holidays
from domain.operations.imports import Entry
from domain.people.organisations import Organisation
from domain.people.organisations import OrganisationKind as Sort
from domain.people.people import Appointment, Role
from domain.prompts.calendar import Closure, ClosureKind
from storage.store import Store
from tests.make import NOW

ELM = Organisation(
    0,
    Sort.SCHOOL,
    "Elm Primary School",
    urn=107438,
    town="Bradford",
    easting=407551,
    northing=432403,
)


def test_a_school_is_added_once_and_changed_afterwards(store: Store) -> None:
    first = store.organisations.upsert(ELM)
    assert (
        store.organisations.upsert(Organisation(0, Sort.SCHOOL, "Elm Academy", urn=107438)) == first
    )
    school = store.organisations.get(first)
    assert school is not None
    assert (school.name, school.town, school.easting) == ("Elm Academy", "", None)


def test_what_was_put_in_comes_out(store: Store) -> None:
    trust = store.organisations.upsert(Organisation(0, Sort.TRUST, "Elm Trust", uid=2044))
    whole = Organisation(
        id=trust + 1,
        kind=Sort.SCHOOL,
        name="Elm",
        urn=107438,
        phase="Primary",
        town="Bradford",
        postcode="BD13 4HH",
        telephone="01274",
        authority="Bradford",
        easting=1,
        northing=2,
        trust=trust,
        open=False,
    )
    assert store.organisations.upsert(whole) == whole.id
    assert store.organisations.by_urn(107438) == whole
    assert store.organisations.by_uid(2044) == store.organisations.get(trust)


def test_names_are_found_in_any_case_open_ones_first(store: Store) -> None:
    store.organisations.add(
        [
            Organisation(0, Sort.SCHOOL, "Elm Primary School", urn=100001, open=False),
            Organisation(0, Sort.SCHOOL, "Oak"),
        ]
    )
    store.organisations.upsert(ELM)
    assert [o.open for o in store.organisations.by_name(" elm  PRIMARY school ")] == [True, False]
    assert store.organisations.by_name("Elm") == []
    store.organisations.add([Organisation(0, Sort.SCHOOL, "École Élémentaire")])
    assert [o.name for o in store.organisations.by_name("école ÉLÉMENTAIRE")] == [
        "École Élémentaire"
    ]


def test_there_is_one_hub(store: Store) -> None:
    assert store.organisations.hub() is None
    first = store.organisations.upsert(Organisation(0, Sort.HUB, "Hub"))
    assert (
        store.organisations.upsert(Organisation(0, Sort.HUB, "Bradford Teaching School Hub"))
        == first
    )
    hub = store.organisations.hub()
    assert hub is not None
    assert hub.name == "Bradford Teaching School Hub"


def test_a_new_urn_is_the_same_organisation(store: Store) -> None:
    school = store.organisations.upsert(ELM)
    store.organisations.succeed(107438, 146593)
    for urn in (107438, 146593):
        found = store.organisations.by_urn(urn)
        assert found is not None
        assert (found.id, found.urn) == (school, 146593)
    store.organisations.succeed(107438, 146593)
    store.organisations.succeed(999999, 888888)
    assert len(store.organisations.everything()) == 1


def test_what_hung_on_a_school_hangs_on_its_successor(store: Store) -> None:
    old = store.organisations.upsert(ELM)
    new = store.organisations.upsert(Organisation(0, Sort.SCHOOL, "Elm Academy", urn=146593))
    held = {
        Appointment(Role.LEADER, old),
        Appointment(Role.LEADER, new),
        Appointment(Role.HOME_HEAD, old),
    }
    person = store.people.upsert(Entry(0, "a@schools.example", "Ann", frozenset(held)), NOW)
    store.organisations.succeed(107438, 146593)
    assert store.organisations.get(old) is None
    moved = store.people.get(person)
    assert moved is not None
    assert moved.appointments == {Appointment(Role.LEADER, new), Appointment(Role.HOME_HEAD, new)}
    found = store.organisations.by_urn(107438)
    assert found is not None
    assert found.id == new


def test_rows_of_a_calendar_are_replaced_by_who_wrote_them(store: Store) -> None:
    half_term = Closure(date(2026, 10, 26), date(2026, 10, 30), ClosureKind.HOLIDAY, "import")
    assert write_bank_holidays(store, date(2026, 11, 23))
    assert not write_bank_holidays(store, date(2026, 11, 23))
    assert store.calendars.replace("import", [half_term])
    assert not store.calendars.replace("import", [half_term])
    calendar = store.calendars.calendar()
    assert not calendar.is_school_day(date(2026, 10, 28))
    assert not calendar.is_school_day(date(2027, 3, 26))
    assert calendar.is_school_day(date(2026, 11, 23))
    assert store.calendars.replace("import", [])
    assert store.calendars.calendar().is_school_day(date(2026, 10, 28))
    assert {c.first.year for c in store.calendars.closures()} == {2025, 2026, 2027, 2028}
    assert store.calendars.closures("school:107438") == ()


def test_a_register_gives_the_names_that_begin_like_some_words(store: Store) -> None:
    closed = Organisation(0, Sort.SCHOOL, "Elmhurst School", urn=107440, open=False)
    for place in (ELM, Organisation(0, Sort.TRUST, "Oakmere Trust", uid=2044), closed):
        store.organisations.upsert(place)
    assert store.register.called_like(["elm", "elmstead", "oakmoor"]) == ["Oakmere Trust"]
    assert store.register.called_like(["primary"]) == ["Elm Primary School"]
    assert store.register.called_like([]) == []


def contact(name: str, at: int, store: Store) -> int:
    held = frozenset({Appointment(Role.SCHOOL_CONTACT, at)})
    return store.people.upsert(Entry(0, f"{name}@elm.example", name, held), NOW)


def contacts(at: int, store: Store) -> list[str]:
    return [person.name for person in store.people.holding_at(Role.SCHOOL_CONTACT, at)]


def test_the_main_contact_stands_first_and_else_they_go_by_name(store: Store) -> None:
    elm = store.organisations.upsert(ELM)
    ann, joan, zoe = (contact(name, elm, store) for name in ("Ann", "Joan", "Zoe"))
    assert contacts(elm, store) == ["Ann", "Joan", "Zoe"]
    assert store.people.main_contact(elm) is None
    for who in (joan, zoe, zoe):
        store.people.make_main(who, elm)
    assert contacts(elm, store) == ["Zoe", "Ann", "Joan"]
    assert store.people.main_contact(elm) == zoe
    store.people.leave(zoe, NOW)
    assert contacts(elm, store) == ["Ann", "Joan"]
    # A role that is kept stays the main one; one that is taken away and given again does not.
    store.people.make_main(ann, elm)
    held = Appointment(Role.SCHOOL_CONTACT, elm)
    store.people.appoint(ann, {held, Appointment(Role.LEADER, elm)})
    assert store.people.main_contact(elm) == ann
    store.people.appoint(ann, set())
    store.people.appoint(ann, {held})
    assert store.people.main_contact(elm) is None


def test_of_schools_that_become_one_the_successors_main_contact_stays(store: Store) -> None:
    elm = store.organisations.upsert(ELM)
    oak = store.organisations.upsert(Organisation(0, Sort.SCHOOL, "Oak", urn=100009))
    ann, joan = contact("Ann", elm, store), contact("Joan", oak, store)
    store.people.make_main(ann, elm)
    store.people.make_main(joan, oak)
    store.organisations.fold(elm, oak)
    assert contacts(oak, store) == ["Joan", "Ann"]
    assert store.people.main_contact(oak) == joan
    ash = store.organisations.upsert(Organisation(0, Sort.SCHOOL, "Ash", urn=100010))
    store.organisations.fold(oak, ash)
    assert store.people.main_contact(ash) == joan
