"""Buttons about the roster."""

from typing import Annotated, ClassVar

from pydantic import Field

from cards.actions.action import Action, FormButton, Id, Text
from domain.people.allowing import DomainsValues
from domain.people.roster import PersonValues

# An id of Microsoft's, of a tenant or of an account in it.
Code = Annotated[str, Field(min_length=1, max_length=64)]
LONGEST_SOUGHT = 200


class ListPeople(Action):
    """Posts a page of the roster.

    `find` are words to look for. Without them the page lists those who are not connected, or
    `everyone`. It follows the person `before`.
    """

    verb: ClassVar[str] = "people"
    find: Annotated[Text, Field(max_length=LONGEST_SOUGHT)] = ""
    everyone: bool = False
    before: Id | None = None


class PeopleFile(ListPeople):
    """Has the roster made as a file; its values say which page stays on the card."""

    verb: ClassVar[str] = "people.file"


class ShowPerson(Action):
    """Posts one person of the roster."""

    verb: ClassVar[str] = "person"
    person: Id


class AddPerson(Action):
    """Posts the form for a new person, with what is known of them already."""

    verb: ClassVar[str] = "person.new"
    name: Text = ""
    email: Text = ""
    role: Text = ""
    place: Text = ""


class PersonForm(FormButton):
    """A button of a person's form; without `person` it is a new one."""

    needed: ClassVar[frozenset[str]] = frozenset({"name", "email"})
    person: Id | None = None
    typed: PersonValues = PersonValues()


class SavePerson(PersonForm):
    """Saves a person's form."""

    verb: ClassVar[str] = "person.save"


class ChangePerson(PersonForm):
    """Shows a person's form in place of the person, with what was typed into it before."""

    verb: ClassVar[str] = "person.change"
    person: Id


class BackToPerson(PersonForm):
    """Shows the person again in place of a form or question; the person offers what was typed."""

    verb: ClassVar[str] = "person.back"
    person: Id


class DropRole(Action):
    """Takes one role of a person away."""

    verb: ClassVar[str] = "person.drop"
    person: Id
    role: Text
    place: Id | None = None


class InvitePerson(Action):
    """Makes a one-time code for a person."""

    verb: ClassVar[str] = "person.invite"
    person: Id


class AskLeave(Action):
    """Asks before a person is taken off the roster."""

    verb: ClassVar[str] = "person.leave"
    person: Id


class LeavePerson(Action):
    """Takes a person off the roster."""

    verb: ClassVar[str] = "person.left"
    person: Id


class ReturnPerson(Action):
    """Puts a person who left on the roster again."""

    verb: ClassVar[str] = "person.return"
    person: Id


class AllowDomain(Action):
    """Allows the tenant that owns a domain."""

    verb: ClassVar[str] = "tenant.allow"
    domain: Annotated[str, Field(pattern=r"^[0-9a-z-]+(\.[0-9a-z-]+)+$", max_length=253)]


class AskAllowing(Action):
    """Asks which domains are allowed, several at one time."""

    verb: ClassVar[str] = "tenants.ask"


class AllowDomains(FormButton):
    """Allows the tenants that own the domains that were typed."""

    verb: ClassVar[str] = "tenants.allow"
    typed: DomainsValues = DomainsValues()


class LeaveAllowing(FormButton):
    """Goes back from the question for domains to the roster."""

    verb: ClassVar[str] = "tenants.back"
    typed: DomainsValues = DomainsValues()


class AskStopAllowing(Action):
    """Asks before a tenant that an officer allowed is let in no more."""

    verb: ClassVar[str] = "tenant.stop"
    tenant: Code


class StopAllowing(Action):
    """Lets a tenant in no more."""

    verb: ClassVar[str] = "tenant.stopped"
    tenant: Code


class BackToPeople(Action):
    """Shows the roster again in place of a question."""

    verb: ClassVar[str] = "people.back"


class AskDisconnect(Action):
    """Asks before an account of a person is taken away."""

    verb: ClassVar[str] = "account.ask"
    person: Id
    tenant: Code
    oid: Code


class Disconnect(Action):
    """Takes an account of a person away."""

    verb: ClassVar[str] = "account.disconnect"
    person: Id
    tenant: Code
    oid: Code


class InvitingText(Action):
    """Posts the words and the link with which people are asked to open the app."""

    verb: ClassVar[str] = "people.text"


class ListStaff(Action):
    """Posts the leaders whom the reader employs."""

    verb: ClassVar[str] = "staff.list"


class ShowStaff(Action):
    """Shows another page of them, by name: who follows `before`."""

    verb: ClassVar[str] = "staff.page"
    before: Id | None = None
