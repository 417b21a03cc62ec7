"""Which organisations are let in, several at one time."""

from typing import Any

from cards.actions.people import AllowDomains, LeaveAllowing
from cards.elements import button, grey, title
from cards.finish import finish
from cards.forms import Sheet
from cards.questions import Asked, Table
from domain.errors import Problem
from domain.hub import Hub
from domain.people.allowing import DomainsValues

DOMAINS: Table = {
    "domains": Asked("Domains", "Write the domains to allow.", own_words=True),
}
NAME = "Allow organisations"


def allowing_form(
    values: DomainsValues, hub: Hub, problems: tuple[Problem, ...] = ()
) -> dict[str, Any]:
    """Asks for domains: what stands behind the @ of people's addresses."""
    sheet = Sheet(DOMAINS, values, hub, problems)
    body = [
        title(NAME),
        grey("Whoever has a work account there is let in."),
        *sheet.news(),
        sheet.prose(
            "domains",
            label="Domains, or e-mail addresses",
            placeholder="elm.sch.uk, oak.sch.uk",
            needed=True,
        ),
    ]
    shown = AllowDomains.showing(values)
    actions = [
        button(AllowDomains(shown=shown), "Allow", "positive"),
        button(LeaveAllowing(shown=shown), "Back"),
    ]
    return finish(body, NAME, actions)
