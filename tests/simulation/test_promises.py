"""The simulation knows of each text who may read it, and says so when it is shown to another."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.subjects.support import consent_answers
from domain.hub import Hub
from domain.support.consenting import ConsentAnswer
from domain.support.offers import ConsentState
from storage.store import Store
from storage.tables.keeping import keeping_of
from storage.tables.metadata import metadata
from tests.seed import FARIDA, HEAD, SAMIRA, TOM, Somebody
from tests.simulation.clock import Clock
from tests.simulation.connector import Broken, Connector
from tests.simulation.ground import Ground
from tests.simulation.hub import AMARA, HUGH, sow
from tests.simulation.people import CHANNEL
from tests.simulation.promises import Promises
from tests.simulation.readers import KEPT

EVERYBODY = (FARIDA, TOM, SAMIRA, HEAD, AMARA, HUGH)
# The sown hub's request that is offered, the offer, its support, and support that goes on.
REQUEST, OFFER, OFFERED, GOES_ON = 2, 1, 3, 1
NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)
OFFICERS, SCHOOL = {SAMIRA}, {SAMIRA, HEAD}
SUPPORT = {SAMIRA, HEAD, FARIDA, TOM}
# Who reads what while leader and head are asked, and once all have said yes.
ASKED: dict[str, set[Somebody]] = {
    "commissions.need": SCHOOL,
    "commissions.outcome": SCHOOL | {AMARA},
    "commissions.evidence": SCHOOL,
    "commissions.measure": SCHOOL,
    "commissions.ring": SCHOOL,
    "commissions.hub_note": OFFICERS,
    "commissions.question": SCHOOL,
    "commissions.answer": SCHOOL,
    "commissions.what_next": SCHOOL,
    "commissions.reason": SCHOOL,
    "offers.pattern": OFFICERS | {AMARA, HUGH},
    "offers.why": OFFICERS,
    "offers.over_why": OFFICERS,
    "offers.ended_why": OFFICERS,
    "consents.reason": OFFICERS,
    "consents.conflict": OFFICERS,
    "consents.note": OFFICERS | {HUGH},
    "deployments.focus": OFFICERS | {AMARA, HUGH},
    "objectives.text": SUPPORT,
    "objectives.baseline": SUPPORT,
    "objectives.success": SUPPORT,
    "objectives.milestone": SUPPORT,
    "objectives.closed_why": SUPPORT,
    "plans.change_asked": SUPPORT,
}
AGREED = ASKED | {
    "commissions.outcome": SCHOOL | {AMARA},
    "commissions.evidence": SCHOOL | {AMARA},
    "commissions.measure": SCHOOL | {AMARA},
    "offers.pattern": SCHOOL | {AMARA, HUGH},
    "consents.note": OFFICERS | {AMARA, HUGH},
    "deployments.focus": SCHOOL | {AMARA, HUGH},
}
ROWS = {
    "commissions": f"id = {REQUEST}",
    "offers": f"id = {OFFER}",
    "consents": f"offer_id = {OFFER} and party = 'home head'",
    "deployments": f"id = {OFFERED}",
    "objectives": f"deployment_id = {GOES_ON}",
    "plans": f"deployment_id = {GOES_ON}",
}


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    """The hub as its year starts."""
    made = Ground(tmp_path, Hub())
    made.write(lambda store: sow(store, NOW))
    put = (GOES_ON, 1, 0, "2026-10-01")
    made.rows(f"insert or ignore into plans (deployment_id, version, rank, by) values {put}")
    yield made
    made.close()


def everybody_agrees(store: Store) -> None:
    """Leader, head and school say yes, in the order of asking."""
    for number in range(3):
        offer = store.offers.get(OFFER)
        assert offer is not None
        by = store.people.by_email((AMARA, HUGH, HEAD)[number].email)
        assert by is not None
        said = ConsentAnswer(ConsentState.YES, NOW, by.id)
        consent_answers.answer(offer, offer.consents[number], said, by, NOW, store)


@pytest.mark.parametrize("agreed", [False, True], ids=["asked", "agreed"])
def test_the_words_of_each_text_are_for_its_readers_alone(ground: Ground, agreed: bool) -> None:
    if agreed:
        ground.write(everybody_agrees)
    promises = Promises(ground, Connector(None, Clock(NOW)))  # type: ignore[arg-type]
    for number, (name, readers) in enumerate((AGREED if agreed else ASKED).items(), 1):
        table, column = name.split(".")
        ground.rows(f"update {table} set {column} = 'zq{number}z' where {ROWS[table]}")
        card = {"text": f"Asked: zq{number}z."}
        seen = {who for who in EVERYBODY if may_be_shown(promises, who.conversation, card)}
        assert {each.name for each in seen} == {each.name for each in readers}, name
        assert not may_be_shown(promises, CHANNEL, card), name


def may_be_shown(promises: Promises, at: str, card: object) -> bool:
    """Whether no promise is broken by that card in that chat."""
    try:
        promises.of_view(at, card, NOW + timedelta(hours=1))
    except Broken:
        return False
    return True


def test_what_somebody_sends_is_given_back_to_them(ground: Ground) -> None:
    promises = Promises(ground, Connector(None, Clock(NOW)))  # type: ignore[arg-type]
    ground.rows(f"update commissions set hub_note = 'zq7z' where id = {REQUEST}")
    promises.of_view(HEAD.conversation, {"value": "zq7z"}, NOW, given={"hub_note": "zq7z"})


@pytest.mark.parametrize("table", [*ROWS, "agreements", "hand_overs", "objective_versions"])
def test_readers_are_known_of_each_text_that_is_kept_of_requests_and_plans(table: str) -> None:
    words = keeping_of(metadata.tables[table]).of.words
    assert words
    assert {f"{table}.{column}" for column in words} <= set(KEPT)
