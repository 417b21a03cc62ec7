"""Stories of the roster: an officer looks, adds people, makes codes, allows a domain, records."""

from dataclasses import replace
from fractions import Fraction

from bot.turns.reply import Say, packed
from storage.store import Store
from tests.conversation import Chat, House
from tests.make import NOW
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA, TITUS_SALT, TOM, Somebody


async def officer(house: House) -> Chat:
    """Samira, let in by a code."""
    chat = house.chat(SAMIRA)
    await chat.say(house.invite(SAMIRA.email))
    return chat


async def test_people_says_who_is_not_connected_and_why(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    await farida.say("hi")
    told = (await samira.say("people")).words
    assert "4 on the list, 2 connected" in told
    assert TOM.name in told and HEAD.name in told and FARIDA.name not in told
    assert "has not opened the app yet" in told
    await house.post(farida.activity(type="installationUpdate", action="remove"))
    assert "removed the app" in (await samira.say("people farida")).words


async def test_only_an_officer_sees_the_roster(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    people = await samira.say("people")
    assert (await farida.say("people")).words.startswith("Only the hub's officers can do that")
    stolen = people.request("Open Tom Ellison")
    body = await people.answered(
        farida.activity(**{k: stolen[k] for k in ("type", "name", "value")})
    )
    assert TOM.email not in str(body)


async def test_a_person_is_added_with_a_role_at_a_school_and_comes_in(house: House) -> None:
    samira = await officer(house)
    form = await (await samira.say("people")).press("Add a person")
    back = await form.press(
        "Save", name="Ruth Adeyemi", email="ruth", role="school_contact", place="Nowhere School"
    )
    assert "is not an e-mail address" in back.words and back.values()["place"] == "Nowhere School"
    email = "ruth.adeyemi@school.example"
    back = await back.press("Save", email=email)
    assert "exact name “Nowhere School”" in back.words
    saved = await back.press("Save", email=email, place="107440")
    assert "Saved" in saved.words and TITUS_SALT in saved.words
    again = await (await (await samira.say("people")).press("Add a person")).press(
        "Save", name="Ruth", email=email
    )
    assert "is on the list already" in again.words


async def test_a_part_of_a_schools_name_brings_those_that_are_like_it_to_choose_from(
    house: House,
) -> None:
    samira = await officer(house)
    form = await (await samira.say("people")).press("Add a person")
    typed = {"name": "Ruth Adeyemi", "email": "ruth.adeyemi@school.example"}
    asked = await form.press("Save", **typed, role="school_contact", place="titus")
    assert "Which one is “titus”? The closest matches are in the list now." in asked.words
    chosen = f"{TITUS_SALT}, Shipley (107440)"
    assert chosen in str(asked.shown)
    saved = await asked.press("Save", place=chosen)
    assert "Saved" in saved.words and TITUS_SALT in saved.words


async def test_all_that_is_wrong_with_a_person_is_said_at_once(house: House) -> None:
    samira = await officer(house)
    form = await (await samira.say("people")).press("Add a person")
    back = await form.press(
        "Save", name="Ruth", email="ruth", role="leader", place="Nowhere School"
    )
    assert "is not an e-mail address" in back.words and "exact name “Nowhere School”" in back.words


async def test_a_school_contact_is_one_of_a_school_and_a_place_belongs_to_a_role(
    house: House,
) -> None:
    samira = await officer(house)
    form = await (await samira.say("people")).press("Add a person")
    typed = {"name": "Ruth Adeyemi", "email": "ruth.adeyemi@school.example"}
    for place in ("", "Hub"):
        back = await form.press("Save", **typed, role="school_contact", place=place)
        assert "Write the school or trust that they answer for." in back.words
    back = await form.press("Save", **typed, role="", place=TITUS_SALT)
    assert "Choose the role that they hold there." in back.words
    assert "Saved" in (await back.press("Save", role="school_contact")).words


async def test_a_page_whose_people_are_connected_by_now_gives_way_to_the_first(
    house: House,
) -> None:
    people = await (await officer(house)).say("people")
    # Tom is the last of those who are not connected.
    request = people.request("Show everyone")
    request["value"]["action"] |= {"verb": "people", "data": {"v": 1, "before": 2}}
    await people.answered(request)
    assert FARIDA.name in people.chat.card().words


async def test_roles_change_and_the_last_officer_stays(house: House) -> None:
    samira = await officer(house)
    tom = await (await samira.say("people tom")).press("Open Tom Ellison")
    form = await tom.press("Change")
    more = await form.press("Save", role="officer")
    assert "Hub officer" in more.words and "System leader" in more.words
    officer_too = await more.press("Remove")
    assert "Hub officer" in officer_too.words and "System leader" not in officer_too.words
    own = await (await samira.say("people samira")).press("Open Samira")
    assert "None: add one with Change." in (await officer_too.press("Remove")).words
    assert "only officer" in await own.refused("Remove")
    asked = await own.press("Take off the list")
    assert "only officer" in await asked.refused("Take off the list")


async def test_who_leaves_is_let_in_no_more_and_can_be_put_back(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    await farida.say("hi")
    person = await (await samira.say("people farida")).press("Open Farida")
    left = await (await person.press("Take off the list")).press("Take off the list")
    assert "No longer on the list" in left.words
    assert "I do not know you yet" in (await farida.say("visit")).words
    await left.press("Put back")
    assert "Record a visit" in (await farida.say("visit")).words


async def test_a_code_made_on_a_card_lets_another_officer_in_and_is_not_kept(house: House) -> None:
    samira, tom = await officer(house), house.chat(TOM)
    person = await (await samira.say("people tom")).press("Open Tom")
    officer_too = await (await person.press("Change")).press("Save", role="officer")
    assert "Officers come in by a one-time code only" in officer_too.words
    made = await officer_too.press("Make a code")
    code = next(word for word in made.words.split(" | ") if len(word) == 10 and word.isupper())
    assert house.database.read_now(lambda store: store.people.find_code(code)) is not None
    assert "You are connected" in (await tom.say(code)).words
    assert code not in packed(Say(made.shown))


async def test_a_domain_of_the_roster_is_allowed_at_a_press(house: House) -> None:
    samira = await officer(house)
    form = await (await samira.say("people")).press("Add a person")
    await form.press("Save", name="Ola Nowak", email="ola@elm.sch.uk", role="leader")
    people = await samira.say("people")
    assert "elm.sch.uk" in people.words and "1 person" in people.words
    assert "Nothing was changed" in (await people.press("Allow")).words
    house.teams.tenants["elm.sch.uk"] = "0f1e2d3c-0000-4000-8000-0000000000e1"
    allowed = await people.press("Allow")
    assert (
        "elm.sch.uk is allowed" in allowed.words and "Organisations to allow" not in allowed.words
    )
    ola = house.chat(
        Somebody("Ola Nowak", "ola@elm.sch.uk", "oid-ola", "0f1e2d3c-0000-4000-8000-0000000000e1")
    )
    assert "Hello Ola" in (await ola.say("hi")).words


async def test_an_officer_records_for_a_leader_who_sees_by_whom(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    person = await (await samira.say("people farida")).press("Open Farida")
    schools = await person.press("Record a visit for them")
    form = await schools.press(f"Record a visit to {PEEL_PARK}")
    assert f"For {FARIDA.name}" in form.words
    receipt = await form.press("Save record", did="Told by telephone.", progress="on_track")
    assert f"Recorded by {SAMIRA.name} for {FARIDA.name}" in receipt.words
    mine = await farida.say("my visits")
    assert "1 of 1" in mine.words
    assert SAMIRA.name in (await mine.press("Open the record")).words
    assert "Every visit so far has its record" in (await farida.say("hi")).words


async def test_what_an_officer_records_for_a_leader_stays_the_leaders_on_every_way(
    house: House,
) -> None:
    samira = await officer(house)
    person = await (await samira.say("people farida")).press("Open Farida")
    form = await (await person.press("Record a visit for them")).press(
        f"Record a visit to {PEEL_PARK}"
    )
    form = await (await form.press("It did not happen")).press("It did happen")
    assert f"For {FARIDA.name}" in form.words
    receipt = await form.press("Save record", did="Told by telephone.", progress="on_track")
    assert f"Recorded by {SAMIRA.name} for {FARIDA.name}" in receipt.words
    assert f"For {FARIDA.name}" in (await receipt.press("Same again")).words


async def test_a_leader_cannot_record_for_another(house: House) -> None:
    samira, tom = await officer(house), house.chat(TOM)
    await tom.say("hi")
    person = await (await samira.say("people farida")).press("Open Farida")
    stolen = person.request("Record a visit for them")
    await person.answered(tom.activity(**{k: stolen[k] for k in ("type", "name", "value")}))
    assert "For Farida" not in str([m.card for m in tom.messages])


def brings(store: Store) -> None:
    """The row of a leader as a file may fill it."""
    [known] = [each for each in store.people.entries() if each.email == FARIDA.email]
    filled = replace(known, specialisms="Phonics", phases="Primary", free_days=Fraction(12))
    store.people.upsert(replace(filled, working_days="Mon-Wed"), NOW)


async def test_a_person_is_shown_with_what_the_hubs_files_say_they_bring(house: House) -> None:
    samira = await officer(house)
    bare = (await (await samira.say("people farida")).press("Open Farida")).words
    assert not any(fact in bare for fact in ("Specialisms", "Phases", "Free days", "Works"))
    house.database.write_now(brings)
    told = (await (await samira.say("people farida")).press("Open Farida")).words
    for fact in ("Specialisms | Phonics", "Phases | Primary", "Free days | 12 a year"):
        assert fact in told
    assert "Works | Monday to Wednesday" in told


async def test_the_text_to_send_has_the_link_to_the_app(house: House) -> None:
    samira = await officer(house)
    sent = await (await samira.say("people")).press("Invitation text")
    assert "https://teams.microsoft.com/l/app/00000000-0000-4000-8000-00000000b0b0" in sent.words


async def test_who_is_a_leader_no_more_is_shown_nothing_of_the_support_that_still_names_them(
    house: House,
) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    form = await farida.say("visit")
    await form.press(
        "Save record",
        did="Met the head.",
        progress="on_track",
        next_step="Order books",
        next_who="head",
    )
    person = await (await samira.say(f"people {FARIDA.name}")).press(f"Open {FARIDA.name}")
    await person.press("Remove")
    for words in (
        "visit",
        "Watched three lessons with the English lead",
        "hi",
        "steps",
        "deployments",
        "reminders",
    ):
        told = (await farida.say(words)).words
        assert not [
            known for known in ("Met the head", "Order books", PEEL_PARK) if known in told
        ], words
