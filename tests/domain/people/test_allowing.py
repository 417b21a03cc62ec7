"""Several domains that are allowed at one time, as people write them."""

import pytest

from domain.errors import Refused
from domain.people.allowing import MOST_DOMAINS, DomainsValues, judge_domains


@pytest.mark.parametrize(
    "typed",
    [
        "elm.sch.uk, oak.sch.uk",
        "elm.sch.uk oak.sch.uk",
        "Elm.sch.uk\noak.sch.uk\n",
        "a.b@elm.sch.uk; <c@oak.sch.uk>",
        "@elm.sch.uk,, elm.sch.uk;oak.sch.uk",
    ],
)
def test_domains_are_read_from_any_manner_of_list(typed: str) -> None:
    assert judge_domains(DomainsValues(typed)) == ("elm.sch.uk", "oak.sch.uk")


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", "missing"),
        ("elm.sch.uk, elm", "not_a_domain"),
        (" ".join(f"s{n}.sch.uk" for n in range(MOST_DOMAINS + 1)), "too_many_domains"),
    ],
)
def test_what_is_no_domain_is_refused(typed: str, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        judge_domains(DomainsValues(typed))
    assert [problem.kind for problem in refused.value.problems] == [kind]
