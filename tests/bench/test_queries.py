"""However large the hub is, a screen asks as many questions: none for each of many things."""

from bench.scale.hub import Hub as Filled
from bench.scale.hub import Size
from bench.scale.measure import statements_of
from bench.scale.screens import Screens
from domain.hub import Hub
from storage.store import Store
from tests import databases
from tests.bench.conftest import filled
from tests.databases import Places

# Each has more than a page of everything; the second is three times the first.
FEWER, MORE = Size(60, 20, 1_000), Size(180, 60, 3_000)
# What puts or draws something for each of many people.
FOR_EACH = {
    "tick: prompts, at the hour": "a message for each person who owes something",
    "tick: strangers": "a note for each officer on whose day somebody wrote",
    "tick: reports": "each report that is due is kept anew, once a day",
    "drawn: strangers": "whether each who wrote has been let in since",
}
# Of an empty list no more is asked: the smaller hub has nothing there.
EMPTY = {
    "officer: unanswered",
    "officer: copies not answered",
    "officer: copies not answered, last page",
}


@databases.on_sqlite
def test_no_screen_and_no_tick_asks_more_of_a_larger_hub(places: Places) -> None:
    fewer, more = counted(places, FEWER), counted(places, MORE)
    grown = {name: (fewer[name], more[name]) for name in more if more[name] > fewer[name]}
    assert set(grown) <= {*FOR_EACH, *EMPTY}, grown


def counted(places: Places, size: Size) -> dict[str, int]:
    """How many statements each screen and each tick executes in a hub of that size."""
    hub, found, engine = Hub(), {}, filled(places, size)
    with engine.connect() as connection:
        works = Screens(Filled(size), hub).all(connection)
        connection.rollback()
        for name, work in works.items():
            with statements_of(connection) as seen:
                work(Store(connection, hub))
            found[name] = len(seen)
            connection.rollback()
    engine.dispose()
    return found


@databases.on_sqlite
def test_a_filled_hub_keeps_the_minutes_of_its_records(places: Places) -> None:
    engine = filled(places, FEWER)
    with engine.connect() as connection:
        assert Store(connection, Hub()).deployments.astray() == []
    engine.dispose()
