"""`reminders`, `away` and `back`: when and of what a person is prompted."""

from dataclasses import replace

from bot.subjects.prompts import absences, reminders, wishes
from bot.subjects.visits import sentences
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.prompts import (
    ChangeReminders,
    ComeBack,
    SaveAway,
    SaveReminders,
    ShowReminders,
    ShowSettings,
)
from cards.prompts.reminders import RemindersAgain, ask_away
from domain.conversation.telling import SENTENCE
from domain.errors import Refused
from domain.people.people import Role
from domain.prompts.reminders import away_until, back_on, judge_settings, named_until
from domain.questions import with_dates
from domain.two_days import two_days
from storage.store import Store

routes = Router()


@routes.command(
    Command(
        "reminders",
        "when reminders come, and for what",
        aliases=("my reminders", "reminder", "prompts", "settings"),
        offered="When reminders come, and for what",
        button=ShowReminders(),
        label="Reminders",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The person's settings, as a new message."""
    return Say(reminders.form(turn, store))


@routes.action(ShowReminders, reads=True)
def pressed(turn: Turn, action: ShowReminders, store: Store) -> Reply:
    """The same, from a button."""
    return Say(reminders.form(turn, store))


@routes.action(ChangeReminders)
def change(turn: Turn, action: ChangeReminders, store: Store) -> Reply:
    """The settings in place of what was kept."""
    return Show(reminders.form(turn, store), form="reminders")


def _form_again(turn: Turn, action: SaveReminders, refused: Refused, store: Store) -> Reply:
    again = RemindersAgain(with_dates(action.typed, turn.today, asked_back=True), refused.problems)
    return Show(reminders.form(turn, store, again), form="reminders")


@routes.action(SaveReminders, refused=_form_again)
def save(turn: Turn, action: SaveReminders, store: Store) -> Reply:
    """Keeps the settings and says what holds now."""
    person, today = turn.speaker, turn.today
    own = {deployment.id for deployment in store.deployments.of_leader(person.id)}
    hour = person.sending_at or turn.hub.sending_at
    head = person.has(Role.HOME_HEAD)
    judged = judge_settings(with_dates(action.typed, today), own, hour, today, head=head)
    wishes.keep(judged, own, turn, store)
    return Show(reminders.kept_card(turn, store), reminders.slot(person.id))


@routes.command(
    Command(
        "away",
        "pauses reminders; type back to end it",
        aliases=("i am away", "i'm away", "i’m away", "im away"),
        shown="away until …",
    )
)
def away(turn: Turn, rest: str, store: Store) -> Reply:
    """Keeps the last day away, or asks for it: "away Friday" may mean that day alone."""
    until = named_until(rest)
    # "Away day at Elm Primary" is a visit, and no absence.
    away_day = until is None and rest.lower().startswith(("day ", "days "))
    if away_day and _tells_a_visit(turn, store):
        return sentences.open_sentence(turn, store, turn.text)
    if until is None and two_days(rest, turn.today):
        until = rest
    if until is None:
        return Say(ask_away(absences.last_day_in(rest, turn.today) or rest, turn.hub))
    return absences.keep_until(until, turn, store)


def _away_again(turn: Turn, action: SaveAway, refused: Refused, _store: Store) -> Reply:
    typed = absences.asked_back(action.typed.until, refused)
    return Show(ask_away(typed, turn.hub, refused.problems), form="away")


@routes.action(SaveAway, refused=_away_again)
def save_away(turn: Turn, action: SaveAway, store: Store) -> Reply:
    """Keeps the last day away and says what that means, in place of the question."""
    until = away_until(named_until(action.typed.until) or action.typed.until, turn.today)
    kept = wishes.keep_absence(until, turn, store)
    return Show(kept.card, kept.slot)


@routes.action(ShowSettings)
def show_settings(turn: Turn, action: ShowSettings, store: Store) -> Reply:
    """The person's settings as a new message; the question stays with what was typed."""
    typed = action.typed.until
    stays = ask_away(typed, turn.hub) if typed != action.shown.get("until", "") else None
    return Say(reminders.form(turn, store), form="reminders", stays=stays)


@routes.command(
    Command(
        "back",
        "reminders come again",
        aliases=("i am back", "i'm back", "i’m back", "im back"),
        within="away",
    )
)
def back(turn: Turn, rest: str, store: Store) -> Reply:
    """Ends an absence; "back Monday" keeps that it lasts until the day before."""
    try:
        return wishes.keep_absence(back_on(rest, turn.today) if rest.strip() else None, turn, store)
    except Refused as refused:
        if _tells_a_visit(turn, store) and not two_days(rest, turn.today):
            return sentences.open_sentence(turn, store, turn.text)
        return Say(ask_away(absences.asked_back(rest, refused), turn.hub, refused.problems))


@routes.action(ComeBack)
def come_back(turn: Turn, action: ComeBack, store: Store) -> Reply:
    """Ends an absence, in place; where it was pressed in the form of settings, that stays open."""
    kept = wishes.keep_absence(None, turn, store)
    if not action.here:
        return Show(kept.card, kept.slot)
    again = RemindersAgain(replace(with_dates(action.typed, turn.today), until=""))
    return Show(reminders.form(turn, store, again), form="reminders")


def _tells_a_visit(turn: Turn, store: Store) -> bool:
    """Whether it is a leader's sentence: "Back at Elm Primary with the Y1 lead"."""
    return len(turn.text.split()) >= SENTENCE and bool(store.deployments.of_leader(turn.speaker.id))
