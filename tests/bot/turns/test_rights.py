"""Ids are names, never rights: each button of a card, pressed by all whose it is not."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cards.actions.action import Action
from cards.actions.agreements import (
    AskBothYes,
    ChangeRates,
    LeaveBothYes,
    LeaveRates,
    ListAgreements,
    OpenAgreement,
    ShowAgreement,
    ShowAgreements,
)
from cards.actions.answers import (
    Agree,
    AskAnswer,
    Dispute,
    LeaveAnswer,
    ListFlags,
    ListUnanswered,
    ShowConcern,
    ShowCopy,
    ShowFlags,
    ShowUnanswered,
)
from cards.actions.commissions import (
    FileRequest,
    RequestsFile,
    SaveRequest,
    SendAnswer,
    WithdrawRequest,
)
from cards.actions.consents import (
    AgreeToLeader,
    AskAnotherLeader,
    AskConflict,
    AskNo,
    AskNoRelease,
    AskWithdrawRelease,
    KeepRelease,
    LeaveConflict,
    LeaveNo,
    Release,
    ShowConsent,
)
from cards.actions.conversation import Help, Home
from cards.actions.digests import ShowDigest
from cards.actions.evidence import OpenEvidence, OpenFromCopy, ShowEvidence
from cards.actions.finding import (
    ChangeSearch,
    ChooseLeader,
    LeaveOffer,
    LookForLeader,
    SearchLeaders,
)
from cards.actions.funding import (
    AddGrant,
    AskEndGrant,
    LeaveEndGrant,
    ListGrants,
    OpenAlikeGrant,
    ShowGrant,
    ShowGrants,
)
from cards.actions.keeping import (
    AddSupport,
    AskEnd,
    AskHandOver,
    AskOpenAgain,
    AskPause,
    AskTakeOff,
    ChangeTerms,
    KeepLeader,
    KeepSupport,
    LeaveEnd,
    LeaveHandOver,
    LeaveLeaders,
    LeaveOpenAgain,
    LeavePause,
    LeaveTerms,
    OpenAlike,
    ShowLeaders,
)
from cards.actions.kept_files import BackToImport, ShowImport
from cards.actions.library import (
    AskWithdraw,
    LeaveWithdraw,
    ListLibrary,
    ShowDocument,
    ShowEdition,
    ShowEditions,
    ShowLibrary,
)
from cards.actions.message_forms import (
    MessageHappened,
    MessageHere,
    MessageMissed,
    MessageSchools,
)
from cards.actions.offers import (
    AskAllYes,
    AskClose,
    AskNote,
    AskProposed,
    LeaveAllYes,
    LeaveClose,
    LeaveNote,
    ListOffers,
    ListProposed,
    ShowOffer,
)
from cards.actions.operations import ListUndelivered, ShowLive, ShowStatus
from cards.actions.organisations import (
    AddPlace,
    BackToPlace,
    ChangePlace,
    FindPlaces,
    ShowPlace,
    UsePlace,
)
from cards.actions.people import (
    AddPerson,
    AllowDomains,
    AskAllowing,
    AskDisconnect,
    AskLeave,
    AskStopAllowing,
    BackToPeople,
    BackToPerson,
    ChangePerson,
    InvitingText,
    LeaveAllowing,
    ListPeople,
    ListStaff,
    ShowPerson,
    ShowStaff,
)
from cards.actions.planning import (
    AskCallOff,
    ChangePlan,
    KeepPlan,
    LeaveCallOff,
    ListOverdue,
    ListPlanned,
    OpenPlan,
    OverdueFile,
    PlanHere,
    # The hub is not live here, and before that nobody is reminded, nor does a school get a plan.
    RemindNow,
    SavePlan,
    ShowOverdue,
    ShowPlan,
    ShowPlanned,
)
from cards.actions.prompts import (
    ChangeReminders,
    ComeBack,
    RecordRow,
    RemindersFromHere,
    SaveAway,
    SaveReminders,
    ShowAsked,
    ShowNews,
    ShowOwedPlan,
    ShowOwedReport,
    ShowReminders,
    ShowSettings,
    StepDone,
)
from cards.actions.reports import (
    AskGive,
    AskLink,
    AskReturn,
    AskWaive,
    AskWord,
    BackToReport,
    KeepReport,
    LeaveGive,
    LeaveMoney,
    LeaveWaive,
    LeaveWord,
    ListReports,
    OpenMoney,
    OpenVersion,
    SaveWord,
    ShowReport,
    ShowReports,
)
from cards.actions.support import (
    ListDeployments,
    ListUnplanned,
    ShowDeployments,
    ShowSupport,
    SupportFile,
)
from cards.actions.visit_forms import AddTimeInstead
from cards.actions.visits import (
    AddOwnTime,
    AskDelete,
    AskOwnTime,
    CloseStep,
    KeepVisit,
    LeaveOwnTime,
    LeavePlanned,
    ListRecords,
    ListSteps,
    ListVisits,
    MyVisits,
    OpenForm,
    RecordsFile,
    ReopenStep,
    SameAgain,
    ShowRecords,
    ShowSteps,
    ShowVisit,
    TakePlanned,
    VisitsFile,
)
from domain.delivery.conversations import Surface
from domain.people.people import Role
from tests import databases
from tests.bot.turns.everybody import (
    BUTTONS,
    ELSEWHERE,
    IVY,
    WORDS,
    WORDS_TYPED,
    Story,
    filled_hub,
    named,
)
from tests.bot.turns.kept_library import SECRET
from tests.bot.turns.kept_plans import PLAN_LOOKS
from tests.bot.turns.requested import LOOKS_AT_REQUESTS
from tests.databases import Places
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA, TITUS_SALT, TOM, Somebody

# What anybody may change: how they are reminded themselves.
EVERYBODYS = {SaveReminders, SaveAway, ComeBack}
# What these have made: a file of what each of them sees, which is nothing of others'.
FILES: dict[type[Action], set[Role]] = {
    VisitsFile: {Role.LEADER},
    RecordsFile: {Role.SCHOOL_CONTACT, Role.OVERSEER},
    SupportFile: {Role.LEADER, Role.SCHOOL_CONTACT, Role.OVERSEER},
    OverdueFile: {Role.LEADER, Role.OVERSEER},
    RequestsFile: {Role.SCHOOL_CONTACT},
}
# What a contact asks for is for the own school, of which other stories tell.
FOR_OWN_SCHOOL = {FileRequest}
A_CONTACTS: set[type[Action]] = {
    *EVERYBODYS,
    *(Agree, Dispute, OpenFromCopy, RecordsFile, SupportFile),
    AgreeToLeader,
    *(FileRequest, SaveRequest, SendAnswer, WithdrawRequest, RequestsFile),
    *(ShowAgreement, OpenAgreement),
    SaveWord,
}
A_COLLEAGUES = EVERYBODYS | {
    OpenForm,
    RecordRow,
    SameAgain,
    SavePlan,
    AddOwnTime,
    CloseStep,
    ReopenStep,
    StepDone,
    OpenEvidence,
    OpenFromCopy,
    OpenVersion,
    VisitsFile,
    SupportFile,
    OverdueFile,
    ShowAgreement,
    OpenAgreement,
}
# What changes nothing, whoever presses it.
LOOKS: set[type[Action]] = {
    *(
        ShowVisit,
        KeepVisit,
        LeaveOwnTime,
        LeaveAnswer,
        ShowSettings,
        AskDelete,
        AskOwnTime,
        MyVisits,
        ListVisits,
    ),
    *(
        ListDeployments,
        ShowDeployments,
        ListSteps,
        ShowSteps,
        Home,
        Help,
        ShowReminders,
        ChangeReminders,
        ListPeople,
        ShowPerson,
    ),
    RemindersFromHere,
    *(
        OpenPlan,
        PlanHere,
        ChangePlan,
        AskCallOff,
        KeepPlan,
        LeaveCallOff,
        ShowPlan,
        ListPlanned,
        ShowPlanned,
    ),
    *(MessageSchools, MessageHere, MessageMissed, MessageHappened),
    # What these change is changed only of a form or a record in a state that has its own stories.
    *(
        AddTimeInstead,
        TakePlanned,
        LeavePlanned,
    ),
    *(
        AddPerson,
        AskDisconnect,
        AskStopAllowing,
        BackToPeople,
        ChangePerson,
        BackToPerson,
        AskLeave,
        InvitingText,
        ShowCopy,
        AskAnswer,
        ShowRecords,
    ),
    *(AddSupport, OpenAlike, KeepSupport, ChangeTerms, LeaveTerms, AskPause, LeavePause),
    *(ShowLeaders, LeaveLeaders, AskTakeOff, KeepLeader, AskHandOver, LeaveHandOver),
    *(AskEnd, LeaveEnd, AskOpenAgain, LeaveOpenAgain),
    *(ChangeRates, LeaveRates, AskBothYes, LeaveBothYes, ListAgreements, ShowAgreements),
    *(ListGrants, ShowGrants, ShowGrant, AddGrant, OpenAlikeGrant, AskEndGrant, LeaveEndGrant),
    *(
        ListReports,
        ShowReports,
        ShowReport,
        ShowOwedReport,
        ShowOwedPlan,
        BackToReport,
        AskLink,
        OpenMoney,
    ),
    *(LeaveMoney, AskReturn, KeepReport, AskWaive, LeaveWaive, AskGive, LeaveGive),
    *(ShowConsent, ShowAsked, AskConflict, LeaveConflict, AskNo, LeaveNo),
    *(AskNoRelease, AskAnotherLeader),
    *(AskWithdrawRelease, KeepRelease),
    *(ShowOffer, ListOffers, AskNote, LeaveNote, AskAllYes, LeaveAllYes, AskClose, LeaveClose),
    # The hub is not live here; and who releases is none of these: see the rights over offers.
    *(ListProposed, AskProposed, Release),
    *LOOKS_AT_REQUESTS,
    *(LookForLeader, SearchLeaders, ChangeSearch, ChooseLeader, LeaveOffer),
    *PLAN_LOOKS,
    *(AskWord, LeaveWord),
    # What it changes hangs on what Microsoft says of the domains.
    *(AskAllowing, AllowDomains, LeaveAllowing),
    *(ListRecords, ShowStatus, ListUndelivered, ShowDigest, ShowLive),
    *(ListUnplanned, ShowSupport, ListOverdue, ShowOverdue, ListFlags, ShowFlags, ShowConcern),
    *(ListUnanswered, ShowUnanswered, ListStaff, ShowStaff),
    *(ListLibrary, ShowLibrary, ShowDocument, ShowEditions, ShowEdition, ShowNews),
    *(AskWithdraw, LeaveWithdraw),
    *(ShowImport, BackToImport, ShowEvidence),
    *(FindPlaces, ShowPlace, AddPlace, ChangePlace, BackToPlace, UsePlace),
    RemindNow,
}


@pytest.fixture
def story(places: Places) -> Iterator[Story]:
    """Farida's: a record with copy, flag and step, a form, a channel, an undelivered message."""
    with filled_hub(places) as made:
        yield made


@pytest.mark.parametrize("who", ELSEWHERE, ids=lambda who: ELSEWHERE[who])
def test_nobody_from_elsewhere_changes_anything(who: Somebody, story: Story) -> None:
    others = EVERYBODYS | set(FILES) | FOR_OWN_SCHOOL
    buttons = [e for e in BUTTONS if e.action not in others]
    changed = {named(e): story.press(who, e) for e in buttons}
    assert {name: tables for name, tables in changed.items() if tables} == {}


@pytest.mark.parametrize("who", ELSEWHERE, ids=lambda who: ELSEWHERE[who])
def test_a_file_of_a_list_is_for_whom_the_list_is(who: Somebody, story: Story) -> None:
    asked = {e.action: story.press(who, e) for e in BUTTONS if e.action in FILES}
    may = {action for action, roles in FILES.items() if ELSEWHERE[who] in roles}
    assert asked == {action: {"work"} if action in may else set() for action in FILES}


@pytest.mark.parametrize("who", ELSEWHERE, ids=lambda who: ELSEWHERE[who])
def test_nobody_from_elsewhere_is_told_of_these_schools(who: Somebody, story: Story) -> None:
    answers = {entry.key: story.type(who, entry) for entry in WORDS_TYPED}
    secret = (*WORDS.values(), PEEL_PARK, TITUS_SALT, FARIDA.name, TOM.name, SECRET)
    assert {w for w, answer in answers.items() if any(words in answer for words in secret)} == set()


@databases.on_sqlite
def test_words_tell_those_whose_it_is(story: Story) -> None:
    """Else the test above proves little."""
    answers = {entry.key: story.type(FARIDA, entry) for entry in WORDS_TYPED}
    assert {"visit", "my visits", "schools", "steps"} <= {
        word for word, answer in answers.items() if PEEL_PARK in answer
    }


@pytest.mark.parametrize(
    ("who", "own"), [(HEAD, A_CONTACTS), (TOM, A_COLLEAGUES)], ids=["contact", "colleague"]
)
def test_those_with_a_part_change_that_part_alone(
    who: Somebody, own: set[type[Action]], story: Story
) -> None:
    changed = {e.action: story.press(who, e) for e in BUTTONS if e.surface is Surface.CHAT}
    assert {action for action, tables in changed.items() if tables - {"did"}} == own
    assert [action for action, tables in changed.items() if "note" in tables] == []
    assert [named(e) for e in BUTTONS if e.surface is Surface.CHANNEL and story.press(who, e)] == []


def test_a_contact_reads_copies_alone_and_none_before_it_is_in_sight(story: Story) -> None:
    in_chat = [e for e in BUTTONS if e.surface is Surface.CHAT]
    tells: set[type[Action]] = {ShowCopy, Agree, Dispute, OpenFromCopy}
    assert {e.action for e in in_chat if "did" in story.press(HEAD, e)} == tells
    held = {"visit": story.ids["held"], "before": story.ids["held"]}
    quiet = replace(story, ids={**story.ids, **held})
    others = [e for e in in_chat if e.action not in EVERYBODYS | {SaveWord}]
    changed = {e.action: quiet.press(HEAD, e) for e in others}
    assert {a: tables for a, tables in changed.items() if tables - {"work"}} == {}


@databases.on_sqlite
def test_a_document_for_officers_is_told_to_nobody_else(story: Story) -> None:
    for who in (FARIDA, TOM, HEAD, *ELSEWHERE):
        told = {e.key: str(story.answer(who, e, story.data(e))) for e in BUTTONS}
        assert [key for key, answer in told.items() if SECRET in answer] == []
        assert [e.key for e in WORDS_TYPED if SECRET in story.type(who, e)] == []
    assert SECRET in str([story.answer(SAMIRA, e, story.data(e)) for e in BUTTONS])


def test_no_words_of_a_record_are_said_in_a_channel(story: Story) -> None:
    said = {
        named(e): story.press(SAMIRA, e) & set(WORDS)
        for e in BUTTONS
        if e.surface is Surface.CHANNEL
    }
    assert {name: words for name, words in said.items() if words} == {}


def test_own_reminders_are_nobody_elses(story: Story) -> None:
    """What anybody may change is their own row and what is said of it."""
    for entry in (e for e in BUTTONS if e.action in EVERYBODYS):
        assert set(story.press(IVY, entry)) <= {"people", "muted", "prompted", "audit"}, entry.key


@databases.on_sqlite
def test_whose_it_is_can_do_it(story: Story) -> None:
    """The ids are good: what others may not do works for an officer, the leader or the contact."""
    whose = (SAMIRA, FARIDA, HEAD, TOM)
    does = {named(e) for e in BUTTONS if any(story.press(who, e) - set(WORDS) for who in whose)}
    looks = {named(e) for e in BUTTONS if e.action in LOOKS} | {"digest.preview in a chat"}
    assert does == {named(e) for e in BUTTONS} - looks


# What is no change of anybody's data: drafts, and what the bot says, to whom and where it stands.
UNAUDITED = {"forms", "outbox", "work"}


@pytest.mark.long
@databases.on_sqlite
def test_whoever_changes_what_is_kept_leaves_a_line_in_the_audit(story: Story) -> None:
    changed = {
        f"{who.name}: {named(entry)}": story.press(who, entry) - set(WORDS)
        for who in (SAMIRA, FARIDA, HEAD, TOM)
        for entry in BUTTONS
    }
    silent = {name: tables for name, tables in changed.items() if "audit" not in tables}
    assert {name: tables for name, tables in silent.items() if tables - UNAUDITED} == {}
