"""One sentence as a record: the corpus, the share that is wholly right, and what README says."""

import re
import time
from datetime import date
from fractions import Fraction

import pytest
from rapidfuzz import fuzz

from bot.running.settings import PROJECT
from domain.conversation.telling import is_plan, is_record
from domain.visits.sentences import Understood, understand
from tests.domain.visits.corpus import PARTS, TODAY, Example, examples, read, wrong
from tests.domain.visits.corpus_schools import SCHOOLS

ALL = tuple(examples())
ENOUGH = 0.95


def said(text: str) -> Understood:
    return understand(text, SCHOOLS.values(), TODAY, Fraction(6), fuzz.ratio)


def share(of: list[Example]) -> float:
    return sum(not wrong(example) for example in of) / len(of)


def test_there_are_hundreds_of_sentences_none_of_them_twice() -> None:
    assert len({example.typed for example in ALL}) == len(ALL) >= 580


@pytest.mark.parametrize("kind", ["plain", "messy"])
def test_nearly_all_sentences_fill_their_form_wholly_right(kind: str) -> None:
    of_kind = [example for example in ALL if example.kind == kind]
    lines = [f"{e.part}: {e.typed}: {wrong(e)}" for e in of_kind if wrong(e)]
    assert share(of_kind) >= ENOUGH, lines


@pytest.mark.parametrize("part", PARTS)
def test_no_part_of_the_corpus_is_much_worse(part: str) -> None:
    assert share([example for example in ALL if example.part == part]) >= 0.9


def test_nearly_every_sentence_opens_a_record_and_plans_nothing() -> None:
    taken = [(e.typed, read(e)) for e in ALL]
    lost = [text for text, found in taken if not is_record(text, found)]
    planned = [text for text, found in taken if is_plan(text, found, TODAY)]
    assert (lost, planned) == ([], [])


def test_readme_tells_the_share() -> None:
    told = re.search(r"(\d+) of (\d+) sentences", (PROJECT / "README.md").read_text("utf-8"))
    assert told
    assert (int(told[1]), int(told[2])) == (sum(not wrong(e) for e in ALL), len(ALL))


def test_several_schools_or_days_are_not_chosen_among() -> None:
    both = said("visited Keelham and Newby today, 2 hours")
    assert both.schools == {SCHOOLS["keelham"], SCHOOLS["newby"]}
    days = said("Keelham on Monday and Tuesday, 2 hours each")
    assert (days.on, days.day_words) == (None, "on Monday, Tuesday")
    times = said("Keelham today, 1 hour with the head, 2 hours in lessons")
    assert (times.minutes, times.time_words) == (None, "1 hour, 2 hours")


def test_what_a_sentence_does_not_say_is_not_made_up() -> None:
    assert said("Talked about the plan") == Understood(text="Talked about the plan")


def test_of_a_long_text_the_beginning_is_read_and_all_of_it_stays() -> None:
    begun = time.thread_time()
    typed = "Keelham today, 2 hours. " + "Met the head on 1 May and watched 2 lessons. " * 200
    found = said(typed)
    assert found.schools == {SCHOOLS["keelham"]}
    assert found.minutes == 120
    assert found.text == typed.strip()
    assert time.thread_time() - begun < 1


def test_two_judgements_are_none() -> None:
    assert said("Keelham today, reading on track, maths off track").progress is None


def test_a_day_to_come_is_not_the_day_of_the_visit() -> None:
    found = said("Keelham today, planned the moderation for 4 Dec, on track")
    assert (found.on, found.next_visit) == (date(2026, 11, 26), None)
