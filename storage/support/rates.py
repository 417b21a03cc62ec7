"""What a day of support costs: as it holds now, and as it held up to some day."""

from datetime import date

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert

from domain.support.rates import Rates
from storage.engine.prepared import run
from storage.engine.upsert import upsert
from storage.tables.support import deployments, former_rates

_d, _then = deployments.c, former_rates.c
_NOW = select(_d.rate, _d.reimbursement, _d.fee).where(_d.id == bindparam("deployment"))
_WRITE = update(deployments).where(_d.id == bindparam("deployment"))
_FORMER = (
    select(former_rates).where(_then.deployment_id == bindparam("deployment")).order_by(_then.until)
)
_UNSAY = delete(former_rates).where(
    _then.deployment_id == bindparam("deployment"), _then.until == bindparam("day")
)


def _former(insert_: type[PostgresInsert]) -> PostgresInsert:
    # Changed twice from the same day on: what held before the first change stays.
    return insert_(former_rates).on_conflict_do_nothing(index_elements=["deployment_id", "until"])


_KEEP = upsert(_former)


class SupportRates:
    """What a day costs, by the deployment's id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, deployment: int) -> Rates:
        """What a day costs now."""
        row = self._connection.execute(_NOW, {"deployment": deployment}).one()
        return Rates(row.rate, row.reimbursement, row.fee)

    def write(self, deployment: int, rates: Rates, since: date | None = None) -> None:
        """Keeps what a day costs; with `since` from that day on, before it what held till now."""
        if since is not None:
            before = {"deployment_id": deployment, "until": since, **_columns(self.of(deployment))}
            run(self._connection, _KEEP, before)
        self._connection.execute(_WRITE.values(_columns(rates)), {"deployment": deployment})

    def put_back(self, deployment: int, rates: Rates, since: date) -> None:
        """Takes back a change that counted from the day `since`, to the rates before it."""
        # Of two changes from one day, what held before that day was kept by the first.
        if (since, rates) in self.former(deployment):
            self._connection.execute(_UNSAY, {"deployment": deployment, "day": since})
        self.write(deployment, rates)

    def former(self, deployment: int) -> list[tuple[date, Rates]]:
        """What a day cost before, each with the day from which something else held."""
        rows = self._connection.execute(_FORMER, {"deployment": deployment})
        return [(row.until, Rates(row.rate, row.reimbursement, row.fee)) for row in rows]


def _columns(rates: Rates) -> dict[str, int | None]:
    return {
        "rate": rates.charged,
        "reimbursement": rates.to_employer,
        "fee": rates.fee,
    }
