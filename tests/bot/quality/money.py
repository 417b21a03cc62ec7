"""A hub of stories whose support is paid for by grants."""

from dataclasses import replace
from datetime import date

from bot.subjects.quality.due_reports import refresh
from domain.funding.grants import Grant, GrantKind
from domain.operations.imports import Changes
from domain.quality.due_dates import NO_DATE
from domain.quality.report_rules import SHIPPED_RULES
from storage.store import Store
from tests.conversation import House
from tests.make import NOW, TODAY

AREA, YEAR = "Opportunity Area", "2026-27"


async def paid(
    house: House,
    kind: GrantKind = GrantKind.CARRIED_FORWARD,
    due: date = TODAY,
    *,
    reference: str = "OA-2627-PEE",
) -> None:
    """Peel Park holds money of this year, which pays for the reading support."""
    await house.database.write(lambda store: pay(store, kind, due, reference))


def pay(
    store: Store,
    kind: GrantKind = GrantKind.CARRIED_FORWARD,
    due: date = TODAY,
    reference: str = "OA-2627-PEE",
) -> None:
    """The same, in a store."""
    school = store.organisations.by_urn(101494)
    assert school is not None
    grant = Grant(
        -1,
        reference,
        AREA,
        school.id,
        YEAR,
        kind,
        420_000,
        awarded_on=date(2026, 9, 1),
        final_due=due,
    )
    id_ = store.funds.write(grant)
    changed = tuple(
        replace(support, grants=(*support.grants, id_), rate=35_000, programme=AREA)
        for support in store.imports.snapshot().deployments.values()
        if support.organisation == school.id
    )
    rules = [
        replace(rule, school_year=YEAR, interim=NO_DATE)
        for rule in SHIPPED_RULES
        if rule.programme == AREA
    ]
    store.imports.write(Changes(deployments=changed, rules=tuple(rules)), NOW)
    refresh(store, TODAY)
