"""How the form of an organisation is judged."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refused
from domain.people.organisation_form import (
    OrganisationValues,
    alike,
    fields_to_change,
    judge_organisation,
    values_of,
)
from domain.people.organisations import Organisation, OrganisationKind

ELM = OrganisationValues("Elm Primary School", "school", "Bradford", "bd74rh", "01274 501234")
SCHOOL = Organisation(3, OrganisationKind.SCHOOL, "Elm", urn=107255, town="Bradford")
TRUST = Organisation(4, OrganisationKind.TRUST, "Aire Valley Trust", uid=2001)
DIOCESE = Organisation(5, OrganisationKind.OTHER, "Fellside Diocese", town="Skipton")


def problems(values: OrganisationValues, before: Organisation | None = None) -> dict[str, str]:
    with pytest.raises(Refused) as refused:
        judge_organisation(values, before)
    return {problem.field: problem.kind for problem in refused.value.problems}


def test_a_new_one_has_all_that_was_typed() -> None:
    found = judge_organisation(replace(ELM, name="  Elm   Primary School "))
    assert found == Organisation(
        0,
        OrganisationKind.SCHOOL,
        "Elm Primary School",
        town="Bradford",
        postcode="BD7 4RH",
        telephone="01274 501234",
    )
    assert judge_organisation(OrganisationValues("Fellside", "other")).kind == "other"


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"name": " "}, "missing"),
        ({"name": "x" * 201}, "too_long"),
        ({"kind": ""}, "not_chosen"),
        ({"kind": "hub"}, "not_chosen"),
        ({"kind": "nursery"}, "not_chosen"),
        ({"town": "x" * 101}, "too_long"),
        ({"postcode": "BD77"}, "not_a_postcode"),
        ({"postcode": "tbc"}, "not_a_postcode"),
        ({"telephone": "tbc"}, "not_a_telephone"),
        ({"telephone": "12345"}, "not_a_telephone"),
        ({"telephone": "0" * 31}, "too_long"),
    ],
)
def test_what_cannot_stand_is_refused(changes: dict[str, Any], kind: str) -> None:
    assert problems(replace(ELM, **changes)) == {next(iter(changes)): kind}


@pytest.mark.parametrize("typed", ["(01274) 501234", "+44 1274 501234", "01274-501234 ext. 12"])
def test_telephone_numbers_stay_as_people_write_them(typed: str) -> None:
    assert judge_organisation(replace(ELM, telephone=typed)).telephone == typed


def test_what_registers_bring_is_not_changed() -> None:
    assert fields_to_change(SCHOOL) == ()
    hub = Organisation(1, OrganisationKind.HUB, "Hub")
    assert fields_to_change(hub) == ()
    changed = judge_organisation(replace(ELM, name="Other", kind="other"), TRUST)
    assert changed == replace(TRUST, town="Bradford", postcode="BD7 4RH", telephone="01274 501234")
    assert judge_organisation(replace(ELM, kind="school"), DIOCESE).kind is OrganisationKind.OTHER


def test_one_of_the_same_name_is_the_same_unless_it_is_in_another_town() -> None:
    new = judge_organisation(replace(ELM, name="elm", town="Bradford"))
    assert alike(new, [SCHOOL]) == SCHOOL
    assert alike(replace(new, town=""), [SCHOOL]) == SCHOOL
    assert alike(new, [replace(SCHOOL, town="")]) is not None
    assert alike(replace(new, town="Leeds"), [SCHOOL]) is None
    assert alike(replace(new, name="Elm Tree"), [SCHOOL]) is None
    closed = replace(SCHOOL, id=2, open=False)
    assert alike(new, [closed, SCHOOL]) == SCHOOL
    assert alike(SCHOOL, [SCHOOL]) is None


@given(st.text("BDSW1234 ahr", max_size=10))
def test_a_postcode_that_is_taken_is_taken_again(typed: str) -> None:
    try:
        kept = judge_organisation(replace(ELM, postcode=typed)).postcode
    except Refused:
        return
    assert judge_organisation(replace(ELM, postcode=kept)).postcode == kept
    assert len(kept) <= 8


@pytest.mark.parametrize("before", [TRUST, DIOCESE])
def test_a_form_that_is_opened_and_saved_changes_nothing(before: Organisation) -> None:
    assert judge_organisation(values_of(before), before) == before
