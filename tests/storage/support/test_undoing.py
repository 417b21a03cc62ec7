"""What was kept of a change before its kind and its grants could be changed here."""

from dataclasses import replace

from domain.support.states import ChangeKind, Followed, SupportChange
from storage.store import Store
from storage.support import undoing
from tests import seed
from tests.make import NOW, TODAY


def test_what_is_kept_of_a_change_reads_back(store: Store) -> None:
    seed.sow(store)
    terms = replace(store.support_changes.terms(1), strand="CPD")
    followed = Followed(paid=(5, 4), edition=2)
    made = SupportChange(
        0, 1, NOW, 3, ChangeKind.CHANGED, terms, terms.status, TODAY, followed=followed
    )
    assert undoing.unpacked(undoing.packed(made)) == (terms, (), followed)


def test_a_change_from_before_leaves_kind_and_grants_as_they_are(store: Store) -> None:
    seed.sow(store)
    terms = replace(store.support_changes.terms(1), strand="CPD")
    store.support_changes.write(1, terms)
    made = SupportChange(0, 1, NOW, 3, ChangeKind.CHANGED, terms, terms.status, TODAY)
    about = undoing.packed(made)
    del about["terms"]["strand"], about["paid"]
    before, _, followed = undoing.unpacked(about)
    assert (before.strand, followed.paid) == (None, None)
    store.support_changes.write(1, before)
    assert store.support_changes.terms(1).strand == "CPD"
