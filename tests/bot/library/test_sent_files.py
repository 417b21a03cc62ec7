"""Stories of files that people send in their own chat: taken, refused, asked about, forgotten."""

import pytest

from bot.delivery.message import Skip
from bot.messages.library.kept_files import render
from domain.delivery.delivery import OutboxRow
from domain.library.kept_files import MOST_WAITING, WAITS
from domain.library.sent_files import LARGEST
from domain.people.people import Appointment, Role
from storage.store import Store
from tests.bot.library import files
from tests.bot.operations.offering import officer, wakened
from tests.bot.visits.copying import on_the_roster
from tests.clock import Clock
from tests.conversation import House
from tests.conversation import house as running
from tests.databases import Place
from tests.fake_teams import FakeTeams
from tests.seed import DOMAIN, FARIDA, SAMIRA, STRANGER, TOM, Somebody

NEXT = "For the visit you record next"
EMPLOYER = Somebody("Ed Payer", f"employer@{DOMAIN}", "oid-employer")


def waiting(house: House) -> list[str]:
    """The names of all files that are kept, with where each stands."""

    def read(store: Store) -> list[str]:
        found = (store.kept_files.get(id_) for id_ in range(1, 40))
        return [f"{file.name}: {file.standing}" for file in found if file]

    return house.database.read_now(read)


async def test_a_file_is_asked_about_once_and_is_what_its_sender_says(house: House) -> None:
    farida = house.chat(FARIDA)
    asked = await farida.send({"Reading plan.docx": files.word()})
    assert "What is this?" in asked.words and "Reading plan.docx | Word · 1 KB" in asked.words
    assert NEXT in asked.words and "deleted on Monday 30 November" in asked.words
    told = await asked.press(NEXT)
    assert "Waiting for your next record" in told.words
    assert waiting(house) == ["Reading plan.docx: waiting"]
    # Whoever presses a row of the old card finds what was said before.
    assert "Waiting for your next record" in (await asked.press(NEXT)).words
    assert house.teams.sharepoint.tokens == [""], "no token goes there"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (404, "its link has expired"),
        (401, "its link has expired"),
        (503, "OneDrive does not answer just now"),
        (b"", "is empty"),
        (bytes(LARGEST + 1), "is larger than 10 MB"),
        ("huge", "is larger than 10 MB"),
        ("endless", "is larger than 10 MB"),
        ("packed", "is larger than 10 MB"),
        ("cut", "broke off on the way, so nothing of it was kept"),
        ("elsewhere", "is not in OneDrive or SharePoint"),
        (files.with_macros(), "contains macros"),
        (files.bomb(), "unpacks to far more than a document needs"),
        (files.old("EncryptedPackage"), "is protected with a password"),
        (files.old("WordDocument"), "is damaged and cannot be opened"),
        (files.LOCKED_PDF, "is protected with a password"),
        (b"MZ\x90\x00", "is of a kind that I do not accept"),
    ],
    ids=lambda value: str(value)[:20],
)
async def test_what_cannot_be_taken_is_told_in_a_sentence_and_nothing_is_kept(
    house: House, given: bytes | int | str, told: str
) -> None:
    card = await house.chat(FARIDA).send({"plan.docx": given})  # type: ignore[dict-item]
    assert "I could not accept the file" in card.words and "plan.docx" in card.words
    assert told in card.words
    assert waiting(house) == []
    assert house.teams.sharepoint.asked == ["plan.docx"], "no redirect is followed"


async def test_nothing_is_fetched_from_elsewhere(house: House) -> None:
    farida = house.chat(FARIDA)
    for url in (
        "https://evil.example/plan.docx",
        "http://hub.sharepoint.com/plan.docx",
        f"https://hub.sharepoint.com@127.0.0.1:{house.teams.port}/sharepoint/plan.docx",
        "file:///etc/passwd",
        "",
    ):
        [sent] = house.teams.attached({"plan.docx": files.word()})
        sent["content"]["downloadUrl"] = url
        await house.post(farida.activity(type="message", attachments=[sent]))
        assert "I could not accept the file" in farida.card().words
    assert house.teams.sharepoint.asked == []


async def test_several_files_are_asked_about_one_after_the_other(house: House) -> None:
    farida = house.chat(FARIDA)
    sent = {"a.pdf": files.PDF, "b.exe": b"MZ\x90\x00", "c.png": files.PNG, "d.jpg": files.JPEG}
    asked = await farida.send(sent)
    assert "Not accepted | b.exe is of a kind" in asked.words
    assert "a.pdf" in asked.words and "2 more files to ask about after this" in asked.words
    before = len(farida.messages)
    await asked.press("None of these: delete it")
    await house.teams.until(lambda: len(farida.messages) > before)
    second = farida.card()
    assert "c.png" in second.words and "1 more file to ask about after this" in second.words
    await second.press(NEXT)
    await house.teams.until(lambda: len(farida.messages) > before + 1)
    third = farida.card()
    assert "d.jpg" in third.words and "more file" not in third.words
    await third.press(NEXT)
    assert waiting(house) == ["a.pdf: forgotten", "c.png: waiting", "d.jpg: waiting"]


async def test_the_same_file_again_is_known_and_the_same_question_is_put(house: House) -> None:
    farida = house.chat(FARIDA)
    await farida.send({"plan.pdf": files.PDF})
    again = await farida.send({"plan again.pdf": files.PDF})
    assert "You sent this file already; it is still waiting for an answer." in again.words
    assert waiting(house) == ["plan.pdf: asked"]
    await again.press(NEXT)
    once_more = await farida.send({"plan.pdf": files.PDF})
    assert "You sent the same file on Mon 23 Nov, and said what it was." in once_more.words
    # Somebody else's same file is that person's own.
    other = await house.chat(TOM).send({"plan.pdf": files.PDF})
    assert "You sent" not in other.words
    assert waiting(house) == ["plan.pdf: waiting", "plan.pdf: asked", "plan.pdf: asked"]


async def test_the_same_activity_again_keeps_no_second_file_and_asks_no_second_time(
    house: House,
) -> None:
    farida = house.chat(FARIDA)
    sent = house.teams.attached({"plan.pdf": files.PDF})
    activity = farida.activity(type="message", text="", attachments=sent)
    for _ in range(2):
        assert await house.post(activity) == (200, None)
    assert len(farida.messages) == 1
    assert waiting(house) == ["plan.pdf: asked"]


async def test_words_and_files_are_both_answered(house: House) -> None:
    farida = house.chat(FARIDA)
    asked = await farida.send({"photo 1.jpg": files.JPEG}, "Visited Peel Park today, 2h, on track")
    assert "Save record" in farida.card(-2).words or farida.card(-2).action("Save record")
    assert "What is this?" in asked.words and NEXT in asked.words


async def test_a_picture_pasted_into_the_words_is_told_how_to_be_sent(house: House) -> None:
    farida = house.chat(FARIDA)
    pasted = {
        "contentType": "image/*",
        "contentUrl": "https://smba.trafficmanager.net/uk/v3/attachments/0-weu/views/original",
    }
    for words, answers in (("", 1), ("steps", 2)):
        before = len(farida.messages)
        await house.post(farida.activity(type="message", text=words, attachments=[pasted]))
        assert len(farida.messages) == before + answers
        assert "Send it with Attach file" in farida.card().words
    assert house.teams.sharepoint.asked == []


async def test_in_a_channel_files_are_sent_on_to_the_chat(house: House) -> None:
    await house.chat(FARIDA).say("hi")
    seat = house.channel().seat(FARIDA)
    sent = house.teams.attached({"plan.pdf": files.PDF})
    await house.post(seat.activity(type="message", text="<at>Hub Visits</at>", attachments=sent))
    assert "Please send me files in our own chat" in seat.card().words
    assert house.teams.sharepoint.asked == [] and waiting(house) == []


async def test_nothing_of_a_strangers_is_fetched(house: House) -> None:
    stranger = house.chat(STRANGER)
    sent = house.teams.attached({"plan.pdf": files.PDF})
    await house.post(stranger.activity(type="message", text="", attachments=sent))
    await house.post(stranger.activity(type="message", text="hi", attachments=sent))
    assert len(stranger.messages) == 2
    assert house.teams.sharepoint.asked == [] and waiting(house) == []


async def test_for_whom_a_file_can_be_nothing_none_is_kept(house: House) -> None:
    employer = await on_the_roster(house, EMPLOYER, Appointment(Role.HOME_HEAD, 1))
    told = await employer.send({"plan.pdf": files.PDF})
    assert "I did not keep the file" in told.words and "plan.pdf" in told.words
    assert waiting(house) == []


async def test_nobody_else_answers_for_a_file(house: House) -> None:
    asked = await house.chat(FARIDA).send({"plan.pdf": files.PDF})
    tom = house.chat(TOM)
    await tom.say("hi")
    for title in (NEXT, "None of these: delete it"):
        request = asked.request(title)
        stolen = tom.activity(**{name: request[name] for name in ("type", "name", "value")})
        _, body = await house.post(stolen)
        assert "There is nothing here for you" in body["value"]["message"]
    assert waiting(house) == ["plan.pdf: asked"]


async def test_a_press_that_no_card_carries_is_refused(house: House) -> None:
    farida = house.chat(FARIDA)
    asked = await farida.send({"plan.pdf": files.PDF})
    for purpose, subject in (
        ("import", ""),
        ("library", ""),
        ("evidence", "visit:99"),
        ("evidence", "grant:1"),
    ):
        request = asked.request(NEXT)
        request["value"]["action"]["data"] |= {"purpose": purpose, "subject": subject}
        _, body = await house.post(request)
        assert body["type"].endswith("error"), body
    assert waiting(house) == ["plan.pdf: asked"]


async def test_without_an_answer_it_is_forgotten_and_its_card_says_so(house: House) -> None:
    farida = house.chat(FARIDA)
    await farida.send({"a.pdf": files.PDF, "b.png": files.PNG})
    await officer(house)
    house.clock.pass_(days=WAITS.days, seconds=60)
    await wakened(house)
    await house.teams.until(lambda: "b.png" in str(farida.messages[-1].card))
    await house.teams.until(lambda: "You did not say what it was" in str(farida.messages[0].card))
    assert "The file is deleted" in farida.card().words
    assert waiting(house) == ["a.pdf: forgotten", "b.png: forgotten"]
    assert house.database.read_now(lambda store: store.kept_files.content(1)) is None


async def test_so_many_wait_and_no_more(house: House) -> None:
    farida = house.chat(FARIDA)
    for number in range(MOST_WAITING):
        await farida.send({f"{number}.txt": f"number {number}".encode()})
    told = await farida.send({"one more.txt": b"one more"})
    assert "20 of your files are waiting for an answer already" in told.words
    assert len(waiting(house)) == MOST_WAITING


async def test_more_than_five_at_a_time_are_not_fetched(house: House) -> None:
    sent = {f"{number}.txt": f"number {number}".encode() for number in range(7)}
    asked = await house.chat(FARIDA).send(sent)
    assert "I accept 5 files at a time" in asked.words
    assert len(house.teams.sharepoint.asked) == len(waiting(house)) == 5


async def test_an_officer_without_a_code_is_nobody_yet(house: House) -> None:
    await house.chat(SAMIRA).send({"people.xlsx": files.people()})
    assert house.teams.sharepoint.asked == [] and waiting(house) == []


async def test_who_sends_far_too_many_at_once_is_told_and_they_are_not_fetched(
    small_hub: Place, teams: FakeTeams, clock: Clock, no_settings: pytest.MonkeyPatch
) -> None:
    async with running(small_hub, teams, clock, person_turns_a_second=1) as house:
        farida = house.chat(FARIDA)
        for number in range(4):
            sent = teams.attached({f"{number}.txt": b"x%d" % number})
            await house.post(farida.activity(type="message", text="", attachments=sent))
        assert "3.txt" not in teams.sharepoint.asked
        assert "I was busy for a moment" in farida.card().words


async def test_who_left_hears_no_more_of_a_file(house: House) -> None:
    farida = house.chat(FARIDA)
    await farida.send({"a.pdf": files.PDF, "b.png": files.PNG})

    def left(store: Store) -> object:
        person = store.people.by_email(FARIDA.email)
        assert person is not None
        store.people.leave(person.id, house.clock())
        chat, key = FARIDA.conversation, "kept_file:2:by hand"
        return store.outbox.put("kept_file", "2", key, chat, house.clock())

    row = house.database.write_now(left)
    assert isinstance(row, OutboxRow)
    assert house.database.read_now(lambda s: render(row, house.clock(), s)) == Skip("not theirs")
