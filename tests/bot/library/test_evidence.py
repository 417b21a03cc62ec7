"""Stories of files that hang on a record: chosen, opened, shown to the school, taken off."""

from datetime import timedelta

from domain.library.kept_files import MOST_EVIDENCE, PUT_BACK
from storage.store import Store
from tests.bot.library import files
from tests.bot.operations.offering import heard
from tests.bot.visits.copying import head_of_peel_park, officer, pass_, recorded
from tests.conversation import Card, Chat, House
from tests.seed import FARIDA, PEEL_PARK, TITUS_SALT, TOM

DID = "Watched three lessons."
ONE = "Show 1 file"


async def hung(house: House, name: str = "photo 1.jpg", content: bytes = files.JPEG) -> Card:
    """The card that says that Farida's file hangs on her record."""
    asked = await house.chat(FARIDA).send({name: content})
    return await asked.press(PEEL_PARK)


async def listed(chat: Chat, visit: int = 1) -> Card:
    """The files of a record, opened from its receipt."""
    shown = {"v": 1, "verb": "visit.show", "visit": visit}
    value = {"action": {"type": "Action.Execute", "verb": "visit.show", "data": shown}}
    await chat.house.post(chat.activity(type="invoke", name="adaptiveCard/action", value=value))
    return await chat.card().press("Show ")


async def opened(chat: Chat, card: Card, name: str) -> bytes:
    """What comes of a press on a file: it is offered, taken, and put where its reader says."""
    house = chat.house
    body = await card.answered(card.request(f"Open {name}"))
    assert body["value"] == "See below." or body["value"] == card.shown
    offer = await chat.offered()
    assert offer.offer is not None and offer.offer["name"] == name
    await house.post(chat.consent(offer))
    await heard(chat, f"{name} is in your OneDrive")
    return house.teams.uploads[-1].content


async def refused(chat: Chat, verb: str, **data: object) -> bool:
    """Whether a made-up press is refused."""
    value = {"action": {"type": "Action.Execute", "verb": verb, "data": {"v": 1, **data}}}
    _, body = await chat.house.post(
        chat.activity(type="invoke", name="adaptiveCard/action", value=value)
    )
    return "There is nothing here for you" in str(body["value"])


def kept(house: House, id_: int = 1) -> bool:
    """Whether the bytes of a file are there."""

    def read(store: Store) -> bool:
        return store.kept_files.content(id_) is not None

    return house.database.read_now(read)


async def test_a_file_sent_after_a_record_hangs_on_it_and_its_receipt_says_so(
    house: House,
) -> None:
    farida, plan = house.chat(FARIDA), files.word()
    await recorded(house)
    told = await hung(house)
    assert "Kept with your record" in told.words and PEEL_PARK in told.words
    await heard(farida, ONE)
    await hung(house, "Plan.docx", plan)
    await heard(farida, "Show 2 files")
    card = await listed(farida)
    assert "photo 1.jpg | Picture · 1 KB · Farida Malik, Mon 23 Nov" in card.words
    assert await opened(farida, card, "Plan.docx") == plan


async def test_a_file_sent_with_a_record_hangs_on_it_once_it_is_saved(house: House) -> None:
    farida = house.chat(FARIDA)
    asked = await farida.send(
        {"photo 1.jpg": files.JPEG}, f"{PEEL_PARK} today, 2h, on track: {DID}"
    )
    form = farida.card(-2)
    await asked.press("For the visit you record next")
    receipt = await form.press("Save record")
    assert "1 file" in receipt.words
    await heard(farida, "Kept with your record")
    assert kept(house)
    house.clock.pass_(days=40)
    await pass_(house)
    assert kept(house)


async def test_whoever_may_see_the_record_may_open_it_and_nobody_else(house: House) -> None:
    await recorded(house)
    await hung(house)
    tom, samira, head = house.chat(TOM), await officer(house), await head_of_peel_park(house)
    await tom.say("hi")
    assert await opened(tom, await listed(tom), "photo 1.jpg") == files.JPEG
    assert await opened(samira, await listed(samira), "photo 1.jpg") == files.JPEG
    for verb in ("evidence.open", "evidence.take_off", "evidence.put_back"):
        assert await refused(head, verb, file=1)
    assert await refused(head, "evidence.show", visit=1)
    assert await refused(head, "evidence.share", file=1, on=True)
    assert not any(message.offer for message in head.messages)
    # A colleague sees it, and changes nothing of it.
    card = await listed(tom)
    assert "Remove" not in str(card.shown) and "Share with the school" not in str(card.shown)
    assert await refused(tom, "evidence.share", file=1, on=True)
    assert await refused(tom, "evidence.take_off", file=1)


async def test_the_school_sees_what_the_leader_ticks_with_its_copy(house: House) -> None:
    farida, head = house.chat(FARIDA), await head_of_peel_park(house)
    await recorded(house)
    await hung(house)
    await hung(house, "Notes.txt", b"Only for us.")
    card = await listed(farida)
    shared = await card.press("Share with the school")
    assert "Shared | " in shared.words
    assert await refused(head, "evidence.open", file=1), "the copy is not in sight yet"
    await pass_(house, minutes=31)
    copy = head.card()
    assert "photo 1.jpg" in copy.words and "Notes.txt" not in copy.words
    assert await opened(head, copy, "photo 1.jpg") == files.JPEG
    assert await refused(head, "evidence.open", file=2)
    await shared.press("Stop sharing")
    await pass_(house)
    assert "photo 1.jpg" not in str([message.card for message in head.messages[:-1]])
    assert await refused(head, "evidence.open", file=1)


async def test_a_right_that_ends_before_the_file_is_put_brings_nothing(house: House) -> None:
    farida, head = house.chat(FARIDA), await head_of_peel_park(house)
    await recorded(house)
    await hung(house)
    shared = await (await listed(farida)).press("Share with the school")
    await pass_(house, minutes=31)
    copy = head.card()
    await copy.answered(copy.request("Open photo 1.jpg"))
    offer = await head.offered()
    await shared.press("Stop sharing")
    await house.post(head.consent(offer))
    assert "The file is gone" in head.card().words
    assert house.teams.uploads == []


async def test_taken_off_it_can_be_put_back_for_a_month(house: House) -> None:
    farida = house.chat(FARIDA)
    await recorded(house)
    await hung(house)
    off = await (await listed(farida)).press("Remove")
    assert "photo 1.jpg was removed." in off.words
    await house.teams.until(lambda: ONE not in str(farida.messages[1].card))
    assert await refused(farida, "evidence.open", file=1)
    back = await off.press("Put it back")
    assert "photo 1.jpg" in back.words and "taken off" not in back.words
    await heard(farida, ONE)
    off = await back.press("Remove")
    house.clock.pass_(days=PUT_BACK.days, seconds=60)
    await officer(house)
    await pass_(house)
    assert "no longer kept" in await off.refused("Put it back")


async def test_a_deleted_record_takes_its_files_along_and_brings_them_back(house: House) -> None:
    farida = house.chat(FARIDA)
    receipt = await recorded(house)
    await hung(house)
    gone = await (await receipt.press("Delete")).press("Delete record")
    assert await refused(farida, "evidence.open", file=1)
    assert "was deleted" in str(
        (
            await house.post(
                farida.activity(
                    type="invoke",
                    name="adaptiveCard/action",
                    value={"action": {"verb": "evidence.show", "data": {"v": 1, "visit": 1}}},
                )
            )
        )[1]
    )
    restored = await gone.press("Undo")
    assert "1 file" in restored.words
    gone = await (await restored.press("Delete")).press("Delete record")
    house.clock.pass_(days=PUT_BACK.days, hours=1)
    await house.database.write(lambda store: store.purge(house.clock(), frozenset()))
    assert not kept(house), "after a month it is gone for good"


async def test_recorded_under_another_school_its_files_come_along(house: House) -> None:
    receipt = await recorded(house)
    await hung(house)
    form = await receipt.press("Edit")
    other = await (await form.press("Another school")).press(f"Record a visit to {TITUS_SALT}")
    moved = await other.press("Save changes")
    assert TITUS_SALT in moved.words and "1 file" in moved.words
    assert house.database.read_now(lambda store: store.kept_files.count_evidence(2)) == 1
    assert kept(house)


async def test_the_wrong_visit_is_mended_by_asking_again(house: House) -> None:
    farida = house.chat(FARIDA)
    await recorded(house)
    told = await hung(house)
    again = await told.press("Choose again")
    assert "What is this?" in again.words
    await house.teams.until(lambda: ONE not in str(farida.messages[0].card))
    await again.press("None of these: delete it")
    assert not kept(house)


async def test_the_same_file_hangs_on_a_record_once_and_ten_are_the_most(house: House) -> None:
    farida = house.chat(FARIDA)
    await recorded(house)
    await hung(house)
    again = await farida.send({"photo 2.jpg": files.JPEG})
    assert "is with that record already" in await again.refused(PEEL_PARK)
    for number in range(1, MOST_EVIDENCE):
        await hung(house, f"{number}.txt", f"number {number}".encode())
    one_more = await farida.send({"one more.txt": b"one more"})
    assert "10 files are with this record already" in await one_more.refused(PEEL_PARK)


async def test_an_edited_file_of_the_same_name_is_its_next_version(house: House) -> None:
    await recorded(house)
    await hung(house, "Notes.txt", b"One.")
    await hung(house, "notes.TXT", b"Two.")
    card = await listed(house.chat(FARIDA))
    assert "Text · 1 KB · version 2" in card.words


def test_a_month_is_as_long_as_a_deletion_can_be_undone() -> None:
    assert timedelta(days=30) == PUT_BACK
