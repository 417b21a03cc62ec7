"""Lines of the audit: who changed what, and when, in codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

# An import changed support.
SUPPORT_IMPORTED = "support.imported"
# One changed the objectives of a plan.
PLAN_IMPORTED = "plan.imported"


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One change: `person` made it, None for the bot itself; `fields` are its coded values."""

    at: datetime
    person: int | None
    name: str
    verb: str
    subject: str
    fields: Mapping[str, Any]
