"""What people type is shown as it is: never a link, a mention, bold, or a list that nobody made."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cards.plain import plain, shortened
from cards.visits.receipts import ReceiptView, receipt
from cards.visits.visits import FormView, form
from domain.hub_part import hub_part
from domain.visits.steps import NextStep, StepWords
from tests.cards.examples import EXAMPLES
from tests.cards.people_and_places import (
    HOSTILE,
    HUB,
    NOW,
    TODAY,
    VALUES,
    VISIT,
    deployment,
    record,
)
from tests.cards.schema import parts
from tests.cards.shared_examples import FORM, USED

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("strikethrough")
SIGNS = st.text(alphabet="*_[]()<>`~\\&;#!|+-=.:/1a at\n", max_size=60)
ALIKE = str.maketrans("∗ˍˋ∼∖", "*_`~\\")


def kinds(text: str) -> set[str]:
    """What Markdown makes of a text, plain sentences apart."""
    tokens = MARKDOWN.parse(text)
    inner = [token.type for outer in tokens for token in outer.children or ()]
    blocks = [
        token.type
        for token in tokens
        if token.type not in ("inline", "paragraph_open", "paragraph_close")
    ]
    return {*inner, *blocks} - {"text", "softbreak"}


def read_as_markdown(card: dict[str, Any]) -> list[str]:
    """Each text of a card in which a client reads Markdown: no runs of text, no button names."""
    shown = [
        part
        for part in parts(card)
        if part["type"] != "TextRun" and not part["type"].startswith("Action.")
    ]
    found = [part[key] for part in shown for key in ("text", "title") if key in part]
    found += [
        fact[key] for part in shown for fact in part.get("facts", ()) for key in ("title", "value")
    ]
    return found + [choice["title"] for part in shown for choice in part.get("choices", ())]


@given(SIGNS)
@example("1. one")
@example("**b** [x](y) <at>All</at> <https://evil.example> &lt; \\* `c` ~~s~~")
def test_signs_of_markdown_are_only_signs(typed: str) -> None:
    shown = plain(typed)
    assert kinds(shown) == set()
    assert "<at>" not in shown


@given(SIGNS)
def test_it_reads_as_typed(typed: str) -> None:
    assert plain(typed).replace("\u200b", "").translate(ALIKE) == " ".join(typed.split())


@given(st.text(max_size=80), st.integers(5, 60))
def test_shortened_text_fits_and_says_that_it_is_short(words: str, longest: int) -> None:
    short = shortened(words, longest)
    assert len(short) <= longest
    assert short == " ".join(words.split()) or short.endswith("…")


def test_no_card_makes_markdown_of_anything() -> None:
    for make in EXAMPLES.values():
        for text in read_as_markdown(make()):
            assert kinds(text) == set(), text


@given(SIGNS.filter(str.strip))
def test_hostile_words_stay_words_in_the_form_and_its_receipt(typed: str) -> None:
    at = deployment(school=typed, focus=typed)
    step = NextStep(7, 1, StepWords(typed))
    said = record(replace(VISIT, did=typed, flagged=True, hub_note=typed), at, step=step.words)
    cards = (
        form(FormView(FORM, at, VALUES, TODAY, said, (step,), several=True, focus_shown=True), HUB),
        receipt(
            ReceiptView(said, USED, NOW, names=(typed,), note=typed, hub_part=hub_part(said)), HUB
        ),
    )
    for card in cards:
        assert all(
            kinds(text) == set() and "<at>" not in text
            for text in read_as_markdown(card)
            if text.strip()
        )


def test_line_breaks_of_what_was_done_are_kept() -> None:
    card = receipt(ReceiptView(record(replace(VISIT, did=HOSTILE)), USED, NOW), HUB)
    assert json.dumps(HOSTILE) in json.dumps(
        [part for part in parts(card) if part["type"] == "TextRun"]
    )
