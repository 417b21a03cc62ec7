"""Which support a channel may hear of, and what is told of those who read it."""

import pytest

from domain.digests.channels import (
    Audience,
    Belonging,
    Channel,
    ChannelReaders,
    Choices,
    Reader,
    Readership,
    audience_code,
    audience_of,
    belonging,
    readership,
)
from domain.people.organisations import Organisation, OrganisationKind
from tests.make import deployment

OFFERED = Choices(("Maths: key stage 2",), ((71, "Aire Valley Trust"),), ("CPD",), ("Primary",))


@pytest.mark.parametrize(
    ("audience", "of", "support", "heard"),
    [
        (Audience.ALL, "", Belonging(), True),
        (Audience.PROGRAMME, "Maths", Belonging(programme="Maths"), True),
        (Audience.PROGRAMME, "Maths", Belonging(programme="Reading", strand="Maths"), False),
        (Audience.PROGRAMME, "", Belonging(), False),
        (Audience.STRAND, "CPD", Belonging(strand="CPD"), True),
        (Audience.STRAND, "CPD", Belonging(strand="ITT", phase="CPD"), False),
        (Audience.STRAND, "", Belonging(), False),
        (Audience.PHASE, "Primary", Belonging(phase="Primary"), True),
        (Audience.PHASE, "Primary", Belonging(phase="Secondary", programme="Primary"), False),
        (Audience.PHASE, "", Belonging(), False),
        (Audience.TRUST, "71", Belonging(trust=71), True),
        (Audience.TRUST, "71", Belonging(trust=7), False),
        (Audience.TRUST, "71", Belonging(programme="71"), False),
        (Audience.TRUST, "", Belonging(), False),
        (Audience.TRUST, "None", Belonging(), False),
    ],
)
def test_a_channel_hears_of_its_own_audience_only(
    audience: Audience, of: str, support: Belonging, *, heard: bool
) -> None:
    assert Channel(1, "19:c", "", audience, of).hears_of(support) is heard


def test_support_belongs_to_its_schools_phase_and_trust_or_to_the_trust_itself() -> None:
    own = deployment(programme="Maths", strand="CPD")
    school = Organisation(5, OrganisationKind.SCHOOL, "Peel Park", phase="Primary", trust=71)
    assert belonging(own, school) == Belonging("Maths", "CPD", "Primary", 71)
    trust = Organisation(71, OrganisationKind.TRUST, "Aire")
    assert belonging(own, trust) == Belonging("Maths", "CPD", trust=71)
    alone = Organisation(6, OrganisationKind.SCHOOL, "Alone")
    assert belonging(own, alone) == belonging(own, None) == Belonging("Maths", "CPD")


def test_only_what_depends_on_who_is_supported_has_that_read() -> None:
    assert [a for a in Audience if a.by_place] == [Audience.PHASE, Audience.TRUST]


@pytest.mark.parametrize(
    "chosen",
    [
        (Audience.ALL, ""),
        (Audience.PROGRAMME, "Maths: key stage 2"),
        (Audience.STRAND, "CPD"),
        (Audience.PHASE, "Primary"),
        (Audience.TRUST, "71"),
    ],
)
def test_what_a_card_offers_comes_back_as_it_was(chosen: tuple[Audience, str]) -> None:
    assert audience_of(audience_code(*chosen), OFFERED) == chosen


@pytest.mark.parametrize(
    "code",
    [
        "",
        "all:71",
        "trust",
        "trust:72",
        "trust:",
        "programme:Maths",
        "strand:Primary",
        "phase:",
        "everything",
        ":",
    ],
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
