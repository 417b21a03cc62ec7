"""`people` for an officer: who is connected, who is not and why; a domain, a text to send."""

from urllib.parse import quote

from bot.subjects.operations.files import ask_for_file
from bot.subjects.people import roster, tenants
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Lookup, Turn
from cards.actions.people import (
    LONGEST_SOUGHT,
    AllowDomain,
    AllowDomains,
    AskAllowing,
    AskStopAllowing,
    BackToPeople,
    InvitingText,
    LeaveAllowing,
    ListPeople,
    PeopleFile,
    StopAllowing,
)
from cards.people.allowing import allowing_form
from cards.people.roster import inviting_text, stop_ask
from cards.phrases import listed
from domain.errors import Refused
from domain.operations.asked import NarrowedList
from domain.people.allowing import DomainsValues, judge_domains
from domain.people.people import Role
from storage.store import Store

NOBODY_KNOWS = (
    "Microsoft does not say which tenant {domain} belongs to. Nothing was changed; try again later."
)
ALLOWED = "{domain} is allowed: its people are let in from now on."
routes = Router()


@routes.command(
    Command(
        "people",
        "who is connected, who is not and why",
        aliases=("roster",),
        roles=(Role.OFFICER,),
        button=ListPeople(),
        label="People",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """Who is not connected and why; with words, who fits them."""
    return Say(roster.list_card(turn, ListPeople(find=rest[:LONGEST_SOUGHT]), store))


@routes.action(ListPeople, reads=True)
def pressed(turn: Turn, action: ListPeople, store: Store) -> Reply:
    """The same, or another page, from a button."""
    return Say(roster.list_card(turn, action, store))


@routes.action(InvitingText, reads=True)
def text(turn: Turn, action: InvitingText, store: Store) -> Reply:
    """What to send to people who have not opened the app."""
    roster.require_keeping(turn)
    app = turn.conversation.bot_id.removeprefix("28:")
    link = f"https://teams.microsoft.com/l/app/{quote(app, safe='')}"
    return Say(inviting_text(link, turn.hub, *roster.to_invite(turn, store)))


@routes.action(AskAllowing, reads=True)
def ask_allowing(turn: Turn, action: AskAllowing, store: Store) -> Reply:
    """The question for several domains, in place of the list."""
    roster.require_keeping(turn)
    return Show(allowing_form(DomainsValues(), turn.hub), form="domains")


def _allowing_again(turn: Turn, action: AllowDomains, refused: Refused, store: Store) -> Reply:
    roster.require_keeping(turn)
    return Show(allowing_form(action.typed, turn.hub, refused.problems), form="domains")


@routes.action(AllowDomains, refused=_allowing_again, needs=Lookup.TENANTS, role=Role.OFFICER)
def allow_several(turn: Turn, action: AllowDomains, store: Store) -> Reply:
    """Lets in each tenant that Microsoft knows by one of the domains; says which it does not."""
    roster.require_keeping(turn)
    known = turn.needed if isinstance(turn.needed, dict) else {}
    note = tenants.allow_several(judge_domains(action.typed), known, turn, store)
    return Show(roster.list_card(turn, ListPeople(), store, note))


@routes.action(LeaveAllowing, reads=True)
def leave_allowing(turn: Turn, action: LeaveAllowing, store: Store) -> Reply:
    """The list again, in place of the question."""
    return Show(roster.list_card(turn, ListPeople(), store))


@routes.action(AllowDomain, needs=Lookup.TENANT, role=Role.OFFICER)
def allow(turn: Turn, action: AllowDomain, store: Store) -> Reply:
    """Lets the tenant in to which Microsoft says that the domain belongs."""
    roster.require_keeping(turn)
    tenant = turn.needed if isinstance(turn.needed, str) else ""
    if tenant:
        tenants.allow_domain(action.domain, tenant, turn, store)
    note = (ALLOWED if tenant else NOBODY_KNOWS).format(domain=action.domain)
    return Show(roster.list_card(turn, ListPeople(), store, note))


@routes.action(AskStopAllowing, reads=True)
def ask_stop(turn: Turn, action: AskStopAllowing, store: Store) -> Reply:
    """Asks before a tenant is let in no more, with how many people that takes out."""
    roster.require_keeping(turn)
    out = tenants.to_stop(action.tenant, turn, store)
    return Show(stop_ask(out.tenant, out.domains, out.people, turn.hub))


@routes.action(StopAllowing)
def stop(turn: Turn, action: StopAllowing, store: Store) -> Reply:
    """Lets a tenant in no more that an officer let in."""
    roster.require_keeping(turn)
    out = tenants.stop(action.tenant, turn, store)
    names = listed(sorted(out.domains))
    note = f"{names} {'is' if len(out.domains) == 1 else 'are'} let in no more."
    return Show(roster.list_card(turn, ListPeople(), store, note))


@routes.action(BackToPeople, reads=True)
def back(turn: Turn, action: BackToPeople, store: Store) -> Reply:
    """The list again, in place of a question."""
    return Show(roster.list_card(turn, ListPeople(), store))


@routes.action(PeopleFile)
def as_file(turn: Turn, action: PeopleFile, store: Store) -> Reply:
    """Has the whole roster made as a file, which comes as a message of its own."""
    roster.require_keeping(turn)
    told = ask_for_file(turn, "people", NarrowedList(), store)
    return Show(roster.list_card(turn, action, store, told))
