"""What is done with a report: handed in, accepted, returned, waived, given to somebody else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from bot.subjects.day_slots import touch_naming
from bot.subjects.money import committed_by, of_report
from bot.subjects.quality.due_reports import note_next_due
from bot.subjects.quality.reports import channels_of, money_rows, part_of, report_of, slot
from bot.turns.lasting import touch
from bot.turns.turn import Turn
from domain.delivery.conversations import Conversation
from domain.errors import refuse
from domain.people.people import Person, Role
from domain.permissions import Act, can
from domain.prompts import kinds
from domain.quality.report_decisions import (
    GiveValues,
    ReturnValues,
    WaiveValues,
    judge_give,
    judge_return,
    judge_waive,
)
from domain.quality.report_money import MoneyRow, MoneyValues, judge_money, require_accounts
from domain.quality.report_rules import ReportForm
from domain.quality.report_versions import LinkValues, judge_link
from domain.quality.reports import AGAIN, OPEN, Report, ReportState, require
from storage.store import Store

SUBMITTED, DECIDED = "report_submitted", "report_decided"
ACCEPTED = "report_accepted"


def opened(turn: Turn, id_: int, act: Act, store: Store) -> Report:
    """An open report that the speaker may fill in or decide about."""
    report = report_of(turn, id_, act, store)
    require(report, OPEN)
    return report


def money_row(
    report: Report, grant: int, organisation: int | None, today: date, store: Store
) -> MoneyRow:
    """The row of money that a button names; refused where the report has none.

    What the agreed days that are left would cost is offered, as far as there is so much.
    """
    rows = money_rows(report, store)
    found = next((r for r in rows if (r.grant, r.organisation) == (grant, organisation)), None)
    if found is None:
        raise refuse("not_yours")
    coming = part_of(found, committed_by([grant], today, store))
    return replace(found, offered=max(0, min(coming, found.allocated - found.days)))


def keep_money(
    report: Report, row: MoneyRow, values: MoneyValues, turn: Turn, store: Store
) -> None:
    """Keeps what became of a grant."""
    spent = judge_money(values, row)
    store.handed_in.put_money(report.id, row.grant, row.organisation, spent)
    _start(report, turn, store)


def keep_link(report: Report, values: LinkValues, turn: Turn, store: Store) -> None:
    """Keeps the address of a plan as what is handed in, where a plan may be."""
    if ReportForm.ANNOTATED_PLAN not in report.forms:
        raise refuse("not_yours")
    form = ReportForm.ANNOTATED_PLAN
    store.handed_in.add(report.id, form, turn.speaker.id, turn.now, link=judge_link(values))
    _start(report, turn, store)


def keep_file(report: Report, form: ReportForm, file: int, turn: Turn, store: Store) -> None:
    """Keeps a file as what is handed in."""
    store.handed_in.add(report.id, form, turn.speaker.id, turn.now, file=file)
    _start(report, turn, store)


def take_back(report: Report, version: int, turn: Turn, store: Store) -> None:
    """Forgets what was sent and never submitted."""
    sent = store.handed_in.version(version)
    if sent is None or sent.submitted_at is not None:
        raise refuse("report_file_stays")
    store.handed_in.take_back(version)
    store.audit.add(turn.now, turn.speaker.id, "report.taken_back", f"report:{report.id}")
    touch(slot(report.id), store, turn.now)


def submit(report: Report, turn: Turn, store: Store) -> None:
    """Hands a report in: what was sent last, with the money; raises Refused for what is missing."""
    versions = store.handed_in.versions(report.id)
    if not versions or versions[0].submitted_at is not None:
        raise refuse("nothing_sent")
    rows = money_rows(report, store)
    require_accounts(rows, report.kind)
    store.handed_in.keep_days(report.id, rows)
    store.handed_in.submit(versions[0].id, turn.now)
    submitted = replace(
        report,
        state=ReportState.SUBMITTED,
        submitted_at=turn.now,
        submitted_by=turn.speaker.id,
    )
    _write(submitted, "submitted", turn, store)
    officers = store.people.holding(Role.OFFICER)
    for officer, chat in _told(submitted, officers, turn, store):
        key = f"{SUBMITTED}:{report.id}:{officer.id}:{turn.now.isoformat()}"
        store.outbox.put(SUBMITTED, str(report.id), key, chat.id, turn.now)


def accept(report: Report, turn: Turn, store: Store) -> None:
    """Accepts a report: leaders cannot correct its visits from then on."""
    decided = _decided(report, ReportState.ACCEPTED, turn)
    _write(decided, "accepted", turn, store)
    told = (*_ower(decided, store), *_contacts(decided, store))
    _tell_decided(decided, told, turn, store)
    for channel in channels_of(decided, store):
        key = f"{ACCEPTED}:{report.id}:{channel.id}:{turn.now.isoformat()}"
        store.outbox.put(ACCEPTED, str(report.id), key, channel.conversation, turn.now)


def give_back(report: Report, values: ReturnValues, turn: Turn, store: Store) -> None:
    """Returns a report with what is to be changed: it is due again, after ten school days."""
    change = judge_return(values)
    calendar = store.calendars.of(report.of.holder)
    later = calendar.next_school_day(turn.today, AGAIN)
    again = max(report.due, later) if report.due else later
    decided = replace(_decided(report, ReportState.RETURNED, turn), returned=change, again=again)
    _write(decided, "returned", turn, store)
    _tell_decided(decided, _ower(decided, store), turn, store)


def waive(report: Report, values: WaiveValues, turn: Turn, store: Store) -> None:
    """Notes that a report is not needed, and why."""
    why = judge_waive(values)
    _write(replace(_decided(report, ReportState.WAIVED, turn), why=why), "waived", turn, store)


def give(report: Report, values: GiveValues, turn: Turn, store: Store) -> None:
    """Gives a report to somebody else to write."""
    to = judge_give(values, may_write(report, store))
    _write(replace(report, ower=to, given=to), "given", turn, store, to=to)


def may_write(report: Report, store: Store) -> Mapping[int, str]:
    """Who may be given a report: its leaders, overseers and the contacts of its schools."""
    funding = of_report(report, store)
    people = [
        *store.people.some(funding.leaders),
        *(p for lead in funding.leads for p in store.people.holding_at(Role.OVERSEER, lead)),
        *(p for at in funding.places for p in store.people.holding_at(Role.SCHOOL_CONTACT, at)),
    ]
    return {person.id: person.name for person in people if not person.left}


def _decided(report: Report, state: ReportState, turn: Turn) -> Report:
    return replace(report, state=state, decided_at=turn.now, decided_by=turn.speaker.id)


def _start(report: Report, turn: Turn, store: Store) -> None:
    if report.state is ReportState.DUE:
        store.reports.write(replace(report, state=ReportState.STARTED))
    store.audit.add(turn.now, turn.speaker.id, "report.filled_in", f"report:{report.id}")
    touch(slot(report.id), store, turn.now)


def _write(report: Report, verb: str, turn: Turn, store: Store, **coded: int) -> None:
    store.reports.write(report)
    note_next_due(store, report.grants)
    store.audit.add(turn.now, turn.speaker.id, f"report.{verb}", f"report:{report.id}", **coded)
    touch(slot(report.id), store, turn.now)
    named = [kind.subject(report.id) for kind in (kinds.REPORT, kinds.LATE_REPORT)]
    touch_naming(named, turn.now, store)


def _tell_decided(report: Report, people: Iterable[Person], turn: Turn, store: Store) -> None:
    for person, chat in _told(report, people, turn, store):
        key = f"{DECIDED}:{report.id}:{person.id}:{turn.now.isoformat()}"
        store.outbox.put(DECIDED, str(report.id), key, chat.id, turn.now)


def _told(
    report: Report, people: Iterable[Person], turn: Turn, store: Store
) -> Iterator[tuple[Person, Conversation]]:
    """Those of some people who may read the report, but the speaker, each with the own chat."""
    funding = of_report(report, store)
    for person in {each.id: each for each in people}.values():
        told = not person.left and person.id != turn.speaker.id
        chat = store.conversations.chat_of(person) if told else None
        if chat is not None and can(person, Act.READ_REPORT, funding):
            yield person, chat


def _ower(report: Report, store: Store) -> list[Person]:
    person = store.people.get(report.ower) if report.ower else None
    return [person] if person else []


def _contacts(report: Report, store: Store) -> list[Person]:
    places = of_report(report, store).places
    return [p for at in places for p in store.people.holding_at(Role.SCHOOL_CONTACT, at)]
