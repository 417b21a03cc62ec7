"""What a person answers to the offer of a file is in the audit, one time."""

from sqlalchemy import select

from storage.store import Store
from storage.tables.operations import audit
from tests.bot.operations.offering import IN_PLACE, asked, heard
from tests.conversation import House


def noted(store: Store) -> list[str]:
    """What the audit holds about files, from the first to the last."""
    found = store._connection.execute(select(audit.c.verb).order_by(audit.c.id))
    return [row.verb for row in found if row.verb.startswith("file.")]


async def test_a_file_that_is_not_wanted_is_in_the_audit(house: House) -> None:
    samira, offer = await asked(house)
    for _ in range(2):
        await house.post(samira.consent(offer, "decline"))
    assert await house.database.read(noted) == ["file.made", "file.declined"]


async def test_a_file_that_is_accepted_is_in_the_audit_before_it_arrives(house: House) -> None:
    samira, offer = await asked(house)
    for answer in ("accept", "accept", "decline"):
        await house.post(samira.consent(offer, answer))
    await heard(samira, IN_PLACE)
    expected = ["file.made", "file.accepted", "file.uploaded"]
    assert await house.database.read(noted) == expected
