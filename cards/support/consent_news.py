"""What parties of an offer hear at once: that all have agreed, or that no answer is needed."""

from typing import Any

from cards.actions.agreements import OpenAgreement
from cards.actions.conversation import Home
from cards.actions.support import ShowSupport
from cards.elements import button, facts, grey, line, strong, title
from cards.finish import finish
from cards.phrases import days, in_hub_words, plain_day
from cards.plain import plain
from cards.support.consent_standing import NOT_NEEDED, AnswerStanding, first_contact
from cards.support.offer_terms import OfferTerms
from domain.hub import Hub
from domain.support.offers import Party

COUNTS = "The {hub} decided that it does not stand in the way. Your yes counts."
IN_THE_WAY = "The {hub} decided that it stands in the way. Nothing more is needed from you."


def agreed_news(
    terms: OfferTerms, standing: AnswerStanding, support: int, hub: Hub, leader: str = ""
) -> dict[str, Any]:
    """That all have said yes, with the day of the first contact and the agreement.

    `leader` is who is released: a head may have several.
    """
    says = f"Agreed. {first_contact(standing)}"
    about = [
        ("Days", days(terms.days) if terms.days else ""),
        ("From", plain_day(terms.start, terms.today)),
        ("Pattern", terms.pattern),
    ]
    body = [
        title(says),
        strong(plain(terms.school)),
        grey(plain(leader), plain(terms.need)),
        *facts(about),
    ]
    actions = [button(OpenAgreement(deployment=support), "The agreement", "positive")]
    if standing.party is not Party.HOME_HEAD:
        name = f"Open this {hub.words.one('deployment')}"
        actions.append(button(ShowSupport(deployment=support), name))
    return finish(body, f"{says} {terms.school}.", [*actions, button(Home(), "Home")])


def not_needed_news(terms: OfferTerms, hub: Hub, leader: str = "") -> dict[str, Any]:
    """That nobody waits for an answer any more; never why. `leader` is who was to be released."""
    says = "No longer needed"
    asked = f"releasing {plain(leader)} for {plain(terms.need)}" if leader else plain(terms.need)
    told = f"The {hub.words.one('hub')} asked about {asked}. {NOT_NEEDED}"
    body = [title(says), strong(plain(terms.school)), line(told)]
    return finish(body, f"{says}: {terms.school}.", [button(Home(), "Home")])


def conflict_news(terms: OfferTerms, hub: Hub, *, counts: bool) -> dict[str, Any]:
    """What was decided about a leader's conflict of interest; `counts` says that the yes does."""
    says = f"Your conflict of interest with {plain(terms.school)}"
    told = in_hub_words(COUNTS if counts else IN_THE_WAY, hub)
    body = [title(says), grey(plain(terms.need)), line(told)]
    return finish(body, f"{says}. {told}", [button(Home(), "Home")])
