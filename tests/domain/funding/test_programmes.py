"""A programme is known by its name, however that is written."""

from domain.funding.programmes import Programme, programme_key


def test_case_and_spaces_do_not_count() -> None:
    assert Programme("Opportunity  Area").key == programme_key(" opportunity area ")
