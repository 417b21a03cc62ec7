"""Which examples a text is most like."""

from hypothesis import given
from hypothesis import strategies as st

from domain.conversation.likeness import Likely, Sample, Samples

MOVE = Sample("MOVE", ("move", "SCHOOL", "to", "DAY"))
AWAY = Sample("AWAY", ("i", "am", "away", "on", "DAY"))
SAMPLES = Samples([MOVE, AWAY])


def test_the_same_words_are_surely_of_the_same_kind() -> None:
    assert SAMPLES.likeliest(MOVE.words) == Likely("MOVE", 1)


def test_words_that_are_alike_are_likely_of_that_kind() -> None:
    likely = SAMPLES.likeliest(("please", "move", "SCHOOL", "now"))
    assert likely is not None
    assert likely.kind == "MOVE" and 0.9 < likely.sure < 1


def test_it_has_the_words_of_its_examples() -> None:
    assert SAMPLES.has("move") and not SAMPLES.has("moves")


def test_the_beginning_of_a_word_counts() -> None:
    samples = Samples([Sample("RECORD", ("recorded",)), Sample("AWAY", ("holiday",))])
    likely = samples.likeliest(("records",))
    assert likely is not None and likely.kind == "RECORD"


@given(st.lists(st.text("bcfgk", min_size=2, max_size=6)))
def test_words_of_no_example_are_of_no_kind(words: list[str]) -> None:
    assert SAMPLES.likeliest(tuple(words)) is None


@given(st.lists(st.sampled_from((*MOVE.words, *AWAY.words, "else")), min_size=1))
def test_how_sure_it_is_is_a_share(words: list[str]) -> None:
    likely = SAMPLES.likeliest(tuple(words))
    assert likely is None or 0.5 <= likely.sure <= 1
