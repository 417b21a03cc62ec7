"""The form of what support is about: focus, days and dates, its kind, and what pays for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.keeping import LeaveTerms, SaveTerms
from cards.elements import button, fold, small
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.phrases import counted, in_hub_words, listed
from cards.plain import plain
from cards.questions import Asked, Table
from cards.support.keeping import heading
from cards.support.keeping_forms import ONLY_OFFICERS, Asking
from domain.funding.amounts import short_pounds
from domain.funding.grants import Grant
from domain.hub import Hub
from domain.support.changing_terms import GRANTS, TermsValues

_THEN = Asked("Then from", "Choose a {grant} of the list, or none.")
TERMS: Table = {
    "focus": Asked("Focus", "Write what the {deployment} is about.", own_words=True),
    "days": Asked("Days agreed"),
    "start": Asked("From", "Choose the first day."),
    "end": Asked("Until"),
    "strand": Asked("{Strand}", "Choose one of the list."),
    "grant_1": Asked("Paid from", "Choose a {grant} of the list, or none."),
    **dict.fromkeys(GRANTS[1:], _THEN),
    "why": Asked("Why it changes", own_words=True),
}
IN_ORDER = "What the first has left is used first, then the next."


@dataclass(frozen=True, slots=True)
class TermsChoices:
    """What may be chosen: kinds of support, and grants by code, the first to be used up first.

    `beyond` is how many more pay than the form has room for.
    """

    strands: tuple[str, ...] = ()
    grants: Mapping[str, Grant] = field(default_factory=dict)
    beyond: int = 0


def terms_form(
    ask: Asking, values: TermsValues, hub: Hub, choices: TermsChoices | None = None
) -> dict[str, Any]:
    """The form of focus, days, dates, kind and grants."""
    sheet = Sheet(TERMS, values, hub, ask.problems)
    name = f"Change this {hub.words.one('deployment')}"
    body = [
        *heading(name, ask.deployment),
        *sheet.news(),
        sheet.words("focus", needed=True),
        sheet.words("days", placeholder="10"),
        pair(sheet.day("start", needed=True), sheet.day("end")),
        *_choices(ask, sheet, choices or TermsChoices(), hub),
        sheet.words("why", label=in_hub_words(ONLY_OFFICERS, hub)),
    ]
    id_, shown = ask.deployment.id, SaveTerms.showing(values)
    about = {"deployment": id_, "version": ask.deployment.version, "whole": True, "shown": shown}
    actions = [
        button(SaveTerms(**about), "Save", "positive"),
        button(LeaveTerms(**about), "Keep as it is"),
    ]
    return finish(body, f"{name}: {ask.deployment.school}.", actions)


def _choices(ask: Asking, sheet: Sheet, offered: TermsChoices, hub: Hub) -> Iterator[Element]:
    """The kind of support, and what pays for it, where there is anything to choose."""
    if offered.strands:
        yield sheet.choice(
            "strand", {each: plain(each) or "Not stated" for each in offered.strands}
        )
    asked = GRANTS[: len(offered.grants)]
    if not asked:
        return
    labels = {"": "None"} | {
        code: _grant(each, ask.deployment.organisation) for code, each in offered.grants.items()
    }
    items: list[Element] = [sheet.choice(name, labels) for name in asked]
    if len(asked) > 1:
        items.append(small(IN_ORDER))
    if offered.beyond:
        one, many = hub.words.one("grant"), hub.words.many("grant")
        items.append(small(f"{counted(offered.beyond, one, many)} more pay after these and stay."))
    wrong = any(name in sheet.wrong for name in GRANTS)
    shows = "Show or hide what pays for it"
    yield from fold("grants", _paid(sheet.values, offered), shows, items, open_=wrong)


def _paid(values: Any, offered: TermsChoices) -> str:
    """The line of the fold: what pays for it as it stands."""
    chosen = [offered.grants.get(getattr(values, name)) for name in GRANTS]
    return f"Paid from: {plain(listed(each.reference for each in chosen if each)) or 'not stated'}"


def _grant(grant: Grant, place: int) -> str:
    """A grant in words: OA-2021-BRK, 2020-21, new, £6,000."""
    amount = short_pounds(grant.share_of(place))
    return plain(f"{grant.reference}, {grant.school_year}, {grant.kind}, {amount}")
