"""Stories of agreements: editions of what was agreed about support."""

from dataclasses import replace
from fractions import Fraction

from bot.subjects.support.agreeing import make_edition
from domain.support.agreements import AgreedChange, AgreedPart, Agreement
from domain.support.rates import Rates
from storage.store import Store
from tests.bot.support.keeping import PEEL
from tests.conversation import House
from tests.make import NOW, TODAY
from tests.seed import FARIDA, PEEL_PARK


def _made(store: Store) -> Agreement:
    return make_edition(PEEL, store.people.by_email(FARIDA.email), NOW, store)


async def test_the_first_edition_has_what_stands_and_is_read_as_it_was_kept(house: House) -> None:
    made = await house.database.write(_made)
    kept = await house.database.read(lambda store: store.agreements.last(PEEL))
    assert kept == made and made.edition == 1 and not made.changes
    terms = made.terms
    assert terms.place.name == PEEL_PARK and terms.focus == "Early reading"
    assert [leader.name for leader in terms.leaders] == ["Farida Malik", "Tom Ellison"]
    assert terms.days == 10


async def test_made_twice_it_stays_one_edition(house: House) -> None:
    first = await house.database.write(_made)
    assert await house.database.write(_made) == first


async def test_what_changed_makes_the_next_edition_that_names_it(house: House) -> None:
    def change(store: Store) -> None:
        terms = store.support_changes.terms(PEEL)
        store.support_changes.write(PEEL, replace(terms, days_agreed=Fraction(12)))
        store.rates.write(PEEL, Rates(350_00, 300_00, 50_00), TODAY)

    await house.database.write(_made)
    await house.database.write(change)
    second = await house.database.write(_made)
    assert second.edition == 2
    assert second.changes == (
        AgreedChange(AgreedPart.DAYS, "10", "12"),
        AgreedChange(AgreedPart.CHARGED, "", "35000"),
        AgreedChange(AgreedPart.TO_EMPLOYER, "", "30000"),
        AgreedChange(AgreedPart.FEE, "", "5000"),
    )
    of = await house.database.read(lambda store: store.agreements.of(PEEL))
    assert [each.edition for each in of] == [1, 2] and of[0].terms.days == 10
    first = await house.database.read(lambda store: store.agreements.edition(PEEL, 1))
    assert first == of[0]
