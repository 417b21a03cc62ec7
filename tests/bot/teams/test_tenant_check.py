"""Which tenants come in: looked up where one is not known, and anew each half minute."""

from collections.abc import Mapping

from bot.teams.tenants import TenantCheck
from tests.edge import Time


class Allowed:
    """The tenants that are allowed, and how often they were looked up."""

    def __init__(self, *tenants: str) -> None:
        self.tenants = set(tenants)
        self.looked = 0

    async def read(self) -> Mapping[str, object]:
        """The tenants by their ids."""
        self.looked += 1
        return dict.fromkeys(self.tenants)


async def test_a_tenant_that_is_allowed_comes_in_and_another_does_not() -> None:
    check = TenantCheck(Allowed("one").read, Time())
    assert await check.allows("one") is True
    assert await check.allows("two") is False


async def test_a_tenant_that_is_taken_out_is_out_within_half_a_minute() -> None:
    allowed, clock = Allowed("one", "two"), Time()
    check = TenantCheck(allowed.read, clock)
    assert await check.allows("one")
    allowed.tenants = {"two"}
    clock.seconds += 29.9
    assert await check.allows("one")
    assert allowed.looked == 1
    clock.seconds += 0.1
    assert not await check.allows("one")
    assert allowed.looked == 2


async def test_a_tenant_that_is_new_comes_in_at_once() -> None:
    allowed = Allowed("one")
    check = TenantCheck(allowed.read, Time())
    assert await check.allows("one")
    allowed.tenants.add("two")
    assert await check.allows("two")
    assert await check.allows("one")
    assert allowed.looked == 2


async def test_where_everybody_may_come_in_nothing_is_looked_up() -> None:
    allowed = Allowed()
    assert await TenantCheck(allowed.read, Time(), everybody=True).allows("any") is True
    assert allowed.looked == 0
