"""Grants as a person may see them: the list by page, and one grant."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.subjects.funding.rights import own_places
from bot.subjects.money import borne_by, of_grant, of_grants, of_reports, unrated
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.funding import ShowGrants
from cards.funding.grant import FundedSupport, GrantReport, GrantView, SchoolPart
from cards.funding.grants import PAGE, GrantRow, GrantsView, grants
from cards.plain import shortened
from domain.delivery.slots import Slot
from domain.funding.funding import Funding
from domain.funding.grants import Grant
from domain.funding.keeping import may_undo_ending
from domain.funding.seeing import seen_amount, seen_lines, seen_money
from domain.people.people import Person, Role
from domain.permissions import Act, can, scope
from domain.quality.reports import Report, ReportState, next_dues
from domain.support.deployments import UNAGREED, Deployment, days
from storage.store import Store

KIND = "grant"
# Letters of who answers for a contract.
LONGEST_NAME = 60


def slot(grant: int) -> Slot:
    """The slot of messages that show a grant."""
    return Slot(KIND, str(grant))


def list_card(turn: Turn, wanted: ShowGrants, store: Store, note: str = "") -> Card:
    """A page of the grants that the speaker may see; `note` is a line on top."""
    above = _above(turn, wanted.before, store)
    found = store.funds.page(scope(turn.person, Act.SEE_GRANT), PAGE, above)
    if above is not None and not found.rows:
        return list_card(turn, ShowGrants(), store, note)
    older, newer = found.beside(partial(_below, wanted))
    view = GrantsView(
        rows=rows(found.rows, turn.speaker, store),
        total=found.total,
        today=turn.today,
        first=found.first,
        older=older,
        newer=newer,
        adds=can(turn.person, Act.KEEP_GRANTS, turn.speaker),
        note=note,
    )
    return grants(view, turn.hub)


def meant(turn: Turn, typed: str, store: Store) -> Grant | None:
    """The grant whose reference was typed, if the speaker may see it."""
    grant = store.funds.referred(typed) or store.funds.referred(typed.upper())
    if grant is None:
        return None
    return grant if can(turn.person, Act.SEE_GRANT, of_grant(grant, store)) else None


def view(grant: Grant, reader: Person, now: datetime, store: Store, note: str = "") -> GrantView:
    """A grant as somebody may see it."""
    today = now.astimezone(ZoneInfo(reader.zone)).date()
    funding = of_grant(grant, store)
    paid = store.deployments.some(store.funds.supports_of([grant.id]).get(grant.id, ()))
    every = [paid[id_] for id_ in sorted(paid) if paid[id_].status not in UNAGREED]
    own = own_places(reader, grant, funding, every)
    mine = [each for each in every if own is None or each.organisation in own]
    reports = store.reports.on_grants([grant.id])
    lines = store.funds.cost_lines([each.id for each in mine])
    keeps = can(reader, Act.KEEP_GRANTS, funding)
    return GrantView(
        grant=grant,
        holder=_name(grant.holder, store),
        today=today,
        money=seen_money(grant, borne_by([grant.id], store), funding_places(every), own),
        parts=_parts(grant, own, store),
        supports=tuple(_support(each, reader, store) for each in mine),
        reports=_reports(reports, mine if own is not None else None, reader, store),
        due=next_dues(reports).get(grant.id),
        contract=_contract(grant, funding, reader, store),
        unrated=unrated(mine, lines),
        keeps=keeps,
        undoable=keeps and may_undo_ending(grant, today),
        note=note,
    )


def funding_places(supports: Iterable[Deployment]) -> frozenset[int]:
    """The organisations that get some support."""
    return frozenset(each.organisation for each in supports)


def rows(page: Sequence[Grant], reader: Person, store: Store) -> tuple[GrantRow, ...]:
    """Each grant as its reader may know it."""
    known, paid = of_grants(page, store), store.funds.supports_of([each.id for each in page])
    supports = store.deployments.some({id_ for each in paid.values() for id_ in each})
    due = next_dues(store.reports.on_grants([each.id for each in page]))
    holders = store.organisations.some({each.holder for each in page})
    return tuple(
        GrantRow(
            grant,
            holders[grant.holder].name,
            seen_amount(grant, _own(grant, known[grant.id], paid, supports, reader)),
            due.get(grant.id),
        )
        for grant in page
    )


def _own(
    grant: Grant,
    funding: Funding,
    paid: Mapping[int, tuple[int, ...]],
    supports: Mapping[int, Deployment],
    reader: Person,
) -> frozenset[int] | None:
    known = (supports[id_] for id_ in paid.get(grant.id, ()) if id_ in supports)
    some = [each for each in known if each.status not in UNAGREED]
    return own_places(reader, grant, funding, some)


def _above(turn: Turn, before: int | None, store: Store) -> int | None:
    """The grant that a button names, if the person may see it."""
    grant = store.funds.grant(before) if before else None
    if grant is None or not can(turn.person, Act.SEE_GRANT, of_grant(grant, store)):
        return None
    return grant.id


def _below(wanted: ShowGrants, last: Grant | None) -> ShowGrants:
    return wanted.model_copy(update={"before": last.id if last else None})


def _support(support: Deployment, reader: Person, store: Store) -> FundedSupport:
    used = days(store.deployments.minutes_used(support.id), store.hub.hours_a_day)
    return FundedSupport(support, used, can(reader, Act.SEE, support))


def _reports(
    found: Iterable[Report], mine: Sequence[Deployment] | None, reader: Person, store: Store
) -> tuple[GrantReport, ...]:
    """The reports that are due or were handed in; of other schools' alone nobody else is told."""
    own = None if mine is None else {support.id for support in mine}
    some = [
        report
        for report in found
        if report.state is not ReportState.REPLACED
        if own is None or not report.supports or own & set(report.supports)
    ]
    read = of_reports(some, store)
    return tuple(GrantReport(r, can(reader, Act.READ_REPORT, read[r.id])) for r in some)


def _parts(grant: Grant, own: frozenset[int] | None, store: Store) -> tuple[SchoolPart, ...]:
    lines = seen_lines(grant, own)
    places = store.organisations.some({line.organisation for line in lines})
    return tuple(SchoolPart(places[line.organisation].name, line.amount) for line in lines)


def _contract(grant: Grant, funding: Funding, reader: Person, store: Store) -> str:
    """Its contract with who answers for it, for those who oversee it, and officers."""
    if not scope(reader, Act.SEE_GRANT, Role.OFFICER, Role.OVERSEER).holds(funding):
        return ""
    over = store.funds.contract_over(grant.id)
    if over is None:
        return ""
    reference, lead = over
    return f"{reference}, {shortened(_name(lead, store), LONGEST_NAME)}"


def _name(organisation: int, store: Store) -> str:
    found = store.organisations.get(organisation)
    return found.name if found else ""
