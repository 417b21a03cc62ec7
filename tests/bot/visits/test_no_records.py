"""Questions, requests and what is to come open no record."""

from tests.conversation import House
from tests.domain.visits.no_records import NO_RECORDS, SECOND_NO_RECORDS
from tests.seed import FARIDA

# Of ninety messages.
MOST_WRONG = 3


async def test_hardly_a_message_that_is_no_record_opens_one(house: House) -> None:
    farida = house.chat(FARIDA)
    every = NO_RECORDS + SECOND_NO_RECORDS
    opened = [text for text in every if "Save record" in (await farida.say(text)).words]
    assert len(opened) <= MOST_WRONG, opened
