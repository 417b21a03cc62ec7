"""A person's wishes for prompts, and absences: kept, and followed by what waits to be sent."""

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
    """Keeps the speaker's settings if any differs from before; `own` are the deployments' ids."""
    person, usual = turn.speaker, turn.hub.sending_at
    # Whoever chose no other hour goes by the hub's, also when the hub changes it.
    hour = None if wishes.at == usual else wishes.at
    switched = (wishes.off ^ store.reminders.muted(person.id)) & set(own)
    now = (hour, weekday_text(wishes.days), wishes.away)
    before = (person.sending_at, person.working_days, person.away_until)
    days_out_switched = wishes.hears_out != reminders.hears_out(person.id, store)
    if days_out_switched:
        _switch_days_out(wishes, turn, store)
    if switched or days_out_switched or now != before:
        _write(wishes, hour, switched, turn, store)


def keep_absence(until: date | None, turn: Turn, store: Store) -> Say:
    """Keeps the last day of an absence, or (None) its end; gives the settings as a new message.

    Messages that show the settings are updated, and what is held for the person is due anew.
    """
    person = turn.speaker.id
    if until != turn.speaker.away_until:
        store.reminders.keep_absence(person, until)
        last = until.isoformat() if until else ""
        store.audit.add(turn.now, person, "person.away", f"person:{person}", until=last)
        moves.adjust_held(turn, store)
        touch(reminders.slot(person), store, turn.now)
    return Say(reminders.kept_card(turn, store), reminders.slot(person))


def _write(
    wishes: Wishes, hour: time | None, switched: Iterable[int], turn: Turn, store: Store
) -> None:
    person = turn.speaker.id
    store.reminders.keep_hours(person, hour, weekday_text(wishes.days))
    for deployment in switched:
        store.reminders.mute(person, deployment, on=deployment in wishes.off)
    store.reminders.keep_absence(person, wishes.away)
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


def _switch_days_out(wishes: Wishes, turn: Turn, store: Store) -> None:
    # A head who wants none of them has answered for the whole kind, not for one week.
    if wishes.hears_out:
        store.prompts.reopen(turn.speaker.id, kinds.OUT.name)
    else:
        store.prompts.close(turn.speaker.id, kinds.OUT.name, "off", turn.now)
