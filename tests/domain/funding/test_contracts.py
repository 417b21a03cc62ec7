"""What grants are asked where nobody says otherwise."""

from domain.funding.contracts import SHIPPED_CONDITIONS, Condition


def test_eight_conditions_each_by_its_own_name() -> None:
    names = [each.name for each in SHIPPED_CONDITIONS]
    assert len(set(names)) == 8
    assert Condition("*", SHIPPED_CONDITIONS[0]).key == ("*", "agreement")
