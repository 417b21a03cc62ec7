"""Stories of support whose kind, or what pays for it, is changed by an officer."""

from dataclasses import replace
from functools import partial

import pytest

from bot.subjects.money import borne_by
from domain.funding.grants import Grant, GrantKind, GrantLine
from domain.funding.programmes import Programme
from domain.operations.imports import Changes
from domain.people.organisations import Organisation, OrganisationKind
from domain.quality.reports import ReportState
from domain.support.agreements import AgreedChange, AgreedPart
from storage.store import Store
from tests.bot.operations.offering import heard
from tests.bot.prompts.prompting import settled
from tests.bot.support.agreed import agreed
from tests.bot.support.keeping import PEEL, TITUS, forged, kept, officer, verbs
from tests.bot.support.offered import HUGH, parties
from tests.conversation import Card, House
from tests.make import NOW, TODAY
from tests.seed import HEAD, SAMIRA

YEAR = "2026-27"


def grant(store: Store, reference: str, at: int = PEEL, **more: object) -> int:
    """A grant of the school that gets a support."""
    support = store.deployments.get(at)
    assert support is not None
    known = {"programme": "Opportunity Area", "holder": support.organisation, "school_year": YEAR}
    known |= {"kind": GrantKind.NEW, "amount": 6_000_00, "awarded_on": TODAY}
    return store.funds.write(Grant(-1, reference, **{**known, **more}))  # type: ignore[arg-type]


def money(store: Store) -> None:
    """Two grants of Peel Park, one from before its support, and one of Titus Salt."""
    store.funds.write_programme(Programme("Opportunity Area"))
    for reference in ("OA-1", "OA-2"):
        grant(store, reference)
    grant(store, "OA-OLD", school_year="2024-25")
    grant(store, "TS-1", TITUS)


def paying(house: House, support: int = PEEL) -> list[str]:
    """The references of what pays for a support, in order."""

    def read(store: Store) -> list[str]:
        ids = store.funds.paying_for(support)
        found = store.funds.some(ids)
        return [found[id_].reference for id_ in ids]

    return house.database.read_now(read)


def code(house: House, reference: str) -> str:
    """A grant as a drop-down has it."""
    found = house.database.read_now(lambda store: store.funds.referred(reference))
    assert found is not None
    return str(found.id)


@pytest.fixture
async def form(house: House) -> Card:
    """The form of the support of Peel Park, which no grant pays for yet."""
    await house.database.write(money)
    return await (await kept(await officer(house))).press("Change")


async def test_grants_are_chosen_in_order_and_reports_follow(form: Card) -> None:
    house = form.chat.house
    assert "Paid from: not stated" in form.words
    assert "OA-1, 2026-27, new, £6,000" in str(form.shown)
    assert "OA-OLD" not in str(form.shown) and "TS-1" not in str(form.shown)
    first, second = code(house, "OA-1"), code(house, "OA-2")
    done = await form.press("Save", grant_1=second, grant_2=first, why="The grant came")
    assert "OA-2 and OA-1" in done.words and "The grant came" in done.words
    assert paying(house) == ["OA-2", "OA-1"]
    assert "support.changed" in await house.database.read(verbs)

    def on_money(store: Store) -> list[tuple[ReportState, int]]:
        found = [r for r in store.reports.everything() if int(first) in r.grants]
        return [(r.state, len(r.supports)) for r in found]

    assert (ReportState.DUE, 1) in await house.database.read(on_money)
    undone = await done.press("Undo")
    assert "Undone." in undone.words and paying(house) == []
    assert (ReportState.DUE, 1) not in await house.database.read(on_money)
    again = await undone.press("Change")
    assert "Paid from: not stated" in again.words


async def test_days_used_are_borne_by_what_pays_from_then_on(form: Card) -> None:
    house = form.chat.house
    one = int(code(house, "OA-1"))

    def spent(store: Store) -> int:
        store._connection.exec_driver_sql("UPDATE deployments SET rate = 35000 WHERE id = 1")
        return sum(borne_by([one], store).values())

    before = house.database.write_now(spent)
    await form.press("Save", grant_1=str(one))
    after = house.database.read_now(lambda store: sum(borne_by([one], store).values()))
    used = house.database.read_now(lambda store: store.deployments.minutes_used(PEEL))
    assert before == 0 and (after > 0) is (used > 0)


async def test_another_holders_grant_is_refused_and_so_is_one_twice(form: Card) -> None:
    house = form.chat.house
    own, strange = code(house, "OA-1"), code(house, "TS-1")
    wrong = await form.press("Save", grant_1=strange, focus="Phonics")
    assert "TS-1" in wrong.words and "Titus Salt School" in wrong.words
    assert wrong.values()["focus"] == "Phonics" and paying(house) == []
    twice = await wrong.press("Save", grant_1=own, grant_2=own)
    assert "This grant is listed above already." in twice.words
    unknown = await twice.press("Save", grant_1="999", grant_2="")
    assert "Choose a grant of the list, or none." in unknown.words
    done = await unknown.press("Save", grant_1=own)
    assert "Saved." in done.words and paying(house) == ["OA-1"]


async def test_what_pays_already_may_stay_whoever_holds_it(house: House) -> None:
    def paid(store: Store) -> None:
        money(store)
        ids = [store.funds.referred(each) for each in ("TS-1", "OA-OLD")]
        store.funds.pay(PEEL, tuple(each.id for each in ids if each))

    await house.database.write(paid)
    form = await (await kept(await officer(house))).press("Change")
    assert form.values()["grant_1"] == code(house, "TS-1")
    done = await form.press("Save", grant_3=code(house, "OA-1"), focus="Phonics")
    assert "Saved." in done.words and paying(house) == ["TS-1", "OA-OLD", "OA-1"]


async def test_more_grants_than_the_form_has_room_for_stay(house: House) -> None:
    many = [f"OA-{number}" for number in range(1, 7)]

    def paid(store: Store) -> None:
        store.funds.write_programme(Programme("Opportunity Area"))
        store.funds.pay(PEEL, tuple(grant(store, each) for each in many))

    await house.database.write(paid)
    form = await (await kept(await officer(house))).press("Change")
    assert "2 grants more pay after these and stay." in form.words
    done = await form.press("Save", focus="Phonics")
    assert "Saved." in done.words and paying(house) == many
    form = await done.press("Change")
    await form.press("Save", grant_4=code(house, "OA-6"))
    assert paying(house) == ["OA-1", "OA-2", "OA-3", "OA-6", "OA-5"]


async def test_a_card_of_an_earlier_version_keeps_kind_and_grants(house: House) -> None:
    def paid(store: Store) -> None:
        money(store)
        found = store.funds.referred("OA-1")
        assert found is not None
        store.funds.pay(PEEL, (found.id,))
        terms = store.support_changes.terms(PEEL)
        store.support_changes.write(PEEL, replace(terms, strand="CPD"))

    await house.database.write(paid)
    samira = await officer(house)
    old = {"focus": "Phonics", "days": "9", "start": "2026-09-01", "end": "2027-07-20", "why": ""}
    status, body = await house.post(
        forged(samira, "support.save", deployment=PEEL, version=2, **old)
    )
    assert status == 200 and "Saved." in str(body)
    found = house.database.read_now(lambda store: store.deployments.get(PEEL))
    assert found is not None and (found.focus, found.strand) == ("Phonics", "CPD")
    assert paying(house) == ["OA-1"]


async def test_the_kind_is_one_of_the_list_or_what_it_was(form: Card) -> None:
    house = form.chat.house
    done = await form.press("Save", strand="CPD")
    assert "CPD" in done.words and "Changed by Samira" in done.words
    again = await done.press("Change")
    assert again.values()["strand"] == "CPD"
    wrong = await again.press("Save", strand="Dancing")
    assert "Choose one of the list." in wrong.words
    undone = await (await wrong.press("Keep as it is")).press("Undo")
    assert "Undone." in undone.words
    found = house.database.read_now(lambda store: store.deployments.get(PEEL))
    assert found is not None and found.strand == ""


async def test_the_agreement_says_what_changed_and_a_head_reads_nothing_of_the_kind(
    house: House,
) -> None:
    support = await house.database.write(agreed)
    await house.database.write(partial(grant, reference="OA-1"))
    hugh, head, samira = await parties(house, HUGH, HEAD, SAMIRA)
    before = len(hugh.messages)
    form = await (await kept(samira, support)).press("Change")
    await form.press("Save", strand="CPD")
    await heard(head, "Kind of support: CPD (was not stated).")
    await settled(house)
    assert len(hugh.messages) == before, "it is about nothing of theirs"
    form = await (await kept(samira, support)).press("Change")
    await form.press("Save", strand="ITT", grant_1=code(house, "OA-1"), days="6.5")
    await heard(hugh, "Days: 6.5 (was 6).")
    assert "ITT" not in str(hugh.messages[-1].card)
    made = house.database.read_now(lambda store: store.agreements.last(support))
    assert made is not None and made.edition == 3 and not made.asks_again
    assert AgreedChange(AgreedPart.GRANTS, "", "OA-1") in made.changes
    opened = await hugh.card().press("Agreement")
    assert "ITT" not in opened.words and "Paid from: OA-1 (was not stated)." in opened.words


async def test_a_trusts_grant_with_a_part_for_the_school_may_pay(house: House) -> None:
    def trusts(store: Store) -> None:
        store.funds.write_programme(Programme("Opportunity Area"))
        peel = store.organisations.by_urn(101494)
        assert peel is not None
        trust = Organisation(-9, OrganisationKind.TRUST, "Aire Trust", uid=5001)
        store.imports.write(Changes(organisations=(trust, replace(peel, trust=-9))), NOW)
        found = store.organisations.by_urn(101494)
        assert found is not None and found.trust is not None
        part, other = GrantLine(found.id, 2_000_00), GrantLine(found.id + 1, 3_000_00)
        grant(store, "TR-1", holder=found.trust, lines=(part, other))
        grant(store, "TR-2", holder=found.trust, lines=(other,))

    await house.database.write(trusts)
    form = await (await kept(await officer(house))).press("Change")
    assert "TR-1, 2026-27, new, £2,000" in str(form.shown) and "TR-2" not in str(form.shown)
    await form.press("Save", grant_1=code(house, "TR-1"))
    assert paying(house) == ["TR-1"]


async def test_an_undone_change_of_dates_puts_reports_back(house: House) -> None:
    samira = await officer(house)
    await samira.say("hi")

    def dues(store: Store) -> list[str]:
        found = [r for r in store.reports.everything() if PEEL in r.supports]
        return sorted(str(r.due) for r in found)

    form = await (await kept(samira)).press("Change")
    unchanged = await form.press("Save", focus="Phonics")
    before = await house.database.read(dues)
    assert before
    form = await unchanged.press("Change")
    done = await form.press("Save", end="2027-02-12")
    assert await house.database.read(dues) != before
    await done.press("Undo")
    assert await house.database.read(dues) == before
