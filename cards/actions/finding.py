"""Buttons with which officers look for a leader and make an offer."""

from typing import ClassVar

from cards.actions.action import Action, Day, FormButton, Id, Text
from domain.support.leader_search import LeaderSearchValues
from domain.support.offering import OfferValues


class LookForLeader(Action):
    """Posts the form in which it is said for what a leader is looked for."""

    verb: ClassVar[str] = "leader.search.new"


class SearchLeaders(FormButton):
    """Shows who could give what a form says."""

    verb: ClassVar[str] = "leader.search"
    typed: LeaderSearchValues = LeaderSearchValues()


class ForRequest(FormButton):
    """Posts the open requests, each of which has its own way to leaders; what is typed stays."""

    verb: ClassVar[str] = "leader.search.requests"
    typed: LeaderSearchValues = LeaderSearchValues()


class ForSupport(Action):
    """A button about support for which a leader is looked for.

    It is what the request `request` says; without one, the rest says what is wanted. None of these
    is named like an input.
    """

    request: Id | None = None
    at_place: Id | None = None
    in_need: Text = ""
    for_days: Text = ""
    from_day: Day | None = None
    to_day: Day | None = None


class ChangeSearch(ForSupport):
    """Goes back to the form, to look for something else."""

    verb: ClassVar[str] = "candidates.change"


class ChooseLeader(ForSupport):
    """Opens the offer of a leader, in place of the table."""

    verb: ClassVar[str] = "candidates.choose"
    chosen: Id


class OfferForm(ForSupport, FormButton):
    """A button of the form of an offer."""

    chosen: Id
    needed: ClassVar[frozenset[str]] = frozenset({"focus", "why"})
    typed: OfferValues = OfferValues()


class AskForAgreement(OfferForm):
    """Offers the support: leader and releasing head are asked at once."""

    verb: ClassVar[str] = "offer.ask"


class LeaveOffer(OfferForm):
    """Goes back to the table of leaders; what was typed is let go."""

    verb: ClassVar[str] = "offer.ask.no"


class OfferAgreed(OfferForm):
    """Offers support to which all have said yes already."""

    verb: ClassVar[str] = "offer.ask.agreed"
