"""Every kind of prompt has its words and buttons, in whatever state and company a row stands."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter

from cards.actions.prompts import RowId
from cards.prompts.kinds import KINDS_ON_CARDS
from cards.prompts.prompts import PromptsView, prompts
from cards.prompts.shown import Around, Shown
from domain.hub import Hub
from domain.prompts.fates import Fate
from domain.prompts.kinds import KINDS, PromptKind, never
from domain.prompts.owed import Item, PromptRow
from domain.support.deployments import Leader
from tests.make import TODAY
from tests.shown import without_unbroken, words_of

EVERY = pytest.mark.parametrize("kind", KINDS, ids=str)
AROUND = Around(TODAY, TODAY, Hub(), (Leader(3, "Samira Whitfield"),))
LEADER = Leader(1, "Farida Khan")


def row(kind: PromptKind, **changed: Any) -> PromptRow:
    out = (("Farida Khan", (TODAY,)),)
    item = Item(kind, 1, frozenset({1}), TODAY, 7, "Peel Park", "Phonics", out=out)
    return replace(PromptRow(item), **changed)


def card(*rows: PromptRow) -> dict[str, Any]:
    return prompts(PromptsView(tuple(map(Shown, rows)), AROUND))


def test_every_kind_stands_among_the_cards_in_the_same_order() -> None:
    assert list(KINDS_ON_CARDS) == list(KINDS)


@EVERY
def test_a_row_reads_alone_and_among_others(kind: PromptKind) -> None:
    words = KINDS_ON_CARDS[kind]
    alone = without_unbroken(words.headline([row(kind)], AROUND))
    among = without_unbroken(words.headline([row(kind)] * 2, AROUND))
    assert alone in [*words_of(card(row(kind)))]
    assert among in [*words_of(card(row(kind), row(kind)))]
    assert words.headline([row(kind)], AROUND)
    assert card(*(row(other) for other in KINDS))


@EVERY
@pytest.mark.parametrize("fate", [fate for fate in Fate if fate is not Fate.OPEN])
def test_a_row_says_what_became_of_it(kind: PromptKind, fate: Fate) -> None:
    assert card(row(kind, fate=fate, until=TODAY))
    assert card(row(kind, fate=fate, until=TODAY, leader=LEADER))


@EVERY
def test_what_is_chased_reads_for_who_chases_it(kind: PromptKind) -> None:
    words = KINDS_ON_CARDS[kind]
    assert (words.chased is None) is not kind.chased
    if kind.chased:
        assert LEADER.name in str(card(row(kind, leader=LEADER, times=3)))


@EVERY
def test_what_is_owed_can_be_answered(kind: PromptKind) -> None:
    """Without a button it would come again for ever, and go to who chases."""
    answers = KINDS_ON_CARDS[kind].answers(row(kind), AROUND, True)
    assert kind.is_news or (answers and len(answers.in_bar()) > 1)


@EVERY
def test_what_can_be_late_says_so(kind: PromptKind) -> None:
    late = KINDS_ON_CARDS[kind].late
    assert bool(late) == (kind.late is not never)
    assert late in str(card(row(kind, late=True)))


@EVERY
def test_buttons_take_the_names_of_its_rows_and_of_no_others(kind: PromptKind) -> None:
    known: TypeAdapter[str] = TypeAdapter(RowId)
    assert known.validate_python(row(kind).subject) == row(kind).subject
    chased = row(kind, leader=LEADER).subject
    others = [f"{kind.name}s:1", f"{kind.name}:x", f"chase:{kind.name}:1", "nothing:1"]
    if not kind.chased:
        others.append(chased)
    else:
        assert known.validate_python(chased) == chased
    for other in others:
        with pytest.raises(ValueError, match="pattern"):
            known.validate_python(other)
