"""The leader that a row names by e-mail."""

from bot.imports.cells import email
from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from domain.operations.imports import Entry
from domain.people.people import Role


def read_leader(plan: Plan, row: SheetRow, hint: str = "") -> Entry | None:
    """The leader in `leader_email`; None, with a problem noted, where there is no such leader.

    `hint` says where a leader is added.
    """
    address = row.need("leader_email", email)
    if address is None:
        return None
    found = plan.roster.person(address)
    if found is None:
        row.wrong(f"leader_email is {address}, and nobody on the roster has that address{hint}.")
    elif found.left:
        row.wrong(f"leader_email is {address}, and that person has left.")
    elif not any(a.role is Role.LEADER for a in found.appointments):
        row.wrong(
            f"leader_email is {address}, and that person is no "
            f"{plan.hub.words.one('leader')}{hint}."
        )
    else:
        return found
    return None
