"""Rights end when they end: everybody presses every button of their own cards from before.

The cards are made while the person has the role. Then a colleague, an officer and the school write
something, and the person loses the role, the support, the place on the list or the tenant.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.delivery.message import Message
from bot.messages import BY_NAME
from cards.actions.action_plans import GetPlanTemplate
from cards.actions.agreements import OpenAgreement, ShowAgreement
from cards.actions.consents import SayConflict, SayNo, SayYes, TakeYesBack
from cards.actions.evidence import OpenEvidence, PutBackEvidence, ShareEvidence, TakeOffEvidence
from cards.actions.library import OpenEdition
from cards.actions.objectives import SaveNewObjective
from cards.actions.planning import CallOff, OverdueFile
from cards.actions.prompts import ComeBack, InTouch, SaveAway, SaveReminders, Snooze
from cards.actions.reports import OpenVersion, ReportsFile
from cards.actions.support import SupportFile
from cards.actions.visit_forms import SaveVisit
from cards.actions.visits import AddStep, DeleteVisit, NoStep, RestoreVisit, VisitsFile
from tests import databases
from tests.bot.turns import stale
from tests.bot.turns.everybody import Story, filled_hub
from tests.bot.turns.stale import Chat, Loss
from tests.databases import Places
from tests.seed import FARIDA, HEAD, SAMIRA, TOM, Somebody

# Everybody on the list keeps an own hour and own absences.
OWN = {action.verb for action in (SaveReminders, SaveAway, ComeBack)}
# A leader's records stay their own whoever leads the support by now, and so does other support.
OWN_RECORDS = {a.verb for a in (SaveVisit, DeleteVisit, RestoreVisit, AddStep, NoStep)}
OWN_RECORDS |= {a.verb for a in (OpenEvidence, ShareEvidence, TakeOffEvidence, PutBackEvidence)}
OTHER_SUPPORT = {a.verb for a in (InTouch, Snooze, CallOff, SaveNewObjective)}
# Whether they lead what is proposed is for them to say, and none of it is that support.
OTHER_SUPPORT |= {a.verb for a in (SayYes, SayNo, SayConflict, TakeYesBack)}
# Of what they still see they may have files: nothing else stands in those. What leaders read in
# the library is theirs as well, and a report that they handed in.
OWN_FILES = {
    file.verb
    for file in (VisitsFile, SupportFile, OverdueFile, ReportsFile, OpenEdition, OpenVersion)
}
# The agreements and plans are those of other support: see the rights over each.
OWN_FILES |= {a.verb for a in (ShowAgreement, OpenAgreement, GetPlanTemplate)}
# That somebody unknown called is counted.
COUNTED = {"strangers"}


@dataclass(frozen=True, slots=True)
class Lost:
    """Who loses what; what of later may still be read, and what be changed, by names and verbs."""

    name: str
    who: Somebody
    loss: Loss
    may_read: frozenset[str] = frozenset()
    may_change: frozenset[str] = frozenset(OWN)


LOST = (
    Lost("leader no more", FARIDA, stale.role),
    Lost(
        "taken off a support",
        FARIDA,
        stale.support,
        frozenset({"own", "objection"}),
        frozenset(OWN | OWN_RECORDS | OTHER_SUPPORT | OWN_FILES),
    ),
    Lost("colleague no more", TOM, stale.role),
    Lost("officer no more", SAMIRA, stale.role),
    Lost("contact no more", HEAD, stale.role),
    Lost("leader off the list", FARIDA, stale.place_on_the_list, may_change=frozenset()),
    Lost("officer off the list", SAMIRA, stale.place_on_the_list, may_change=frozenset()),
    Lost("contact off the list", HEAD, stale.place_on_the_list, may_change=frozenset()),
)


@pytest.fixture
def story(places: Places) -> Iterator[Story]:
    """The filled hub with everybody's account linked."""
    with filled_hub(places) as made:
        stale.meet(made)
        yield made


@databases.on_sqlite
@pytest.mark.long
@pytest.mark.parametrize("lost", LOST, ids=lambda lost: lost.name)
def test_no_card_from_before_shows_or_changes_anything(lost: Lost, story: Story) -> None:
    """Nor does a message that goes now, or an update of one from before."""
    chat = Chat(lost.who, story)
    buttons = stale.buttons(chat)
    stale.go_on(story)
    lost.loss(lost.who, chat.store)
    shown: dict[str, set[str]] = {}
    changed: dict[str, set[str]] = {}
    for press in buttons:
        reply, tables = stale.tried(chat, press)
        shown.setdefault(press.verb, set()).update(stale.later(reply))
        changed.setdefault(press.verb, set()).update(tables - COUNTED)
    read = {verb: found for verb, found in shown.items() if found}
    done = {verb: tables for verb, tables in changed.items() if tables}
    print(f"| {lost.name} | {len(buttons)} | {read or 'nothing'} | {done or 'nothing'} |")
    assert len(buttons) > 20
    assert {verb: found for verb, found in read.items() if found - lost.may_read} == {}
    assert {verb: tables for verb, tables in done.items() if verb not in lost.may_change} == {}
    assert [verb for verb, tables in changed.items() if stale.FIRST in tables] == []
    told = {row: stale.later(message) for row, message in stale.messages_now(chat).items()}
    assert {row: found for row, found in told.items() if found - lost.may_read} == {}


@databases.on_sqlite
@pytest.mark.parametrize("who", [FARIDA, SAMIRA, HEAD], ids=lambda who: who.name)
@pytest.mark.parametrize("loss", [stale.place_on_the_list, stale.tenant])
def test_nothing_goes_to_who_is_out(who: Somebody, loss: Loss, story: Story) -> None:
    chat = Chat(who, story)
    assert any(isinstance(said, Message) for said in stale.messages_now(chat).values())
    loss(who, chat.store)
    assert not any(isinstance(said, Message) for said in stale.messages_now(chat).values())


# Looked at elsewhere: what goes to channels, and files, of which a test of their readers knows.
ELSEWHERE = {"digest", "channel", "moved", "file", "upload", "uploaded", "not_put", "unmade"}
ELSEWHERE |= {"kept_file", "report_accepted"}


@databases.on_sqlite
def test_every_kind_of_message_is_looked_at(story: Story) -> None:
    looked_at = {kind for kind, _ in stale.own_messages(Chat(SAMIRA, story))}
    assert looked_at | ELSEWHERE == set(BY_NAME)
