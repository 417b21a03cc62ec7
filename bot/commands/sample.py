"""`app.py sample`: loads the sample data and says who is in it."""

from collections.abc import Iterator
from datetime import date, datetime

from bot.commands import DONE, PROBLEMS, Say
from bot.sample.load import Summary, load
from bot.sample.people import SamplePerson
from bot.subjects.quality.due_reports import refresh
from domain.hub import Hub
from domain.people.people import Role
from storage.engine.database import Database
from storage.store import Store


def sample(database: Database[Store], hub: Hub, today: date, now: datetime, say: Say) -> int:
    """Loads the sample into a development bot, and prints what to try; gives the exit status."""
    if not hub.development:
        say(
            "The sample is for a bot without MICROSOFT_APP_ID: its people are invented. Nothing "
            "was changed."
        )
        return PROBLEMS
    summary = database.write_now(lambda store: _loaded(store, today, now))
    if summary is None:
        say(
            "There are people on the roster already; the sample is for an empty one. Nothing was "
            "changed."
        )
        return DONE
    for line in summary_lines(summary, hub):
        say(line)
    return DONE


def _loaded(store: Store, today: date, now: datetime) -> Summary | None:
    """The sample, with the reports that are due on its money."""
    summary = load(store, today, now)
    if summary is not None:
        refresh(store, today)
    return summary


def summary_lines(summary: Summary, hub: Hub) -> Iterator[str]:
    """The sample in lines of text: how much there is, and who may type what first."""
    words = hub.words
    yield (
        f"Sample: {summary.schools} {words.many('school')}, {len(summary.people)} people, "
        f"{words.count(summary.visits, 'visit')} on record and {summary.planned} planned. "
        "The people and their records are invented."
    )
    for person in summary.people:
        yield (
            f"  {person.name:<16} {person.email:<32} {_roles(person, hub)}: "
            f"{_first(person, summary)}"
        )


def _roles(person: SamplePerson, hub: Hub) -> str:
    return ", ".join(hub.words.one(role.value) for role, _ in person.roles)


def _first(person: SamplePerson, summary: Summary) -> str:
    if person.has(Role.LEADER):
        return f"type visit (owes the record of {summary.owed[person.email]})"
    return "type visits" if person.has(Role.SCHOOL_CONTACT) else "type hi"
