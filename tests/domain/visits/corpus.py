"""Sentences as leaders type them, each with the form that it should fill."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from rapidfuzz import fuzz

from domain.conversation.asking import without_request
from domain.visits.sentences import Understood, understand

FOLDER = Path(__file__).parent / "sentences"
TODAY = date(2026, 11, 26)
SCHOOLS = {
    "keelham": "Keelham Primary School",
    "elm": "Elm Grove Primary School",
    "stj": "St John's CE Primary School",
    "stm": "St Mary's Catholic Primary School",
    "newby": "Newby Primary School",
    "peel": "Peel Park Primary School",
    "titus": "Titus Salt School",
    "ley": "Ley Top Primary School",
    "hanson": "Hanson Academy",
    "west": "Westfield Junior School",
    "carr": "Carrwood Community Infant School",
    "buh": "Beckfoot Upper Heaton",
}
THIRD_SCHOOLS = {
    "garl": "Garlowby Primary School",
    "thorn": "Thornbeck CE Primary School",
    "holme": "Holme Fell Academy",
    "lady": "Our Lady of Lourdes Catholic Primary School",
    "marsh": "Marshgate Junior School",
    "oak": "Oakhill Infant and Nursery School",
    "bronte": "The Brontë Academy",
    "queen": "Queensway High School",
    "stan": "St Anne's CE Primary School",
    "stp": "St Peter's Catholic Primary School",
    "wyke": "Low Wyke First School",
    "trust": "Riverdale Learning Trust",
}
FOURTH_SCHOOLS = {
    "ash": "Ashcombe Primary School",
    "bram": "Bramley Vale Primary Academy",
    "cott": "Cottingwood High School",
    "holy": "Holy Trinity CE Junior School",
    "jo": "St Joseph's Catholic Voluntary Academy",
    "king": "King's Meadow Infant School",
    "mill": "Millfield Community Primary School",
    "north": "Northgate Academy",
    "sacred": "Sacred Heart RC Primary School",
    "wood": "Woodlands Special School",
    "tarn": "Tarnside Primary School",
    "beacon": "Beacon Hill Multi Academy Trust",
}
FIFTH_SCHOOLS = {
    "lark": "Larkfield Primary School",
    "thorpe": "Thorpe St Peter's CE Primary School",
    "dun": "Dunmere High School",
    "castle": "Castle Road Infant School",
    "kirk": "Kirkstone Academy",
    "emm": "Emmanuel CE Primary School",
    "wilf": "St Wilfrid's Catholic Primary School",
    "high": "Highmoor Junior School",
    "oaks": "The Oaks Trust",
}
SIXTH_SCHOOLS = {
    "ald": "Aldersyke Primary School",
    "burn": "Burnside Junior School",
    "hild": "St Hilda's CE Primary School",
    "fair": "Fairhaven Academy",
    "pike": "Pikestone Infant School",
    "holl": "Hollins Hall Nursery School",
    "moor": "Moorside High School",
    "summ": "Summit Learning Trust",
}
SEVENTH_SCHOOLS = {
    "haz": "Hazelbank Junior School",
    "cold": "Coldbeck Primary School",
    "rav": "Ravensworth High School",
    "osw": "St Oswald's Catholic Primary School",
    "will": "Willowdene Primary School",
    "fell": "Lower Fell CE Primary School",
    "hor": "Horizon Learning Trust",
}
EIGHTH_SCHOOLS = {
    "weth": "Wetherley Primary School",
    "crag": "Cragside Junior School",
    "holb": "Holbeck Lane Infant School",
    "marl": "Marlowe High School",
    "aid": "St Aidan's CE Primary School",
    "penn": "Pennine Way Trust",
}
NINTH_SCHOOLS = {
    "neth": "Netherfold Primary School",
    "tan": "Tanfield Academy",
    "lea": "Bishop's Lea CE Primary School",
    "bede": "St Bede's Catholic Primary School",
    "old": "Oldroyd Junior School",
    "cas": "Castleway Trust",
}
PARTS = ("first", "later", "held_back", "fresh", "unseen", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
# Each part is about the schools of one leader.
SCHOOLS_OF = {"third": THIRD_SCHOOLS, "fourth": FOURTH_SCHOOLS, "fifth": FIFTH_SCHOOLS, "sixth": SIXTH_SCHOOLS, "seventh": SEVENTH_SCHOOLS, "eighth": EIGHTH_SCHOOLS, "ninth": NINTH_SCHOOLS}


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


def read(example: Example) -> Understood:
    """What the rules make of a sentence."""
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
