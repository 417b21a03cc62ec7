"""What holds for every card, from usual and from worst-case data."""

import json
import re
from typing import Any

import pytest
from pydantic import TypeAdapter

from cards.actions import buttons
from cards.phrases import PROGRESS, number
from tests.cards.examples import EXAMPLES
from tests.cards.schema import parts, problems
from tests.rules import Rules

MOST_BYTES = 25 * 1024
MOST_ACTIONS = 6
MOST_COLUMNS = 3
BUTTONS = buttons()
# How many questions a form says are marked.
MARKED = re.compile(r"(\w+) things? to fill in, marked \*")
NUMBERS = [number(amount) for amount in range(11)]

rules = Rules()

Card = dict[str, Any]


def of(card: Card, *types: str) -> list[Card]:
    return [part for part in parts(card) if part["type"].startswith(types)]


@rules.add
def official_schema_with_what_teams_adds(card: Card) -> None:
    assert problems(card) == []


@pytest.mark.parametrize(
    "type_", ["TextBlock", "Input.Date", "Badge", "Action.Execute", "Layout.Flow", "AdaptiveCard"]
)
def test_misspelt_property_is_caught_by_the_schema(type_: str) -> None:
    card = next(made for made in (make() for make in EXAMPLES.values()) if of(made, type_))
    of(card, type_)[0]["spacng"] = "None"
    assert any("spacng" in problem for problem in problems(card))


@rules.add
def small_enough_for_every_client(card: Card) -> None:
    assert len(json.dumps(card, ensure_ascii=False).encode()) <= MOST_BYTES


@rules.add
def declares_what_clients_need(card: Card) -> None:
    assert card["$schema"] == "https://adaptivecards.io/schemas/adaptive-card.json"
    assert (card["type"], card["version"], card["lang"]) == ("AdaptiveCard", "1.5", "en-GB")
    assert card["msteams"] == {"width": "Full"}
    assert card["fallbackText"].strip()


@rules.add
def begins_with_its_one_title(card: Card) -> None:
    titles = [part for part in of(card, "TextBlock") if part.get("size") == "Large"]
    assert len(titles) == 1
    assert titles[0]["style"] == "heading"
    assert next(part for part in parts(card) if part["type"] == "TextBlock") is titles[0]


@rules.add
def text_wraps_and_is_there(card: Card) -> None:
    for text in of(card, "TextBlock"):
        assert text["wrap"] is True
        assert text["text"].strip()
        assert text.get("color") in (None, "Accent", "Attention", "Warning")


@rules.add
def every_input_is_labelled_once(card: Card) -> None:
    inputs = of(card, "Input.")
    assert all(i.get("label") or i.get("title") for i in inputs)
    assert len({i["id"] for i in inputs}) == len(inputs)


@rules.add
def nothing_folded_is_required(card: Card) -> None:
    folded = [part for part in parts(card) if part.get("isVisible") is False]
    assert not [i for part in folded for i in of(part, "Input.") if i.get("isRequired")]


@rules.add
def required_inputs_say_what_to_do(card: Card) -> None:
    assert all(i["errorMessage"] for i in of(card, "Input.") if i.get("isRequired"))


@rules.add
def toggles_name_parts_that_are_there(card: Card) -> None:
    ids = {part["id"] for part in parts(card) if "id" in part}
    for toggle in of(card, "Action.ToggleVisibility"):
        assert set(toggle["targetElements"]) <= ids
        assert toggle["title"]


@rules.add
def fits_a_telephone(card: Card) -> None:
    assert all(len(row["columns"]) <= MOST_COLUMNS for row in of(card, "ColumnSet"))
    assert all(
        len(bar["actions"]) <= MOST_ACTIONS
        for bar in (card, *of(card, "ActionSet"))
        if "actions" in bar
    )


@rules.add
def one_filled_button_and_it_comes_first(card: Card) -> None:
    for bar in (card, *of(card, "ActionSet")):
        styles = [action.get("style") for action in bar.get("actions", [])]
        assert "positive" not in styles[1:]
    assert len([action for action in of(card, "Action.") if action.get("style") == "positive"]) <= 1


@rules.add
def no_card_opens_another_in_itself(card: Card) -> None:
    """A client fills every button of such a card, whatever its style is."""
    assert of(card, "Action.ShowCard") == []


# In the worst case, all rows of a card are about one thing.
@pytest.mark.parametrize("name", [name for name in EXAMPLES if "worst" not in name])
def test_every_button_has_a_name_of_its_own(name: str) -> None:
    """Who hears the card is told the tooltip, else the title."""
    card = EXAMPLES[name]()
    pressed = [each for bar in (card, *of(card, "ActionSet")) for each in bar.get("actions", [])]
    names = [each.get("tooltip") or each["title"] for each in pressed]
    assert sorted(names) == sorted(set(names))


def test_only_leaders_are_told_to_type_visit() -> None:
    others = ("chase", "out-next-week", "moved", "all-done", "others", "officer", "concern", "copy")
    told = [name for name in EXAMPLES if "Type: visit" in EXAMPLES[name]()["fallbackText"]]
    assert told
    assert [name for name in told if any(other in name for other in others)] == []


@rules.add
def one_box(card: Card) -> None:
    assert len([part for part in of(card, "Container") if part.get("style")]) <= 1


@rules.add
def buttons_are_made_from_their_classes(card: Card) -> None:
    for action in of(card, "Action.Execute"):
        kind = BUTTONS[action["verb"]]
        assert TypeAdapter(kind).validate_python(action["data"]).data() == action["data"]
        assert action["title"]


COUNT = re.compile(r"\b\d[\d,]* (?!of the last)\w+")
# Figures of the bot itself, of which no list is kept; and what is said of a day.
FIGURES = ("Sent today", "Waiting", "On hold", "Channels", "Live since", "Running")


def pressable(card: Card) -> list[Card]:
    """The parts of a card that a press on them, or a button in them, opens."""
    rows = [part for part in of(card, "ColumnSet", "Container") if part.get("selectAction")]
    return rows + [row for row in of(card, "ColumnSet") if of(row, "ActionSet")]


@pytest.mark.parametrize(
    "name", [name for name in EXAMPLES if name.startswith(("home-", "status"))]
)
def test_every_count_on_home_and_status_leads_to_what_it_counts(name: str) -> None:
    card = EXAMPLES[name]()
    led = {text["text"] for row in pressable(card) for text in of(row, "TextBlock")}
    # The title and the grey line under it say again what stands in a row, or which day it is.
    rest = [t["text"] for t in of(card, "TextBlock")[2:] if t["text"] not in led]
    counts = [text for text in rest if COUNT.search(text) and "answer" not in text]
    assert counts == []
    figures = [fact["title"] for part in of(card, "FactSet") for fact in part["facts"]]
    assert set(figures) <= set(FIGURES)


@rules.add
def no_badge_is_of_the_style_that_nobody_can_read_on_a_dark_ground(card: Card) -> None:
    assert [badge["text"] for badge in of(card, "Badge") if badge.get("style") == "Accent"] == []


@rules.add
def what_badges_and_bars_say_is_said_where_they_are_not_drawn(card: Card) -> None:
    assert all(badge["fallback"]["text"] == badge["text"] for badge in of(card, "Badge"))
    bars, said = of(card, "ProgressBar"), json.dumps(card)
    judged = [bar for bar in bars if bar["color"] != "Accent"]
    assert len(bars) - len(judged) <= said.count("used")
    assert len(judged) <= sum(said.count(words) for words in PROGRESS.values())


@rules.add
def as_many_questions_are_marked_as_it_says(card: Card) -> None:
    said = MARKED.search(json.dumps(card).replace(r"\u00a0", " "))
    marked = [part for part in parts(card) if " *" in str(part.get("label"))]
    assert not said or len(marked) >= NUMBERS.index(said[1].title())


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_card_keeps_every_rule(name: str) -> None:
    assert rules.broken(EXAMPLES[name]) == {}
