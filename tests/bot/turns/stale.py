"""Cards that were made while somebody had a role, kept until the role is lost, and then pressed.

Nothing is made up but what is typed: every button comes from a card that the bot itself gave.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import orjson
from pydantic import ValidationError
from sqlalchemy import Connection, delete, select

from bot import handlers, messages
from bot.delivery.message import Message
from bot.subjects import day_slots
from bot.subjects.quality.due_reports import holders_of, refresh
from bot.subjects.support import consents, offer_messages, plan_news, request_states, requests
from bot.subjects.support.plan_slots import OBJECTIVE, PLAN
from bot.subjects.visits import recording
from bot.turns.reply import Failed, Reply, Say, Show, TakeAway
from bot.turns.turn import Turn, What
from domain.delivery.conversations import Surface
from domain.delivery.delivery import OutboxRow
from domain.errors import Refused
from domain.hub import Hub
from domain.people.people import Account
from domain.visits.copies import Answer, SchoolResponse
from domain.visits.steps import StepWords
from domain.visits.visits import Visit, VisitAnswers
from storage.store import Store
from storage.tables.metadata import metadata
from storage.tables.support import deployment_leaders, objectives
from storage.tables.visits import planned_visits, visits
from tests import databases, make
from tests.bot.turns import everybody
from tests.bot.turns.everybody import Story
from tests.make import NOW, TODAY
from tests.seed import FARIDA, HEAD, SAMIRA, TOM, Somebody
from tests.shown import parts_of

DAY = timedelta(days=1)
DEEP = 3
# What is written after the cards were made. No card of before can hold it.
SINCE = {
    "colleague": "Since then a colleague watched maths.",
    "step": "Since then a step was agreed",
    "note": "Since then a note for the hub.",
    "own": "Since then an officer mended this.",
    "objection": "Since then the school objected.",
}
# They hold what was typed, and no more.
DRAFTS = {"forms"}
FIRST = "the first support"
TABLE, FRONT = handlers.table(), handlers.front()


@dataclass(frozen=True, slots=True)
class Press:
    """A button of a card with what stands in the card's inputs."""

    verb: str
    data: Mapping[str, Any]

    def key(self, store: Store) -> str:
        """The same for presses that do the same: what a form is for counts, not its id."""
        form = store.forms.get(self.data.get("form") or "")
        purpose = form and (form.deployment, form.planned, form.visit, form.version, form.closed)
        return str((self.verb, sorted({**self.data, "form": purpose}.items(), key=str)))


@dataclass(slots=True)
class Chat:
    """Somebody's chat in the filled hub."""

    who: Somebody
    story: Story

    @property
    def store(self) -> Store:
        """The repositories as they are now."""
        return Store(self.story.connection, Hub())

    def say(self, word: str) -> Reply | None:
        """What a word is answered with."""
        entry = TABLE.entries[What.COMMAND, Surface.CHAT, word]
        return self._answer(replace(self._turn(), text=word, key=word), entry, "")

    def press(self, press: Press) -> Reply | None:
        """What a press is answered with."""
        turn = replace(self._turn(), what=What.ACTION, invoke=True)
        entry = TABLE.entries[What.ACTION, Surface.CHAT, press.verb]
        assert entry.action is not None
        try:
            pressed = entry.action.model_validate(dict(press.data))
        except ValidationError:
            return None
        return self._answer(turn, entry, pressed)

    def render(self, kind: str, subject: str, *, update: bool) -> object:
        """What a message of that kind says in this chat, as one that is new or an update."""
        post = 1 if update else None
        row = OutboxRow(0, "stale", kind, subject, self.who.conversation, NOW, post=post)
        return messages.render(row, NOW, self.store)

    def _turn(self) -> Turn:
        at = databases.chat(self.who.conversation, tenant=self.who.tenant)
        account = Account(self.who.tenant, self.who.oid)
        turn = Turn(NOW, "a9", account, at, What.COMMAND)
        return replace(turn, person=self.store.people.by_account(account))

    def _answer(self, turn: Turn, entry: Any, given: object) -> Reply | None:
        """As the dispatcher answers: what a refused turn wrote is undone."""
        if turn.person is None:
            return FRONT.stranger(turn, self.store)
        undone = self.story.connection.begin_nested()
        try:
            reply: Reply = entry.handler(turn, given, self.store)
        except Refused as refused:
            undone.rollback()
            return self._refused(turn, entry, given, refused)
        undone.commit()
        return reply

    def _refused(self, turn: Turn, entry: Any, given: object, refused: Refused) -> Reply | None:
        if entry.refused is None:
            return FRONT.refused(turn, refused, self.store)
        again = self.story.connection.begin_nested()
        try:
            reply: Reply = entry.refused(turn, given, refused, self.store)
        except Refused:
            again.rollback()
            return FRONT.refused(turn, refused, self.store)
        again.commit()
        return reply


def words(reply: object) -> str:
    """All that a reply or a message shows."""
    match reply:
        case Show(card=card) | Say(card=card) | TakeAway(card=card) | Message(card=card):
            return orjson.dumps(card).decode()
        case Failed(text=text):
            return text
    return ""


def later(reply: object) -> set[str]:
    """The names of what is told of that was written after the cards were made."""
    told = words(reply)
    return {name for name, said in SINCE.items() if said in told}


def cards(chat: Chat) -> list[Any]:
    """Every card that the chat can have: by every word, and by every press that only looks."""
    typed = [e.key for e in everybody.WORDS_TYPED if e.surface is Surface.CHAT]
    found = [_card(chat.say(word)) for word in typed]
    found += [_card(message) for message in messages_now(chat).values()]
    _day_told(chat)
    shown = [card for card in found if card]
    seen: set[str] = set()
    latest = shown
    for _ in range(DEEP):
        latest = [card for each in latest for card in _opened(chat, each, seen)]
        shown += latest
    return shown


def buttons(chat: Chat) -> list[Press]:
    """Every button of every such card, each with its inputs empty and filled in."""
    found = {p.key(chat.store): p for card in cards(chat) for p in presses(card)}
    return list(found.values())


def presses(card: Any) -> Iterator[Press]:
    """Each button of a card, with the inputs as they stand and filled in."""
    for part in parts_of(card):
        if part.get("type") == "Action.Execute" and part.get("verb"):
            for filled in (False, True):
                yield Press(part["verb"], {**part["data"], **dict(_inputs(card, filled))})


def tried(chat: Chat, press: Press) -> tuple[Reply | None, set[str]]:
    """The reply to a press, and the tables that it changed; drafts are kept, the rest is undone.

    FIRST is among them where the first support has another record, or another plan that no record
    made: a correction of an own record may name the next visit.
    """
    connection = chat.story.connection
    savepoint, writes = connection.begin_nested(), _writes(connection)
    reply = chat.press(press)
    # Most presses write nothing, and to read every table takes long.
    if _writes(connection) == writes:
        savepoint.rollback()
        return reply, set()
    after = kept(connection)
    savepoint.rollback()
    before = kept(connection)
    changed = {name for name in before if before[name] != after[name]}
    if changed == DRAFTS:
        # The card must name the form that is kept, not the one that was undone.
        reply = chat.press(press)
    return reply, changed - DRAFTS


def kept(connection: Connection) -> dict[str, list[str]]:
    """Every row of every table, and what the first support has."""
    rows = {t.name: sorted(map(str, connection.execute(select(t)))) for t in metadata.sorted_tables}
    return rows | {FIRST: _visits_of_the_first_support(connection)}


def meet(story: Story) -> None:
    """Links everybody's account, and has the chats' day begin: visits are planned and owed."""
    store = Store(story.connection, Hub())
    store.milestones.go_live(None, NOW - 30 * DAY)
    for who in (FARIDA, TOM, SAMIRA, HEAD):
        person = store.people.by_email(who.email)
        assert person is not None
        store.people.link(Account(who.tenant, who.oid), person.id, who.user_id, NOW, "address")
        store.reminders.keep_absence(person.id, None)
        at = databases.chat(who.conversation, tenant=who.tenant)
        store.conversations.put(at, person.id, coded=True)
    for ago in (3, 4):
        store.planned_visits.add(1, 1, TODAY - ago * DAY)
    store.steps.add(1, StepWords("Order readers", by=TODAY - DAY))


def go_on(story: Story) -> None:
    """What is written since: by a colleague, by an officer and by the school."""
    store = Store(story.connection, Hub())
    tom, samira, head = (store.people.by_email(who.email) for who in (TOM, SAMIRA, HEAD))
    support, own = store.deployments.get(1), store.visits.get(story.ids["visit"])
    assert tom and samira and head and support and own and isinstance(own.what, Visit)
    turn = Turn(
        NOW, "a8", Account(TOM.tenant, TOM.oid), databases.chat(TOM.conversation), What.ACTION
    )
    turn = replace(turn, person=tom)
    said = VisitAnswers(
        make.visit(
            on=TODAY, objective=None, did=SINCE["colleague"], flagged=True, hub_note=SINCE["note"]
        ),
        StepWords(SINCE["step"], by=TODAY),
        None,
    )
    form = store.forms.open(tom.id, support.id, NOW)
    recording.keep(said, form, support, make.values(), turn, store)
    store.visits.correct(own, replace(own.what, did=SINCE["own"]), samira.id, NOW)
    objected = SchoolResponse(Answer.DISPUTED, NOW, 1, None, SINCE["objection"])
    store.copies.keep_response(own.id, replace(objected, by=own.leader))


PLAN_KINDS = (
    *(PLAN, plan_news.SHARED, plan_news.AGREED),
    *(plan_news.CHANGE_ASKED, plan_news.REWORDED),
)
REQUEST_KINDS = (
    *(requests.KIND, request_states.ASKED),
    *(request_states.ANSWERED, request_states.TOLD),
)
Loss = Callable[[Somebody, Store], None]


def role(who: Somebody, store: Store) -> None:
    """The person stays on the list without a role."""
    store.people.appoint(_id(who, store), frozenset())


def support(who: Somebody, store: Store) -> None:
    """The person leads the first support no more, nor owes its reports; the second they lead."""
    t = deployment_leaders
    own = (t.c.deployment_id == 1, t.c.person_id == _id(who, store))
    store._connection.execute(delete(t).where(*own))
    refresh(store, TODAY, holders_of(1, store))


def place_on_the_list(who: Somebody, store: Store) -> None:
    """The person is taken off the list."""
    store.people.leave(_id(who, store), NOW)


def tenant(who: Somebody, store: Store) -> None:
    """The tenant of the person's account is allowed no more."""
    store.tenants.forget(who.tenant)


def _visits_of_the_first_support(connection: Connection) -> list[str]:
    """Which records, plans that no record made and objectives the story's support has."""
    records = select(visits.c.id).where(visits.c.deployment_id == 1)
    p = planned_visits.c
    planned = select(planned_visits).where(p.deployment_id == 1, p.made_by.is_(None))
    aims = select(objectives).where(objectives.c.deployment_id == 1)
    return sorted(str(row) for each in (records, planned, aims) for row in connection.execute(each))


def _writes(connection: Connection) -> int:
    """How many rows were ever written by this connection."""
    driver: Any = connection.connection.driver_connection
    return int(driver.total_changes)


def _id(who: Somebody, store: Store) -> int:
    person = store.people.has_address(who.email)
    assert person is not None
    return person


def _card(reply: object) -> Any:
    match reply:
        case Show(card=card) | Say(card=card) | TakeAway(card=card) | Message(card=card):
            return card
    return None


def _day_told(chat: Chat) -> None:
    """The message of the day has arrived: from then on it shows what it named."""
    subject = day_slots.slot(_id(chat.who, chat.store), TODAY).subject
    row = OutboxRow(0, "stale", day_slots.KIND, subject, chat.who.conversation, NOW)
    messages.arrived(row, NOW, chat.store)


def _opened(chat: Chat, card: Any, seen: set[str]) -> Iterator[Any]:
    """The cards behind a card's buttons; what a press changes, but for drafts, is undone."""
    for press in presses(card):
        key = press.key(chat.store)
        if key in seen:
            continue
        seen.add(key)
        shown = _card(tried(chat, press)[0])
        if shown:
            yield shown


def messages_now(chat: Chat) -> dict[tuple[str, str, bool], object]:
    """What each message of a chat says now, by kind, subject, and whether it is an update."""
    return {
        (kind, subject, update): chat.render(kind, subject, update=update)
        for kind, subject in own_messages(chat)
        for update in (False, True)
    }


def own_messages(chat: Chat) -> list[tuple[str, str]]:
    """Every kind of message of a chat with each subject that it may be about."""
    ids, person = chat.story.ids, _id(chat.who, chat.store)
    visits = [str(ids[name]) for name in ("visit", "deleted", "stepless", "held")]
    reports = [str(ids["report"]), str(ids["submitted_report"])]
    asked = [str(ids[name]) for name in ("consent", "given", "at_school", "conflict_of")]
    offered = [str(ids[name]) for name in ("offer", "refused_offer", "agreed_offer")]
    about = {
        "visit": visits,
        "copy": visits,
        "disputed": visits,
        "concern": [str(ids["concern"]), str(ids["resolved"])],
        "concern_answer": [str(ids["concern"]), str(ids["resolved"])],
        "planned": [str(ids["planned"]), str(ids["called_off"])],
        "prompts": [day_slots.slot(person, TODAY).subject],
        "asked": [str(ids["planned"])],
        "reminders": [str(person)],
        "welcome": [str(person)],
        "live": ["hub"],
        "digest_preview": [str(ids["channel"])],
        "kept_support": [str(ids["deployment"]), str(ids["paused"])],
        "pause_over": [str(ids["paused"])],
        "support_news": [str(ids["change"])],
        "grant": [str(ids["grant"]), str(ids["ended_grant"])],
        "contract": [str(ids["contract"])],
        **dict.fromkeys(("report", "report_submitted", "report_decided", "report_money"), reports),
        **{kind: [str(ids["deployment"])] for kind in PLAN_KINDS},
        OBJECTIVE: [str(ids["aim"]), str(ids["unnamed_aim"])],
        **{kind: [str(ids["request"]), str(ids["asked_request"])] for kind in REQUEST_KINDS},
        **dict.fromkeys((consents.KIND, offer_messages.OFF, offer_messages.DECIDED), asked),
        **dict.fromkeys((offer_messages.OFFER, offer_messages.AGREED), offered),
        "undelivered": [str(person)],
        "strangers": [f"{TODAY - DAY}:{TODAY}"],
    }
    return [(kind, subject) for kind, subjects in about.items() for subject in subjects]


def _inputs(card: Any, filled: bool) -> Iterator[tuple[str, str]]:
    for part in parts_of(card):
        kind, id_ = str(part.get("type", "")), part.get("id")
        if not kind.startswith("Input.") or not id_:
            continue
        stands = str(part.get("value") or "")
        if not filled:
            yield id_, stands
        elif kind == "Input.Toggle":
            yield id_, "true"
        elif kind == "Input.ChoiceSet":
            yield id_, stands or str((part.get("choices") or [{"value": ""}])[-1]["value"])
        elif kind == "Input.Date":
            yield id_, stands or (TODAY + 7 * DAY).isoformat()
        elif kind == "Input.Time":
            yield id_, stands or "08:15"
        else:
            yield id_, stands or "Typed here."
