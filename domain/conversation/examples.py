"""The examples that the product ships: messages as people typed them, and what each was."""

from functools import cache
from pathlib import Path

from domain.conversation.likeness import Sample, Samples

# Written by tests/domain/conversation/ship_examples.py from all that was labelled.
FILE = Path(__file__).with_name("examples.txt")


@cache
def shipped_samples() -> Samples:
    """All examples, read and counted the first time that they are asked for."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return Samples([_sample(line) for line in lines])


def _sample(line: str) -> Sample:
    kind, _, words = line.partition("|")
    return Sample(kind, tuple(words.split()))
