"""Accounts of people: what each was proved by, whether that still holds, and what it may do."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from domain.people.people import Account, Person, Role


class Proof(StrEnum):
    """What showed that an account is a person's: its sign-in name, or a one-time code."""

    ADDRESS = "address"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class AccountLink:
    """An account with the person whose it was proved to be.

    `address` is the one that the person had then. `name` is what Teams called the account's holder.
    `used` is the last day on which it spoke. An officer may have `disconnected` it.
    """

    account: Account
    person: Person
    by: Proof
    linked: datetime
    address: str
    name: str = ""
    used: date | None = None
    disconnected: bool = False

    @property
    def stands(self) -> bool:
        """Whether the account is the person's still.

        A row whose address changed may have been handed to a successor: what was proved before
        proves nothing now.
        """
        return not self.disconnected and self.address == self.person.email

    def coded(self, *, development: bool) -> bool:
        """Whether the officer role works from it; a development bot has no codes to ask for."""
        return development or self.by is Proof.CODE

    def waits_for_code(self, *, development: bool) -> bool:
        """Whether its person is an officer, but not from this account until a code is typed."""
        return self.person.has(Role.OFFICER) and not self.coded(development=development)

    def speaker(self, *, development: bool) -> Person:
        """The person with the roles that work from this account."""
        if self.waits_for_code(development=development):
            return without_officer(self.person)
        return self.person


def without_officer(person: Person) -> Person:
    """The person with every role but that of an officer."""
    held = frozenset(each for each in person.appointments if each.role is not Role.OFFICER)
    return replace(person, appointments=held)
