"""Stories of lists as files: each role gets what its list holds, and nothing of others'."""

from datetime import datetime

from domain.operations.asked import NarrowedList, reach_of, subject_of
from domain.operations.files import RIGHTS
from domain.people.people import Role
from storage.store import Store
from tests.bot.making.reading import about, rows_of, words_in
from tests.bot.operations.filing import NOTE, asked, becomes, filed, recorded
from tests.bot.operations.offering import heard, officer
from tests.bot.visits.copying import pass_
from tests.conversation import House
from tests.seed import FARIDA, HEAD, PEEL_PARK, TITUS_SALT, TOM

GONE = "The file is gone"
DID = "Watched three lessons."


async def test_a_leader_has_the_own_visits_with_the_own_notes(house: House) -> None:
    farida = house.chat(FARIDA)
    await recorded(farida, DID)
    book = await filed(farida, "my visits")
    assert book.active.title == "My visits" and book.active.freeze_panes == "A2"
    [row] = rows_of(book)
    assert (row["Date"], row["School or trust"], row["System leader"], row["What it was"]) == (
        datetime(2026, 11, 23),  # noqa: DTZ001 - Excel knows no zones
        PEEL_PARK,
        FARIDA.name,
        "Visit",
    )
    assert (row["Minutes"], row["Your minutes"], row["Counts as used"]) == (180, 180, "Yes")
    assert (row["What was done"], row["Progress"]) == (DID, "On track")
    assert (row["Hub asked to look"], row["Note for the hub only"]) == ("Yes", NOTE)
    assert row["Answer of the school"] == "Not sent"
    told = about(book)
    assert told["From"] == "Hub Visits of Bradford Teaching School Hub"
    assert (told["For"], told["Holds"]) == (FARIDA.name, "1 record of a visit, newest first")
    assert told["Made on"] == "Monday 23 November 2026, 14:00"
    assert "keep it no longer than you need it" in told["Keep it safe"]
    assert all(cell.data_type != "f" for line in book.active for cell in line)


async def test_a_contact_has_the_copies_once_they_are_in_sight_and_never_a_note(
    house: House,
) -> None:
    farida, head = house.chat(FARIDA), house.chat(HEAD)
    await head.say("hi")
    await recorded(farida, DID)
    # Within the quiet time there is nothing to have.
    assert "As a file" not in (await head.say("visits")).words
    await pass_(house, minutes=31)
    await recorded(farida, "Was there again.", date="2026-11-20")
    book = await filed(head, "visits")
    [row] = rows_of(book)
    assert (row["What was done"], row["Answer of the school"]) == (DID, "No answer yet")
    assert NOTE not in words_in(book) and "again" not in words_in(book)
    assert "Note for the hub only" not in row and "Recorded" not in row
    assert about(book)["Note"] == "A note that a system leader wrote only for the hub is not in it."


async def test_an_officer_has_all_records_or_those_of_one_school(house: House) -> None:
    farida, samira = house.chat(FARIDA), await officer(house)
    await recorded(farida, DID)
    form = await (await farida.say("visit")).press(f"Record a visit to {TITUS_SALT}")
    await form.press("Save record", did="Planned Year 8.", progress="off_track")
    every = rows_of(await filed(samira, "visits"))
    assert {row["What was done"] for row in every} == {DID, "Planned Year 8."}
    assert [row["Note for the hub only"] for row in every if row["What was done"] == DID] == [NOTE]
    assert {row["URN or UID"] for row in every} == {101494, 107440}
    book = await filed(samira, "visits Titus Salt since October")
    assert [row["What was done"] for row in rows_of(book)] == ["Planned Year 8."]
    assert about(book)["Holds"] == (
        f"1 record of a visit, only {TITUS_SALT} and from 1 October 2026 on, newest first"
    )


async def test_support_as_a_file_is_what_each_sees_of_it(house: House) -> None:
    farida, tom, head = house.chat(FARIDA), house.chat(TOM), house.chat(HEAD)
    samira = await officer(house)
    await recorded(farida, DID)
    of_all = {r["School or trust"]: r for r in rows_of(await filed(samira, "schools"))}
    assert set(of_all) == {PEEL_PARK, TITUS_SALT}
    assert of_all[PEEL_PARK]["System leaders"] == f"{FARIDA.name}, {TOM.name}"
    assert (of_all[PEEL_PARK]["Days agreed"], of_all[PEEL_PARK]["Days used"]) == (10, 0.5)
    assert of_all[PEEL_PARK]["Last visit"] == datetime(2026, 11, 23)  # noqa: DTZ001
    assert [r["School or trust"] for r in rows_of(await filed(tom, "schools"))] == [PEEL_PARK]
    # The school knows nothing of the record in its quiet time.
    [ours] = rows_of(await filed(head, "schools"))
    assert (ours["Days used"], ours["Last visit"], ours["State"]) == (0, None, "Active")
    assert "No record of" not in ours and "Number" not in ours
    [narrowed] = rows_of(await filed(samira, "schools secondary"))
    assert narrowed["School or trust"] == TITUS_SALT


async def test_what_is_overdue_is_the_hubs_for_an_officer_and_a_leaders_own(house: House) -> None:
    farida, tom, samira = house.chat(FARIDA), house.chat(TOM), await officer(house)
    house.clock.pass_(days=1)
    [row] = rows_of(await filed(samira, "overdue"))
    assert (row["School or trust"], row["System leader"], row["Late"]) == (
        PEEL_PARK,
        FARIDA.name,
        "No",
    )
    assert row["Planned for"] == datetime(2026, 11, 23)  # noqa: DTZ001
    assert len(rows_of(await filed(farida, "overdue"))) == 1
    assert "As a file" not in (await tom.say("overdue")).words


async def test_an_officer_reads_who_changed_what(house: House) -> None:
    farida, samira = house.chat(FARIDA), await officer(house)
    await recorded(farida, DID)
    lines = rows_of(await filed(samira, "status", "Who changed what"))
    [made] = [line for line in lines if line["What"] == "visit.recorded"]
    assert (made["Who"], made["Of what"]) == (FARIDA.name, "visit:1")
    assert DID not in str(lines) and NOTE not in str(lines)
    assert isinstance(made["When"], datetime)


async def test_nobody_else_has_the_audit(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    stolen = (await samira.say("status")).request("Who changed what")
    await farida.say("hi")
    await house.post(farida.activity(**{name: stolen[name] for name in ("type", "name", "value")}))
    assert not await house.database.read(lambda store: store.work.waits(house.clock()))


async def test_a_contact_of_another_school_by_then_gets_nothing(house: House) -> None:
    head, farida = house.chat(HEAD), house.chat(FARIDA)
    await head.say("hi")
    await recorded(farida, DID)
    await pass_(house, minutes=31)
    await asked(head, "visits")
    offer = await head.offered()
    await becomes(house, HEAD, (Role.SCHOOL_CONTACT, TITUS_SALT))
    await house.post(head.consent(offer))
    assert GONE in head.card().words and house.teams.uploads == []


async def test_who_loses_the_role_before_it_is_made_gets_nothing(house: House) -> None:
    head = house.chat(HEAD)
    await head.say("hi")

    def asked_and_lost(store: Store) -> None:
        person = store.people.by_email(HEAD.email)
        assert person is not None
        subject = subject_of(NarrowedList(), reach_of(RIGHTS["visits"](person), []))
        store.work.put("visits", person.id, house.clock(), subject)
        store.people.appoint(person.id, [])

    await house.database.write(asked_and_lost)
    await heard(head, "could not be made")
    assert not any(message.offer for message in head.messages)


async def test_who_became_an_officer_meanwhile_gets_what_they_asked_for(house: House) -> None:
    head, farida = house.chat(HEAD), house.chat(FARIDA)
    await head.say("hi")
    await recorded(farida, DID)
    await pass_(house, minutes=31)
    await becomes(house, HEAD, (Role.SCHOOL_CONTACT, PEEL_PARK), (Role.OFFICER, None))
    # Asked for from an account that typed no code: there they are the school's contact alone.
    book = await filed(head, "visits")
    assert len(rows_of(book)) == 1 and NOTE not in words_in(book)


async def test_a_leader_taken_off_a_support_gets_no_file_of_it(house: House) -> None:
    tom, farida = house.chat(TOM), house.chat(FARIDA)
    await tom.say("hi")
    await recorded(farida, DID)
    await asked(tom, "schools")
    offer = await tom.offered()
    [led] = await house.database.read(lambda store: store.deployments.led(2))
    today = house.clock().date()
    await house.database.write(lambda store: store.support_changes.take_off(led, 2, today))
    await house.post(tom.consent(offer))
    assert GONE in tom.card().words and house.teams.uploads == []


async def test_asked_for_twice_it_is_made_once_and_narrowed_it_is_another(house: House) -> None:
    farida = house.chat(FARIDA)
    await recorded(farida, DID)
    await asked(farida, "my visits")
    await farida.offered()
    again = await (await farida.say("my visits")).press("As a file")
    assert "You asked for it already" in again.words
    await asked(farida, "my visits Peel Park")
    await house.teams.until(lambda: sum(bool(m.offer) for m in farida.messages) == 2)
