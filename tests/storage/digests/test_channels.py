"""Channels and flags as they are kept: what is posted to, and who answers a flag first."""

from datetime import timedelta

import pytest

from domain.delivery.conversations import Conversation, Surface
from domain.digests.channels import Audience, Choices
from domain.operations.imports import Changes, Support
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Role
from domain.scopes import Everything, Scope
from domain.visits.concerns import Concern, ConcernState
from domain.visits.visits import Record
from storage.store import Store
from tests import seed
from tests.databases import chat
from tests.make import NOW, TODAY, visit

LATER = NOW + timedelta(hours=1)


def channel(id_: str, team: str = "19:team") -> Conversation:
    """A channel's conversation."""
    kept = chat(id_, user_id="")
    return Conversation(
        id_, Surface.CHANNEL, kept.tenant, kept.service_url, kept.bot_id, channel=id_, team=team
    )


def link(store: Store, id_: str, team: str = "19:team") -> int:
    """Chooses a channel for everything."""
    store.conversations.put(channel(id_, team), None)
    officer = store.people.holding(Role.OFFICER)[0].id
    return store.channels.link(id_, "Support", Audience.ALL, "", officer, NOW)


def test_a_channel_is_posted_to_while_it_is_chosen_and_the_app_is_there(store: Store) -> None:
    seed.sow(store)
    first, second = link(store, "19:a"), link(store, "19:b", team="19:other")
    assert [c.id for c in store.channels.active()] == [first, second]
    store.conversations.stop_team("19:team", "removed")
    assert [c.id for c in store.channels.active()] == [second]
    store.conversations.stop_team("", "removed")
    assert [c.id for c in store.channels.active()] == [second]
    store.conversations.open_team("19:team")
    store.channels.stop(second, LATER)
    assert [c.id for c in store.channels.active()] == [first]
    assert link(store, "19:b") == second
    assert [c.stopped for c in store.channels.active()] == [False, False]


def test_a_channel_can_be_narrowed_to_support_that_is_not_over(store: Store) -> None:
    seed.sow(store)
    phases = ("Primary", "Secondary")
    assert store.channels.choices() == Choices(phases=phases)
    leader = store.people.holding(Role.LEADER)[0].id
    trust = Organisation(-1, OrganisationKind.TRUST, "Aire Valley Trust", uid=2001)
    other = Organisation(-2, OrganisationKind.TRUST, "No Support Trust", uid=2002)
    school = Organisation(-3, OrganisationKind.SCHOOL, "Hill Top", urn=1, trust=-1, phase="Primary")
    special = Organisation(-4, OrganisationKind.SCHOOL, "Low Top", urn=2, phase="Not applicable")
    maths = Support(
        -1, -3, "Maths", frozenset({leader}), TODAY, programme="Maths hub", strand="CPD"
    )
    special_too = Support(-3, -4, "Maths", frozenset({leader}), TODAY, strand="CPD")
    at_the_trust = Support(-2, -1, "Governance", frozenset({leader}), TODAY, programme="Maths hub")
    organisations = (trust, other, school, special)
    support = (maths, special_too, at_the_trust)
    store.imports.write(Changes(organisations=organisations, deployments=support), NOW)
    made = store.organisations.by_uid(2001)
    assert made is not None
    trusts = ((made.id, "Aire Valley Trust"),)
    assert store.channels.choices() == Choices(("Maths hub",), trusts, ("CPD",), phases)


@pytest.fixture
def flagged(store: Store) -> Store:
    """The small hub with one flagged record."""
    seed.sow(store)
    deployment = store.deployments.get(1)
    assert deployment is not None
    kept = store.visits.add(
        Record(0, deployment, deployment.leaders[0], visit(objective=None), NOW), "f-12345678"
    )
    assert store.concerns.raise_(kept.id, NOW) == 1
    return store


def flag(store: Store) -> Concern:
    """The one flag as it is kept."""
    found = store.concerns.get(1)
    assert found is not None
    return found


def open_flags(store: Store) -> int:
    """How many flags wait for somebody or are being looked at."""
    return store.concerns.page(Scope((Everything(),)), NOW, 9).total


def test_of_two_who_answer_a_flag_the_first_holds(flagged: Store) -> None:
    concerns = flagged.concerns
    assert concerns.take(1, 1, NOW)
    assert not concerns.take(1, 2, LATER)
    assert (flag(flagged).taken_by, flag(flagged).taken_at) == (1, NOW)
    assert concerns.resolve(1, 2, LATER)
    assert not concerns.resolve(1, 1, LATER)
    assert not concerns.take(1, 3, LATER)
    assert (flag(flagged).resolved_by, flag(flagged).resolved_at) == (2, LATER)
    assert open_flags(flagged) == 0
    assert concerns.reopen(1, flag(flagged).unresolved)
    assert not concerns.reopen(1, ConcernState.ASKED)
    assert flag(flagged) == Concern(1, 1, ConcernState.TAKEN, NOW, taken_by=1, taken_at=NOW)
    assert open_flags(flagged) == 1


def test_a_flag_comes_back_to_who_had_it_unless_it_was_resolved(flagged: Store) -> None:
    concerns = flagged.concerns
    concerns.take(1, 1, NOW)
    concerns.set_state(1, ConcernState.WITHDRAWN)
    assert not concerns.resolve(1, 1, NOW)
    concerns.set_state(1, flag(flagged).returned)
    assert (flag(flagged).state, flag(flagged).taken_by) == (ConcernState.TAKEN, 1)
    concerns.resolve(1, 1, LATER)
    concerns.set_state(1, ConcernState.WITHDRAWN)
    concerns.set_state(1, flag(flagged).returned)
    assert flag(flagged) == Concern(1, 1, ConcernState.ASKED, NOW)
