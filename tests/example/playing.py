"""The worked example played by the clock: what was recorded, and what became of its reports."""

import csv
import re
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from bot.documents.reading import read_here
from bot.imports.run import carry_out
from bot.subjects.quality import report_acts, reports
from bot.subjects.quality.more_money import follow_day
from bot.turns.turn import Turn, What
from domain.delivery.more import do_all
from domain.library.sent_files import FileType, Received
from domain.operations.files import REPORT_FILE
from domain.people.people import Account, Person
from domain.quality.report_decisions import ReturnValues
from domain.quality.report_money import MoneyValues
from domain.quality.report_rules import ReportForm
from domain.quality.reports import Report, ReportState
from domain.support.deployments import days
from domain.visits.visits import Missed, Notice, Reason, Record
from storage.store import Store
from tests.bot.imports.files import text
from tests.databases import chat
from tests.example.hub import DATA, FILES, HUB, at, bring_in

OFFICER = "nadia.holt@hub.example"
BASIS = tuple(name for name in FILES if name != "visits")
FIRST = date(2020, 9, 1)
_NAMED = re.compile(r"report (\S+)(?: (\d{4}-\d{2}))? (interim|final)")
_AMOUNT = re.compile(r"(other|committed|carried|returned) (\d+)")
_ROW = re.compile(r"(\S+): ([a-z0-9, ]+)")


@dataclass(slots=True)
class Played:
    """The example up to a day."""

    store: Store
    day: date = FIRST
    _events: list[dict[str, str]] = field(default_factory=lambda: _rows("events.csv"))
    _visits: list[dict[str, str]] = field(default_factory=lambda: _rows("visits.csv"))

    def until(self, day: date) -> "Played":
        """Lets days pass, the last one included."""
        while self.day < day:
            self.day = date.fromordinal(self.day.toordinal() + 1)
            self._record()
            do_all(follow_day, at(self.day, 7), self.store)
            for event in self._of_today(self._events, "on"):
                self._do(event)
        return self

    def turn(self, person: Person | str) -> Turn:
        """Something that somebody does on the day."""
        who = self.store.people.by_email(person) if isinstance(person, str) else person
        assert who is not None
        account = Account("t", who.email)
        now = at(self.day)
        return Turn(now, "a", account, chat(), What.ACTION, person=who, hub=HUB)

    def report(self, subject: str) -> Report:
        """The report that an event names, by its grant or by its holder and school year."""
        found = _NAMED.fullmatch(subject)
        assert found is not None, subject
        about, year, kind = found.groups()
        [report] = [
            each
            for each in self.store.reports.everything()
            if each.kind == kind and each.state is not ReportState.REPLACED and each.due
            if (self._held(each, about, year) if year else self._on(each, about))
        ]
        return report

    def _held(self, report: Report, about: str, year: str) -> bool:
        place = self.store.organisations.get(report.of.holder)
        assert place is not None
        numbers = {str(place.urn), str(place.uid)}
        return about in numbers and report.of.school_year == year and bool(report.grants)

    def _on(self, report: Report, reference: str) -> bool:
        grant = self.store.funds.referred(reference)
        return grant is not None and report.grants == (grant.id,)

    def _of_today(self, rows: list[dict[str, str]], column: str) -> list[dict[str, str]]:
        return [row for row in rows if row[column] == self.day.isoformat()]

    def _record(self) -> None:
        rows = self._of_today(self._visits, "date")
        if rows:
            lines = [",".join(rows[0]), *(",".join(f'"{v}"' for v in r.values()) for r in rows)]
            table = read_here(text("visits.csv", "\n".join(lines) + "\n"))
            plan = carry_out([table], self.store, at(self.day), self.day)
            assert plan.problems == [], plan.problems

    def _do(self, event: dict[str, str]) -> None:
        if event["subject"].startswith("report "):
            acts = {"submitted": self._submit, "accepted": self._accept, "returned": self._return}
            acts[event["act"]](event)
        elif event["act"] == "did not happen":
            self._miss(event)

    def _submit(self, event: dict[str, str]) -> None:
        report, turn = self.report(event["subject"]), self.turn(event["by"])
        self._fill(report, event["values"], turn)
        form = ReportForm.TEMPLATE
        if "annotated plan" in event["values"]:
            form = ReportForm.ANNOTATED_PLAN
        content = f"{event['subject']} {self.day}".encode()
        sent = Received("report.docx", FileType.WORD, content)
        file = self.store.kept_files.keep(sent, turn.speaker.id, turn.now)
        kept = self.store.kept_files.get(file)
        assert kept is not None
        self.store.kept_files.settle(kept, REPORT_FILE, f"report:{report.id}", turn.now)
        report_acts.keep_file(report, form, file, turn, self.store)
        report_acts.submit(self.report(event["subject"]), turn, self.store)

    def _fill(self, report: Report, said: str, turn: Turn) -> None:
        typed = {name: dict(_AMOUNT.findall(amounts)) for name, amounts in _ROW.findall(said)}
        for row in reports.money_rows(report, self.store):
            place = self.store.organisations.get(row.organisation) if row.organisation else None
            known = typed.get(str(place.urn) if place else row.reference, {})
            values = MoneyValues(**(dict.fromkeys(MoneyValues.__slots__, "0") | known))
            report_acts.keep_money(report, row, values, turn, self.store)

    def _accept(self, event: dict[str, str]) -> None:
        report_acts.accept(self.report(event["subject"]), self.turn(OFFICER), self.store)

    def _return(self, event: dict[str, str]) -> None:
        change = ReturnValues(event["values"])
        report = self.report(event["subject"])
        report_acts.give_back(report, change, self.turn(OFFICER), self.store)

    def _miss(self, event: dict[str, str]) -> None:
        told = dict(part.split("=") for part in event["values"].split(";"))
        supports = self.store.imports.snapshot().deployments.values()
        [id_] = [each.id for each in supports if each.reference == event["subject"]]
        support = self.store.deployments.get(id_)
        assert support is not None
        who = self.turn(event["by"]).speaker.id
        leader = next(each for each in support.leaders if each.id == who)
        reason = Reason(told["reason"])
        # Cover is paid always here, but never where the leader cancelled.
        counts = reason is not Reason.LEADER
        notice = Notice(told["notice"].replace(" ", "_"))
        what = Missed(self.day, reason, notice, int(told["minutes"]), counts=counts)
        self.store.visits.add(Record(0, support, leader, what, at(self.day)), None)


def play(store: Store, until: date) -> Played:
    """The example as it stands in the evening of a day."""
    assert bring_in(store, files=BASIS).problems == []
    return Played(store).until(until)


def days_used(store: Store) -> dict[str, Fraction]:
    """The days used of each support, by its reference."""
    found = store.imports.snapshot().deployments.values()
    return {
        each.reference or "": days(store.deployments.minutes_used(each.id), HUB.hours_a_day)
        for each in found
    }


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
