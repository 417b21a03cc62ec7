"""Organisations by the names that people know them by."""

from domain.people.organisations import Organisation, OrganisationKind

ELM = Organisation(3, OrganisationKind.SCHOOL, "Elm Primary School", urn=107255, town="Bradford")


def test_a_title_tells_it_from_others() -> None:
    assert ELM.title == "Elm Primary School, Bradford (107255)"
    trust = Organisation(4, OrganisationKind.TRUST, "Aire Valley Trust", uid=2001)
    assert (trust.number, trust.title) == ("2001", "Aire Valley Trust (2001)")
    diocese = Organisation(5, OrganisationKind.OTHER, "Fellside Diocese", town="Skipton")
    assert (diocese.number, diocese.title) == ("", "Fellside Diocese, Skipton")
