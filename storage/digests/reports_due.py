"""How many reports a digest tells of: late ones, and those that are due soon."""

from datetime import date

from sqlalchemy import Connection, and_, case, func, not_, select

from domain.digests.channels import Audience, Channel
from domain.digests.facts import ReportsDue
from domain.quality.reports import OWED
from storage.digests.sums import heard_by
from storage.tables.quality import report_supports
from storage.tables.quality import reports as t


def reports_due(
    connection: Connection, channel: Channel | None, today: date, last: date
) -> ReportsDue:
    """Those that are late today, and those due from today to the last day.

    A channel hears of a report if it hears of all the support that the report is about.
    """
    where = and_(t.c.rank == OWED, t.c.by <= max(last, today))
    if channel is not None and channel.audience is not Audience.ALL:
        of = select(report_supports.c.report_id)
        heard = heard_by(channel, report_supports.c.deployment_id)
        where = and_(where, t.c.id.in_(of.where(heard)), t.c.id.not_in(of.where(not_(heard))))
    late = case((t.c.by < today, 1), else_=0)
    counted = select(func.count(), func.coalesce(func.sum(late), 0)).where(where)
    every, overdue = connection.execute(counted).one()
    return ReportsDue(due=int(every) - int(overdue), late=int(overdue))
