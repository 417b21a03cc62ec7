"""What is one e-mail address: the same for a form and for a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imports.cells import email
from domain.errors import Refused
from domain.people.addresses import LONGEST_ADDRESS, is_address, mended
from domain.people.roster import PersonValues, judge_person

ADDRESSES = (
    "joan@peelpark.example",
    "joan.barker-lee+hub@peel-park.sch.uk",
    "o'brien_2@x.org",
    "joan_school.example#ext#@hub.onmicrosoft.com",
    "1@2.3",
    "joan~b^c@x.org",
)
# As a word processor, a web page or a keyboard of another country writes them.
MENDED = (
    ("O’Brien@x.org", "o'brien@x.org"),
    ("joan.barker‑lee@x.org", "joan.barker-lee@x.org"),
    ("joan@peel–park.example", "joan@peel-park.example"),
    ("ｊｏａｎ＠ｘ．ｏｒｇ", "joan@x.org"),
    (" Joan@X.org ", "joan@x.org"),
)
LOOK_ALIKES = (
    ("j\u043ean@x.org", "“о” (Cyrillic small letter o)"),
    ("\u0430sha@x.org", "“а” (Cyrillic small letter a)"),
    ("siân@x.org", "“â” (Latin small letter a with circumflex)"),
    ("sia\u0302n@x.org", "“â” (Latin small letter a with circumflex)"),
    ("joan@\u0445.org", "“х” (Cyrillic small letter ha)"),
    ("j\u03bfan@x.org", "“ο” (Greek small letter omicron)"),
    ("joan@peelparkı.org", "“ı” (Latin small letter dotless i)"),
)
NO_ADDRESSES = (
    "",
    "joan",
    "joan@",
    "@x.org",
    "joan@localhost",
    "a@x.org;b@x.org",
    "a@x.org,b@x.org",
    "a@b@c.org",
    "a\tb@x.org",
    "a b@x.org",
    "a\u00a0b@x.org",
    "joan<joan@x.org",
    "joan@x.org>",
    '"joan"@x.org',
    "(joan)@x.org",
    "mailto:joan@x.org",
    "a@x..org",
    "a@.x.org",
    "a@x.org.",
    "a@-x.org",
    "a@x-.org",
    "a@x_y.org",
    "a@[127.0.0.1]",
    "a..b@x.org",
    ".a@x.org",
    "a.@x.org",
    "a\x00b@x.org",
    "a\u200bb@x.org",
    f"a@{'x' * 64}.org",
)


def takes(typed: str) -> bool:
    """Whether the form of a person takes an address."""
    try:
        return judge_person(PersonValues("Joan", typed), None, taken=False)[1] == typed
    except Refused as refused:
        assert [problem.kind for problem in refused.problems] == ["not_an_address"]
        return False


def reads(typed: str) -> bool:
    """Whether a file's cell is read as that address; what stands around one is left out first."""
    try:
        return email(typed) == typed
    except ValueError:
        return False


@pytest.mark.parametrize("typed", ADDRESSES)
def test_an_address_is_taken_from_a_form_and_from_a_file(typed: str) -> None:
    assert is_address(typed)
    assert takes(typed)
    assert reads(typed)


@pytest.mark.parametrize("typed", NO_ADDRESSES)
def test_what_is_none_is_taken_from_neither(typed: str) -> None:
    assert not is_address(typed)
    assert not takes(typed)
    assert not reads(typed)


@pytest.mark.parametrize(("typed", "address"), MENDED)
def test_what_a_word_processor_put_in_is_put_right(typed: str, address: str) -> None:
    assert email(typed) == address
    assert judge_person(PersonValues("Joan", typed), None, taken=False)[1] == address


@pytest.mark.parametrize(("typed", "odd"), LOOK_ALIKES)
def test_a_letter_that_only_looks_like_one_is_refused_by_its_name(typed: str, odd: str) -> None:
    assert not takes(typed)
    with pytest.raises(ValueError, match="no address has") as refused:
        email(f"Joan <{typed}>" if "х" in typed else typed)
    assert odd in str(refused.value)


def test_an_address_is_as_long_as_addresses_are() -> None:
    longest = f"j@{'x.' * 125}io"
    assert len(longest) == LONGEST_ADDRESS
    assert is_address(longest)
    assert not is_address(f"j{longest}")


@given(st.text(st.sampled_from("ab1.-@<>;,\t ’é\u200b"), max_size=20))
def test_a_form_and_a_file_agree(typed: str) -> None:
    if takes(typed):
        assert reads(typed)
    if is_address(mended(typed)):
        assert email(typed) == mended(typed)
