"""School years of grants, as people write them."""

import pytest

from domain.funding.grants import school_year_of


@pytest.mark.parametrize("typed", ["2026-27", "2026/27", "2026-2027", "2026–27", "2099-00"])
def test_a_school_year_is_read_as_people_write_it(typed: str) -> None:
    assert school_year_of(typed) == f"{typed[:4]}-{typed[-2:]}"


@pytest.mark.parametrize("typed", ["2026", "26-27", "2027-26", "2026-26", "202-21", "", "2026-27x"])
def test_what_is_no_school_year_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="is “"):
        school_year_of(typed)
