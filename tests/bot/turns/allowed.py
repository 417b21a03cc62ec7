"""What each of those who press every button may change, and what changes nothing."""

from cards.actions.action import Action
from cards.actions.action_plans import (
    AgreeActionPlan,
    GetPlanTemplate,
    OpenPlanFile,
    SavePlanChange,
    SavePlanLink,
)
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
    ForRequest,
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
from cards.actions.objectives import (
    CloseObjective,
    DeleteObjective,
    SaveNewObjective,
    SaveObjective,
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
    ShowOwedProposed,
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
    ReportsFile,
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
from domain.people.people import Role
from tests.bot.turns.kept_plans import PLAN_LOOKS
from tests.bot.turns.requested import LOOKS_AT_REQUESTS
from tests.bot.turns.ticked import CONTRACT_LOOKS

# What anybody may change: how they are reminded themselves.
EVERYBODYS = {SaveReminders, SaveAway, ComeBack}
# What these have made: a file of what each of them sees, which is nothing of others'.
FILES: dict[type[Action], set[Role]] = {
    VisitsFile: {Role.LEADER},
    RecordsFile: {Role.SCHOOL_CONTACT, Role.OVERSEER},
    SupportFile: {Role.LEADER, Role.SCHOOL_CONTACT, Role.OVERSEER},
    OverdueFile: {Role.LEADER, Role.OVERSEER},
    RequestsFile: {Role.SCHOOL_CONTACT},
    ReportsFile: {Role.LEADER, Role.SCHOOL_CONTACT, Role.OVERSEER},
}
# What a contact asks for is for the own school, of which other stories tell.
FOR_OWN_SCHOOL = {FileRequest}
# Who leads a support and its school write the plan together: objectives, and its file.
WRITES_PLAN: set[type[Action]] = {
    *(SaveNewObjective, SaveObjective, CloseObjective, DeleteObjective),
    *(SavePlanLink, OpenPlanFile, GetPlanTemplate),
}
# The school alone says yes to it, or asks for another.
ANSWERS_PLAN: set[type[Action]] = {AgreeActionPlan, SavePlanChange}
A_CONTACTS: set[type[Action]] = {
    *EVERYBODYS,
    *(Agree, Dispute, OpenFromCopy, RecordsFile, SupportFile),
    AgreeToLeader,
    *(FileRequest, SaveRequest, SendAnswer, WithdrawRequest, RequestsFile),
    ReportsFile,
    *(ShowAgreement, OpenAgreement),
    *(WRITES_PLAN | ANSWERS_PLAN),
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
    ReportsFile,
    ShowAgreement,
    OpenAgreement,
    *WRITES_PLAN,
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
        ShowOwedProposed,
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
    *(LookForLeader, SearchLeaders, ForRequest, ChangeSearch, ChooseLeader, LeaveOffer),
    *PLAN_LOOKS,
    *CONTRACT_LOOKS,
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
    # The hub is not live here, and before that nobody is reminded.
    RemindNow,
}
