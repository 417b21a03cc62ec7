"""The blank agreement: its eight parts, in the hub's words."""

from domain.hub import Hub
from domain.library.agreements import agreement_blank
from domain.library.outlines import FieldTable, Grid, Heading
from domain.people.words import Words

OWN = Hub(name="Aire Hub", words=Words({"agreement": ("deal", "deals"), "leader": ("SLE", "SLEs")}))


def test_it_has_the_eight_parts_and_a_row_for_each_party() -> None:
    blocks = agreement_blank(Hub()).blocks
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert [text.split()[0] for text in headings] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    yes = [block for block in blocks if isinstance(block, Grid)][-1]
    assert yes.heads == ("Party", "Name", "Answer", "Day", "How") and len(yes.rows) == 4


def test_it_names_the_hub_and_speaks_its_words() -> None:
    outline = agreement_blank(OWN)
    assert outline.title == "Deal for support"
    who = next(block for block in outline.blocks if isinstance(block, FieldTable))
    assert ("Hub", "Aire Hub") in who.pairs
    assert "SLE" in str(outline.blocks) and "{" not in str(outline.blocks)
