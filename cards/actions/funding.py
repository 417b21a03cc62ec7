"""Buttons about grants."""

from typing import ClassVar

from cards.actions.action import Action, FormButton, Id
from domain.funding.keeping import EndGrantValues, GrantValues


class ListGrants(Action):
    """Posts the list of grants."""

    verb: ClassVar[str] = "grants.list"


class ShowGrants(Action):
    """Lists grants, the one whose report comes next first: what follows `before`."""

    verb: ClassVar[str] = "grants.page"
    before: Id | None = None


class ShowGrant(Action):
    """Posts a grant as a new message."""

    verb: ClassVar[str] = "grant.show"
    grant: Id


class AddGrant(Action):
    """Posts the form of a new grant."""

    verb: ClassVar[str] = "grant.new"


class SaveGrant(FormButton):
    """Adds a grant; `sure` although there is one like it already."""

    verb: ClassVar[str] = "grant.add"
    needed: ClassVar[frozenset[str]] = frozenset({"school_year", "amount"})
    typed: GrantValues = GrantValues()
    sure: bool = False


class OpenAlikeGrant(FormButton):
    """Posts a grant that is like the new one of a form, which stays."""

    verb: ClassVar[str] = "grant.alike"
    grant: Id
    typed: GrantValues = GrantValues()


class AskEndGrant(Action):
    """Asks why a grant ends, in its place."""

    verb: ClassVar[str] = "grant.end"
    grant: Id


class EndGrant(FormButton):
    """Ends a grant: from today it is no money that its holder has."""

    verb: ClassVar[str] = "grant.end.yes"
    grant: Id
    typed: EndGrantValues = EndGrantValues()


class LeaveEndGrant(FormButton):
    """Goes back to a grant, which does not end."""

    verb: ClassVar[str] = "grant.end.no"
    grant: Id
    typed: EndGrantValues = EndGrantValues()


class UndoEndGrant(Action):
    """Gives back a grant that was ended within a day."""

    verb: ClassVar[str] = "grant.undo"
    grant: Id
