"""Who may have a file that is made beside the conversation."""

from datetime import datetime

from bot.subjects.funding import ticking
from bot.subjects.library.documents import may_have_edition
from bot.subjects.operations.files import as_asked
from bot.subjects.quality import report_files
from bot.subjects.support import agreements, plan_files
from bot.subjects.visits import evidence
from domain.ids import read_id
from domain.library.kept_files import EVIDENCE
from domain.operations.files import (
    AGREEMENT,
    OF_A_FILE,
    OF_AN_EDITION,
    PLAN_FILE,
    PLAN_TEMPLATE,
    REPORT_FILE,
    REPORT_TEMPLATE,
    RIGHTS,
    TICK_FILE,
)
from domain.people.people import Person
from domain.permissions import Act, can
from storage.store import Store


def may_have(person: Person, kind: str, subject: str, now: datetime, store: Store) -> bool:
    """Whether a person may have a file of a kind about a subject at this moment.

    It is asked each time: when the file is wanted, made, offered and uploaded.
    """
    if kind == EVIDENCE:
        return evidence.may_open(person, read_id(subject) or 0, now, store)
    if kind == TICK_FILE:
        return ticking.may_open(person, read_id(subject) or 0, store)
    if kind in OF_AN_EDITION:
        return may_have_edition(person, read_id(subject) or 0, store)
    if kind == REPORT_TEMPLATE:
        return report_files.may_have_template(person, read_id(subject) or 0, store)
    if kind == REPORT_FILE:
        return report_files.may_have_version(person, read_id(subject) or 0, store)
    if kind == AGREEMENT:
        return agreements.may_have_copy(person, subject, store)
    if kind == PLAN_TEMPLATE:
        return plan_files.may_have_template(person, subject, store)
    if kind == PLAN_FILE:
        return plan_files.may_have_file(person, read_id(subject) or 0, store)
    if kind in OF_A_FILE:
        file = store.kept_files.get(read_id(subject) or 0)
        own = file is not None and file.person == person.id
        return own and can(person, Act.KEEP_ROSTER, person)
    return kind in RIGHTS and as_asked(person, kind, subject, store) is not None
