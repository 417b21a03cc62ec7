"""Every form, by its button: each question is drawn and worded, and no input is dropped."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from cards.actions import buttons
from cards.actions.action import FormButton
from cards.actions.prompts import PromptAction
from cards.actions.visit_forms import SaveVisit
from cards.conversation.try_again import TABLES, try_again
from cards.inputs import ROOM
from cards.questions import changed_lines, question_label
from cards.visits.questions import MISSED, VISIT, Scene
from domain.questions import field_names
from domain.visits.visits import Values
from tests import make
from tests.cards.examples import EXAMPLES
from tests.cards.people_and_places import HUB
from tests.cards.schema import parts
from tests.filled import FORMS, off_default, sent
from tests.rules import Rules

IDS = {
    "form": "f-7Q2M8c1e",
    "visit": 5,
    "file": 31,
    "version": 1,
    "planned": 31,
    "person": 7,
    "deployment": 1,
    "chosen": 2,
    "grant": 7,
    "edition": 14,
    "hand_over": 3,
    "report": 5,
    "aim": 11,
    "request": 4,
    "requirement": 12,
    "organisation": 9,
    "offer": 6,
    "consent": 12,
}
FORM_BUTTONS = [button for button in buttons().values() if issubclass(button, FormButton)]
# What the inputs of rows begin with, and toggles of steps.
# What a person presses to have a form emptied, or a file be something else than it asks about, and
# buttons about the card of a channel, which is filled in by one press.
EMPTYING = {"visit.afresh", "people.back", "channel.stop", "channel.post"} | {
    "file.again",
    "file.nothing",
}
# What is typed to find something is no answer that could be lost.
LOOKED_FOR = {"sought"}
IN_ROWS = ("time_", "progress_", "did_", "reason_", "notice_", "until_", "move_", "give_")

# What cards of the first release send, which may lie in chats still; never to be changed.
TIME, STEP = {"time", "time_other"}, {"next_step", "next_who", "next_by"}
FIRST = {
    "visit.save": {"date", "type", "objective", "who", "did", "progress", "next_visit", "flag"}
    | {"hub_note", *TIME, *STEP},
    "visit.none.save": {"reason", "notice", "next_visit", *TIME},
    "visit.time.add": TIME,
    "step.add": STEP,
    "copy.dispute": {"why"},
    "copy.note.save": {"answer", "why", "how", "answered_on"},
    "reminders.save": {"hour", "days", "off", "until"},
    "away.save": {"until"},
    "person.save": {"name", "email", "role", "place"},
}

Card = dict[str, Any]


@cache
def cards() -> list[Card]:
    return [make_() for make_ in EXAMPLES.values()]


def verbs(card: Card) -> set[str]:
    return {part["verb"] for part in parts(card) if part.get("type") == "Action.Execute"}


def inputs(card: Card) -> set[str]:
    return {part["id"] for part in parts(card) if str(part.get("type")).startswith("Input.")}


rules, card_rules = Rules(), Rules()


@cache
def drawn_by_verbs() -> list[tuple[set[str], set[str]]]:
    """The verbs and the inputs of each card."""
    return [(verbs(card), inputs(card)) for card in cards()]


def asked(button: type[FormButton]) -> set[str]:
    """The questions of a form; what is ticked are things of the store."""
    return set(field_names(button.form_kind())) - set(button.ticked)


@rules.add
def every_form_has_its_example(button: type[FormButton]) -> None:
    off_default(FORMS[button.form_kind()])


@rules.add
def what_a_client_sends_is_what_was_typed(button: type[FormButton]) -> None:
    filled = FORMS[button.form_kind()]
    pressed = button.model_validate({**IDS, **sent(filled, **button.ticked)})
    assert pressed.typed == filled
    assert button.model_validate(pressed.data()).typed == filled


@rules.add
def what_cards_of_the_first_release_send_is_read(button: type[FormButton]) -> None:
    assert FIRST.get(button.verb, set()) <= asked(button)
    assert set(FIRST) <= {each.verb for each in FORM_BUTTONS}


@rules.add
def an_input_that_is_not_sent_is_empty(button: type[FormButton]) -> None:
    empty = button.model_validate(IDS).typed
    assert not any(getattr(empty, name) for name in field_names(empty))


@rules.add
def no_question_has_the_name_of_what_its_button_carries(button: type[FormButton]) -> None:
    assert not asked(button) & (set(button.model_fields) | {"verb"})


@rules.add
def a_press_that_brings_no_inputs_brings_what_the_card_showed(
    button: type[FormButton],
) -> None:
    filled = FORMS[button.form_kind()]
    alone = {name: value for name, value in IDS.items() if name in button.model_fields}
    pressed = button.model_validate({**alone, "shown": button.showing(filled)})
    kept = {name: getattr(filled, name) for name in asked(button)}
    assert {name: getattr(pressed.typed, name) for name in asked(button)} == kept
    assert not pressed.came
    assert pressed.lost
    assert pressed.over(filled) == filled


@rules.add
def an_input_that_must_be_answered_is_never_emptied_by_one_that_did_not_come(
    button: type[FormButton],
) -> None:
    filled = FORMS[button.form_kind()]
    for name in button.needed:
        came = {n: v for n, v in sent(filled, **button.ticked).items() if n != name}
        pressed = button.model_validate({**IDS, **came})
        if pressed.came:
            assert pressed.over(filled) == filled
            assert getattr(pressed.typed, name) == ""


def test_an_input_that_was_emptied_is_empty_though_the_client_leaves_it_out() -> None:
    filled = FORMS[Values]
    left = {n: v for n, v in sent(filled, done="step_").items() if n != "hub_note"}
    assert SaveVisit.model_validate({**IDS, **left}).over(filled).hub_note == ""


@card_rules.add
def every_button_of_a_form_sends_all_of_it(card: Card) -> None:
    drawn = [part for part in parts(card) if str(part.get("type")).startswith("Input.")]
    if not {part["id"] for part in drawn} - LOOKED_FOR:
        return
    known = buttons()
    assert not any(part.get("isRequired") for part in drawn), "a client that keeps it all back"
    texts = [part for part in drawn if part["type"] == "Input.Text"]
    assert all(part["maxLength"] >= ROOM for part in texts), "a client that cuts off without a word"
    for press in parts(card):
        if press.get("type") != "Action.Execute" or press["verb"] in EMPTYING:
            continue
        kind = known[press["verb"]]
        assert "associatedInputs" not in press, press["title"]
        assert issubclass(kind, FormButton | PromptAction), press["title"]


@rules.add
def every_question_has_its_words(button: type[FormButton]) -> None:
    tables = {kind.form_kind(): TABLES[kind.verb] for kind in FORM_BUTTONS if kind.verb in TABLES}
    assert set(tables[button.form_kind()]) == asked(button)


@rules.add
def every_question_is_on_a_card(button: type[FormButton]) -> None:
    # A form's other buttons open it, or stand where it was left.
    family = {b.verb for b in FORM_BUTTONS if b.form_kind() is button.form_kind()}
    drawn = [inputs_ for verbs_, inputs_ in drawn_by_verbs() if family & verbs_]
    assert asked(button) <= set().union(*drawn)


def test_every_input_of_a_card_is_read_by_one_of_its_buttons() -> None:
    known = buttons()
    for card in cards():
        reads = {"until"} if any(issubclass(known[v], PromptAction) for v in verbs(card)) else set()
        for verb in verbs(card):
            kind = known[verb]
            reads |= set(kind.model_fields)
            reads |= set(field_names(kind.form_kind())) if issubclass(kind, FormButton) else set()
        unread = {name for name in inputs(card) - reads if not name.startswith((*IN_ROWS, "step_"))}
        assert unread == set()


@pytest.mark.parametrize("name", sorted(set(field_names(Values)) - set(SaveVisit.ticked)))
def test_a_correction_says_each_answer_that_it_changed(name: str) -> None:
    before = replace(FORMS[Values], done=frozenset())
    other = Values(objective="71", time="day")
    after = replace(before, **{name: getattr(other, name)})
    lines = changed_lines(VISIT, before, after, Scene(make.deployment(), make.TODAY, HUB), HUB)
    assert len(lines) == 1
    by = {"time_other": "time"}
    label = question_label(by.get(name, name), VISIT, HUB)
    assert lines[0].startswith(f"{label}: ")


def test_words_of_ones_own_are_shown_where_a_press_could_not_be_done() -> None:
    filled = sent(FORMS[Values], done="step_")
    card = try_again("Busy just now.", SaveVisit.verb, filled, HUB)
    texts = [part["text"] for part in parts(card or {}) if "text" in part]
    written = {text for text in filled.values() if " " in text}
    assert written <= set(texts)


def test_a_question_is_called_otherwise_where_it_means_another_thing() -> None:
    assert (VISIT["time"].label, MISSED["time"].label) == ("Time spent", "Time lost")


@pytest.mark.parametrize("button", FORM_BUTTONS, ids=lambda button: str(button.verb))
def test_every_form_keeps_every_rule(button: type[FormButton]) -> None:
    assert rules.broken(lambda: button) == {}


def test_every_card_keeps_every_rule_of_forms() -> None:
    assert {
        name: broken for name in EXAMPLES if (broken := card_rules.broken(EXAMPLES[name]))
    } == {}
