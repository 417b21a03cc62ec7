"""The form with which an officer adds a grant, and the question why one ends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.funding import EndGrant, LeaveEndGrant, OpenAlikeGrant, SaveGrant
from cards.elements import button, grey, line, small, strong, title
from cards.finish import finish
from cards.forms import Sheet
from cards.funding.grants import KINDS, about_grant
from cards.inputs import pair
from cards.phrases import in_hub_words, lowered
from cards.plain import plain, shortened
from cards.questions import Asked, Table
from domain.errors import Problem
from domain.funding.amounts import short_pounds
from domain.funding.grants import Grant
from domain.funding.keeping import NONE_OF_THESE, EndGrantValues, GrantValues
from domain.hub import Hub
from domain.support.finding import Dataset

NEW_GRANT: Table = {
    "programme": Asked("{Programme}", "Choose the {programme}, or write a new one below it."),
    "new_programme": Asked("New {programme}", own_words=True),
    "holder": Asked("{School} or {trust} that has it", "Choose the {school} or {trust}."),
    "school_year": Asked("School year", "Write the school year, like 2026-27."),
    "kind": Asked("Kind", "Choose what kind of money it is."),
    "amount": Asked("Amount in pounds", "Write the amount, like 4,200."),
    "origin": Asked("Carried forward from", "Choose where it was left."),
    "reference": Asked("Reference", own_words=True),
    "awarded": Asked("Awarded on"),
}
END_GRANT: Table = {"why": Asked("Why", "Write why it ends.", own_words=True)}
# More programmes than a list can hold are written by name.
MOST, LONGEST = 40, 60
ONLY_OFFICERS = "Why (only {officers} read it)"
FOLLOWS = (
    "From today it no longer counts as money that {holder} has. {Reports} that were handed in "
    "stay; which others are due goes by the money that is left."
)
PARTS = (
    "Which {school} has which part of a {trust}'s {grant}, and what it pays for, is brought in "
    "by file."
)


@dataclass(frozen=True, slots=True)
class NewGrantView:
    """The form of a new grant.

    `programmes` are the names of those that are known. `near` are labels of schools and trusts by
    code. `origins` are grants from which it may be carried forward; without any that is not asked.
    `offered` is the reference that it gets if none is written, as far as that is known. `same` is a
    grant like it, by id.
    """

    values: GrantValues = field(default_factory=GrantValues)
    problems: tuple[Problem, ...] = ()
    programmes: tuple[str, ...] = ()
    near: Mapping[str, str] = field(default_factory=dict)
    origins: tuple[Grant, ...] = ()
    offered: str = ""
    same: int | None = None


def new_grant(view: NewGrantView, hub: Hub) -> dict[str, Any]:
    """The form; where there is a grant like it already, also the ways on."""
    name = in_hub_words("Add a {grant}", hub)
    shown = SaveGrant.showing(view.values)
    actions = [button(SaveGrant(shown=shown), "Add", "positive")]
    if view.same:
        actions = [
            button(OpenAlikeGrant(grant=view.same, shown=shown), "Open that one"),
            button(SaveGrant(shown=shown, sure=True), "Add it all the same"),
        ]
    return finish(_form(view, name, hub), name, actions)


def end_grant(
    grant: Grant,
    holder: str,
    values: EndGrantValues,
    hub: Hub,
    problems: tuple[Problem, ...] = (),
) -> dict[str, Any]:
    """Asks why a grant ends, and says what follows."""
    sheet = Sheet(END_GRANT, values, hub, problems)
    name = in_hub_words("End this {grant}?", hub)
    who = plain(shortened(holder, 120))
    body = [
        title(name),
        strong(plain(grant.reference)),
        grey(who, *about_grant(grant, grant.amount)),
        *sheet.news(),
        line(in_hub_words(FOLLOWS, hub).replace("{holder}", who)),
        sheet.words("why", label=in_hub_words(ONLY_OFFICERS, hub), needed=True),
    ]
    shown = EndGrant.showing(values)
    actions = [
        button(EndGrant(grant=grant.id, shown=shown), "End it", "destructive"),
        button(LeaveEndGrant(grant=grant.id, shown=shown), "Keep it"),
    ]
    return finish(body, f"{name} {grant.reference}", actions)


def _form(view: NewGrantView, name: str, hub: Hub) -> Iterator[Element]:
    sheet = Sheet(NEW_GRANT, view.values, hub, view.problems)
    yield title(name)
    yield from sheet.news()
    if view.programmes:
        known = {each: plain(each) for each in view.programmes[:MOST]}
        none = in_hub_words("None of these: a new {programme}, named below", hub)
        yield sheet.choice("programme", known | {NONE_OF_THESE: none}, needed=True)
        yield sheet.words("new_programme", placeholder="Only if it is none of these")
    else:
        label = in_hub_words("{Programme}", hub)
        yield sheet.words("new_programme", label=label, needed=True)
    yield sheet.search("holder", Dataset.PLACES, view.near, needed=True)
    yield pair(
        sheet.words("school_year", needed=True),
        sheet.words("amount", placeholder="4,200", needed=True),
    )
    yield sheet.choice("kind", {kind.value: label for kind, label in KINDS.items()}, needed=True)
    # A problem of it stands beside it, also where there is nothing to choose from any more.
    if view.origins or "origin" in sheet.wrong:
        yield sheet.choice("origin", dict(_origins(view.origins)), needed=True)
    yield pair(
        sheet.words("reference", placeholder=_offer(view.offered)),
        sheet.day("awarded"),
    )
    yield small(in_hub_words(PARTS, hub))


def _offer(reference: str) -> str:
    return f"If left empty: {reference}" if reference else "Made for you if left empty"


def _origins(found: tuple[Grant, ...]) -> Iterator[tuple[str, str]]:
    for grant in found[:MOST]:
        told = lowered(" · ".join((KINDS[grant.kind], short_pounds(grant.amount))))
        yield str(grant.id), f"{plain(grant.reference)} ({grant.school_year}, {told})"
    yield NONE_OF_THESE, "None of these, or not known"
