"""`reminders` and `away`: when and of what a person is prompted."""

from collections.abc import Iterable
from datetime import date, time

from bot.handlers.conversation.confusion import unknown
from bot.subjects.prompts import moves, reminders
from bot.turns.lasting import touch
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import SENTENCE, Router
from bot.turns.turn import Turn
from cards.actions.prompts import ChangeReminders, ComeBack, SaveAway, SaveReminders, ShowReminders
from cards.prompts.reminders import Again, ask_away, reminders_form
from domain.dates import read_day
from domain.errors import Refused
from domain.people.people import Role
from domain.prompts.owed import Kind
from domain.prompts.reminders import (
    Wishes,
    away_until,
    back_on,
    judge,
    named_until,
    weekday_text,
)
from domain.questions import with_dates
from storage.store import Store

routes = Router()


@routes.command("reminders", "my reminders", "reminder", "prompts", reads=True, brief=True)
def typed(turn: Turn, said: str, store: Store) -> Reply:
    """The person's settings, as a new message."""
    return Say(_form(turn, store))


@routes.action(ShowReminders, reads=True)
def pressed(turn: Turn, action: ShowReminders, store: Store) -> Reply:
    """The same, from a button."""
    return Say(_form(turn, store))


@routes.action(ChangeReminders)
def change(turn: Turn, action: ChangeReminders, store: Store) -> Reply:
    """The settings in place of what was kept."""
    return Show(_form(turn, store), form="reminders")


def _form_again(turn: Turn, action: SaveReminders, refused: Refused, store: Store) -> Reply:
    return Show(
        _form(turn, store, Again(with_dates(action.typed, turn.today), refused.problems)),
        form="reminders",
    )


@routes.action(SaveReminders, refused=_form_again)
def save(turn: Turn, action: SaveReminders, store: Store) -> Reply:
    """Keeps the settings and says what holds now."""
    person, usual = turn.speaker, turn.hub.sending_at
    own = {d.id for d in store.deployments.of_leader(person.id)}
    head = person.has(Role.HOME_HEAD)
    wishes = judge(
        with_dates(action.typed, turn.today), own, person.sending_at or usual, turn.today, head=head
    )
    # Who leaves the hub's hour as it is follows it when it changes.
    settled = (None if wishes.at == usual else wishes.at, weekday_text(wishes.days), wishes.away)
    turned = (wishes.off ^ store.reminders.muted(person.id)) & own
    before = (person.sending_at, person.working_days, person.away_until)
    days_out = wishes.hears_out != reminders.hears_out(person.id, store)
    if days_out:
        _turn_days_out(turn, wishes, store)
    if turned or settled != before or days_out:
        _settle(turn, wishes, settled[0], turned, store)
    return Show(_kept(turn, store), reminders.slot(person.id))


def _settle(
    turn: Turn, wishes: Wishes, hour: time | None, turned: Iterable[int], store: Store
) -> None:
    person = turn.speaker.id
    store.reminders.settle(person, hour, weekday_text(wishes.days))
    for deployment in turned:
        store.reminders.mute(person, deployment, on=deployment in wishes.off)
    store.reminders.away(person, wishes.away)
    moves.hold(turn, store)
    told = {"hour": f"{wishes.at:%H:%M}", "days": sorted(wishes.days)}
    store.audit.add(turn.now, person, "reminders.changed", f"person:{person}", **told)


def _turn_days_out(turn: Turn, wishes: Wishes, store: Store) -> None:
    if wishes.hears_out:
        store.prompts.reopen(turn.speaker.id, Kind.OUT)
    else:
        store.prompts.settle(turn.speaker.id, Kind.OUT, "off", turn.now)


@routes.command("away", "i am away", "i'm away", "i’m away", "im away")
def away(turn: Turn, said: str, store: Store) -> Reply:
    """Keeps the last day away, or asks for it: "away Friday" may mean that day alone."""
    words = named_until(said)
    if (
        words is None
        and said.lower().startswith(("day ", "days "))
        and _may_be_a_visit(turn, store)
    ):
        return unknown(turn, store)  # an away day is no absence
    if words is None:
        return Say(ask_away(_guess(said, turn.today)))
    try:
        return _gone(turn, away_until(words, turn.today), store)
    except Refused as refused:
        return Say(ask_away(words, refused.problems))


def _away_again(_turn: Turn, action: SaveAway, refused: Refused, _store: Store) -> Reply:
    return Show(ask_away(action.typed.until, refused.problems), form="away")


@routes.action(SaveAway, refused=_away_again)
def save_away(turn: Turn, action: SaveAway, store: Store) -> Reply:
    """Keeps the last day away and says what that means, in place of the question."""
    said = _gone(
        turn, away_until(named_until(action.typed.until) or action.typed.until, turn.today), store
    )
    return Show(said.card, said.slot)


@routes.command("back", "i am back", "i'm back", "i’m back", "im back")
def back(turn: Turn, said: str, store: Store) -> Reply:
    """Ends an absence, or keeps until when it lasts: the day before the one that is named."""
    try:
        return _gone(turn, back_on(said, turn.today) if said.strip() else None, store)
    except Refused as refused:
        return (
            unknown(turn, store)
            if _may_be_a_visit(turn, store)
            else Say(ask_away(said, refused.problems))
        )


@routes.action(ComeBack)
def come_back(turn: Turn, action: ComeBack, store: Store) -> Reply:
    """Ends an absence, in place."""
    said = _gone(turn, None, store)
    return Show(said.card, said.slot)


def _gone(turn: Turn, until: date | None, store: Store) -> Say:
    """Keeps an absence or its end; whatever message says otherwise follows."""
    person = turn.speaker.id
    if until != turn.speaker.away_until:
        store.reminders.away(person, until)
        store.audit.add(
            turn.now,
            person,
            "person.away",
            f"person:{person}",
            until=until.isoformat() if until else "",
        )
        moves.hold(turn, store)
        touch(reminders.slot(person), store, turn.now)
    return Say(_kept(turn, store), reminders.slot(person))


def _may_be_a_visit(turn: Turn, store: Store) -> bool:
    """Whether it is a sentence of somebody who gives support: "Back at Elm Primary with the Y1 lead"."""
    return len(turn.text.split()) >= SENTENCE and bool(store.deployments.of_leader(turn.speaker.id))


def _kept(turn: Turn, store: Store) -> dict[str, object]:
    person = store.people.get(turn.speaker.id) or turn.speaker
    return reminders.card(person, store, turn.hub, turn.today)


def _form(turn: Turn, store: Store, again: Again | None = None) -> dict[str, object]:
    return reminders_form(
        reminders.view(turn.speaker, store, turn.hub, turn.today), turn.hub, again
    )


def _guess(said: str, today: date) -> str:
    day = read_day(said, today)
    return f"{day:%A} {day.day} {day:%B}" if day and day >= today else said
