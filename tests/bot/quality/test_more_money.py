"""Stories of money that comes in the middle of a year and changes which report is due."""

from dataclasses import replace

import pytest

from bot.documents.reading import read_here
from bot.imports.run import carry_out
from bot.subjects.operations.imported import follow_import
from domain.quality.reports import ReportState
from storage.store import Store
from tests.bot.imports.files import text
from tests.bot.operations.offering import officer
from tests.bot.quality.money import paid
from tests.bot.support.keeping import forged
from tests.conversation import Chat, House
from tests.make import NOW, TODAY
from tests.seed import FARIDA, TOM

TYPED = {"new_programme": "Opportunity Area", "holder": "101494", "kind": "additional"}
NEWS = (
    "Peel Park Primary School now holds additional money: one combined report takes the place of "
    "the final report on OA-2627-PEE."
)
HEADINGS = "reference,programme,holder,school_year,kind,amount\n"


@pytest.fixture
async def people(house: House) -> tuple[Chat, Chat]:
    """A hub with a report on a school's money carried forward; its ower, and an officer."""
    await paid(house)
    [due] = await house.database.read(lambda s: [r for r in s.reports.everything() if r.grants])
    person = await house.database.read(lambda store: store.people.get(due.ower or 0))
    assert person is not None
    ower = house.chat(next(each for each in (FARIDA, TOM) if each.name == person.name))
    await ower.install()
    return ower, await officer(house)


def told(chat: Chat) -> int:
    """How often somebody was told of it."""
    return sum(NEWS in str(each.card) for each in chat.messages)


async def test_a_grant_that_an_officer_adds_is_told_to_who_owes_the_report_and_to_officers(
    people: tuple[Chat, Chat],
) -> None:
    ower, samira = people
    form = await (await samira.say("grants")).press("Add a grant")
    done = await form.press("Add", **TYPED, amount="£6,000")
    assert "Added." in done.words
    await ower.house.teams.until(lambda: told(ower) == told(samira) == 1)
    news = next(each for each in map(ower.card, range(-1, -5, -1)) if NEWS in each.words)
    assert "on the template" in news.words and "Written by | You" in news.words
    opened = await news.press("Open the report")
    assert "one report for all of it" in opened.words and "OA-2627-1" in opened.words
    # Ended, and the end undone: it is known already.
    grant = await (await samira.say("grants OA-2627-1")).press("End this grant")
    ended = await grant.press("End", why="It was a mistake.")
    await ended.press("Undo")
    states = await ower.house.database.read(
        lambda s: sorted(r.state for r in s.reports.everything() if r.grants)
    )
    assert states == [ReportState.DUE, ReportState.REPLACED]
    await ower.say("hi")
    assert told(ower) == told(samira) == 1


async def test_a_grant_that_a_file_brings_is_told_one_time(people: tuple[Chat, Chat]) -> None:
    ower, samira = people
    rows = HEADINGS + "OA-9,Opportunity Area,101494,2026-27,additional,6000\n"

    def bring(store: Store) -> None:
        plan = carry_out([read_here(text("grants.csv", rows))], store, NOW, TODAY)
        assert plan.problems == []
        follow_import(plan.roster.changes(), NOW, store)

    for _ in range(2):
        await ower.house.database.write(bring)
    await ower.house.teams.until(lambda: told(ower) == told(samira) == 1)
    await ower.say("hi")
    assert told(ower) == told(samira) == 1


async def test_what_was_accepted_stays_and_is_marked_and_that_is_told(
    people: tuple[Chat, Chat],
) -> None:
    ower, samira = people

    def accept(store: Store) -> int:
        [due] = [report for report in store.reports.everything() if report.grants]
        done = replace(due, state=ReportState.ACCEPTED, submitted_at=NOW, decided_at=NOW)
        return store.reports.write(done)

    accepted = await ower.house.database.write(accept)
    form = await (await samira.say("grants")).press("Add a grant")
    await form.press("Add", **TYPED, amount="500")

    def heard(chat: Chat) -> bool:
        says = "one combined report is due as well. What was handed in stays."
        return any(says in str(each.card) for each in chat.messages)

    await ower.house.teams.until(lambda: heard(ower) and heard(samira))
    await samira.house.post(forged(samira, "report.show", report=accepted))
    before = samira.card()
    assert "Before additional money came: a combined report is about all of it." in before.words


async def test_nobody_hears_before_the_hub_is_live_nor_of_money_that_is_the_first(
    house: House,
) -> None:
    samira = await officer(house)
    await paid(house)
    form = await (await samira.say("grants")).press("Add a grant")
    before = len(samira.messages)
    await form.press("Add", **(TYPED | {"holder": "107440"}), amount="500")
    await samira.say("hi")
    assert not any("now holds" in str(each.card) for each in samira.messages[before:])
