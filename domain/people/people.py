"""People, their roles, and how a Teams account is proved to be one of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

# Without letters and digits that people take for each other.
CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 10
CODE_LIFE = timedelta(hours=24)
WRONG_CODES_A_DAY = 5


class Role(StrEnum):
    """What a person is; the words that people read for it are in `domain/people/words.py`."""

    LEADER = "leader"
    HOME_HEAD = "home_head"
    SCHOOL_CONTACT = "school_contact"
    OVERSEER = "overseer"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One role at one organisation; `organisation` is None where the role is the hub's own."""

    role: Role
    organisation: int | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What the roster says that a person brings; `free_days` counts days a year for support."""

    specialisms: str = ""
    phases: str = ""
    free_days: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A Microsoft 365 account as Teams vouches for it: tenant and object id identify somebody."""

    tenant: str
    oid: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the roster, with every role held.

    `sending_at` is the person's own hour for prompts, None for the hub's. `working_days` is text as
    the roster has it. `away_until` is the last day of an absence.
    """

    id: int
    name: str
    email: str
    appointments: frozenset[Appointment] = frozenset()
    locale: str = "en-GB"
    zone: str = "Europe/London"
    left: bool = False
    sending_at: time | None = None
    working_days: str = ""
    away_until: date | None = None

    def has(self, role: Role) -> bool:
        """Whether the person holds `role` anywhere."""
        return any(a.role is role for a in self.appointments)

    def at(self, role: Role) -> frozenset[int]:
        """The organisations at which the person holds `role`."""
        return frozenset(
            a.organisation
            for a in self.appointments
            if a.role is role and a.organisation is not None
        )

    def heads_employer_of(self, leader: "Person") -> bool:
        """Whether the person heads a school or trust that employs a leader."""
        return bool(self.at(Role.HOME_HEAD) & leader.at(Role.LEADER))

    @property
    def roles(self) -> frozenset[Role]:
        """Every role that the person has, wherever it is."""
        return frozenset(appointment.role for appointment in self.appointments)

    @property
    def first_name(self) -> str:
        """What the person is greeted by."""
        return self.name.split()[0] if self.name.split() else self.name


@dataclass(frozen=True, slots=True)
class Member:
    """What Teams says of one member of a conversation."""

    account: Account
    user_id: str
    name: str = ""
    email: str = ""
    user_principal_name: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An account that wrote without being on the roster.

    `times` is how often; name and address are what Teams gave.
    """

    account: Account
    times: int
    name: str = ""
    address: str = ""


def domain_of(address: str) -> str:
    """The part after the last @, in lower case; empty if there is none."""
    return address.rpartition("@")[2].strip().lower() if "@" in address else ""


def proves(
    member: Member, email: str, tenants: Mapping[str, frozenset[str]], *, development: bool
) -> bool:
    """Whether `member` is the holder of `email`.

    `tenants` has the domains of each allowed tenant. A development bot takes either address.
    """
    wanted = email.strip().lower()
    if development:
        return wanted in (member.user_principal_name.strip().lower(), member.email.strip().lower())
    # The e-mail attribute proves nothing: any tenant can write any address there. A sign-in name
    # proves it, where its domain belongs to the tenant.
    owned = tenants.get(member.account.tenant, frozenset())
    return member.user_principal_name.strip().lower() == wanted and domain_of(wanted) in owned


def links_by_address(person: Person) -> bool:
    """Whether the address alone links the account: an officer needs a one-time code as well."""
    return not person.has(Role.OFFICER)


@dataclass(frozen=True, slots=True)
class Code:
    """A one-time code for one person."""

    person: int
    email: str
    expires: datetime
    used: bool = False


def looks_like_a_code(text: str) -> bool:
    """Whether a message is nothing but a code: ten capitals and digits."""
    word = text.strip()
    return len(word) == CODE_LENGTH and word.isascii() and word.isalnum() and word == word.upper()


def holds_a_code(text: str) -> bool:
    """Whether something in a text may be a code, so that the text is not shown again."""
    words = re.findall(r"[A-Za-z0-9]+", text)
    pairs = ("".join(pair) for pair in pairwise(words) if pair[0].isupper())
    return any(
        len(word) == CODE_LENGTH and word.isascii() and (word.isupper() or _mixed(word))
        for word in (*words, *pairs)
    )


def _mixed(word: str) -> bool:
    return any(c.isdigit() for c in word) and any(c.isalpha() for c in word)


def code_opens(
    code: Code,
    now: datetime,
    tenant: str,
    tenants: Mapping[str, frozenset[str]],
    *,
    development: bool,
) -> bool:
    """Whether a code may link an account of `tenant` now.

    It must be unused and in time, and the tenant must own the domain of the person's address.
    """
    owned = development or domain_of(code.email) in tenants.get(tenant, frozenset())
    return not code.used and now < code.expires and owned
