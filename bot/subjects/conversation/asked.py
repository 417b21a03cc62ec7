"""What is done about a text that asks for something: shown, opened, or said that it cannot be."""

import re
from collections.abc import Callable, Mapping

from bot.subjects.conversation import home
from bot.subjects.prompts import absences, overdue, reminders
from bot.subjects.support.not_own import not_own
from bot.subjects.support.support_list import list_card
from bot.subjects.visits import (
    my_visits,
    opening,
    planning_words,
    receipts,
    records,
    sentences,
    steps,
)
from bot.turns.reply import Reply, Say
from bot.turns.turn import Turn
from cards.actions.planning import ShowOverdue
from cards.actions.support import ShowDeployments
from cards.actions.visits import MyVisits, ShowRecords, ShowSteps
from cards.conversation.asked import (
    no_answer,
    no_record_yet,
    welcome_words,
)
from cards.conversation.not_understood import NearWord
from cards.prompts.reminders import ask_away
from domain.conversation.asking import Wanted
from domain.people.people import Role, holds_a_code
from domain.permissions import Act, scope
from domain.visits.visits import UNDO
from storage.store import Store

_UNTIL = re.compile(r"\b(?:until|till|til|up to)\b\s*(.+)", re.IGNORECASE | re.DOTALL)
MOST = 20


def answer(asked: Wanted, turn: Turn, store: Store) -> Reply:
    """The answer to what was asked for; what the speaker has no right to is not understood."""
    leads = turn.speaker.has(Role.LEADER)
    found = _OF_LEADERS.get(asked) if leads else None
    return (found or _OF_ALL.get(asked, _no_answer))(turn, store)


def has_answer(asked: Wanted, turn: Turn) -> bool:
    """Whether the speaker gets another answer than that there is none."""
    return asked in _OF_ALL or (turn.speaker.has(Role.LEADER) and asked in _OF_LEADERS)


def _thanks(turn: Turn, _store: Store) -> Reply:
    return Say(welcome_words(turn.hub, leader=turn.speaker.has(Role.LEADER)))


def _home(turn: Turn, store: Store) -> Reply:
    return Say(home.card(turn, store))


def _missing(turn: Turn, store: Store) -> Reply:
    """The missing records; the home card for who sees none of them."""
    if not overdue.reads(turn):
        return _home(turn, store)
    return Say(overdue.list_card(turn, ShowOverdue(), store))


def _settings(turn: Turn, store: Store) -> Reply:
    return Say(reminders.form(turn, store))


def _support(turn: Turn, store: Store) -> Reply:
    if not scope(turn.person, Act.SEE).parts:
        return _no_answer(turn, store)
    return Say(list_card(turn, ShowDeployments(), store))


def _records(turn: Turn, store: Store) -> Reply:
    if records.reads(turn.speaker):
        return Say(records.page(turn, ShowRecords(), store))
    return _no_answer(turn, store)


def _own_records(turn: Turn, store: Store) -> Reply:
    return Say(my_visits.page(turn, MyVisits(), store))


def _steps(turn: Turn, store: Store) -> Reply:
    return Say(steps.list_card(turn, ShowSteps(), store))


def _last_record(turn: Turn, store: Store) -> Reply:
    """The last own record, at the school that is named if one is, with Edit and Delete."""
    own = scope(turn.person, Act.CORRECT, Role.LEADER)
    recent = store.records.page(own, turn.now, MOST).rows
    led = {d.id: d for d in store.deployments.of_leader(turn.speaker.id)}
    led |= {record.deployment.id: record.deployment for record in recent}
    known = list(led.values())
    if note := not_own(turn.text, known, turn, store):
        return Say(my_visits.page(turn, MyVisits(), store, note))
    if wanted := {d.id for d in sentences.named(turn.text, known)}:
        pages = [store.records.page(own, turn.now, 1, support=id_) for id_ in sorted(wanted)]
        recent = tuple(record for page in pages for record in page.rows)
    last = max(recent, key=lambda r: (r.on, r.id), default=None)
    whole = store.visits.get(last.id) if last else None
    return receipts.post(whole, turn, store) if whole else Say(no_record_yet(turn.hub))


def _undo(turn: Turn, store: Store) -> Reply:
    """The deleted records, of which each can come back; without any, the last record."""
    own = scope(turn.person, Act.DELETE, Role.LEADER)
    if store.records.deleted(own, turn.now, turn.now - UNDO).rows:
        return Say(my_visits.deleted_page(turn, store))
    return _last_record(turn, store)


def _plan(turn: Turn, store: Store) -> Reply:
    return planning_words.plan(turn.text, turn, store)


def _move(turn: Turn, store: Store) -> Reply:
    return planning_words.move(turn.text, turn, store)


def _coming(turn: Turn, store: Store) -> Reply:
    """The visits to come, to the school that is named if one is."""
    return planning_words.coming(turn.text, turn, store)


def _away(turn: Turn, store: Store) -> Reply:
    if found := _UNTIL.search(turn.text):
        return absences.keep_until(found[1], turn, store)
    return Say(ask_away(absences.last_day_in(turn.text, turn.today), turn.hub))


def _form(turn: Turn, store: Store) -> Reply:
    return opening.open_kept_or_likely(turn, store)


def not_answered(turn: Turn, meant: NearWord | None = None) -> Reply:
    """Says that there is no answer, and offers what was perhaps meant."""
    read = "" if holds_a_code(turn.text) else turn.text
    leader = turn.speaker.has(Role.LEADER)
    return Say(no_answer(read, turn.hub, leader=leader, meant=meant))


def _no_answer(turn: Turn, _store: Store) -> Reply:
    return not_answered(turn)


_OF_ALL: Mapping[Wanted, Callable[[Turn, Store], Reply]] = {
    Wanted.THANKS: _thanks,
    Wanted.HOME: _home,
    Wanted.MISSING: _missing,
    Wanted.SETTINGS: _settings,
    Wanted.SUPPORT: _support,
    Wanted.NEXT_VISIT: _support,
    Wanted.RECORDS: _records,
    Wanted.AWAY: _away,
}
_OF_LEADERS: Mapping[Wanted, Callable[[Turn, Store], Reply]] = {
    Wanted.RECORDS: _own_records,
    Wanted.STEPS: _steps,
    Wanted.NEXT_VISIT: _coming,
    Wanted.PLAN: _plan,
    Wanted.MOVE: _move,
    Wanted.LAST_RECORD: _last_record,
    Wanted.UNDO: _undo,
    Wanted.FORM: _form,
}
