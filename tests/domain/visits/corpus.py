"""Sentences as leaders type them, each with the form that it should fill."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from domain.conversation.asking import without_request
from domain.visits.sentences import Understood, understand
from tests.domain.visits.corpus_schools import SCHOOLS, SCHOOLS_OF

FOLDER = Path(__file__).parent / "sentences"
TODAY = date(2026, 11, 26)
PARTS = ("first", "later", "held_back", "fresh", "unseen", "second", *SCHOOLS_OF)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what it says: the part of the corpus, and plain or messy."""

    part: str
    kind: str
    typed: str
    says: tuple[str, ...]
    words: tuple[str, ...]


def examples() -> Iterator[Example]:
    """All sentences, part by part."""
    for part in PARTS:
        kind = ""
        for line in (FOLDER / f"{part}.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                kind = line.removeprefix("#").strip()
            elif line:
                yield _example(part, kind, line)


def _example(part: str, kind: str, line: str) -> Example:
    marked, _, told = line.rpartition(" | ")
    kept = re.findall(r"\[(.*?)\]", marked)
    typed = marked.replace("[", "").replace("]", "")
    return Example(part, kind, typed, tuple(told.split()), _letters(" ".join(kept or [typed])))


@cache
def read(example: Example) -> Understood:
    """What the rules make of a sentence; five tests ask it of each."""
    schools = _schools(example).values()
    return understand(without_request(example.typed), schools, TODAY, Fraction(6), fuzz.ratio)


def _schools(example: Example) -> dict[str, str]:
    return SCHOOLS_OF.get(example.part, SCHOOLS)


def wrong(example: Example) -> list[str]:
    """What is not as it should be; nothing where the sentence is wholly right."""
    found = read(example)
    keys = {name: key for key, name in _schools(example).items()}
    school = next(iter(found.schools)) if len(found.schools) == 1 else None
    is_ = (
        keys[school] if school else "-",
        _day(found.on),
        str(found.type or "-"),
        str(found.minutes or "-"),
        ",".join(sorted(found.who)) or "-",
        str(found.progress or "-"),
        _day(found.next_visit),
    )
    told = (*example.says[:4], ",".join(sorted(example.says[4].split(","))), *example.says[5:])
    lines = [f"{a} for {b}" for a, b in zip(is_, told, strict=True) if a != b]
    if _letters(found.text) != example.words:
        lines.append(f"text: {found.text}")
    return lines


def _day(day: date | None) -> str:
    return f"{day.day}/{day.month}" if day else "-"


def _letters(text: str) -> tuple[str, ...]:
    return tuple(re.sub(r"[^\w+&/'’]+", " ", text.lower()).replace("full stop", "").split())
