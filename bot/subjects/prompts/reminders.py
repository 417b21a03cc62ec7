"""A person's settings for prompts, read from the store for the cards that show them."""

from collections import Counter
from datetime import date

from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.prompts.reminders import RemindersAgain, RemindersView, reminders_form, reminders_kept
from domain.delivery.slots import Slot
from domain.hub import Hub
from domain.people.people import Person, Role
from domain.prompts import kinds
from domain.prompts.prompts import NEVER
from domain.prompts.reminders import Wishes, weekdays
from storage.store import Store

KIND = "reminders"


def slot(person: int) -> Slot:
    """The slot of messages that show a person's settings as they were kept."""
    return Slot(KIND, str(person))


def hears_out(person: int, store: Store) -> bool:
    """Whether a head wants to hear of days out: who is out next week, and what moves."""
    kind = kinds.OUT.name
    return not store.prompts.of(person, (kind,)).get(kind, NEVER).closed_because


def view(person: Person, store: Store, hub: Hub, today: date) -> RemindersView:
    """The settings as they stand."""
    wishes = Wishes(
        at=person.sending_at or hub.sending_at,
        days=weekdays(person.working_days),
        off=store.reminders.muted(person.id),
        away=person.away_until,
        hears_out=hears_out(person.id, store),
    )
    live = store.milestones.live() is not None
    names = _deployment_names(person, store)
    return RemindersView(wishes, names, today, live=live, head=person.has(Role.HOME_HEAD))


def card(person: Person, store: Store, hub: Hub, today: date) -> Card:
    """What was kept, in words."""
    return reminders_kept(view(person, store, hub, today), hub)


def kept_card(turn: Turn, store: Store) -> Card:
    """The speaker's settings in words, read afresh after they were kept."""
    person = store.people.get(turn.speaker.id) or turn.speaker
    return card(person, store, turn.hub, turn.today)


def form(turn: Turn, store: Store, again: RemindersAgain | None = None) -> Card:
    """The form of the speaker's settings; `again` has what was typed, and what is wrong in it."""
    shown = view(turn.speaker, store, turn.hub, turn.today)
    return reminders_form(shown, turn.hub, again)


def _deployment_names(person: Person, store: Store) -> dict[int, str]:
    """The school of each deployment that the person leads, with the focus where it has several."""
    led = store.deployments.of_leader(person.id)
    times = Counter(deployment.organisation for deployment in led)
    names = {}
    for deployment in led:
        several = times[deployment.organisation] > 1
        school = deployment.school
        names[deployment.id] = f"{school}, {deployment.focus}" if several else school
    return names
