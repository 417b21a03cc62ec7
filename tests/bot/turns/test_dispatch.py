"""The steps of a turn's path: their order, their trips to the database, and what is kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, TypeVar

import pytest

from bot.handlers import front
from bot.turns.commands import Command
from bot.turns.dispatch import Dispatcher
from bot.turns.front import Front
from bot.turns.reply import Failed, Nothing, Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Lookup, Turn, What
from cards.actions.people import AllowDomain
from domain.delivery.conversations import Surface
from domain.delivery.delivery import Sent
from domain.delivery.slots import Slot
from domain.errors import Problem, Refused, refuse
from domain.hub import Hub
from domain.people.people import Account, Member, Role
from storage.engine.database import Busy, Database
from storage.store import Store
from tests import databases
from tests.databases import Place
from tests.make import NOW
from tests.seed import FARIDA, SAMIRA, STRANGER, Somebody

T = TypeVar("T")
VISIT = Command("visit", "record a visit")
CARD = {"type": "AdaptiveCard", "fallbackText": "Visit recorded"}


@dataclass(slots=True)
class Watched:
    """A database that remembers the trips to it."""

    inner: Database[Store]
    trips: list[str] = field(default_factory=list)

    async def read(self, unit: Callable[[Store], T]) -> T:
        """As the database, and notes it."""
        self.trips.append("read")
        return await self.inner.read(unit)

    async def write(self, unit: Callable[[Store], T]) -> T:
        """As the database, and notes it."""
        self.trips.append("write")
        return await self.inner.write(unit)


@dataclass(slots=True)
class Path:
    """A dispatcher with a table of the test's own; what its network is asked stands in `asked`."""

    database: Watched
    router: Router = field(default_factory=Router)
    asked: list[str] = field(default_factory=list)
    faults: int = 0
    front: Front = field(default_factory=front)

    async def answer(self, turn: Turn) -> Reply:
        """The reply of a dispatcher that meets the turn's person for the first time."""
        return await self.dispatcher().answer(turn)

    def dispatcher(self) -> Dispatcher:
        """The dispatcher."""

        async def member(turn: Turn) -> Member | None:
            self.asked.append(f"member {turn.user_id}")
            return None

        async def tenant(_turn: Turn) -> str:
            self.asked.append("tenant")
            return "tenant-elm"

        def fault() -> None:
            self.faults += 1

        return Dispatcher(
            self.database,  # type: ignore[arg-type]
            self.router,
            self.front,
            Hub(),
            member,
            {Lookup.TENANT: tenant},
            fault,
        )


@pytest.fixture
def path(small_hub: Place) -> Iterator[Path]:
    """A path on the small hub, where Farida and Samira have a chat."""
    opened = small_hub.started()
    for who in (FARIDA, SAMIRA):
        opened.write_now(lambda store, who=who: _connect(store, who))  # type: ignore[misc]
    yield Path(Watched(opened))
    opened.close()


def _connect(store: Store, who: Somebody) -> None:
    person = store.people.by_email(who.email)
    assert person is not None
    store.people.link(Account(who.tenant, who.oid), person.id, who.user_id, NOW, "code")
    store.conversations.put(databases.chat(who.conversation), person.id, coded=True)


def turn_of(who: Somebody, **parts: Any) -> Turn:
    """Typed words of somebody."""
    usual = Turn(
        NOW,
        "a1",
        Account(who.tenant, who.oid),
        databases.chat(who.conversation),
        What.COMMAND,
        text="visit",
        user_id=who.user_id,
    )
    return replace(usual, **parts)


def press_of(who: Somebody, **parts: Any) -> Turn:
    """A press on the button that asks for a tenant."""
    pressed = {"key": AllowDomain.verb, "inputs": AllowDomain(domain="elm.sch.uk").data()}
    return turn_of(who, **{"what": What.ACTION, "invoke": True, **pressed, **parts})


async def test_a_known_persons_turn_is_one_trip_to_the_database(path: Path) -> None:
    @path.router.command(VISIT)
    def visit(turn: Turn, rest: str, store: Store) -> Reply:
        return Failed(turn.speaker.name)

    assert await path.answer(turn_of(FARIDA)) == Failed(FARIDA.name)
    assert (path.database.trips, path.asked) == (["write"], [])


async def test_a_turn_that_only_reads_claims_nothing_and_can_come_twice(path: Path) -> None:
    @path.router.command(VISIT, reads=True)
    def visit(turn: Turn, rest: str, store: Store) -> Reply:
        return Failed(rest)

    for _ in range(2):
        assert await path.answer(turn_of(FARIDA, text="visit the head")) == Failed("the head")
    assert path.database.trips == ["read", "read"]


async def test_who_is_new_is_met_and_the_first_unit_keeps_nothing(path: Path) -> None:
    heard: list[bool] = []

    @path.router.event("installed", strangers=True)
    def installed(turn: Turn, name: str, store: Store) -> Reply:
        heard.append(turn.person is None)
        return Nothing()

    await path.answer(turn_of(STRANGER, what=What.EVENT, key="installed"))
    assert heard == [True], "the handler ran in the second unit alone"
    assert path.asked == [f"member {STRANGER.user_id}"]
    assert path.database.trips == ["write", "read", "write", "write"]


async def test_a_stranger_is_asked_about_once_in_an_hour(path: Path) -> None:
    dispatcher = path.dispatcher()
    for number in range(3):
        reply = await dispatcher.answer(turn_of(STRANGER, activity_id=f"a{number}"))
        assert isinstance(reply, Say)
    assert len(path.asked) == 1
    await dispatcher.answer(turn_of(STRANGER, activity_id="a8", now=NOW + timedelta(minutes=59)))
    assert len(path.asked) == 1
    await dispatcher.answer(turn_of(STRANGER, activity_id="a9", now=NOW + timedelta(hours=1)))
    assert len(path.asked) == 2, "what Teams said an hour ago proves nothing now"


async def test_a_reading_entry_answers_a_stranger_in_a_unit_that_can_note_them(path: Path) -> None:
    @path.router.command(VISIT, reads=True)
    def visit(turn: Turn, rest: str, store: Store) -> Reply:
        raise AssertionError("a stranger reached a handler")

    await path.answer(turn_of(STRANGER))
    assert path.database.trips == ["read", "read", "write", "write"]
    noted = path.database.inner.read_now(
        lambda store: store.strangers.between(NOW.date(), NOW.date())
    )
    assert len(noted) == 1


@pytest.mark.parametrize("what", [What.COMMAND, What.ACTION, What.EVENT])
async def test_where_no_entry_answers_the_front_does(path: Path, what: What) -> None:
    reply = await path.answer(turn_of(FARIDA, what=what, key="no.such", text="sing"))
    assert type(reply) is (Nothing if what is What.EVENT else Say)


async def test_what_an_entry_needs_is_fetched_for_who_may_cause_it(path: Path) -> None:
    @path.router.action(AllowDomain, needs=Lookup.TENANT, role=Role.OFFICER)
    def allow(turn: Turn, button: AllowDomain, store: Store) -> Reply:
        return Failed(str(turn.needed))

    assert await path.answer(press_of(SAMIRA)) == Failed("tenant-elm")
    assert await path.answer(press_of(FARIDA, activity_id="a2")) == Failed("None")
    broken = press_of(SAMIRA, activity_id="a3", inputs={"v": 1, "domain": ["elm"]})
    assert isinstance(await path.answer(broken), Say)
    assert path.asked == ["tenant"]


async def test_a_refusal_undoes_what_was_written_and_gives_the_form_again(path: Path) -> None:
    def again(turn: Turn, button: AllowDomain, refused: Refused, store: Store) -> Reply:
        return Show({"form": button.domain, "problems": [p.kind for p in refused.problems]})

    @path.router.action(AllowDomain, refused=again)
    def allow(turn: Turn, button: AllowDomain, store: Store) -> Reply:
        store.tenants.allow("tenant-elm", frozenset({button.domain}))
        raise refuse("date.missing")

    reply = await path.answer(press_of(SAMIRA))
    assert reply == Show({"form": "elm.sch.uk", "problems": ["date.missing"]})
    kept = path.database.inner.read_now(lambda store: store.tenants.domains())
    assert "tenant-elm" not in kept
    assert await path.answer(press_of(SAMIRA)) == reply, "the form itself was claimed and kept"


async def test_where_the_form_cannot_be_had_a_refusal_is_words(path: Path) -> None:
    def again(turn: Turn, button: AllowDomain, refused: Refused, store: Store) -> Reply:
        raise refuse("form.unknown")

    @path.router.action(AllowDomain, refused=again)
    def allow(turn: Turn, button: AllowDomain, store: Store) -> Reply:
        raise refuse("date.missing")

    assert isinstance(await path.answer(press_of(SAMIRA)), Failed)


async def test_a_fault_gives_the_form_again_and_is_counted(path: Path) -> None:
    problems: list[Problem] = []

    def again(turn: Turn, button: AllowDomain, refused: Refused, store: Store) -> Reply:
        problems.extend(refused.problems)
        return Show(CARD)

    @path.router.action(AllowDomain, refused=again)
    def allow(turn: Turn, button: AllowDomain, store: Store) -> Reply:
        raise ZeroDivisionError

    assert await path.answer(press_of(SAMIRA)) == Show(CARD)
    assert ([p.kind for p in problems], path.faults) == (["fault"], 1)


@pytest.mark.parametrize("problem", [ZeroDivisionError, Busy])
async def test_a_fault_without_a_form_and_a_busy_database_are_the_callers(
    path: Path, problem: type[Exception]
) -> None:
    @path.router.command(VISIT)
    def visit(turn: Turn, rest: str, store: Store) -> Reply:
        raise problem

    with pytest.raises(problem):
        await path.answer(turn_of(FARIDA))
    assert path.faults == 0


async def test_a_post_is_noted_where_it_shows_a_slot(path: Path) -> None:
    dispatcher, turn = path.dispatcher(), turn_of(FARIDA)
    await dispatcher.note_post(turn, Say(CARD), Sent("m1"))
    await dispatcher.note_post(turn, Say(CARD, Slot("visit", "7")), Sent(""))
    await dispatcher.note_post(turn, Failed("No."), Sent("m1"))
    assert path.database.trips == []
    await dispatcher.note_post(turn, Say(CARD, Slot("visit", "7")), Sent("m1"))
    post = path.database.inner.read_now(lambda store: store.posts.at(turn.conversation.id, "m1"))
    assert post is not None and post.slot == "visit:7"
    assert turn.conversation.surface is Surface.CHAT
