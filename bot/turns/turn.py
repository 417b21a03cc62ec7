"""One incoming activity, authenticated and free of any SDK, as frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from domain.delivery.conversations import Conversation, Surface
from domain.hub import Hub
from domain.library.sent_files import SentFile
from domain.people.accounts import AccountLink
from domain.people.people import Account, Member, Person


class What(StrEnum):
    """What came: typed words, a pressed button, or something that happened in Teams."""

    COMMAND = "command"
    ACTION = "action"
    EVENT = "event"


class Lookup(StrEnum):
    """What a handler needs from the network before it runs; `app.py` says who fetches it."""

    ROSTER = "roster"
    TENANT = "tenant"
    TENANTS = "tenants"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Turn:
    """One activity.

    - `now` is in UTC
    - `key` is the verb of an action or the name of an event
    - `inputs` is what a card sent with it, `files` what hangs on a message
    - `reply_to` is the message whose card was pressed
    - `invoke` says that Teams waits for a body (Action.Execute, a dialog) rather than for a message
    - `automatic` says that Teams asked, not a person
    - `user_id` is who spoke, as the conversation's connector knows them
    - `person` and `member` are who spoke on the roster and in Teams, as far as that is known;
      the person has the roles that work from the account
    - `link` is how the account was proved to be the person's
    - `needed` is what the handler's entry asked for, None where it could not be had
    """

    now: datetime
    activity_id: str
    account: Account
    conversation: Conversation
    what: What
    key: str = ""
    text: str = ""
    inputs: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    files: tuple[SentFile, ...] = ()
    reply_to: str = ""
    invoke: bool = False
    automatic: bool = False
    locale: str = ""
    zone: str = ""
    user_id: str = ""
    user_name: str = ""
    person: Person | None = None
    member: Member | None = None
    link: AccountLink | None = None
    needed: object = None
    hub: Hub = field(default_factory=Hub)

    @property
    def speaker(self) -> Person:
        """The person on the roster. Raises LookupError for a stranger, whom few handlers meet."""
        if self.person is None:
            raise LookupError("this turn has no person of the roster")
        return self.person

    def spoken_by(self, link: AccountLink | None) -> "Turn":
        """The turn with the person of the account, where that is proved still."""
        if link is None or not link.stands:
            return replace(self, person=None, link=None)
        person = link.speaker(development=self.hub.development)
        return replace(self, person=person, link=link)

    @property
    def in_dialog(self) -> bool:
        """Whether it came from a dialog, of which nothing is kept until it is saved."""
        return self.conversation.surface is Surface.DIALOG

    @property
    def coded(self) -> bool:
        """Whether the officer role works from the account."""
        return bool(self.link and self.link.coded(development=self.hub.development))

    @property
    def waits_for_code(self) -> bool:
        """Whether an officer speaks, but from an account that typed no code."""
        return bool(self.link and self.link.waits_for_code(development=self.hub.development))

    @property
    def local(self) -> datetime:
        """Now, as the person's clock shows it."""
        zone = self.person.zone if self.person else self.hub.zone
        return self.now.astimezone(ZoneInfo(zone))

    @property
    def today(self) -> date:
        """The date where the person is."""
        return self.local.date()
