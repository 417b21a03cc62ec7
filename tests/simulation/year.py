"""A school year from one seed: what people do, what goes wrong, and what must hold throughout."""

import hashlib
import random
import re
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot import handlers
from bot.delivery.steps import Parcel
from bot.turns.dispatch import Dispatcher
from bot.turns.reply import Reply, Say, Show
from bot.turns.turn import Lookup, Turn
from domain.delivery.delivery import DeliveryState, OutboxRow
from domain.hub import Hub
from domain.people.people import Member
from storage.store import Store
from tests.reading import turn_of
from tests.seed import FARIDA, HEAD, SAMIRA, TOM, Somebody
from tests.simulation import notices
from tests.simulation.absences import LIST, LOSSES, Absences, give_back, on_list
from tests.simulation.clock import Clock
from tests.simulation.connector import Broken, Connector
from tests.simulation.ground import Crashed, Ground, at_once
from tests.simulation.hub import FIRST, LAST, PEOPLE, decided, sow
from tests.simulation.people import Activity, People
from tests.simulation.promises import Promises
from tests.simulation.purposes import COUNTED, Purposes
from tests.simulation.replica import Replica

MORNING, EVENING = 7.55, 20.0
LONDON = ZoneInfo("Europe/London")
HUB = Hub(start=FIRST)
# What a reply shows of cards and words.
SHOWN = ("card", "stays", "text", "found")


@dataclass(slots=True)
class Year:
    """Plays until the last day, or for `days` school days; `history` sums up what happened.

    `mortal` are the numbered points of the days played: nobody dies while the hub is sown, or on
    the last evening.
    """

    seed: int
    folder: Path
    replicas_at_once: int = 3
    acts_a_day: float = 2.0
    faults: bool = True
    days: int | None = None
    evenings_again: int = 0
    dice: random.Random = field(init=False)
    clock: Clock = field(init=False)
    ground: Ground = field(init=False)
    connector: Connector = field(init=False)
    people: People = field(init=False)
    purposes: Purposes = field(init=False)
    absences: Absences = field(init=False)
    promises: Promises = field(init=False)
    replicas: list[Replica] = field(init=False)
    mortal: range = range(0)
    happened: Counter[str] = field(default_factory=Counter)
    said: list[Activity] = field(default_factory=list)
    told: dict[str, Reply] = field(default_factory=dict)
    again: list[tuple[float, Activity]] = field(default_factory=list)
    _history: Any = field(default_factory=hashlib.sha256)
    _dispatcher: Dispatcher = field(init=False)
    _born: int = 0
    _morning: int = 0

    def __post_init__(self) -> None:
        """Makes the world, with its hub sown and its people connected."""
        self.dice = random.Random(self.seed)
        self.clock = Clock(datetime.combine(FIRST, time(7), LONDON).astimezone(UTC))
        self.ground = Ground(self.folder, HUB)
        self.connector = Connector(self.dice, self.clock)
        self.people = People(self.dice, self.clock, self.connector)
        self.absences = Absences(self.dice, self.clock)
        self.purposes = Purposes(self.dice, self.people, self.absences)
        self.promises = Promises(self.ground, self.connector)
        self.ground.write(lambda store: sow(store, self.clock()))
        fetch = dict.fromkeys(Lookup, _nothing)
        self._dispatcher = Dispatcher(
            self.ground.database(), handlers.table(), handlers.front(), HUB, _nobody, fetch
        )
        self.replicas = [self._replica() for _ in range(self.replicas_at_once)]

    @property
    def history(self) -> str:
        """What happened so far: the same seed gives the same."""
        return str(self._history.hexdigest()[:16])

    def play(self) -> None:
        """Plays the year, to its last message."""
        sown = self.ground.points
        try:
            for number, day in enumerate(self._school_days()):
                if number == self.days:
                    break
                self._day(day)
            self.mortal = range(sown + 1, self.ground.points + 1)
            self._last_evening()
        except (AssertionError, Exception) as error:
            raise Broken(
                f"seed {self.seed}, {self.clock()}: {type(error).__name__}: {error}"
            ) from error
        finally:
            self.ground.close()

    def _school_days(self) -> list[date]:
        calendar = self.ground.read(lambda store: store.calendars.calendar())
        return list(calendar.school_days_between(FIRST, LAST))

    def _day(self, day: date) -> None:
        hours = sorted(self.dice.uniform(7.6, 18) for _ in range(self._times()))
        for hour in [MORNING, *hours, EVENING]:
            self._until(datetime.combine(day, time(), LONDON) + timedelta(hours=hour))
            if self.faults:
                self._give_back()
                self._mischief(day.weekday() == 0 and hour == MORNING)
            if hour in hours:
                purposeful = self.purposes.does()
                self._give_back()
                self._answered(purposeful or self.people.does(self.dice.choice(PEOPLE)))
            self._repeat()
            self.work(60)
            if hour == EVENING and self.evenings_again:
                self._evening_again()
        self.promises.of_all()

    def _times(self) -> int:
        whole = int(self.acts_a_day)
        return max(0, whole + self.dice.randint(-1, 1))

    def _until(self, moment: datetime) -> None:
        self.clock.pass_(max(self.dice.uniform(0.1, 5), (moment - self.clock()).total_seconds()))

    def _mischief(self, busy: bool) -> None:
        """Something goes wrong, most of all where there is much to do."""
        luck = self.dice.random() / (4 if busy else 1)
        if luck < 0.02:
            self._note("crash soon")
            self.ground.crash_at = self.ground.points + self.dice.randint(1, 12)
        elif luck < 0.03:
            self._note("outage")
            self.connector.down_until = self.clock.seconds + self.dice.uniform(5, 1800)
        elif luck < 0.04:
            self._note("storm")
            self.connector.stormy_until = self.clock.seconds + self.dice.uniform(5, 600)
        elif luck < 0.05:
            hours = self.dice.choice((-24, -2, 2, 24))
            self._note(f"the clock jumps {hours} hours")
            self.clock.jump(3600 * hours)
            self.connector.jumped()
        elif luck < 0.06:
            self._note("a pause")
            self.dice.choice(self.replicas).sleeps_until = self.clock.seconds + self.dice.uniform(
                1, 300
            )
        elif luck < 0.065:
            self._note("blocked")
            self.connector.blocked.add(self.dice.choice(PEOPLE).conversation)
        elif luck < 0.07:
            self._note("removed")
            self._answered(
                self.people.activity(
                    self.dice.choice(PEOPLE), type="installationUpdate", action="remove"
                )
            )
        elif luck < 0.09:
            self._decide()
        elif luck < 0.12:
            self._leaves_or_returns(self.dice.choice((TOM, SAMIRA, HEAD)))
        elif luck < 0.3:
            who, name = self.dice.choice(PEOPLE), self.dice.choice(sorted(LOSSES))
            self._loses_or_regains(who, name)

    def _leaves_or_returns(self, who: Somebody) -> None:
        """Somebody may see nothing any more, or everything again."""
        self._note(f"leaves {who.name}")
        self._done(partial(on_list, who, self.clock()))
        self.absences.note(who, LIST)

    def _give_back(self) -> None:
        """Who was without something for long enough has it again."""
        for who, what in self.absences.over():
            self._note(f"back {what} {who.name}")
            self._done(partial(give_back, who, what, self.clock()))

    def _loses_or_regains(self, who: Somebody, what: str) -> None:
        """Somebody loses a role, a support or an account, and presses what lies in the chat.

        Meanwhile a colleague records a visit, of which the person may not read any more.
        """
        self._note(f"{what} {who.name}")
        colleague = TOM if who is FARIDA else FARIDA
        for one in (who, colleague):
            self._answered(self.people.activity(one, type="message", text="visit"))
        self._presses_old(colleague, newest=True)
        self._done(partial(LOSSES[what], who, self.clock()))
        self.absences.note(who, what)
        for number in range(4):
            self._presses_old(who, newest=number == 0)

    def _presses_old(self, who: Somebody, *, newest: bool) -> None:
        activity = self.people.presses_old(who, newest=newest)
        if activity is not None:
            self._answered(activity)

    def _decide(self) -> None:
        """A person looks at what was not delivered, and decides."""
        for one in self.ground.read(lambda store: store.backlog.undelivered(1)):
            again = self.dice.random() < 0.5
            self._note(f"decided {one.row.id}: {'again' if again else 'given up'}")
            self.promises.decided(one.row.key, again=again)
            self._done(partial(decided, one.row.id, again, self.clock()))

    def _done(self, deed: Callable[[Store], object]) -> None:
        """What a person did, unless the process died over it."""
        try:
            self.ground.write(deed)
        except Crashed:
            self._note("died in a turn")

    def _answered(self, activity: Activity) -> None:
        """One activity, perhaps again: late, out of order, or with a new id, as clients do."""
        # One after the other: of two drafts of one moment nobody could say which is the newest.
        self.clock.pass_(self.dice.uniform(0.1, 2))
        self.connector.blocked.discard(activity["conversation"]["id"])
        came = turn_of(activity, self.clock())
        if came is None:
            raise Broken(f"an activity means nothing: {activity}")
        try:
            reply = at_once(self._dispatcher.answer(came))
            self._present(came, reply)
        except Crashed:
            self._note("died in a turn")
            self.again.append((self.clock.seconds + 15, activity))
            return
        self._note(f"{came.what} {came.key or came.text[:20]}: {type(reply).__name__}")
        self.said.append(activity)
        while self.dice.random() < 0.2:
            fresh = activity["type"] == "invoke" and self.dice.random() < 0.3
            copy = activity | ({"id": f"{activity['id']}-again"} if fresh else {})
            self.again.append((self.clock.seconds + self.dice.expovariate(1 / 600), copy))

    def _present(self, came: Turn, reply: Reply) -> None:
        at = came.conversation.id
        # A repeated activity gets its first answer: it was seen, whatever became of the right.
        if self.told.get(came.activity_id) != reply:
            shown = [getattr(reply, name, None) for name in SHOWN]
            self.promises.of_view(at, shown, self.clock(), given=dict(came.inputs))
            self.told[came.activity_id] = reply
        if isinstance(reply, Show):
            if came.reply_to in self.connector.chats[at]:
                self.connector.chats[at][came.reply_to] = reply.card
            form = came.inputs.get("form")
            if (
                came.key in ("visit.save", "visit.none.save")
                and reply.slot
                and reply.slot.kind == "visit"
            ):
                self.promises.of_save(str(form), int(reply.slot.subject)) if not self._edits(
                    str(form)
                ) else None
        elif isinstance(reply, Say):
            at_once(self._dispatcher.note_post(came, reply, self.connector.reply(at, reply.card)))

    def _edits(self, form: str) -> bool:
        """Whether the form corrects a record that another form made."""
        return bool(
            self.ground.rows(
                "select 1 from forms where id = :form and version is not null", form=form
            )
        )

    def _repeat(self) -> None:
        due = [one for one in self.again if one[0] <= self.clock.seconds]
        self.again = [one for one in self.again if one[0] > self.clock.seconds]
        for _, activity in sorted(due, key=lambda one: self.dice.random()):
            self._answered(activity)
        if self.said and self.dice.random() < 0.02:
            self._replay()

    def _replay(self) -> None:
        """I7: activities that were answered lately come again, and nothing changes."""
        self._unchanged([one for one in self.said[-5:] if one["type"] in ("message", "invoke")])

    def _evening_again(self) -> None:
        """The whole day again, several times, in any order; submits come by other ids too."""
        again: list[Activity] = []
        for activity in self.said[self._morning :]:
            submits = "save" in str(activity.get("value", {}).get("action", {}).get("verb"))
            for number in range(self.dice.randint(1, self.evenings_again)):
                fresh = {"id": f"{activity['id']}-{number}"} if submits and number % 2 else {}
                again.append(activity | fresh)
        self.dice.shuffle(again)
        self.happened["again"] += len(again)
        self._unchanged(again)
        self._morning = len(self.said)

    def _unchanged(self, activities: list[Activity]) -> None:
        before = self.promises.kept()
        for activity in activities:
            came = turn_of(activity, self.clock())
            assert came is not None
            try:
                at_once(self._dispatcher.answer(came))
            except Crashed:
                self._note("died in what came again")
                break
        for was, is_ in zip(before, self.promises.kept(), strict=True):
            if was != is_:
                raise Broken(f"I7: what came again changed {was} into {is_}")

    def work(self, most: int) -> None:
        """Lets the replicas work, in any order, until none has anything to do now."""
        busy = list(self.replicas)
        for _ in range(most):
            busy = [replica for replica in busy if not replica.sleeps]
            if not busy:
                return
            replica = self.dice.choice(busy)
            if self._stepped(replica):
                busy = list(self.replicas)
            else:
                busy.remove(replica)
            self.clock.pass_(self.dice.uniform(0, 0.4))

    def _stepped(self, replica: Replica) -> bool:
        try:
            did = replica.step()
        except Crashed:
            self._note("died", replica.name)
            self.replicas[self.replicas.index(replica)] = self._replica()
            return True
        if did:
            self._note(did, replica.name)
        return bool(did)

    def _watch(self, row: OutboxRow, came: object) -> None:
        if isinstance(
            came, Parcel
        ):  # who may see it is judged when it is rendered: its lease ends a minute later
            self.promises.of_view(row.conversation, came.message.card, self.clock(), own=False)
        self.promises.of_row(row)

    def _last_evening(self) -> None:
        """All is well again, everybody speaks, and two days later everything has its end."""
        self.connector.down_until = self.connector.stormy_until = 0.0
        self.ground.crash_at = None
        for who in dict.fromkeys(PEOPLE):
            self._answered(self.people.activity(who, type="message", text="hi"))
        for _ in range(200):
            for replica in self.replicas:
                replica.sleeps_until = 0.0
            self.work(500)
            self.clock.pass_(900)
            if not self.ground.rows(
                "select 1 from outbox where state in ('ready', 'leased', 'sending') limit 1"
            ):
                break
        self.promises.at_the_end()
        for state, count in self.ground.rows(
            "select state, count(*) from outbox group by state order by state"
        ):
            self._note(f"{state}: {count}")
            self.happened[f"rows {DeliveryState(state)}"] = count
        for what, sql in COUNTED.items():
            self.happened[what] = self.ground.rows(sql)[0][0]

    def _replica(self) -> Replica:
        self._born += 1
        parts = (self.ground, self.connector, self.clock, self.dice, self._watch)
        return Replica(f"r{self._born}", *parts, render=notices.render, ticks=notices.TICKS)

    def _note(self, what: str, by: str = "") -> None:
        self.happened[
            what.split(" ")[0] if by == "" else re.sub(r" \d+", "", what).split("(")[0]
        ] += 1
        self._history.update(f"{self.clock.seconds:.3f} {by} {what}\n".encode())


async def _nobody(_turn: Turn) -> Member | None:
    return None


def _nothing(_turn: Turn) -> Coroutine[Any, Any, object]:
    return _nobody(_turn)
