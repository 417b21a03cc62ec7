"""Which message shows what."""

from domain.delivery.delivery import Post
from storage.store import Store
from tests.make import NOW


def test_a_message_is_found_by_its_place_and_its_id(store: Store) -> None:
    post = store.posts.show("a:farida", "m1", "visit:7", "visit:7", NOW)
    assert post == Post(post.id, "visit:7", "a:farida", "m1", "visit:7")
    assert store.posts.at("a:farida", "m1") == post
    assert store.posts.get(post.id) == post
    assert store.posts.at("a:farida", "m2") is None


def test_what_it_shows_changes_in_place(store: Store) -> None:
    first = store.posts.show("a:farida", "m1", "visit:7", "visit:7", NOW)
    form = store.posts.show("a:farida", "m1", "visit:7", "form:abc", NOW)
    assert form.id == first.id
    assert form.being_filled_in
    assert store.posts.at("a:farida", "m1") == form
    other = store.posts.show("a:farida", "m1", "visit:8", "visit:8", NOW)
    assert store.posts.at("a:farida", "m1") == other


def test_a_message_that_is_gone_is_put_into_no_more(store: Store) -> None:
    gone = store.posts.show("a:tom", "m2", "visit:7", "visit:7", NOW)
    store.posts.forget(gone.id)
    assert store.posts.at("a:tom", "m2") is None
    assert store.posts.get(gone.id) == Post(gone.id, "visit:7", "a:tom", None, "visit:7")


def test_a_message_that_never_was_is_none(store: Store) -> None:
    assert store.posts.get(99) is None
