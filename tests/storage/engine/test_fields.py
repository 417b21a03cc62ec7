"""A dataclass as columns, rows and JSON: every field goes there and comes back."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import SimpleNamespace

import pytest

from storage.engine.fields import Fields, jsonable


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Thing:
    on: date
    colour: Colour
    owner: int | None = None
    shades: tuple[Colour, ...] = ()
    until: date | None = None
    new: bool = False


FIELDS = Fields(Thing, {"owner": "owner_id"})
WHOLE = Thing(
    date(2026, 11, 23), Colour.RED, 7, (Colour.BLUE, Colour.RED), date(2026, 12, 4), new=True
)
BARE = Thing(date(2026, 11, 23), Colour.BLUE)


@pytest.mark.parametrize("thing", [WHOLE, BARE])
def test_every_field_comes_back_from_a_row_and_from_json(thing: Thing) -> None:
    columns = FIELDS.columns(thing)
    assert FIELDS.from_row(SimpleNamespace(**columns)) == thing
    assert FIELDS.from_json(json.loads(json.dumps(jsonable(columns)))) == thing


def test_columns_bear_their_own_names() -> None:
    columns = FIELDS.columns(WHOLE)
    assert (columns["owner_id"], columns["shades"]) == (7, "blue,red")
    assert "owner" not in columns


def test_what_json_does_not_know_has_its_default_and_a_row_knows_all() -> None:
    kept = {"on": "2026-11-23", "colour": "blue", "gone": "from another version"}
    assert FIELDS.from_json(kept) == BARE
    with pytest.raises(AttributeError):
        FIELDS.from_row(SimpleNamespace(on=BARE.on, colour="blue"))
