"""Lists as files: asked for in a turn, and theirs only while they see what they saw then."""

from bot.subjects.file_words import ASKED_BEFORE
from bot.turns.turn import Turn
from domain.errors import refuse
from domain.operations.asked import NarrowedList, reach_of, read_subject, subject_of
from domain.operations.files import RIGHTS, may_have
from domain.people.accounts import without_officer
from domain.people.people import Person
from storage.store import Store

BEING_MADE = "It is being made; it comes here in a moment."


def ask_for_file(turn: Turn, kind: str, narrowed: NarrowedList, store: Store) -> str:
    """Has a list made as a file for the speaker, and gives what to tell them.

    Refused for whoever may have none.
    """
    if not may_have(turn.person, kind):
        raise refuse("not_yours")
    subject = subject_of(narrowed, _reach(turn.speaker, kind, store))
    is_new = store.work.put(kind, turn.speaker.id, turn.now, subject)
    return BEING_MADE if is_new else ASKED_BEFORE


def as_asked(person: Person | None, kind: str, subject: str, store: Store) -> Person | None:
    """The person with the roles with which they asked; None where they see something else by now.

    An officer may ask from an account that typed no code, and be no officer there.
    """
    asked = read_subject(subject)[1]
    for one in (person, without_officer(person)) if person else ():
        if may_have(one, kind) and _reach(one, kind, store) == asked:
            return one
    return None


def _reach(person: Person, kind: str, store: Store) -> str:
    led, owed = store.deployments.led(person.id), store.reports.owed_by(person.id)
    return reach_of(RIGHTS[kind](person), led, owed)
