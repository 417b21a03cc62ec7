"""Which support a channel may hear of, and what is told of those who read it."""

import pytest

from domain.digests.channels import (
    Audience,
    Channel,
    ChannelReaders,
    Choices,
    Reader,
    Readership,
    audience_code,
    audience_of,
    readership,
    trust_of,
)
from domain.people.organisations import Organisation, OrganisationKind
from tests.make import deployment

OFFERED = Choices(("Maths: key stage 2",), ((71, "Aire Valley Trust"),))


@pytest.mark.parametrize(
    ("audience", "of", "programme", "trust", "covered"),
    [
        (Audience.ALL, "", "", None, True),
        (Audience.PROGRAMME, "Maths", "Maths", None, True),
        (Audience.PROGRAMME, "Maths", "Reading", None, False),
        (Audience.PROGRAMME, "", "", None, False),
        (Audience.TRUST, "71", "", 71, True),
        (Audience.TRUST, "71", "", 7, False),
        (Audience.TRUST, "71", "71", None, False),
    ],
)
def test_a_channel_hears_of_its_own_audience_only(
    audience: Audience, of: str, programme: str, trust: int | None, *, covered: bool
) -> None:
    assert (
        Channel(1, "19:c", "", audience, of).covers(deployment(programme=programme), trust)
        is covered
    )


def test_support_counts_for_the_schools_trust_or_the_trust_itself() -> None:
    school = Organisation(5, OrganisationKind.SCHOOL, "Peel Park", trust=71)
    assert [
        trust_of(o) for o in (school, Organisation(71, OrganisationKind.TRUST, "Aire"), None)
    ] == [
        71,
        71,
        None,
    ]
    assert trust_of(Organisation(6, OrganisationKind.SCHOOL, "Alone")) is None


@pytest.mark.parametrize(
    "chosen",
    [(Audience.ALL, ""), (Audience.PROGRAMME, "Maths: key stage 2"), (Audience.TRUST, "71")],
)
def test_what_a_card_offers_comes_back_as_it_was(chosen: tuple[Audience, str]) -> None:
    assert audience_of(audience_code(*chosen), OFFERED) == chosen


@pytest.mark.parametrize(
    "code", ["", "all:71", "trust", "trust:72", "trust:", "programme:Maths", "everything", ":"]
)
def test_what_was_not_offered_cannot_be_chosen(code: str) -> None:
    assert audience_of(code, OFFERED) is None


def test_readers_are_counted_and_those_to_think_of_are_named() -> None:
    roster = ChannelReaders(
        (
            Reader("Farida", frozenset({"farida@trust.example", "f@trust.example"}), "t1"),
            Reader("Sam", frozenset({"sam@trust.example"}), ""),
            Reader("Ann", frozenset({"ann@other.example"}), "t1", guest=True),
            Reader("Bo", frozenset(), "t9"),
        ),
        whole=False,
    )
    told = readership(roster, {"f@trust.example", "ann@other.example"}, "t1")
    assert told == Readership(
        3, guests=("Ann",), elsewhere=("Bo",), unknown=("Sam", "Bo"), whole=False
    )


def test_a_channel_of_no_trust_at_all_hears_of_none() -> None:
    for of in ("", "None"):
        assert not Channel(1, "19:c", "", Audience.TRUST, of).covers(deployment(), None)


def test_an_audience_is_written_with_what_it_is_narrowed_to() -> None:
    written = [
        audience_code(Audience.ALL, ""),
        audience_code(Audience.TRUST, "71"),
        audience_code(Audience.PROGRAMME, "a:b"),
    ]
    assert written == ["all", "trust:71", "programme:a:b"]


def test_who_is_of_the_hubs_tenant_and_on_its_list_gives_nothing_to_think_of() -> None:
    farida = Reader("Farida", frozenset({"f@trust.example"}), "t1")
    assert readership(ChannelReaders((farida,)), {"f@trust.example"}, "t1") == Readership(1)
    assert readership(ChannelReaders(()), set(), "t1") == Readership(0)
