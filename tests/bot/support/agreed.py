"""Support to which all three have said yes, and what stands in the files made of its agreement."""

import io
from datetime import timedelta

from docx import Document

from bot.making.work import read
from bot.subjects.support.consent_answers import answer
from domain.operations.work import Work
from domain.people.people import Person
from domain.support.consenting import ConsentAnswer
from domain.support.offers import Consent, ConsentState, Party
from storage.store import Store
from tests.bot.support.offered import AMARA, HUGH, offered, person_id
from tests.make import NOW
from tests.seed import HEAD

MINUTE = timedelta(minutes=1)


def agreed(store: Store) -> int:
    """Six days of Amara's at Peel Park from 11 January, which all agreed to; gives its id."""
    id_ = offered(store)
    return all_say_yes(store, id_)


def all_say_yes(store: Store, offer: int) -> int:
    """Everybody who is asked says yes, one after the other; gives the support's id."""
    for _ in range(9):
        found = store.offers.get(offer)
        assert found is not None
        asked = [c for c in found.consents if c.state is ConsentState.ASKED]
        if not asked:
            return found.deployment
        by = _who(asked[0], store)
        says = ConsentAnswer(ConsentState.YES, NOW, by.id, note="not Fridays")
        answer(found, asked[0], says, by, NOW, store)
    raise AssertionError("some answer is asked for ever")


def _who(consent: Consent, store: Store) -> Person:
    if consent.party is Party.LEADER:
        found = store.people.get(consent.leader or 0)
    else:
        who = HUGH if consent.party is Party.HOME_HEAD else HEAD
        found = store.people.get(person_id(store, who))
    assert found is not None
    return found


def amara(store: Store) -> int:
    """Amara's id."""
    return person_id(store, AMARA)


def words_of(work: Work, store: Store) -> str:
    """What stands in a document that is made for somebody, also in its tables."""
    made = read(work, NOW, store)
    assert callable(made), made
    document = made()
    found = Document(io.BytesIO(document.content))  # type: ignore[attr-defined]
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return " | ".join([*(p.text for p in found.paragraphs), *cells])
