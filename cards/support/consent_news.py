"""What parties of an offer hear at once: that all have agreed, or that no answer is needed."""

from typing import Any

from cards.actions.agreements import OpenAgreement
from cards.actions.conversation import Home
from cards.actions.support import ShowSupport
from cards.elements import button, facts, grey, line, strong, title
from cards.finish import finish
from cards.phrases import days, plain_day
from cards.plain import plain
from cards.support.consent_standing import NOT_NEEDED, AnswerStanding, first_contact
from cards.support.offer_terms import OfferTerms
from domain.hub import Hub
from domain.support.offers import Party


def agreed_news(
    terms: OfferTerms, standing: AnswerStanding, support: int, hub: Hub
) -> dict[str, Any]:
    """That all have said yes, with the day of the first contact and the agreement."""
    says = f"Agreed. {first_contact(standing)}"
    about = [
        ("Days", days(terms.days) if terms.days else ""),
        ("From", plain_day(terms.start, terms.today)),
        ("Pattern", terms.pattern),
    ]
    body = [
        title(says),
        strong(plain(terms.school)),
        grey(plain(terms.need)),
        *facts(about),
    ]
    actions = [button(OpenAgreement(deployment=support), "The agreement", "positive")]
    if standing.party is not Party.HOME_HEAD:
        name = f"Open this {hub.words.one('deployment')}"
        actions.append(button(ShowSupport(deployment=support), name))
    return finish(body, f"{says} {terms.school}.", [*actions, button(Home(), "Home")])


def not_needed_news(terms: OfferTerms, hub: Hub) -> dict[str, Any]:
    """That nobody waits for an answer any more; never why."""
    says = "No longer needed"
    told = f"The {hub.words.one('hub')} asked about {plain(terms.need)}. {NOT_NEEDED}"
    body = [title(says), strong(plain(terms.school)), line(told)]
    return finish(body, f"{says}: {terms.school}.", [button(Home(), "Home")])
