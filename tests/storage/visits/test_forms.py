"""Forms: what was typed and not saved is kept for 90 days, and no longer."""

from datetime import timedelta

from domain.visits.visits import Values
from storage.store import Store
from tests.make import NOW
from tests.seed import FARIDA, sow

QUARTER = timedelta(days=90)
SECOND = timedelta(seconds=1)


def test_what_was_typed_and_never_saved_is_forgotten_after_90_days(store: Store) -> None:
    sow(store)
    farida = store.people.by_email(FARIDA.email)
    assert farida is not None
    (deployment, *_) = store.deployments.of_leader(farida.id)
    kept, begun = (
        store.forms.open(farida.id, deployment.id, NOW, values=Values(did="Met them."))
        for _ in range(2)
    )
    store.forms.keep(kept.id, Values(did="Met the head."), NOW + SECOND)
    store.purge(NOW + QUARTER, ())
    assert [typed(store, form.id) for form in (kept, begun)] == ["Met the head.", "Met them."]
    store.purge(NOW + QUARTER + SECOND, ())
    assert [typed(store, form.id) for form in (kept, begun)] == ["Met the head.", None]
    store.purge(NOW + QUARTER + 2 * SECOND, ())
    assert typed(store, kept.id) is None and store.forms.kept(farida.id, NOW) is None


def typed(store: Store, form: str) -> str | None:
    """What a form keeps of the words; the form itself stays."""
    found = store.forms.get(form)
    assert found is not None
    return found.values.did if found.values else None
