"""Reports as their readers see them: the list, and the card of one with all that stands on it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.subjects.digests.channels import covering
from bot.subjects.money import borne_by, of_report
from bot.turns.reply import Card, Show
from bot.turns.turn import Turn
from cards.actions.reports import ReportsFile, ShowReports
from cards.quality.report import report_card
from cards.quality.report_news import MoreMoneyView, more_money
from cards.quality.report_view import ReportView
from cards.quality.report_words import ReasonFacts
from cards.quality.reports import PAGE, ReportRow, ReportsView, reports
from domain.delivery.slots import Slot
from domain.digests.channels import Channel
from domain.errors import Problem, refuse
from domain.funding.grants import GrantKind
from domain.moments import in_zone
from domain.people.people import Person
from domain.permissions import Act, can, scope
from domain.quality.report_changes import MoreMoney, beside
from domain.quality.report_money import MoneyRow, rows_of
from domain.quality.report_rules import Per
from domain.quality.reports import HANDED_IN, Report
from storage.store import Store

KIND = "report"


def slot(report: int) -> Slot:
    """The slot of messages that show a report."""
    return Slot(KIND, str(report))


def report_of(turn: Turn, id_: int, act: Act, store: Store) -> Report:
    """The report, for a person who may do `act` with it."""
    report = store.reports.get(id_)
    if report is None or not can(turn.person, act, of_report(report, store)):
        raise refuse("not_yours")
    return report


def list_card(turn: Turn, wanted: ShowReports, store: Store, note: str = "") -> Card:
    """A page of the reports that the speaker may read."""
    seen = scope(turn.person, Act.READ_REPORT)
    if not seen.parts:
        raise refuse("not_yours")
    below = report_of(turn, wanted.before, Act.READ_REPORT, store) if wanted.before else None
    page = store.reports.page(seen, PAGE, below)
    older, newer = page.beside(lambda row: ShowReports(before=row.id if row else None))
    judges = scope(turn.person, Act.JUDGE_REPORT)
    view = ReportsView(
        rows=rows(page.rows, turn, store),
        total=page.total,
        today=turn.today,
        first=page.first,
        older=older,
        newer=newer,
        judges=bool(judges.parts),
        to_judge=store.reports.count_to_judge(judges),
        late=store.reports.count_late(seen, turn.today),
        file=ReportsFile(before=wanted.before),
        note=note,
    )
    return reports(view, turn.hub)


def rows(page: Iterable[Report], turn: Turn, store: Store) -> tuple[ReportRow, ...]:
    """Reports as the speaker reads them in a list."""
    found = tuple(page)
    holders = store.organisations.some({each.of.holder for each in found})
    people = store.people.names(each.ower for each in found)
    return tuple(
        ReportRow(
            each,
            holders[each.of.holder].name,
            people.get(each.ower or 0, ""),
            own=each.ower == turn.speaker.id,
        )
        for each in found
    )


def card(
    report: Report,
    reader: Person,
    now: datetime,
    store: Store,
    *,
    note: str = "",
    problems: tuple[Problem, ...] = (),
) -> Card:
    """The report as its reader sees it now."""
    view = view_of(report, reader, now, store)
    return report_card(replace(view, note=note, problems=problems), store.hub)


def shown(report: int, turn: Turn, store: Store, note: str = "") -> Show:
    """The report as it stands now in place of a card; it lasts."""
    found = store.reports.get(report)
    assert found is not None
    drawn = card(found, turn.speaker, turn.now, store, note=note)
    return Show(drawn, slot(report), note=note)


def view_of(report: Report, reader: Person, now: datetime, store: Store) -> ReportView:
    """A report with all that its reader sees of it."""
    local = now.astimezone(ZoneInfo(reader.zone))
    funding = of_report(report, store)
    supports = store.deployments.some(report.supports).values()
    people = store.people.names((report.ower, report.submitted_by, report.decided_by))
    words = tuple(in_zone(each, local.tzinfo) for each in store.school_words.of(report.id))
    own = any(each.person == reader.id for each in words)
    until = report.submitted_at if report.state in HANDED_IN else None
    standings = store.reports.records_of(
        report.supports, store.hub.day_of(until) if until else local.date()
    )
    return ReportView(
        report=in_zone(report, local.tzinfo),
        holder=holder_name(report, store),
        why=reason_facts(report, store),
        today=local.date(),
        ower=people.get(report.ower or 0, ""),
        supports=tuple(dict.fromkeys(f"{s.school}: {s.focus}" for s in supports)),
        visits=standings.records,
        unrecorded=standings.unrecorded,
        money=money_rows(report, store),
        versions=tuple(store.handed_in.versions(report.id)),
        submitted_by=people.get(report.submitted_by or 0, ""),
        decided_by=people.get(report.decided_by or 0, ""),
        fills=can(reader, Act.FILL_REPORT, funding),
        judges=can(reader, Act.JUDGE_REPORT, funding),
        owes=report.ower == reader.id,
        since=_since(report, store),
        words=words,
        own_word=own if can(reader, Act.ADD_WORD, funding) else None,
    )


def _since(report: Report, store: Store) -> tuple[GrantKind, ...]:
    """The kinds of money that came after a report on part of it was handed in."""
    if report.state not in HANDED_IN or report.per is Per.HOLDER:
        return ()
    stood = store.reports.of_holders([report.of.holder])
    more = {grant for each in stood if report in beside(each, stood).kept for grant in each.grants}
    return tuple(grant.kind for grant in store.funds.some(more - {*report.grants}).values())


def more_money_card(found: MoreMoney, reader: Person, now: datetime, store: Store) -> Card:
    """That more money changed which report is due, with what it takes the place of."""
    report = found.report
    grants = store.funds.some({*found.more, *report.grants})
    named = {id_: grant.reference for id_, grant in grants.items()}
    ower = store.people.get(report.ower) if report.ower else None
    news = MoreMoneyView(
        report,
        holder_name(report, store),
        tuple(grants[id_].kind for id_ in found.more if id_ in grants),
        now.astimezone(ZoneInfo(reader.zone)).date(),
        reason_facts(report, store),
        tuple((each, tuple(named[id_] for id_ in each.grants)) for each in found.replaced),
        bool(found.kept),
        ower.name if ower else "",
        report.ower == reader.id,
    )
    return more_money(news, store.hub)


def channels_of(report: Report, store: Store) -> list[Channel]:
    """The channels that may hear of a report: of all the support that it is about."""
    supports = store.deployments.some(report.supports).values()
    heard = [{each.id: each for each in covering(support, store)} for support in supports]
    if not heard:
        return []
    return [each for id_, each in heard[0].items() if all(id_ in others for others in heard)]


def holder_name(report: Report, store: Store) -> str:
    """The name of whoever holds the money, or got the support."""
    found = store.organisations.get(report.of.holder)
    return found.name if found else ""


def reason_facts(report: Report, store: Store) -> ReasonFacts:
    """What decided that it is due, for its sentence."""
    grants = store.funds.some(report.grants)
    origins = {grant.carried_from for grant in grants.values()} - {""}
    years = sorted({g.school_year for g in map(store.funds.referred, origins) if g is not None})
    alone = next(iter(grants.values())) if len(grants) == 1 else None
    return ReasonFacts(
        holder=holder_name(report, store),
        school_year=report.of.school_year,
        kinds=tuple(grant.kind for grant in grants.values()),
        origins=tuple(years),
        schools=len(alone.lines) if alone else 0,
    )


def money_rows(report: Report, store: Store) -> tuple[MoneyRow, ...]:
    """What a report says of money: a row a grant, or a school of one, with leaders' days so far.

    In one that was handed in, they are those of that day.
    """
    grants = store.funds.some(report.grants)
    said = store.handed_in.money(report.id)
    places = {line.organisation for grant in grants.values() for line in grant.lines}
    schools = {id_: found.name for id_, found in store.organisations.some(places).items()}
    rows = [row for grant in grants.values() for row in rows_of(grant, schools)]
    kept = store.handed_in.days(report.id) if report.state in HANDED_IN else {}
    # What was told of each row needs no look through all that its grants have borne since.
    known = all((row.grant, row.organisation) in kept for row in rows)
    used = {} if known else borne_by(grants, store)
    return tuple(
        replace(
            row,
            days=kept.get((row.grant, row.organisation), part_of(row, used)),
            spent=said.get((row.grant, row.organisation), row.spent),
        )
        for row in rows
    )


def part_of(row: MoneyRow, pence: Mapping[tuple[int, int], int]) -> int:
    """What a row has of some pence by grant and organisation."""
    return sum(
        part
        for (grant, place), part in pence.items()
        if grant == row.grant and row.organisation in (None, place)
    )
