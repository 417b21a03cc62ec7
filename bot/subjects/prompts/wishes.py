"""A person's wishes for prompts and absence; what is held for the person follows them."""

from collections.abc import Iterable
from datetime import date, time

from bot.subjects.prompts import moves, reminders
from bot.turns.lasting import touch
from bot.turns.reply import Say
from bot.turns.turn import Turn
from domain.prompts import kinds
from domain.prompts.reminders import Wishes, weekday_text
from storage.store import Store


def keep(wishes: Wishes, own: Iterable[int], turn: Turn, store: Store) -> None:
    """Keeps the speaker's settings if any differs from before; `own` are the deployments."""
    person, usual = turn.speaker, turn.hub.sending_at
    # Who leaves the hub's hour as it is follows it when it changes.
    hour = None if wishes.at == usual else wishes.at
    turned = (wishes.off ^ store.reminders.muted(person.id)) & set(own)
    now = (hour, weekday_text(wishes.days), wishes.away)
    before = (person.sending_at, person.working_days, person.away_until)
    days_out = wishes.hears_out != reminders.hears_out(person.id, store)
    if days_out:
        _turn_days_out(wishes, turn, store)
    if turned or days_out or now != before:
        _write(wishes, hour, turned, turn, store)


def keep_absence(until: date | None, turn: Turn, store: Store) -> Say:
    """Keeps an absence or its end; whatever message says otherwise follows."""
    person = turn.speaker.id
    if until != turn.speaker.away_until:
        store.reminders.away(person, until)
        last = until.isoformat() if until else ""
        store.audit.add(turn.now, person, "person.away", f"person:{person}", until=last)
        moves.adjust_held(turn, store)
        touch(reminders.slot(person), store, turn.now)
    return Say(reminders.kept_card(turn, store), reminders.slot(person))


def _write(
    wishes: Wishes, hour: time | None, turned: Iterable[int], turn: Turn, store: Store
) -> None:
    person = turn.speaker.id
    store.reminders.settle(person, hour, weekday_text(wishes.days))
    for deployment in turned:
        store.reminders.mute(person, deployment, on=deployment in wishes.off)
    store.reminders.away(person, wishes.away)
    moves.adjust_held(turn, store)
    store.audit.add(
        turn.now,
        person,
        "reminders.changed",
        f"person:{person}",
        hour=f"{wishes.at:%H:%M}",
        days=sorted(wishes.days),
        off=sorted(wishes.off),
        away=wishes.away,
        hears_out=wishes.hears_out,
    )


def _turn_days_out(wishes: Wishes, turn: Turn, store: Store) -> None:
    if wishes.hears_out:
        store.prompts.reopen(turn.speaker.id, kinds.OUT.name)
    else:
        store.prompts.settle(turn.speaker.id, kinds.OUT.name, "off", turn.now)
