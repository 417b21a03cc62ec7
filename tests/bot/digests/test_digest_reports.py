"""Stories of the reports that a channel's digest counts: due, late, and those it may hear of."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.digests.channels import Audience
from domain.operations.imports import Changes
from storage.store import Store
from tests.bot.digests.digesting import Channel, at, linked, record
from tests.bot.operations.offering import officer
from tests.bot.quality.money import pay
from tests.conversation import House
from tests.make import NOW
from tests.seed import PEEL_PARK, SAMIRA, TITUS_SALT

MONDAY = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
STRANDS = {PEEL_PARK: "Reading", TITUS_SALT: "History"}


def owed(store: Store) -> None:
    """A report of Peel Park's is late, and one is due this week; each school has its strand."""
    pay(store, due=date(2026, 11, 24))
    pay(store, due=date(2026, 12, 4), reference="OA-2627-PEE-2")
    known = store.imports.snapshot().deployments.values()
    names = {o.id: o.name for o in store.imports.snapshot().organisations.values()}
    changed = (replace(each, strand=STRANDS[names[each.organisation]]) for each in known)
    store.imports.write(Changes(deployments=tuple(changed)), NOW)


async def narrowed(channel: Channel, strand: str) -> None:
    """The channel hears of one kind of support."""

    def link(store: Store) -> None:
        found, samira = store.channels.get(channel.id), store.people.by_email(SAMIRA.email)
        assert found is not None and samira is not None
        place = found.conversation, found.name
        store.channels.link(*place, Audience.STRAND, strand, samira.id, NOW)

    await channel.house.database.write(link)


async def test_reports_that_are_late_are_in_its_line_and_those_due_are_folded(
    house: House,
) -> None:
    await house.database.write(owed)
    channel = await linked(house)
    await record(house, "2026-11-23")
    await at(house, MONDAY)
    (said,) = channel.posts
    assert "1 report late" in said
    assert "Reports | 1 late, 1 due by 6 Dec" in said
    for never in ("OA-2627", "4,200"):
        assert never not in said


@pytest.mark.parametrize(("strand", "hears"), [("Reading", True), ("History", False)])
async def test_a_channel_of_one_kind_of_support_counts_its_reports_alone(
    house: House, strand: str, hears: bool
) -> None:
    await house.database.write(owed)
    channel = await linked(house)
    await narrowed(channel, strand)
    await record(house, "2026-11-23")
    await record(house, "2026-11-23", school=TITUS_SALT)
    await at(house, MONDAY)
    (said,) = channel.posts
    assert ("1 report late" in said) is hears and ("Reports |" in said) is hears


async def test_the_preview_counts_them_as_well(house: House) -> None:
    await house.database.write(owed)
    await linked(house)
    samira = await officer(house)
    house.clock.moment = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    await record(house, "2026-11-23")
    shown = await (await samira.say("digest")).press("Next digest in Support in schools")
    assert "1 report late" in shown.words and "1 late, 1 due by 6 Dec" in shown.words
    house.clock.pass_(days=timedelta(days=14).days)
    later = await samira.say("digest")
    assert "2 reports late" in later.words
