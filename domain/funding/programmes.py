"""Programmes: what grants and support are part of, and what holds for all of one."""

from dataclasses import dataclass
from enum import StrEnum

from domain.support.deployments import CoverPaid
from domain.support.rates import Rates


class Bill(StrEnum):
    """Which days of support are charged."""

    USED = "used"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme by its name, with what holds where a support says nothing else.

    `rate`, `reimbursement` and `fee` are pence a day. `areas` are what it is about, in its words.
    """

    name: str
    funder: str = ""
    cover_paid: CoverPaid = CoverPaid.NEVER
    bill: Bill = Bill.USED
    rate: int | None = None
    reimbursement: int | None = None
    fee: int | None = None
    areas: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """By what it is known: its name, however it is written."""
        return programme_key(self.name)

    @property
    def rates(self) -> Rates:
        """What a day costs in it, as far as that is stated."""
        return Rates(self.rate, self.reimbursement, self.fee)


def programme_key(name: str) -> str:
    """A programme's name for comparing: case and spaces do not count."""
    return " ".join(name.casefold().split())
