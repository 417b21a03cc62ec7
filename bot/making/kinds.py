"""Which lists can be had as files."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bot.making.audit import AUDIT
from bot.making.importable import PEOPLE_TO_IMPORT, SUPPORT_TO_IMPORT
from bot.making.lists import ListFile, ListTable
from bot.making.overdue import OVERDUE
from bot.making.people import PEOPLE
from bot.making.report_list import REPORTS
from bot.making.requests import REQUESTS
from bot.making.support import SUPPORT
from bot.making.visits import OWN_VISITS, VISITS

# By the kind of file. Who may have one stands in `RIGHTS`.
MAKES: Mapping[str, ListFile] = MappingProxyType(
    {
        "people": PEOPLE,
        "own_visits": OWN_VISITS,
        "visits": VISITS,
        "support": SUPPORT,
        "overdue": OVERDUE,
        "audit": AUDIT,
        "requests": REQUESTS,
        "reports": REPORTS,
    }
)
# What the command line writes as CSV otherwise than people read it: so that it can be imported.
IMPORTABLE: Mapping[str, ListTable[Any]] = MappingProxyType(
    {"people": PEOPLE_TO_IMPORT, "support": SUPPORT_TO_IMPORT}
)
