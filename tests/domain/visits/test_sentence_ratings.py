"""How the support goes, as a sentence judges it: in the form's words or in a leader's own."""

import pytest

from domain.visits.sentence_ratings import ratings
from domain.visits.sentence_words import sentence_of
from domain.visits.visits import Progress


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("all on track", [Progress.ON_TRACK]),
        ("not on track", [Progress.OFF_TRACK]),
        ("slightly off track", [Progress.OFF_TRACK]),
        ("met the head, RAG red", [Progress.OFF_TRACK]),
        ("books, amber", [Progress.CONCERNS]),
        ("the red book bags", []),
        ("serious concerns", [Progress.CONCERNS]),
        ("too soon to say", [Progress.EARLY]),
        ("all going to plan", [Progress.ON_TRACK]),
        ("going to plan a unit", []),
        ("not quite on track", [Progress.OFF_TRACK]),
        ("nearly on track", []),
        ("some concerns", [Progress.CONCERNS]),
        ("discussed some concerns about attendance", []),
        ("phonics, concerns, 2h", [Progress.CONCERNS]),
        ("too early 2 say", [Progress.EARLY]),
        ("too early to say how it is going", [Progress.EARLY]),
        ("I have some concerns about capacity", [Progress.CONCERNS]),
        ("the head has some concerns about capacity", []),
        ("significantly off track", [Progress.OFF_TRACK]),
        ("met the head, no major concerns", [Progress.ON_TRACK]),
        ("safeguarding walk, no concerns", []),
        ("making good progress", [Progress.ON_TRACK]),
        ("books, really good progress since last time", [Progress.ON_TRACK]),
        ("discussed progress", []),
        ("it's going well", [Progress.ON_TRACK]),
        ("phonics is going well", []),
        ("maths, all good", [Progress.ON_TRACK]),
        ("a good meeting", []),
        ("books, a bit worried", [Progress.CONCERNS]),
        ("the head is worried", []),
        ("slow progress", [Progress.CONCERNS]),
        ("going in the right direction", [Progress.ON_TRACK]),
        ("a session that went well", []),
        ("good progress, some concerns", [Progress.CONCERNS]),
        ("met the head, not going to plan", [Progress.OFF_TRACK]),
    ],
)
def test_a_judgement_is_the_leaders_own(text: str, said: list[Progress]) -> None:
    assert [fact.value for fact in ratings(sentence_of(text))] == said
