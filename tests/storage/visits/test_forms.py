"""Forms: which was kept last, and that what was typed is kept for 90 days and no longer."""

from datetime import timedelta

from domain.visits.visits import Values
from storage.store import Store
from tests.make import NOW, record, visit
from tests.seed import FARIDA, sow

QUARTER = timedelta(days=90)
SECOND = timedelta(seconds=1)


def test_of_two_forms_kept_at_one_moment_the_one_opened_last_is_given(store: Store) -> None:
    sow(store)
    # Ids are made up at random: by their order alone, one of these would fail now and then.
    for place in range(8):
        forms = [
            store.forms.open(1, 1, NOW + place * SECOND + part) for part in (SECOND, SECOND / 2)
        ]
        for each in forms:
            store.forms.keep(each.id, Values(did="Met them."), NOW + 9 * SECOND)
        last = store.forms.kept(1, NOW)
        assert last is not None and last.id == forms[0].id


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


def test_what_a_saved_form_keeps_of_its_record_is_forgotten_as_well(store: Store) -> None:
    sow(store)
    deployment = store.deployments.get(1)
    assert deployment is not None
    saved = store.forms.open(1, deployment.id, NOW)
    what = visit(objective=None)
    made = store.visits.add(record(id=0, deployment=deployment, what=what), saved.id)
    store.forms.close(saved.id, made.id, Values(did="Met them."), NOW + SECOND)
    store.purge(NOW + QUARTER + SECOND, ())
    assert typed(store, saved.id) == "Met them."
    store.purge(NOW + QUARTER + 2 * SECOND, ())
    assert typed(store, saved.id) is None
    form, kept = store.forms.get(saved.id), store.visits.get(made.id)
    assert form is not None and form.closed and form.visit == made.id
    assert kept is not None and kept.what == what


def typed(store: Store, form: str) -> str | None:
    """What a form keeps of the words; the form itself stays."""
    found = store.forms.get(form)
    assert found is not None
    return found.values.did if found.values else None
