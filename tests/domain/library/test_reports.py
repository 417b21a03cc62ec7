"""The report: a template where nothing is known, part-filled with what is."""

from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

import pytest

from domain.hub import Hub
from domain.library.outlines import Blank, FieldTable, Grid, Heading, Outline, Prose
from domain.library.report_drafts import (
    DraftMoney,
    DraftObjective,
    DraftSupport,
    DraftTally,
    DraftVisit,
    ReportOutline,
    ReportStage,
)
from domain.library.reports import pounds, report

B = TypeVar("B")
VISIT = DraftVisit(
    1, date(2020, 11, 24), "On site", "half a day", "Head", "Early reading", "Met.", "On track"
)
CASTLE = DraftSupport(
    school="Castle Hill",
    leaders="Carla Novak",
    request="Help with reading",
    focus="Early reading",
    days_used=Fraction(6),
    days_agreed=Fraction(8),
    objectives=(DraftObjective("Reading", "38%", "70%", "60%", "books", "on track", "Clear."),),
    tallies=(DraftTally("On site", 5, "2.5 days"),),
    done="9 visits, 6 of 8 days [1-9].",
    missed="One planned visit did not happen [10].",
    difference=("Leaders look at books", "", ""),
    visits=(VISIT,),
)
DRAFT = ReportOutline(
    stage=ReportStage.FINAL,
    holder="Castle Hill Trust",
    programme="Opportunity Area",
    school_year="2020-21",
    grants=("OA-1", "OA-2"),
    first=date(2020, 11, 24),
    last=date(2021, 6, 10),
    due=date(2021, 7, 9),
    written_by="Carla Novak",
    edition=2,
    supports=(CASTLE,),
    money=(DraftMoney("OA-1", "Castle Hill", 420_000, 210_050, 0, 0, 150_000, 59_950),),
    in_short=("9 visits [1-9].",),
    stays="A reading lead.",
    next_steps=("Order books",),
    accepted_by="Nadia Holt",
    accepted_on=date(2021, 7, 12),
)


def of(kind: type[B], outline: Outline) -> list[B]:
    return [block for block in outline.blocks if isinstance(block, kind)]


def headings(outline: Outline) -> list[str]:
    return [block.text for block in of(Heading, outline) if block.level == 1]


def test_without_anything_known_it_is_a_template_for_either_stage() -> None:
    outline = report(ReportOutline(), Hub())
    assert outline.title == "Interim or final report" and outline.about.startswith("template")
    assert [text.split()[0] for text in headings(outline)] == [*map(str, range(1, 11)), "Annex"]
    assert all(not value for _, value in of(FieldTable, outline)[0].pairs)
    assert "{" not in str(outline)


def test_what_is_known_stands_in_its_place() -> None:
    outline = report(DRAFT, Hub())
    assert outline.title == "Final report"
    assert outline.about == "part-filled from the records, draft 2, for Castle Hill Trust"
    head = dict(of(FieldTable, outline)[0].pairs)
    assert head["Programme, school year"] == "Opportunity Area, 2020-21"
    assert head["Period"] == "24 November 2020 to 10 June 2021" and head["Due"] == "9 July 2021"
    assert head["School and system leader"] == "Castle Hill (Carla Novak)"
    assert Prose("9 visits [1-9].") in outline.blocks
    assert Blank("Next steps", "Order books") in outline.blocks
    assert Blank("What stays when it ends", "A reading lead.") in outline.blocks
    (money,) = [grid for grid in of(Grid, outline) if "Allocated" in grid.heads]
    assert money.rows == (
        ("OA-1, Castle Hill", "£4,200.00", "£2,100.50", "£0.00", "£0.00", "£1,500.00", "£599.50"),
    )
    annex = of(Grid, outline)[-1]
    assert annex.rows[0][:2] == ("1", "24 November 2020, On site, half a day")
    assert ("Days used, of days agreed", "6 of 8") in of(FieldTable, outline)[2].pairs


def test_an_interim_one_says_so_far_and_has_no_exit() -> None:
    outline = report(ReportOutline(stage=ReportStage.INTERIM), Hub())
    names = [blank.name for blank in of(Blank, outline)]
    assert "What stays so far" in names
    assert not any("ends" in name for name in names)


def test_of_several_supports_each_has_its_parts_and_money_stands_once() -> None:
    other = DraftSupport("Brookside", "Tom Reid")
    outline = report(ReportOutline(supports=(CASTLE, other)), Hub())
    second = [block.text for block in of(Heading, outline) if block.level == 2]
    for part in ("2", "3", "4", "5", "A"):
        assert f"{part}.1 Castle Hill (Carla Novak)" in second
        assert f"{part}.2 Brookside (Tom Reid)" in second
    assert sum("Allocated" in grid.heads for grid in of(Grid, outline)) == 1


@pytest.mark.parametrize(
    ("pence", "told"), [(None, ""), (0, "£0.00"), (5, "£0.05"), (123_456_789, "£1,234,567.89")]
)
def test_amounts_have_their_pence(pence: int | None, told: str) -> None:
    assert pounds(pence) == told


@pytest.mark.parametrize("changes", [{"days_used": Fraction(6)}, {"days_agreed": Fraction(8)}])
def test_days_are_told_as_far_as_they_are_known(changes: dict[str, Any]) -> None:
    outline = report(ReportOutline(supports=(DraftSupport("X", **changes),)), Hub())
    told = dict(of(FieldTable, outline)[2].pairs)["Days used, of days agreed"]
    assert told == ("6" if "days_used" in changes else "")
