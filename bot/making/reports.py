"""Files of reports: the template filled in as far as is known, and what was handed in."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from bot.documents.word.letterhead import Letterhead
from bot.documents.word.writer import word_document
from bot.making.sent_versions import read_sent
from bot.subjects.quality.reports import holder_name, money_rows
from cards.phrases import PROGRESS, TYPES, WITH, listed
from cards.quality.report_words import report_title
from domain.funding.amounts import pounds
from domain.hub import Hub
from domain.ids import read_id
from domain.library.outlines import Outline
from domain.library.report_drafts import (
    DraftMoney,
    DraftObjective,
    DraftSupport,
    DraftTally,
    DraftVisit,
    ReportOutline,
    ReportStage,
)
from domain.library.reports import report as report_outline
from domain.operations.files import Document
from domain.operations.work import Work
from domain.people.people import Person, Role
from domain.permissions import Act, scope
from domain.quality.report_money import MoneyRow
from domain.quality.reports import Report
from domain.scopes import Everything, Scope
from domain.support.deployments import Deployment, days, names
from domain.visits.durations import in_words
from domain.visits.school_copy import SchoolCopy, SchoolVisit, for_school
from storage.store import Store

MOST_VISITS = 500
# Who may read all records of a report that they may write; a school reads its copies.
_WHOLE = (Role.OFFICER, Role.OVERSEER, Role.LEADER)


def read_template(work: Work, now: datetime, store: Store) -> Callable[[], Document] | str:
    """Reads what is known of a report; gives the function that writes its template."""
    report = store.reports.get(read_id(work.subject) or 0)
    if report is None:
        return "gone"
    hub, today = store.hub, store.hub.day_of(now)
    name = f"{report_title(report, hub)}, {holder_name(report, store)}"
    person = store.people.get(work.person)
    outline = report_outline(draft(report, person, now, store), hub)
    return partial(_written, outline, Letterhead(hub.name, hub.colour, today), name)


def read_version(work: Work, _now: datetime, store: Store) -> Callable[[], Document] | str:
    """Reads a file that was sent as a report."""
    version = store.handed_in.version(read_id(work.subject) or 0)
    return read_sent(version, "{Report}", store)


def draft(report: Report, reader: Person | None, now: datetime, store: Store) -> ReportOutline:
    """What is known of a report before anybody writes in it, for who asked for it."""
    supports = list(store.deployments.some(report.supports).values())
    grants = store.funds.some(report.grants).values()
    ower = store.people.get(report.ower) if report.ower else None
    firsts, lasts = [s.start for s in supports], [s.end for s in supports if s.end]
    return ReportOutline(
        stage=ReportStage(report.kind.value),
        holder=holder_name(report, store),
        programme=report.of.programme,
        school_year=report.of.school_year,
        grants=tuple(f"{each.reference} ({pounds(each.amount)})" for each in grants),
        first=min(firsts, default=None),
        last=max(lasts, default=None),
        due=report.asked_by,
        written_by=ower.name if ower else "",
        supports=tuple(_support(each, reader, now, store) for each in supports),
        money=tuple(map(_money, money_rows(report, store))),
        schools_word="\n".join(
            f"{each.words} ({each.name}, {each.school})"
            for each in store.school_words.of(report.id)
        ),
    )


def _written(outline: Outline, head: Letterhead, name: str) -> Document:
    return Document(f"{name}.docx", outline.about, word_document(outline, head))


def _money(row: MoneyRow) -> DraftMoney:
    spent = row.spent
    return DraftMoney(
        grant=row.reference,
        school=row.school,
        allocated=row.allocated,
        leaders_days=row.days,
        other=spent.other,
        committed=spent.committed,
        carried_forward=spent.carried if row.said else None,
        returned=spent.returned if row.said else None,
    )


def _support(found: Deployment, reader: Person | None, now: datetime, store: Store) -> DraftSupport:
    hub = store.hub
    used = days(store.deployments.minutes_used(found.id), hub.hours_a_day)
    visits = _records(found.id, reader, now, store)
    return DraftSupport(
        school=found.school,
        leaders=names(found.leaders),
        focus=found.focus,
        days_used=used,
        days_agreed=found.days_agreed,
        objectives=tuple(
            DraftObjective(each.text, baseline=each.baseline, success=each.success)
            for each in found.objectives
        ),
        tallies=tuple(_tallies(visits, hub)),
        visits=tuple(_visit(number, each, hub) for number, each in enumerate(visits, 1)),
    )


def _records(support: int, person: Person | None, now: datetime, store: Store) -> list[SchoolCopy]:
    """The records of a support as its school reads them, the oldest first.

    Somebody who may read them as the school alone gets those whose copies are in sight.
    """
    whole = person is not None and any(person.has(role) for role in _WHOLE)
    seen = Scope((Everything(),)) if whole else scope(person, Act.SEE)
    found = store.records.page(seen, now, MOST_VISITS, support=support).rows
    return [for_school(record) for record in reversed(found)]


def _tallies(visits: list[SchoolCopy], hub: Hub) -> Iterator[DraftTally]:
    made = [each.what for each in visits if isinstance(each.what, SchoolVisit)]
    many = Counter(each.type for each in made)
    for kind, count in many.items():
        minutes = sum(each.minutes for each in made if each.type is kind)
        yield DraftTally(TYPES[kind], count, in_words(minutes, hub.hours_a_day))


def _visit(number: int, found: SchoolCopy, hub: Hub) -> DraftVisit:
    what = found.what
    if not isinstance(what, SchoolVisit):
        time = in_words(what.minutes, hub.hours_a_day) if what.minutes else ""
        return DraftVisit(number, found.on, "Did not happen", time)
    return DraftVisit(
        number,
        found.on,
        TYPES[what.type],
        in_words(what.minutes, hub.hours_a_day),
        listed(WITH[each] for each in what.who_with),
        found.objective,
        what.did,
        PROGRESS[what.progress],
    )
