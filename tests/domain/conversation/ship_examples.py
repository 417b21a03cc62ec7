"""Writes what was labelled into the product: `python -m tests.domain.conversation.ship_examples`.

Of each message stands there what it was, and its words with slots.
"""

from collections.abc import Iterator

from domain.conversation.asking import without_request
from domain.conversation.examples import FILE
from domain.conversation.likeness import Sample
from domain.conversation.slots import in_slots
from tests.domain.conversation.corpus import RECORD, SOURCES, requests, schools_of
from tests.domain.visits.corpus import PARTS, examples
from tests.domain.visits.corpus_schools import SCHOOLS, SCHOOLS_OF


def samples() -> Iterator[Sample]:
    """Each labelled message, part by part: what asks, then what tells of a visit."""
    return all_but("")


def all_but(part: str) -> Iterator[Sample]:
    """Each labelled message of the other parts."""
    for other in SOURCES:
        if other != part:
            yield from of_requests(other)
    for other in PARTS:
        if other != part:
            yield from of_records(other)


def of_requests(part: str) -> Iterator[Sample]:
    """The messages of a part that are no record, and some that are."""
    schools = schools_of(part)
    for wanted, text in requests(part):
        yield Sample(kind_of(wanted), in_slots(without_request(text), schools))


def of_records(part: str) -> Iterator[Sample]:
    """The sentences of a part that tell of a visit."""
    schools = SCHOOLS_OF.get(part, SCHOOLS).values()
    for example in examples():
        if example.part == part:
            yield Sample(RECORD, in_slots(without_request(example.typed), schools))


def kind_of(wanted: str) -> str:
    """The one kind of a message that may be taken for several: never the one without an answer."""
    several = wanted.split("/")
    return next((kind for kind in several if kind not in {"QUESTION", "-"}), several[0])


def shipped(found: Iterator[Sample]) -> str:
    """The file: a line each, none twice."""
    kinds = {" ".join(sample.words): sample.kind for sample in found if sample.words}
    return "".join(f"{kind}|{words}\n" for words, kind in sorted(kinds.items()))


if __name__ == "__main__":
    FILE.write_text(shipped(samples()), encoding="utf-8")
