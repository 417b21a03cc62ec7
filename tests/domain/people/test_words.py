"""The hub's own words for its terms, and what cannot be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.people.words import DEFAULTS, Words, parse_words

LABELS = st.text("abcdé '-()", min_size=1, max_size=12).map(str.strip).filter(bool)


def test_a_term_without_a_label_of_the_hubs_own_has_its_default() -> None:
    words = Words({"leader": ("adviser", "advisers")})
    assert [words.one("leader"), words.many("leader")] == ["adviser", "advisers"]
    assert [words.one("school"), words.many("school")] == ["school", "schools"]


@pytest.mark.parametrize(
    ("number", "counted"),
    [(0, "0 visits"), (1, "1 visit"), (2, "2 visits"), (21, "21 visits"), (101, "101 visits")],
)
def test_every_number_but_one_has_the_plural_nought_too(number: int, counted: str) -> None:
    assert Words().count(number, "visit") == counted


def test_a_term_that_is_not_in_the_glossary_is_a_fault_and_no_word() -> None:
    with pytest.raises(KeyError):
        Words().one("vist")


def test_a_text_in_the_hubs_own_words_is_read_as_the_usual_one() -> None:
    words = Words({"visit": ("call", "calls"), "deployment": ("school link", "school links")})
    assert words.usual("My Calls since October") == "My visits since October"
    assert words.usual("school links off track") == "support off track"
    assert words.usual("recall the caller") == "recall the caller"
    assert Words().usual("my visits") == "my visits"


def test_terms_in_braces_are_filled_in_their_number_and_case() -> None:
    words = Words({"leader": ("SLE", "SLEs"), "visit": ("call", "calls")})
    text = "{Leader} or {leaders}: {visit}, {Visits}, {Home_head}; {x} and {leaderss} stay"
    told = "SLE or SLEs: call, Calls, Employing head; {x} and {leaderss} stay"
    assert words.fill(text) == told
    assert Words().fill("{Handbook} of the {hub}: {plans}") == "Handbook of the hub: action plans"


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("visit", "a visit, A visit"),
        ("action plan", "an action plan, An action plan"),
        ("SLE", "an SLE, An SLE"),
        ("UK call", "a UK call, A UK call"),
        ("ROV", "an ROV, An ROV"),
        ("unit", "a unit, A unit"),
        ("one-off", "a one-off, A one-off"),
        ("hour", "an hour, An hour"),
    ],
)
def test_the_article_before_a_term_goes_by_how_the_word_begins(label: str, told: str) -> None:
    words = Words({"visit": (label, "x")})
    assert words.fill("a {visit}, An {visit}") == told
    assert words.fill("a {nothing}, data {visits}") == "a {nothing}, data x"


@given(st.dictionaries(st.sampled_from(sorted(DEFAULTS)), st.tuples(LABELS, LABELS)), st.text())
def test_a_text_without_the_hubs_own_words_stays_as_it_is(
    own: dict[str, tuple[str, str]], text: str
) -> None:
    words = Words(own)
    if not any(label.casefold() in text.casefold() for pair in own.values() for label in pair):
        assert words.usual(text) == text


@given(st.dictionaries(st.sampled_from(sorted(DEFAULTS)), st.tuples(LABELS, LABELS)))
def test_labels_are_read_as_they_are_written(own: dict[str, tuple[str, str]]) -> None:
    written = ";".join(f"{term}={one}/{many}" for term, (one, many) in own.items())
    spaced = " ; ".join(f" {term} = {one} / {many} " for term, (one, many) in own.items())
    assert parse_words(written) == parse_words(f"{spaced} ;; ") == Words(own)


def test_a_label_may_have_an_equals_sign_or_a_second_stroke_in_its_plural() -> None:
    assert parse_words("visit=visit/visits/calls").many("visit") == "visits/calls"
    assert parse_words("visit=a=b/c").one("visit") == "a=b"


def test_of_two_labels_for_one_term_the_last_counts() -> None:
    assert parse_words("visit=call/calls;visit=day/days").one("visit") == "day"


@pytest.mark.parametrize("text", ["", " ", ";", " ; ;"])
def test_no_text_is_no_label(text: str) -> None:
    assert parse_words(text) == Words()


@pytest.mark.parametrize(
    "part",
    [
        "visit",
        "visit=",
        "visit=call",
        "visit=/calls",
        "visit=call/",
        "call/calls",
    ],
)
def test_a_label_needs_its_term_its_singular_and_its_plural(part: str) -> None:
    with pytest.raises(ValueError, match=f"“{part}” is not term=singular/plural"):
        parse_words(f"school=academy/academies; {part} ")


def test_a_term_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ValueError, match="no term “vist”") as refused:
        parse_words("vist=call/calls")
    assert str(refused.value).endswith(f"the terms are {', '.join(DEFAULTS)}")
