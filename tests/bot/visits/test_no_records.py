"""Questions, requests and what is to come open no record."""

from tests.conversation import House
from tests.domain.visits.no_records import NO_RECORDS
from tests.seed import FARIDA

MOST_WRONG = 2


async def test_hardly_a_message_that_is_no_record_opens_one(house: House) -> None:
    farida = house.chat(FARIDA)
    opened = [text for text in NO_RECORDS if "Save record" in (await farida.say(text)).words]
    assert len(opened) <= MOST_WRONG, opened
