"""Every screen of every role, and every tick, each as a piece of work on a store."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection, Select, select

from bench.scale.commissioning import REQUESTS
from bench.scale.hub import NOW, TENANT, TODAY, at, chat_of
from bench.scale.hub import Hub as Filled
from bench.scale.measure import Work
from bench.scale.money import REPORTS
from bench.scale.traffic import BOT, URL
from bot import handlers, messages
from bot.subjects.digests.next_digest import PREVIEW
from bot.turns.commands import Command
from bot.turns.finding import Finder
from bot.turns.turn import Lookup, Turn, What
from bot.turns.units import answer_once, identified, unit_of
from cards.actions.action import Action
from cards.actions.answers import ListUnanswered, ShowFlags, ShowUnanswered
from cards.actions.commissions import ShowRequest, ShowRequests
from cards.actions.finding import LeaveOffer
from cards.actions.funding import ShowGrant, ShowGrants
from cards.actions.library import ShowDocument, ShowEditions, ShowLibrary
from cards.actions.people import ListPeople
from cards.actions.planning import ShowOverdue
from cards.actions.reports import ShowReport, ShowReports
from cards.actions.support import ListUnplanned, ShowDeployments, ShowSupport
from cards.actions.visits import MyVisits, ShowRecords
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.delivery import DeliveryState, OutboxRow
from domain.digests.channels import ChannelReaders
from domain.errors import Refused
from domain.hub import Hub
from domain.people.people import Account, Role
from domain.visits.planned_visits import PlannedState
from storage.store import Store
from storage.tables.people import people
from storage.tables.visits import concerns, copies, planned_visits, visits

LEASE = timedelta(minutes=2)


class Screens:
    """What people of a filled hub look at, and what the worker does."""

    def __init__(self, filled: Filled, hub: Hub) -> None:
        self._filled, self._hub = filled, hub
        self._finder = Finder(handlers.table(), handlers.front())
        self._who = {
            Role.OFFICER: filled.officers[0],
            Role.LEADER: filled.leader_of(filled.visits[-1]),
            Role.SCHOOL_CONTACT: filled.contacts[-1],
            Role.HOME_HEAD: filled.contacts[0],
        }

    def all(self, connection: Connection) -> dict[str, Work]:
        """Every one by what it is called."""
        found = dict(self._commands())
        found |= dict(self._last_pages(connection))
        found |= dict(self._behind_rows(connection))
        found |= dict(self._library())
        found |= dict(self._reports())
        found |= dict(self._messages(connection))
        return found | dict(self._ticks())

    def _commands(self) -> Iterator[tuple[str, Work]]:
        for role in self._who:
            for command in handlers.table().commands():
                if command.tells(role) or command.tells(None):
                    yield f"{role}: {command.word}", self._typed(role, command)

    def _typed(self, role: Role, command: Command) -> Work:
        return self._answer(role, What.COMMAND, command.surface, text=command.word)

    def _press(self, role: Role, action: Action) -> Work:
        pressed = {"key": action.verb, "inputs": action.data(), "invoke": True}
        return self._answer(role, What.ACTION, Surface.CHAT, **pressed)

    def _answer(self, role: Role, what: What, surface: Surface, **given: object) -> Work:
        """The whole unit of a turn, as the dispatcher has it run."""
        person = self._who[role]
        turn = Turn(
            now=NOW,
            activity_id="activity",
            account=Account(TENANT, f"oid-{person}"),
            conversation=_place(person, surface),
            what=what,
            hub=self._hub,
            **given,  # type: ignore[arg-type]
        )
        found = self._finder.find(turn)
        assert found.entry is not None, turn
        if found.entry.needs is Lookup.ROSTER:
            turn = replace(turn, needed=ChannelReaders((), "support"))
        act = found.act if found.entry.reads else partial(answer_once, found.act)
        return partial(_answered, unit_of(turn, identified, act))

    def _last_pages(self, connection: Connection) -> Iterator[tuple[str, Work]]:
        """The end of each list, where a button far down would lead."""
        oldest = select(visits.c.id).where(visits.c.deleted_at.is_(None))
        oldest = oldest.order_by(visits.c.on, visits.c.id).limit(1).offset(5)
        own = oldest.where(visits.c.leader_id == self._who[Role.LEADER])
        hubs, leaders = connection.scalar(oldest), connection.scalar(own)
        yield "officer: visits, last page", self._press(Role.OFFICER, ShowRecords(before=hubs))
        yield "leader: my visits, last page", self._press(Role.LEADER, MyVisits(before=leaders))
        yield "leader: deleted visits", self._press(Role.LEADER, MyVisits(deleted=True))
        yield "officer: people, everybody", self._press(Role.OFFICER, ListPeople(everyone=True))
        last = self._filled.size.people - 5
        named = select(people.c.id).order_by(people.c.name.desc(), people.c.id.desc())
        page = ListPeople(everyone=True, before=connection.scalar(named.offset(5)))
        yield "officer: people, last page", self._press(Role.OFFICER, page)
        yield (
            "officer: people Name",
            self._answer(Role.OFFICER, What.COMMAND, Surface.CHAT, text=f"people p{last}"),
        )

    def _behind_rows(self, connection: Connection) -> Iterator[tuple[str, Work]]:
        """What the counts and rows of home cards and lists open, and the end of those lists."""
        lists = {
            "no visit planned": ListUnplanned(),
            "no visit planned, last page": ShowDeployments(unplanned=True, before=1),
            "schools, last page": ShowDeployments(before=self._filled.supports[-1]),
            "schools that ended": ShowDeployments(over=True),
            "copies not answered": ListUnanswered(),
        }
        for name, action in lists.items():
            yield f"officer: {name}", self._press(Role.OFFICER, action)
        flag = connection.scalar(select(concerns.c.id).order_by(concerns.c.id.desc()))
        owed = connection.scalar(_missing().order_by(planned_visits.c.on.desc()))
        copy = connection.scalar(select(copies.c.visit_id).order_by(copies.c.due_at.desc()))
        pages = {
            "flags": ShowFlags(before=flag),
            "overdue": ShowOverdue(before=owed),
            "copies not answered": ShowUnanswered(before=copy),
        }
        for name, action in pages.items():
            yield f"officer: {name}, last page", self._press(Role.OFFICER, action)
        support = self._filled.support_of(self._filled.visits[-1])
        for role in (Role.OFFICER, Role.LEADER):
            yield f"{role}: one support", self._press(role, ShowSupport(deployment=support))
            # Each grant has the id of the support that it pays for.
            yield f"{role}: one grant", self._press(role, ShowGrant(grant=support))
        last, requests = len(self._filled.supports) * REQUESTS, self._press
        yield "officer: closed requests", requests(Role.OFFICER, ShowRequests(done=True))
        before = ShowRequests(before=last, done=True)
        yield "officer: closed requests, last page", requests(Role.OFFICER, before)
        before = ShowRequests(before=last - REQUESTS + 1)
        yield "officer: requests, last page", requests(Role.OFFICER, before)
        yield "officer: one request", requests(Role.OFFICER, ShowRequest(request=1))
        # Back from an offer of anybody, to the table of all leaders.
        table = LeaveOffer(at_place=2, in_need="Phonics", for_days="4", chosen=1)
        yield "officer: who could give support", self._press(Role.OFFICER, table)
        yield "officer: grants, last page", self._press(Role.OFFICER, ShowGrants(before=1))

    def _reports(self) -> Iterator[tuple[str, Work]]:
        """The last reports of the list, and one: that which is due on the newest support."""
        support = self._filled.support_of(self._filled.visits[-1])
        due = (support - 1) * REPORTS + 1
        page = ShowReports(before=REPORTS)
        yield "officer: reports, last page", self._press(Role.OFFICER, page)
        for role in (Role.OFFICER, Role.LEADER):
            yield f"{role}: one report", self._press(role, ShowReport(report=due))

    def _library(self) -> Iterator[tuple[str, Work]]:
        """The end of the library, a document, and the oldest editions of one."""
        last = len(self._filled.supports)
        for role in (Role.OFFICER, Role.LEADER):
            # Of a kind in the middle of the list.
            yield f"{role}: library, further down", self._press(role, ShowLibrary(before=last - 3))
            yield f"{role}: one document", self._press(role, ShowDocument(document=last - 3))
        found = self._answer(Role.OFFICER, What.COMMAND, Surface.CHAT, text="library document 7")
        yield "officer: library words", found
        page = ShowEditions(document=last - 3, before=4)
        yield "officer: editions, last page", self._press(Role.OFFICER, page)

    def _messages(self, connection: Connection) -> Iterator[tuple[str, Work]]:
        """How what the bot says of its own accord is drawn."""
        visit = connection.scalar(
            select(visits.c.id)
            .where(visits.c.happened, visits.c.deleted_at.is_(None))
            .order_by(visits.c.id.desc())
        )
        officer, leader = self._who[Role.OFFICER], self._who[Role.LEADER]
        rows = {
            "digest": ("1", "19:channel-1"),
            PREVIEW: ("1", chat_of(officer)),
            "visit": (str(visit), chat_of(self._filled.leader_of(int(visit or 1)))),
            "undelivered": ("1", chat_of(officer)),
            "strangers": (f"{TODAY - timedelta(days=1)}:{TODAY}", chat_of(officer)),
        }
        for kind, (subject, place) in rows.items():
            subject = str(3 * 520 - 2) if kind == "digest" else subject
            yield f"drawn: {kind}", _drawn(kind, subject, place)
        for person, name in ((officer, "officer"), (leader, "leader")):
            day = f"{person}:{TODAY}"
            yield f"drawn: prompts of {name}", _drawn("prompts", day, chat_of(person))

    def _ticks(self) -> Iterator[tuple[str, Work]]:
        for name, due in messages.JOBS.items():
            yield f"tick: {name}", partial(_due, due)
        yield "tick: prompts, at the hour", _at_the_hour
        for minute in (30, 0):
            moment = NOW.replace(minute=minute)
            name = "tick: purge" if minute else "tick: purge, full hour"
            yield name, partial(_purged, moment)
        yield "tick: next to send", _next_to_send


def _missing() -> Select[tuple[int]]:
    """Planned visits without a record."""
    owed = (planned_visits.c.state == PlannedState.PLANNED, planned_visits.c.on < TODAY)
    return select(planned_visits.c.id).where(*owed)


def _place(person: int, surface: Surface) -> Conversation:
    if surface is Surface.CHANNEL:
        return Conversation("19:channel-1", surface, TENANT, URL, BOT)
    return Conversation(chat_of(person), surface, TENANT, URL, BOT, f"29:{person}")


def _answered(unit: Callable[[Store], object], store: Store) -> object:
    try:
        answer = unit(store)
    except Refused as refused:
        return refused
    assert answer is not None, "nobody is known by that account"
    return answer


def _drawn(kind: str, subject: str, conversation: str) -> Work:
    row = OutboxRow(1, f"{kind}:x", kind, subject, conversation, NOW, DeliveryState.LEASED)
    return lambda store: messages.render(row, NOW, store)


def _due(due: Callable[..., object], store: Store) -> object:
    return due(NOW, store)


def _at_the_hour(store: Store) -> object:
    moment = at(TODAY, 7, 31)
    store.prompts.note_look(moment - timedelta(minutes=5))
    return messages.JOBS["prompts"](moment, store)


def _purged(moment: datetime, store: Store) -> None:
    store.purge(moment, messages.FLEETING)


def _next_to_send(store: Store) -> object:
    store.deliveries.end_lapsed(NOW)
    row = store.deliveries.claim("bench", NOW, LEASE)
    return row, store.deliveries.next_due()
