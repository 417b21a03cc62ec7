"""Every form filled in with no field as it begins: whoever adds a field adds an example here."""

from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from domain.funding.changing_rates import RatesValues
from domain.funding.keeping import EndGrantValues, GrantValues
from domain.library.publishing import PublishValues, WithdrawValues
from domain.people.allowing import DomainsValues
from domain.people.organisation_form import OrganisationValues, SoughtValues
from domain.people.roster import PersonValues
from domain.prompts.reminders import AwayValues, RemindersValues
from domain.quality.report_decisions import GiveValues, ReturnValues, WaiveValues
from domain.quality.report_money import MoneyValues
from domain.quality.report_versions import LinkValues
from domain.quality.school_words import WordValues
from domain.quality.ticking import TickValues
from domain.support.changing import (
    BothYesValues,
    EndValues,
    HandOverValues,
    NewLeaderValues,
    OpenAgainValues,
    PauseValues,
    TakeOffValues,
)
from domain.support.changing_terms import TermsValues
from domain.support.consent_forms import (
    AllYesValues,
    ConflictValues,
    NoteValues,
    NoValues,
    OfferEndValues,
    ReleaseValues,
    YesValues,
)
from domain.support.keeping import SupportValues
from domain.support.leader_search import LeaderSearchValues
from domain.support.objectives import CloseValues, ObjectiveValues
from domain.support.offering import OfferValues
from domain.support.plan_answers import PlanChangeValues, PlanNoteValues
from domain.support.requesting import RequestValues, RequestWords
from domain.visits.copies import NotedValues, ObjectionValues
from domain.visits.planning import CallOffValues, PlanValues
from domain.visits.visits import (
    Missed,
    MissedValues,
    Notice,
    OwnTimeValues,
    Progress,
    Reason,
    StepValues,
    Type,
    Values,
    Visit,
    With,
)

# What is kept, and below what is typed for it; the objective is the second of `tests.make`.
VISIT = Visit(
    on=date(2026, 11, 20),
    type=Type.VIRTUAL,
    minutes=95,
    did="Looked at the books of Year 2.",
    progress=Progress.CONCERNS,
    objective=72,
    who_with=(With.SUBJECT, With.TEACHERS),
    flagged=True,
    hub_note="Nobody teaches phonics on Fridays.",
)
MISSED = Missed(
    on=date(2026, 11, 23), reason=Reason.ABSENT, notice=Notice.EARLIER, minutes=95, counts=True
)
FORMS: dict[type, Any] = {
    LeaderSearchValues: LeaderSearchValues(
        "Peel Park Primary School",
        "Early reading",
        "Oracy in Year 3",
        "4",
        "2027-01-18",
        "2027-03-26",
    ),
    OfferValues: OfferValues(
        second="Tom Ellison, tom.ellison@trust.example",
        focus="Early reading",
        days="4",
        over_why="The head agreed to more, by telephone.",
        start="2027-01-18",
        end="2027-03-26",
        pattern="two days a month",
        strand="CPD",
        grants="21,22",
        rate="350",
        to_employer="300",
        fee="15 %",
        why="Leads phonics in three schools.",
        leader_on="2026-11-20",
        leader_how="telephone",
        head_on="2026-11-20",
        head_how="e-mail",
        school_on="2026-11-23",
        school_how="in person",
    ),
    SoughtValues: SoughtValues("Elm"),
    OrganisationValues: OrganisationValues(
        "Fellside Diocese", "other", "Skipton", "BD23 1AA", "01756 700100"
    ),
    MoneyValues: MoneyValues("3,550", "100", "1500", "20"),
    RequestValues: RequestValues(
        school="2",
        need="other",
        other="Reading in the afternoon",
        outcome="Each child reads at their age.",
        days="other",
        days_other="4.5",
        from_on="2027-01-11",
        evidence="Last summer's check.",
        measure="The check in June.",
        strand="CPD",
        paid_from="own",
        urgency="next term",
        ring="The office, after three",
        hub_note="Two teachers left.",
    ),
    RequestWords: RequestWords("Which years?"),
    LinkValues: LinkValues("https://school.sharepoint.com/plan.docx"),
    ReturnValues: ReturnValues("Say what pupils can do now."),
    WordValues: WordValues("The reading lead runs it without help."),
    WaiveValues: WaiveValues("The school closed."),
    GiveValues: GiveValues("2"),
    YesValues: YesValues(no_conflict=True),
    ConflictValues: ConflictValues("My sister teaches there."),
    ReleaseValues: ReleaseValues("3", "not Fridays"),
    NoValues: NoValues("Too far on Fridays."),
    OfferEndValues: OfferEndValues("Two teachers have left."),
    NoteValues: NoteValues("5", "yes", "telephone", "2026-11-23", "Said so at the meeting."),
    AllYesValues: AllYesValues(
        *("telephone", "2026-11-20", "e-mail", "2026-11-21", "in person"),
        *("2026-11-22", "telephone", "2026-11-23", "e-mail", "2026-11-23"),
    ),
    PlanChangeValues: PlanChangeValues("The second one is for next year."),
    PlanNoteValues: PlanNoteValues("telephone", "2026-11-20"),
    ObjectiveValues: ObjectiveValues(
        text="Every child reads daily",
        baseline="38 %",
        success="60 % on the check",
        milestone="Daily practice in all classes",
        milestone_by="2026-12-18",
        by="2027-07-02",
        area="Quality of education",
    ),
    CloseValues: CloseValues("Reached by half term."),
    Values: Values(
        date="2026-11-20",
        type="virtual",
        time="other",
        time_other="1 h 35 min",
        objective="72",
        who="subject,teachers",
        did="Looked at the books of Year 2.",
        progress="concerns",
        next_step="Order decodable books",
        next_who="subject",
        next_by="2026-12-04",
        next_visit="2026-12-08",
        flag=True,
        hub_note="Nobody teaches phonics on Fridays.",
        done=frozenset({81, 82}),
    ),
    MissedValues: MissedValues(
        reason="absent",
        notice="earlier",
        time="other",
        time_other="1 h 35 min",
        next_visit="2026-12-08",
    ),
    StepValues: StepValues(
        next_step="Order decodable books", next_who="subject", next_by="2026-12-04"
    ),
    PlanValues: PlanValues(leader="2", on="2026-12-07", at="9:30", purpose="Phonics in Year 1"),
    CallOffValues: CallOffValues(reason="school"),
    OwnTimeValues: OwnTimeValues(time="other", time_other="1 h 35 min"),
    RemindersValues: RemindersValues(hour="07:45", days="0,1", off="7", until="2026-12-04"),
    AwayValues: AwayValues(until="Friday week"),
    ObjectionValues: ObjectionValues(why="It was on Tuesday."),
    NotedValues: NotedValues(
        answer="disputed", why="It was on Tuesday.", how="email", answered_on="2026-11-20"
    ),
    SupportValues: SupportValues(
        school="Titus Salt School, Shipley (107440)",
        leader="Tom Ellison, tom.ellison@trust.example",
        second="farida.malik@trust.example",
        focus="Phonics",
        days="4.5",
        start="2026-12-01",
        end="2027-07-20",
        yes="Both heads, by telephone",
        yes_on="2026-11-20",
        aim_1="Year 1",
        aim_2="Year 2",
        aim_3="Year 3",
        next_visit="2026-12-08",
        purpose="Meet the lead",
    ),
    TermsValues: TermsValues(
        focus="Phonics",
        days="4.5",
        start="2026-09-01",
        end="2027-07-20",
        why="The grant",
        strand="CPD",
        grant_1="4",
        grant_2="5",
        grant_3="6",
        grant_4="7",
    ),
    NewLeaderValues: NewLeaderValues(leader="Tom Ellison, tom.ellison@trust.example"),
    HandOverValues: HandOverValues(
        to="tom.ellison@trust.example",
        start="2027-01-04",
        days="3.5",
        yes="By telephone",
        why="A new post",
    ),
    BothYesValues: BothYesValues(yes="By telephone"),
    RatesValues: RatesValues("350", "300", "50", "2027-01-04", "New prices"),
    TakeOffValues: TakeOffValues(why="A new post"),
    PauseValues: PauseValues(why="Building works", until="2026-12-11"),
    EndValues: EndValues(how="completed", why="All is done"),
    OpenAgainValues: OpenAgainValues(why="One more term"),
    GrantValues: GrantValues(
        programme="Opportunity Area",
        new_programme="Attendance hubs",
        holder="Titus Salt School, Shipley (107440)",
        school_year="2026-27",
        kind="carried forward",
        amount="1,200.50",
        origin="7",
        reference="OA-2627-TS",
        awarded="2026-11-20",
    ),
    EndGrantValues: EndGrantValues(why="It was paid twice."),
    TickValues: TickValues(
        day="2026-11-20",
        evidence="none",
        link="https://files.example.org/statement.pdf",
        remark="Signed by the chair.",
    ),
    DomainsValues: DomainsValues(domains="elm.sch.uk, oak.sch.uk"),
    PersonValues: PersonValues(
        name="Ivy Lane", email="ivy.lane@trust.example", role="leader", place="101494"
    ),
    PublishValues: PublishValues(
        document="System leader handbook",
        called="Visitors’ charter",
        kind="guidance",
        roles="leader,home_head",
        changed="Where to sign in.",
        quiet=True,
    ),
    WithdrawValues: WithdrawValues(why="Last year's rates"),
}


def off_default(filled: Any) -> None:
    """Fails where a field is as it begins: its example is missing."""
    for field in fields(filled):
        made = field.default_factory() if field.default_factory is not MISSING else field.default
        missing = f"fill in an example of {type(filled).__name__}.{field.name}"
        assert getattr(filled, field.name) != made, missing


def sent(filled: Any, **ticked: str) -> dict[str, str]:
    """A filled form as a client sends it; `ticked` says how the ids of toggles begin, by field."""
    answers = {field.name: getattr(filled, field.name) for field in fields(filled)}
    toggles = {
        f"{begins}{number}": "true"
        for name, begins in ticked.items()
        for number in answers.pop(name)
    }
    truths = {name: str(value).lower() for name, value in answers.items() if value is True}
    return {**answers, **truths, **toggles}
