"""Support for which people were asked in the chat: their answers go before what a file says."""

from typing import Any

from bot.imports.rows import SheetRow
from domain.operations.imports import Support
from domain.support.deployments import Status

# What those who are asked read, by the column that is named so.
_READ = ("focus", "start", "end", "days_agreed", "rate", "reimbursement", "fee")


def respect_answers(row: SheetRow, known: Support, leader: int, values: dict[str, Any]) -> None:
    """Notes a problem where a row says what those who were asked have not said.

    That it is proposed, as the file was before they answered, changes nothing.
    """
    status = values.get("status", known.status)
    if status is Status.PROPOSED and (known.asked or known.status is Status.DECLINED):
        values["status"] = known.status
    elif known.status is Status.DECLINED and status is not known.status:
        row.wrong(
            f"status is {status}, but this support was declined in the chat. If it is given after "
            "all, add it there."
        )
    elif known.asked and known.status is Status.PROPOSED and status is not known.status:
        row.wrong(
            f"status is {status}, but leader, head and school are being asked for their yes. Note "
            "their answers in the chat, or leave status empty."
        )
    if known.asked and known.status is Status.PROPOSED:
        _respect_terms(row, known, leader, values)


def _respect_terms(row: SheetRow, known: Support, leader: int, values: dict[str, Any]) -> None:
    """Notes a problem where a row changes what people are being asked to say yes to."""
    others = [name for name in _READ if name in values and values[name] != getattr(known, name)]
    if leader not in known.leaders:
        others.insert(0, "leader_email")
    if others:
        row.wrong(
            f"{', '.join(others)}: people are being asked for their yes to something else. Take "
            "that offer back in the chat first."
        )
