"""The audit holds codes, never words that people wrote."""

from datetime import date

import pytest
from sqlalchemy import select

from domain.visits.visits import Progress
from storage.store import Store
from storage.tables.operations import audit
from tests.make import NOW


def test_a_change_is_noted_in_codes(store: Store) -> None:
    fields = {
        "progress": Progress.ON_TRACK,
        "minutes": 180,
        "on": date(2026, 3, 9),
        "roles": ["leader", "officer@101494"],
    }
    with pytest.raises(ValueError, match="roles"):
        store.audit.add(NOW, None, "visit.recorded", "visit:7", **fields)
    store.audit.add(NOW, None, "visit.recorded", "visit:7", **fields | {"roles": ["leader"]})
    kept = store._connection.execute(select(audit)).one()
    assert (kept.at, kept.person_id, kept.verb, kept.subject) == (
        NOW,
        None,
        "visit.recorded",
        "visit:7",
    )
    assert kept.fields == {
        "progress": "on_track",
        "minutes": 180,
        "on": "2026-03-09",
        "roles": ["leader"],
    }


@pytest.mark.parametrize(
    "words", ["Watched three lessons.", "f.malik@trust.example", "x" * 61, 1.5, object()]
)
def test_words_are_refused(store: Store, words: object) -> None:
    with pytest.raises(ValueError, match="codes only"):
        store.audit.add(NOW, None, "visit.corrected", "visit:7", did=words)
    assert store._connection.execute(select(audit)).all() == []
