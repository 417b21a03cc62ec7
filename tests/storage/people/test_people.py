"""The roster in a real database: accounts, roles, codes, welcome."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from hashlib import sha256

import pytest
from sqlalchemy import Connection, select

from domain.operations.imports import Entry
from domain.people.people import CODE_LIFE, Account, Appointment, Attempt, Profile, Role
from storage.people.people import People
from storage.store import Store
from storage.tables.people import accounts, codes
from tests import databases
from tests.make import NOW

ACCOUNT = Account("tenant-1", "oid-1")


def entry(email: str = "asha@schools.example", *roles: Role, name: str = "Asha Rahman") -> Entry:
    """A person as a file gives them."""
    return Entry(0, email, name, frozenset(Appointment(role, None) for role in roles))


@pytest.fixture
def asha(store: Store) -> int:
    """A leader who is an officer too."""
    return store.people.upsert(entry("Asha@Schools.example", Role.LEADER, Role.OFFICER), NOW)


def test_a_linked_account_is_its_person_with_every_role(store: Store, asha: int) -> None:
    assert store.people.by_account(ACCOUNT) is None
    store.people.link(ACCOUNT, asha, "29:1", NOW, "address")
    person = store.people.by_account(ACCOUNT)
    assert person is not None
    assert (person.id, person.email, person.left) == (asha, "asha@schools.example", False)
    assert {a.role for a in person.appointments} == {Role.LEADER, Role.OFFICER}
    assert store.people.by_account(Account("tenant-2", "oid-1")) is None


def test_an_account_linked_again_belongs_to_the_new_person(store: Store, asha: int) -> None:
    other = store.people.upsert(entry("bob@schools.example", name="Bob"), NOW)
    store.people.link(ACCOUNT, asha, "29:1", NOW, "address")
    store.people.link(ACCOUNT, other, "29:1", NOW, "code")
    person = store.people.by_account(ACCOUNT)
    assert person is not None
    assert person.id == other
    assert len(store.people._connection.execute(select(accounts)).all()) == 1


def test_who_left_is_found_by_id_only_and_may_come_back(store: Store, asha: int) -> None:
    store.people.link(ACCOUNT, asha, "29:1", NOW, "address")
    store.people.leave(asha, NOW)
    person = store.people.get(asha)
    assert person is not None
    assert person.left
    assert store.people.by_account(ACCOUNT) is None
    assert store.people.by_email("asha@schools.example") is None
    assert store.people.holding(Role.LEADER) == []
    assert store.people.names([asha, None, asha]) == {asha: "Asha Rahman"}
    assert store.people.names([None, asha + 1]) == store.people.names([]) == {}
    assert [e.left for e in store.people.entries()] == [True]
    store.people.upsert(entry("asha@schools.example", Role.LEADER), NOW)
    assert store.people.by_email("asha@schools.example") is not None
    assert store.people.by_account(ACCOUNT) is None, "whoever comes back proves the account anew"
    link = store.accounts.of(ACCOUNT)
    assert link is not None and not link.stands
    store.accounts.prove(link)
    assert store.people.by_account(ACCOUNT) is not None


def test_roles_are_given_as_a_whole(store: Store, asha: int) -> None:
    store.people.upsert(entry("asha@schools.example", Role.LEADER, Role.HOME_HEAD), NOW)
    person = store.people.get(asha)
    assert person is not None
    assert person.appointments == {
        Appointment(Role.LEADER, None),
        Appointment(Role.HOME_HEAD, None),
    }
    store.people.upsert(entry("bob@schools.example", Role.LEADER, name="Aaron"), NOW)
    assert [p.name for p in store.people.holding(Role.LEADER)] == ["Aaron", "Asha Rahman"]
    assert store.people.holding(Role.OFFICER) == []


def test_what_the_roster_says_of_a_person_comes_back(store: Store) -> None:
    whole = Entry(
        0, "a@schools.example", "Ann", frozenset(), "Phonics", "Primary", Fraction(5, 2), "Mon, Tue"
    )
    id_ = store.people.upsert(whole, NOW)
    assert store.people.profile(id_) == Profile("Phonics", "Primary", Fraction(5, 2))
    assert store.people.profile(id_ + 1) == Profile()
    [kept] = store.people.entries()
    assert (kept.specialisms, kept.phases, kept.free_days, kept.working_days) == (
        "Phonics",
        "Primary",
        Fraction(5, 2),
        "Mon, Tue",
    )


def test_welcome_is_once_for_ever(store: Store, asha: int) -> None:
    assert store.people.note_welcome(asha, NOW)
    assert not store.people.note_welcome(asha, NOW + timedelta(days=400))


def test_language_and_zone_are_kept(store: Store, asha: int) -> None:
    store.people.keep_locale(asha, "de-DE", "Europe/Berlin")
    person = store.people.get(asha)
    assert person is not None
    assert (person.locale, person.zone) == ("de-DE", "Europe/Berlin")


def test_a_code_is_kept_as_its_hash_only_and_spent_once(store: Store, asha: int) -> None:
    text = store.people.invite(asha, NOW)
    kept = store.people._connection.execute(select(codes)).one()
    assert kept.hash == sha256(text.encode()).hexdigest()
    assert text not in str(kept)
    code = store.people.find_code(f" {text} ")
    assert code is not None
    assert (code.person, code.email, code.expires, code.used) == (
        asha,
        "asha@schools.example",
        NOW + CODE_LIFE,
        False,
    )
    assert store.people.spend_code(text, NOW)
    assert not store.people.spend_code(text, NOW)
    spent = store.people.find_code(text)
    assert spent is not None
    assert spent.used


def test_a_new_code_makes_the_earlier_unused_one_void(store: Store, asha: int) -> None:
    bob = store.people.upsert(entry("bob@schools.example", name="Bob"), NOW)
    first, of_bob = store.people.invite(asha, NOW), store.people.invite(bob, NOW)
    second = store.people.invite(asha, NOW)
    assert store.people.find_code(first) is None
    assert store.people.find_code(second) is not None
    assert store.people.find_code(of_bob) is not None
    assert store.people.find_code("NEVERMADE2") is None


def test_strangers_and_wrong_codes_are_counted_by_account_and_day(store: Store) -> None:
    today, tomorrow = NOW.date(), NOW.date() + timedelta(days=1)
    assert [store.strangers.note(ACCOUNT, today) for _ in range(2)] == [1, 2]
    assert [store.strangers.count_wrong_code(ACCOUNT, today) for _ in range(3)] == [1, 2, 3]
    assert store.strangers.wrong_codes(ACCOUNT, today) == 3
    assert store.strangers.wrong_codes(ACCOUNT, tomorrow) == 0
    assert store.strangers.wrong_codes(Account("tenant-2", "oid-1"), today) == 0
    assert store.strangers.between(today, today) == [Attempt(ACCOUNT, 2)]


def test_who_a_stranger_is_is_kept_as_teams_told_it_and_forgotten(store: Store) -> None:
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    store.strangers.note(ACCOUNT, monday)
    store.strangers.note(ACCOUNT, monday, "Sam Stray", "sam@trust.example")
    store.strangers.note(ACCOUNT, tuesday)
    store.strangers.count_wrong_code(Account("tenant-2", "oid-1"), tuesday)
    assert store.strangers.between(monday, tuesday) == [
        Attempt(ACCOUNT, 3, "Sam Stray", "sam@trust.example")
    ]
    store.purge(datetime(2026, 12, 24, tzinfo=UTC), ())
    assert store.strangers.between(monday, tuesday) == [Attempt(ACCOUNT, 1)]
    assert store.strangers.wrong_codes(Account("tenant-2", "oid-1"), tuesday) == 1


def test_tenants_hold_domains_and_a_domain_belongs_to_one(store: Store) -> None:
    store.tenants.allow("t1", {"One.example ", "two.example"})
    store.tenants.allow("t2", {"two.example"})
    assert store.tenants.domains() == {"t1": {"one.example"}, "t2": {"two.example"}}
    assert store.tenants.allowed("t1")
    assert not store.tenants.allowed("t3")
    store.tenants.forget("t1")
    assert not store.tenants.allowed("t1")


@databases.on_sqlite
def test_the_hot_look_up_is_one_statement(
    store: Store, asha: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.people.link(ACCOUNT, asha, "29:1", NOW, "address")
    connection: Connection = store.people._connection
    people = People(connection)
    cursor = connection.exec_driver_sql("select total_changes()")
    cursor.close()
    traced: list[str] = []
    raw = connection.connection.dbapi_connection
    assert raw is not None
    raw.set_trace_callback(traced.append)
    people.by_account(ACCOUNT)
    raw.set_trace_callback(None)
    assert [t.split()[0] for t in traced] == ["SELECT"]
