"""Stories of schools, trusts and others: found, seen by each role, added and changed."""

from dataclasses import replace
from fractions import Fraction
from functools import partial

from domain.operations.imports import Entry
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Appointment, Role
from storage.store import Store
from tests.bot.funding.money import FAR, FELLSIDE, HOMER, OLD, OVERA, TRUST, WHOLE, fund
from tests.bot.support.keeping import forged, officer, sought, verbs
from tests.conversation import Card, Chat, House
from tests.make import NOW
from tests.seed import DOMAIN, FARIDA, HEAD, PEEL_PARK, STRANGER, TITUS_SALT, TOM, Somebody

RUTH = Somebody("Ruth Adeyemi", f"ruth.adeyemi@{DOMAIN}", "oid-ruth")
ELM = Organisation(
    0, OrganisationKind.SCHOOL, "Elm Primary School", urn=107255, phase="Primary", town="Bradford"
)


def known(store: Store) -> None:
    """Another school, one that closed, and one that had another number before."""
    elm = store.organisations.upsert(ELM)
    store.organisations.upsert(replace(ELM, name="Elm Tree Infants", urn=107256, open=False))
    store.organisations.remember({107001: elm})


def second_contact(store: Store) -> None:
    peel = store.organisations.by_name(PEEL_PARK)[0]
    held = frozenset({Appointment(Role.SCHOOL_CONTACT, peel.id)})
    store.people.upsert(Entry(0, RUTH.email, RUTH.name, held), NOW)


def place_id(name: str, store: Store) -> int:
    return store.organisations.by_name(name)[0].id


async def found(house: House, words: str) -> Card:
    """What an officer finds."""
    return await (await (await officer(house)).say("schools")).press("Find", sought=words)


async def opened(chat: Chat, name: str) -> Card:
    """The card of an organisation, by way of its support."""
    support = await (await chat.say("schools")).press(f"Open {name}")
    return await support.press("About the school")


async def test_an_officer_finds_by_part_of_a_name_town_or_number(house: House) -> None:
    await house.database.write(known)
    card = await found(house, "elm")
    assert "2 matches for “elm”." in card.words
    assert "Bradford · Primary" in card.words and "Closed" in card.words
    for words in ("107255", "107001", "Elm Primary School, Bradford"):
        again = await card.press("Find", sought=words)
        assert "Elm Primary School" in again.words, words
    assert PEEL_PARK in (await card.press("Find", sought="bradford")).words
    assert "Gets support" in (await card.press("Find", sought="peel")).words
    nothing = await card.press("Find", sought="Xyzzy")
    assert "None is like “Xyzzy”." in nothing.words
    empty = await nothing.press("Find", sought="  ")
    assert "Write a name, a town or a number." in empty.words
    assert "Peel Park" in (await empty.press("Supported schools")).words


async def test_words_behind_schools_find_what_gets_no_support(house: House) -> None:
    await house.database.write(known)
    samira = await officer(house)
    assert "Elm Tree Infants" in (await samira.say("schools elm")).words
    assert "Only “Peel Park Primary School”" in (await samira.say("schools peel park")).words
    assert "“xyzzy”" in (await samira.say("schools xyzzy")).words


async def test_an_officer_sees_all_of_a_school(house: House) -> None:
    await house.database.write(fund)
    await house.database.write(second_contact)
    samira = await officer(house)
    await house.chat(HEAD).say("hi")
    card = await opened(samira, PEEL_PARK)
    for words in (
        "URN 101494 · Primary · Bradford",
        "School contact · connected",
        "School contact · has not opened the app yet",
        "Early reading",
        "1 of 10 days used",
        "Grants 2026-27",
        WHOLE,
    ):
        assert words in card.words, (words, card.words)
    assert OLD not in card.words and FAR not in card.words
    person = await card.press(f"Open {RUTH.name}")
    assert RUTH.email in person.words


async def test_a_trust_shows_whom_it_employs_and_how_long_they_were_out(house: House) -> None:
    await house.database.write(fund)
    await house.database.write(employed_by_the_trust)
    card = await (await found(house, "aire")).press(f"Open {TRUST}")
    assert "UID 16001 · Trust · Shipley" in card.words
    assert f"Employing head | {HOMER.name}" in card.words
    assert "2 of 12 free days used this school year" in card.words
    assert WHOLE in card.words


def employed_by_the_trust(store: Store) -> None:
    at = place_id(TRUST, store)
    held = frozenset({Appointment(Role.LEADER, at)})
    store.people.upsert(Entry(0, FARIDA.email, FARIDA.name, held, free_days=Fraction(12)), NOW)


async def test_a_leader_reads_no_names_of_contacts_and_no_head_anything_of_support(
    house: House,
) -> None:
    await house.database.write(fund)
    await house.database.write(employed_by_the_trust)
    tom = await opened(house.chat(TOM), PEEL_PARK)
    assert "To speak to | School contact" in tom.words and "Early reading" in tom.words
    for hidden in (HEAD.name, TITUS_SALT, "employed here", "connected", "Add a contact"):
        assert hidden not in str(tom.shown)
    homer = house.chat(HOMER)
    trust = await (await homer.say("my staff")).press(f"About {TRUST}")
    assert FARIDA.name in trust.words and "free days used" in trust.words
    for hidden in ("Early reading", PEEL_PARK, WHOLE, "UID", "Contact"):
        assert hidden not in str(trust.shown)


async def test_a_contact_reads_own_and_an_overseer_those_under_own_contracts(house: House) -> None:
    await house.database.write(fund)
    await house.database.write(second_contact)
    for who in (HEAD, OVERA):
        card = await opened(house.chat(who), PEEL_PARK)
        assert RUTH.name in card.words and "Early reading" in card.words
        for hidden in ("opened the app", "connected", "employed here", "Add a contact", "Change"):
            assert hidden not in str(card.shown), (who.name, hidden)


async def test_nobody_else_learns_of_a_school_by_its_number(house: House) -> None:
    await house.database.write(fund)
    titus = await house.database.read(partial(place_id, TITUS_SALT))
    fellside = await house.database.read(partial(place_id, FELLSIDE))
    for who, place in ((TOM, titus), (HEAD, titus), (HOMER, titus), (OVERA, fellside)):
        chat = house.chat(who)
        await chat.say("hi")
        _, body = await house.post(forged(chat, "place.show", organisation=place))
        _, none = await house.post(forged(chat, "place.show", organisation=9_999))
        assert "nothing here for you" in str(body) and body == none
    farida = house.chat(FARIDA)
    await farida.say("hi")
    for verb in ("places.find", "place.new", "place.save", "place.use", "place.main"):
        data = {"organisation": titus, "person": 4, "sought": "elm", "name": "Elm"}
        _, body = await house.post(forged(farida, verb, **data))
        assert TITUS_SALT not in str(body)
    assert await house.database.read(lambda store: store.people.main_contact(titus)) is None
    assert STRANGER.name not in str(body)


async def test_the_main_contact_is_marked_by_an_officer(house: House) -> None:
    await house.database.write(second_contact)
    samira = await officer(house)
    card = await opened(samira, PEEL_PARK)
    assert "Main contact" not in card.words
    main = await card.press(f"Make {RUTH.name} the main contact")
    assert "The main contact is changed." in main.words
    assert main.words.index(RUTH.name) < main.words.index(HEAD.name)
    assert main.words.index("Main contact") < main.words.index(HEAD.name)
    await house.post(card.request(f"Make {RUTH.name} the main contact"))
    told = await house.database.read(verbs)
    assert told.count("organisation.main_contact") == 1
    await house.database.write(
        lambda store: store.people.appoint(store.people.has_address(HEAD.email) or 0, set())
    )
    gone = await card.refused(f"Make {HEAD.name} the main contact")
    assert "is not a contact there any more" in gone


async def test_an_officer_asks_for_support_for_a_school(house: House) -> None:
    samira = await officer(house)
    form = await (await opened(samira, PEEL_PARK)).press("Ask for support for them")
    assert PEEL_PARK in str(form.shown)


async def test_a_contact_is_added_with_the_school_filled_in(house: House) -> None:
    samira = await officer(house)
    form = await (await opened(samira, PEEL_PARK)).press("Add a contact")
    assert form.values()["place"] == f"{PEEL_PARK}, Bradford (101494)"
    assert form.values()["role"] == "school_contact"
    saved = await form.press("Save", name=RUTH.name, email=RUTH.email)
    assert f"School contact | {PEEL_PARK}" in saved.words


async def test_an_organisation_that_no_register_has_is_added_and_changed(house: House) -> None:
    form = await (await found(house, "Fellside Diocese")).press("Add an organisation")
    back = await form.press("Save", postcode="BD", kind="")
    assert "Choose what kind of organisation it is." in back.words
    assert "“BD” is not a postcode." in back.words
    card = await back.press("Save", kind="other", town="Skipton", postcode="bd231aa")
    assert "Added." in card.words and "BD23 1AA" in card.words
    change = await card.press("Change")
    assert "kind" not in change.inputs
    left = await change.press("Keep as it is", telephone="01756 700100")
    again = await left.press("Change")
    assert again.values()["telephone"] == "01756 700100"
    saved = await again.press("Save")
    assert "Saved." in saved.words and "01756 700100" in saved.words
    told = await house.database.read(verbs)
    assert {"organisation.added", "organisation.changed"} <= set(told)
    samira = saved.chat
    listed = await sought(samira, "places", "fellside dio")
    assert [one["value"] for one in listed] == ["Fellside Diocese, Skipton"]
    person = await saved.press("Add a contact")
    contact = await person.press("Save", name="Dina Hart", email=f"dina@{DOMAIN}")
    assert "School contact | Fellside Diocese" in contact.words


async def test_the_same_name_and_town_are_asked_about(house: House) -> None:
    await house.database.write(known)
    form = await (await found(house, "elm")).press("Add an organisation")
    typed = {"name": "elm primary school", "kind": "school", "town": "bradford"}
    asked = await form.press("Save", **typed)
    assert "There is Elm Primary School, Bradford (107255). Use that one?" in asked.words
    used = await asked.press("Use it")
    assert "URN 107255" in used.words and "Earlier URN | 107001" in used.words
    other = await asked.press("It is another")
    assert "Added." in other.words and "URN" not in other.words
    elms = await house.database.read(lambda store: store.organisations.by_name(ELM.name))
    assert len(elms) == 2


async def test_two_officers_who_add_the_same_at_once_make_one(house: House) -> None:
    form = await (await found(house, "x")).press("Add an organisation")
    typed = {"name": "Fellside Diocese", "kind": "other", "town": "Skipton"}
    other = Card(form.chat, form.message, form.shown)
    assert "Added." in (await form.press("Save", **typed)).words
    assert "Use that one?" in (await other.press("Save", **typed)).words


async def test_an_apostrophe_of_another_kind_makes_no_other_name(house: House) -> None:
    form = await (await found(house, "x")).press("Add an organisation")
    typed = {"name": "St Mary's Nursery", "kind": "other", "town": "Skipton"}
    other = Card(form.chat, form.message, form.shown)
    assert "Added." in (await form.press("Save", **typed)).words
    asked = await other.press("Save", **typed | {"name": "St Mary’s nursery"})
    assert "There is St Mary's Nursery, Skipton. Use that one?" in asked.words


async def test_what_registers_bring_is_nobodys_to_change(house: House) -> None:
    samira = await officer(house)
    card = await opened(samira, PEEL_PARK)
    assert "place.change" not in str(card.shown)
    peel = await house.database.read(partial(place_id, PEEL_PARK))
    _, body = await house.post(forged(samira, "place.save", organisation=peel, name="Other"))
    assert "comes with the lists of schools" in str(body)
    assert await house.database.read(partial(place_id, PEEL_PARK)) == peel
