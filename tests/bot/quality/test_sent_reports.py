"""Stories of files that are sent as reports: which are offered, and to whom."""

from dataclasses import replace

from domain.quality.report_rules import Per
from domain.quality.reports import Report, ReportState
from storage.store import Store
from tests.bot.library import files
from tests.bot.quality.money import paid
from tests.conversation import House
from tests.make import NOW, TODAY
from tests.seed import FARIDA, TOM


def handed_in_before(many: int, store: Store) -> str:
    """Gives the report that is due so many submitted ones beside it; gives its ower's name."""
    [due] = [report for report in store.reports.everything() if report.grants]
    for n in range(many):
        of = replace(due.of, school_year=f"{2010 + n}-{11 + n}")
        store.reports.write(submitted(replace(due, id=-1, of=of, grants=(), supports=())))
    person = store.people.get(due.ower or 0)
    assert person is not None
    return person.name


def submitted(report: Report) -> Report:
    """The same, keyed by its own set and handed in."""
    return replace(
        report,
        per=Per.HOLDER,
        due=TODAY,
        state=ReportState.SUBMITTED,
        submitted_at=NOW,
        submitted_by=report.ower,
    )


async def test_a_file_is_offered_for_what_is_due_however_much_waits_to_be_judged(
    house: House,
) -> None:
    await paid(house)
    name = await house.database.write(lambda store: handed_in_before(6, store))
    ower = house.chat(next(each for each in (FARIDA, TOM) if each.name == name))
    asked = await ower.send({"Final report.docx": files.word()})
    told = await asked.press("Final report: Peel Park Primary School")
    assert "Kept as a report" in told.words
