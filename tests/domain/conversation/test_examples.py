"""The examples that the product ships."""

from domain.conversation.asking import Wanted
from domain.conversation.examples import FILE, shipped_samples
from tests.domain.conversation.corpus import EVERY_COMMAND, NAMES
from tests.domain.conversation.ship_examples import samples, shipped

COMMANDS = {NAMES.get(word, word.upper().replace(" ", "_")) for word in EVERY_COMMAND}


def test_all_that_was_labelled_is_shipped() -> None:
    assert FILE.read_text(encoding="utf-8") == shipped(samples())


def test_each_is_of_its_own_kind_and_of_one_that_has_an_answer() -> None:
    known = {*Wanted.__members__, *COMMANDS, "RECORD", "-"}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        kind, _, words = line.partition("|")
        likely = shipped_samples().likeliest(tuple(words.split()))
        assert likely is not None and likely.kind == kind, line
        assert kind in known
