"""The product's own documents: whole, in the hub's name, and in whatever words a hub has."""

import io
import re
from datetime import date
from typing import Any

import docx
import pytest

from bot.making.shelf import shipped_document, shipped_outline
from bot.subjects.library.shipping import put_on_shelf
from domain.hub import Hub
from domain.library.outlines import Grid, Heading
from domain.library.shipped import SHIPPED, ShippedKey
from domain.people.words import DEFAULTS, Words
from storage.store import Store
from tests.databases import Places
from tests.make import NOW

USUAL = Hub(name="Bradford Teaching School Hub")
# A hub that calls everything otherwise.
OWN = Hub(
    name="Aire Valley Trust",
    colour="7A1F3D",
    words=Words({term: (f"{term[:4]}oo", f"{term[:4]}oos") for term in DEFAULTS}),
)
TODAY = date(2026, 11, 30)
# The usual words that a document in other words does not say. Some stand in fixed phrases.
RENAMED = re.compile(
    r"\b(system leaders?|hub officers?|school contacts?|contract leads?|employing heads?"
    r"|action plans?|handbooks?|versions?)\b",
    re.IGNORECASE,
)
EVERY = pytest.mark.parametrize("key", ShippedKey)
HUBS = pytest.mark.parametrize("hub", [USUAL, OWN], ids=["usual", "own"])


def read(key: ShippedKey, hub: Hub) -> Any:
    return docx.Document(io.BytesIO(shipped_document(key, hub, TODAY).content))


def words(file: Any) -> str:
    told = [p.text for p in file.paragraphs]
    told += [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join(told)


@HUBS
@EVERY
def test_each_is_a_word_file_with_its_title_headings_and_the_hubs_name(
    key: ShippedKey, hub: Hub
) -> None:
    file, outline = read(key, hub), shipped_outline(key, hub)
    assert file.paragraphs[0].text == outline.title
    assert file.paragraphs[1].text.endswith("made on 30 November 2026 from Hub Visits")
    headings = [p.text for p in file.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [block.text for block in outline.blocks if isinstance(block, Heading)]
    assert [p.text for p in file.sections[0].header.paragraphs] == [hub.name]
    assert file.paragraphs[0].style.font.color.rgb == docx.shared.RGBColor.from_string(hub.colour)


@HUBS
@EVERY
def test_no_term_is_left_in_braces_and_every_row_has_its_cells(key: ShippedKey, hub: Hub) -> None:
    outline = shipped_outline(key, hub)
    assert not re.search(r"[{}]", str(outline.blocks) + outline.title + outline.about)
    for grid in (block for block in outline.blocks if isinstance(block, Grid)):
        assert {len(row) for row in grid.rows} == {len(grid.heads)}, grid.heads


@EVERY
def test_in_other_words_it_says_those(key: ShippedKey) -> None:
    assert RENAMED.findall(words(read(key, OWN))) == []


@EVERY
def test_numbers_of_headings_follow_one_another(key: ShippedKey) -> None:
    headings = [b for b in shipped_outline(key, USUAL).blocks if isinstance(b, Heading)]
    numbered = [b.text.split()[0] for b in headings if b.level == 1 and b.text[0].isdigit()]
    assert numbered == [str(n) for n in range(1, len(numbered) + 1)]
    part, place = "", 0
    for heading in headings:
        number = heading.text.split()[0]
        if heading.level == 1:
            part, place = number, 0
        elif part.isdigit():
            place += 1
            assert number == f"{part}.{place}"


def test_the_handbook_is_as_long_as_a_handbook() -> None:
    assert len(words(read(ShippedKey.HANDBOOK, USUAL)).split()) > 4_500


def test_whom_to_ask_stands_in_it_where_that_is_known() -> None:
    hub = Hub(name="A", contact_name="Nadia Holt", contact_email="nadia@hub.example")
    told = words(read(ShippedKey.HANDBOOK, hub))
    assert "Nadia Holt" in told and "nadia@hub.example" in told
    assert "[not stated]" in words(read(ShippedKey.HANDBOOK, USUAL))


def test_the_shelf_is_filled_once_and_titles_follow_the_words(places: Places) -> None:
    with places.connection() as connection:
        for hub in (USUAL, USUAL, OWN):
            put_on_shelf(Store(connection, hub), NOW)
        store = Store(connection, OWN)
        titles = {shipped.key: OWN.words.fill(shipped.title) for shipped in SHIPPED}
        for key, title in titles.items():
            found = store.library.shipped(key)
            assert found and found.title == title
            assert found.edition and found.edition.number == 1
        assert len(store.library.like((), 99)) == len(SHIPPED)


def test_a_title_that_the_hub_gave_to_its_own_is_not_taken_from_it(places: Places) -> None:
    with places.connection() as connection:
        store = Store(connection, USUAL)
        put_on_shelf(store, NOW)
        own = OWN.words.fill(SHIPPED[0].title)
        assert store.shelf.add(own, SHIPPED[1].kind, SHIPPED[1].roles)
        put_on_shelf(Store(connection, OWN), NOW)
        handbook = store.library.shipped(ShippedKey.HANDBOOK)
        assert handbook and handbook.title == USUAL.words.fill(SHIPPED[0].title)
