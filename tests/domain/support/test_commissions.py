"""Requests for support: where one stands."""

from datetime import UTC, datetime

import pytest

from domain.support.commissions import Commission, CommissionState, SupportWanted

AT = datetime(2026, 11, 19, 10, tzinfo=UTC)


@pytest.mark.parametrize("state", CommissionState)
def test_what_is_matched_declined_or_withdrawn_waits_for_nobody(state: CommissionState) -> None:
    wanted = SupportWanted("early reading", "Each child reads at their age")
    request = Commission(1, 2, "Dale View", 3, AT, wanted, state, AT, AT)
    over = state in (
        CommissionState.MATCHED,
        CommissionState.DECLINED,
        CommissionState.WITHDRAWN,
    )
    assert request.open is not over
