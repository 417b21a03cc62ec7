"""Stories of the reports as a file: what it says of each, for whom, and that it is only data."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from domain.people.organisations import OrganisationKind
from domain.prompts.calendar import Closure, ClosureKind, calendar_name
from domain.quality.report_rules import ReportForm
from domain.quality.reports import Report, ReportState
from storage.store import Store
from tests.bot.library import files
from tests.bot.making.reading import about, rows_of, workbook
from tests.bot.operations.filing import filed
from tests.bot.operations.offering import heard, officer, person_number
from tests.bot.quality.money import AREA, YEAR, paid
from tests.bot.quality.test_reports import filled, only, owing, report_card
from tests.conversation import Chat, House
from tests.make import NOW, TODAY
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA, Somebody

DAY = timedelta(days=1)
# A Thursday: the Friday and the Monday after it are school days, today is that Monday.
DUE = date(2026, 11, 19)
EVIL = "=HYPERLINK(1)"


async def paid_and_owing(house: House, due: date = DUE) -> Chat:
    """A hub with a report of one school's money; the chat of whoever owes it."""
    await paid(house, due=due)
    return await owing(house)


def midnight(day: date) -> datetime:
    """A day as a workbook gives it."""
    return datetime.combine(day, datetime.min.time())


async def line(house: House, who: Somebody, **changed: Any) -> dict[str, Any]:
    """The one line on money in somebody's file, after the report was changed so."""

    def read(store: Store) -> dict[str, Any]:
        person = store.people.by_email(who.email)
        assert person is not None
        now = house.clock()
        rows = rows_of(workbook("reports", person, store, now=now))
        return next(row for row in rows if row["Programme"])

    if changed:
        report = await only(house)
        await house.database.write(lambda s: s.reports.write(replace(report, **changed)))
    return await house.database.read(read)


async def test_a_report_that_is_late_says_by_how_many_school_days(house: House) -> None:
    ower = await paid_and_owing(house)
    samira = await officer(house)
    book = await filed(samira, "reports")
    row = next(row for row in rows_of(book) if row["Programme"])
    assert row == {
        "School or trust": PEEL_PARK,
        "Programme": AREA,
        "School year": YEAR,
        "Report": "Final report",
        "Form": "Template or plan with notes",
        "State": "Due",
        "Due": midnight(DUE),
        "Written by": ower.who.name,
        "Submitted": None,
        "Submitted by": None,
        "Accepted": None,
        "Accepted by": None,
        "Late by, school days": 2,
    }
    assert book.active.title == "Reports"
    told = about(book)
    assert told["Holds"].endswith("those to judge first, then those that are due, then the rest")
    assert all(cell.data_type != "f" for sheet in book for cells in sheet for cell in cells)


async def test_one_that_was_returned_is_due_on_its_new_day(house: House) -> None:
    ower = await paid_and_owing(house, TODAY - 3 * DAY)
    samira = await officer(house)
    await (await filled(ower)).press("Submit")
    await heard(samira, "Submitted")
    row = await line(house, HEAD)
    assert (row["State"], row["Form"], row["Submitted by"]) == (
        "To judge",
        "Template",
        ower.who.name,
    )
    assert (row["Submitted"], row["Late by, school days"]) == (midnight(TODAY), 1)
    found = await (await samira.say("reports")).press("Open: Final report, Peel Park")
    before = len(ower.messages)
    await (await found.press("Return")).press("Return", change="Say what pupils can do now")
    await house.teams.until(lambda: len(ower.messages) > before)
    again = (await only(house)).asked_by
    assert again is not None and again > TODAY
    row = await line(house, SAMIRA)
    assert (row["State"], row["Due"], row["Late by, school days"]) == (
        "Returned",
        midnight(again),
        None,
    )
    # It comes in time by its new day, and is accepted.
    sent = await ower.send({"Final report 2.docx": files.word(more=b"x")})
    await sent.press("Final report: Peel Park Primary School")
    await (await report_card(ower)).press("Submit")
    await (await (await samira.say("reports")).press("Open: Final report")).press("Accept")
    row = await line(house, HEAD)
    assert (row["State"], row["Due"], row["Late by, school days"]) == (
        "Accepted",
        midnight(again),
        None,
    )
    assert (row["Accepted"], row["Accepted by"]) == (midnight(TODAY), SAMIRA.name)


@pytest.mark.parametrize(
    ("changed", "late"),
    [
        ({"state": ReportState.SUBMITTED, "submitted_at": NOW - 4 * DAY}, None),
        ({"state": ReportState.SUBMITTED, "submitted_at": NOW - 3 * DAY}, 1),
        # Handed in on the Saturday after its Friday.
        ({"state": ReportState.SUBMITTED, "submitted_at": NOW - 2 * DAY, "due": DUE + DAY}, 0),
        ({"state": ReportState.WAIVED}, None),
        ({"state": ReportState.STARTED}, 2),
        ({"state": ReportState.RETURNED, "again": DUE + DAY, "submitted_at": NOW - 9 * DAY}, 1),
        # What was returned, replaced and wanted again is due by its rule.
        ({"state": ReportState.DUE, "again": DUE + 9 * DAY}, 2),
        ({"due": TODAY}, None),
    ],
)
async def test_late_is_counted_to_the_day_it_came_or_to_today(
    changed: dict[str, Any], late: int | None, house: House
) -> None:
    await paid_and_owing(house)
    assert (await line(house, SAMIRA, **changed))["Late by, school days"] == late


async def test_a_day_on_which_the_holder_is_closed_does_not_count(house: House) -> None:
    await paid_and_owing(house)
    holder = (await only(house)).of.holder
    own = calendar_name(OrganisationKind.SCHOOL, holder)
    friday = Closure(DUE + DAY, DUE + DAY, ClosureKind.CLOSED)
    await house.database.write(lambda store: store.calendars.replace("test", [friday], own))
    assert (await line(house, SAMIRA))["Late by, school days"] == 1


async def test_the_form_is_the_one_in_which_it_was_handed_in_last(house: House) -> None:
    await paid_and_owing(house)
    report = await only(house)
    by = await person_number(house, FARIDA)

    def send(store: Store) -> None:
        plan = ReportForm.ANNOTATED_PLAN
        for link in ("https://a.example/1", "https://a.example/2"):
            store.handed_in.add(report.id, plan, by, NOW, link=link)
        store.handed_in.submit(store.handed_in.versions(report.id)[1].id, NOW)

    await house.database.write(send)
    assert (await line(house, SAMIRA))["Form"] == "Template or plan with notes"
    handed_in = {"state": ReportState.SUBMITTED, "submitted_at": NOW, "submitted_by": by}
    row = await line(house, SAMIRA, **handed_in)
    assert (row["Form"], row["Submitted by"]) == ("Plan with notes", FARIDA.name)


async def test_no_word_of_it_is_a_formula(house: House) -> None:
    await paid_and_owing(house)
    report: Report = await only(house)
    named = replace(report.of, programme=EVIL)
    await house.database.write(lambda store: store.reports.write(replace(report, of=named)))
    book = await filed(await officer(house), "reports")
    assert EVIL in [row["Programme"] for row in rows_of(book)]
    assert all(cell.data_type != "f" for sheet in book for cells in sheet for cell in cells)


async def test_a_school_has_no_file_before_a_report_was_handed_in(house: House) -> None:
    ower = await paid_and_owing(house)
    head = house.chat(HEAD)
    assert "As a file" not in (await head.say("reports")).words
    await (await filled(ower)).press("Submit")
    [row] = rows_of(await filed(head, "reports"))
    assert (row["School or trust"], row["State"]) == (PEEL_PARK, "To judge")


async def test_a_report_given_to_somebody_else_is_no_more_in_the_file_of_who_owed_it(
    house: House,
) -> None:
    """The school's contact, who would not read it otherwise before it is handed in."""
    await paid_and_owing(house)
    head = await person_number(house, HEAD)
    await house.database.write(
        lambda store: store.reports.write(replace(_only(store), ower=head, given=head))
    )
    chat = house.chat(HEAD)
    await chat.install()
    await (await chat.say("reports")).press("As a file")
    offer = await chat.offered()
    await house.database.write(
        lambda store: store.reports.write(replace(_only(store), ower=1, given=1))
    )
    await house.post(chat.consent(offer))
    await heard(chat, "The file is gone")
    assert house.teams.uploads == []


def _only(store: Store) -> Report:
    [report] = [each for each in store.reports.everything() if each.grants]
    return report
