"""Stories of a leader who names a school that is on the register, but none of their own."""

import pytest

from domain.people.organisations import Organisation, OrganisationKind
from storage.store import Store
from tests.bot.prompts.prompting import DAY, did
from tests.bot.visits.test_concerns import officer
from tests.conversation import Chat, House
from tests.make import TODAY
from tests.seed import FARIDA, HEAD, PEEL_PARK, TITUS_SALT, TOM

NOT_TOMS = f"{TITUS_SALT} is not among the schools that you support at the moment."
# That nobody supports.
THORNBURY = "Thornbury Academy"


def _sow(store: Store) -> None:
    school = Organisation(0, OrganisationKind.SCHOOL, THORNBURY, urn=139999, town="Bradford")
    store.organisations.upsert(school)


async def tom(house: House) -> Chat:
    """Tom supports Peel Park alone, and is planned there in ten days; Titus Salt is Farida's."""
    did(house, _sow)
    did(house, lambda store: store.planned_visits.add(1, 2, TODAY + 10 * DAY))
    return house.chat(TOM)


@pytest.mark.parametrize(
    "sentence",
    [
        "Titus Salt yesterday",
        "titus salt today 1h book look w head on track",
        "Titus Salt School yesterday, 2h, phonics with the head, on track",
        "visit titus salt",
        "log a visit to Titus Salt",
    ],
)
async def test_a_record_is_for_no_other_school_than_the_one_that_was_named(
    house: House, sentence: str
) -> None:
    choice = await (await tom(house)).say(sentence)
    assert choice.words.startswith("Which school was it?") and NOT_TOMS in choice.words
    assert "What you typed is kept" in choice.words
    form = await choice.press(f"Record a visit to {PEEL_PARK}")
    assert form.words.startswith("Record a visit")


async def test_what_was_said_of_the_visit_is_kept_for_the_school_that_is_chosen(
    house: House,
) -> None:
    choice = await (await tom(house)).say("titus salt yesterday 2h book look on track")
    values = (await choice.press(f"Record a visit to {PEEL_PARK}")).values()
    assert (values["date"], values["time"], values["progress"]) == ("2026-11-22", "120", "on_track")


async def test_its_name_alone_brings_the_own_ones(house: House) -> None:
    told = (await (await tom(house)).say("titus salt")).words
    assert told.startswith("My schools") and NOT_TOMS in told and PEEL_PARK in told


@pytest.mark.parametrize(
    ("asks", "begins"),
    [
        ("plan a visit to Titus Salt on Friday", "Plan a visit: which school?"),
        ("I am going to Titus Salt on Thursday", "Plan a visit: which school?"),
        ("move my visit to Titus Salt to Friday", "Which visit do you want to move?"),
        ("when is my next visit to Titus Salt?", "Planned visits"),
        ("delete my last visit to Titus Salt please", "My visits"),
        ("call off my visit to Titus Salt", "Planned visits"),
        ("planned Titus Salt", "Planned visits"),
        ("my visits Titus Salt", "My visits"),
        ("schools Titus Salt", "My schools"),
    ],
)
async def test_what_is_asked_for_is_done_at_no_other_school(
    house: House, asks: str, begins: str
) -> None:
    told = (await (await tom(house)).say(asks)).words
    assert told.startswith(begins) and NOT_TOMS in told


async def test_whether_somebody_supports_it_is_not_told(house: House) -> None:
    leader = await tom(house)
    for text in ("{} yesterday", "{}", "plan a visit to {} on Friday", "visits {}"):
        supported = (await leader.say(text.format("Titus Salt"))).words
        unsupported = (await leader.say(text.format("Thornbury"))).words
        # As the register has it, and as it was typed.
        plain = supported.replace(TITUS_SALT, THORNBURY).replace("Titus Salt", "Thornbury")
        assert unsupported == plain, text


async def test_own_schools_stay_what_they_were(house: House) -> None:
    did(house, _sow)
    farida = house.chat(FARIDA)
    form = await farida.say("Titus Salt yesterday, 2h, on track")
    assert TITUS_SALT in form.words and "not among" not in form.words
    assert "not among" not in (await farida.say("met Mr Thornbury today, 1h, on track")).words


async def test_an_officer_and_a_contact_open_what_they_see_by_its_name(house: House) -> None:
    samira = await officer(house)
    told = (await samira.say("titus salt")).words
    assert told.startswith("Supported schools") and TITUS_SALT in told and PEEL_PARK not in told
    assert "I am not sure" in (await house.chat(HEAD).say("titus salt")).words
    assert PEEL_PARK in (await house.chat(HEAD).say("peel park")).words


async def test_a_list_is_narrowed_to_the_school_behind_its_name(house: House) -> None:
    farida = house.chat(FARIDA)
    told = (await farida.say("planned Titus Salt")).words
    assert "1 visit to Titus Salt School" in told and PEEL_PARK not in told
    unused = (await farida.say("planned everything")).words
    assert "I could not use “everything”: here is all." in unused
    named = (await farida.say("titus salt")).words
    assert "Next visit: Monday 7 December, Titus Salt School" in named
    assert "No next visit is planned" not in named
