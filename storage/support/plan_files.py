"""Files and links of action plans, by version."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from domain.support.action_plans import PlanFile
from storage.library.sent_versions import SentVersions
from storage.tables.plans import plan_files


class PlanFiles(SentVersions[PlanFile]):
    """Versions of the plans' files, each by the id of its deployment."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, plan_files, "deployment_id", _file)

    def add(
        self,
        deployment: int,
        person: int,
        now: datetime,
        *,
        file: int | None = None,
        link: str = "",
        by_school: bool = False,
    ) -> int:
        """Keeps a file or a link as the plan's next version; gives its number."""
        return self._add(deployment, person, now, file_id=file, link=link, by_school=by_school)


def _file(row: Row[Any]) -> PlanFile:
    return PlanFile(
        id=row.id,
        deployment=row.deployment_id,
        number=row.number,
        sent_at=row.sent_at,
        sent_by=row.sent_by,
        sender=row.sender,
        file=row.file_id,
        name=row.file_name or "",
        link=row.link,
        by_school=bool(row.by_school),
    )
