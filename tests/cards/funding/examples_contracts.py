"""The list of contracts, one contract, and how its requirements are ticked."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import Any

from cards.actions.contracts import ShowContracts, ShowOpenRequirements, TurnContract
from cards.funding.contract import (
    GRANTS,
    PAGE,
    ContractView,
    CoveredGrant,
    RequirementRow,
    contract_card,
)
from cards.funding.contracts import ContractRow, ContractsView, contracts
from cards.funding.ticking import (
    OpenRequirementsView,
    OpenRow,
    TickView,
    file_as_evidence,
    open_requirements,
    tick_form,
)
from cards.plain import plain
from domain.errors import Problem
from domain.funding.contracts import Contract
from domain.library.kept_files import REQUIREMENT
from domain.prompts.calendar import Calendar
from domain.quality.requirements import RequirementState, SelfTicked, Tick, TickedRequirement
from domain.quality.ticking import LONGEST_REMARK, NO_FILE, TickValues
from tests.cards.library.examples_kept_files import NOTES, ODD
from tests.cards.people_and_places import HOSTILE, HUB, LONG_SCHOOL, NOW, TODAY

Card = dict[str, Any]
DAY = timedelta(days=1)
STATE = RequirementState
TRUST, WEEKDAYS = "Aire Valley Learning Trust", Calendar()
CONTRACT = Contract(1, "QA-1", 100, date(2026, 10, 5), date(2027, 7, 31), grants=(1, 2))
STATEMENT = NOTES.name.replace("Notes", "Statement signed")
TICK = Tick(
    91,
    11,
    date(2026, 11, 19),
    3,
    "Overa Lowe",
    NOW - DAY,
    "Signed by the chair of trustees on the day.",
    NOTES.id,
    STATEMENT,
    "https://files.example.org/statement",
)
UNDONE = replace(TICK, id=90, at=NOW - 3 * DAY, undone_at=NOW - 2 * DAY, undone_by="Ivo Marsh")
MET = TickedRequirement(11, 1, "Expenditure statement signed", date(2026, 11, 20), (UNDONE, TICK))
RISK = TickedRequirement(12, 1, "Insurance certificate renewed", TODAY + 7 * DAY)
LATE = TickedRequirement(13, 1, "Data sharing agreement signed", TODAY - 3 * DAY)
FAR = TickedRequirement(14, 1, "Accounts audited", date(2027, 7, 16))
NO_DAY = TickedRequirement(15, 1, "Heads thanked")
LONG_NAME = ("**1.** [x](y) " + HOSTILE.replace("\n", " ") + " Łongest ") * 9
LONGEST = TickedRequirement(
    2**31 - 1,
    1,
    LONG_NAME[:200],
    date(2024, 9, 30),
    tuple(
        replace(
            TICK,
            id=n,
            on=date(2024, 9, 28),
            name="Ƌ" * 60 + " " + "Long Name " * 13,
            remark=(HOSTILE * 9)[:LONGEST_REMARK],
            file_name=ODD.name,
            link="https://files.example.org/" + "x" * 470,
            undone_at=None if n == 99 else NOW,
            undone_by="*Ivo* " * 30,
        )
        for n in range(93, 100)
    ),
)


def _row(asked: TickedRequirement) -> RequirementRow:
    return RequirementRow(asked, asked.stands(TODAY, WEEKDAYS))


def _view(*asked: TickedRequirement, **changes: Any) -> ContractView:
    rows = tuple(_row(each) for each in asked)
    usual = ContractView(
        CONTRACT,
        TRUST,
        TODAY,
        UTC,
        rows=rows,
        states=tuple(each.standing.state for each in rows),
        selves=(SelfTicked.AGREEMENT, SelfTicked.CONFLICT_CHECK, SelfTicked.PLAN),
        grants=(
            CoveredGrant(1, "OA-2627-AIRE", TRUST),
            CoveredGrant(2, "OA-2627-PEEL", "Peel Park Primary School", opens=False),
        ),
        ticks=True,
    )
    return replace(usual, **changes)


def _contract() -> Card:
    undone = ((MET, UNDONE),)
    return contract_card(_view(RISK, FAR, MET, undone=undone, note="Ticked."), HUB)


def _contract_bare() -> Card:
    return contract_card(_view(selves=(), grants=(), contract=Contract(2, "QA-2", 100)), HUB)


def _contract_all_met() -> Card:
    return contract_card(_view(MET, ticks=False), HUB)


def _contract_of_all_sorts() -> Card:
    late = replace(LATE, id=16, due=TODAY - 30 * DAY, name="Safeguarding check")
    return contract_card(_view(late, LATE, RISK, FAR, NO_DAY), HUB)


def _contract_longest() -> Card:
    asked = (LONGEST, *(replace(LONGEST, id=n, ticks=()) for n in range(1, PAGE)))
    view = _view(
        *asked,
        contract=replace(CONTRACT, reference=("**QA** " + HOSTILE.replace("\n", " ") * 2)[:60]),
        lead=LONG_SCHOOL,
        states=(STATE.NOT_MET,) * 40,
        first=6,
        older=TurnContract(contract=1, start=10),
        newer=TurnContract(contract=1),
        selves=tuple(SelfTicked),
        grants=tuple(CoveredGrant(n, f"OA-{n}", LONG_SCHOOL) for n in range(1, GRANTS + 4)),
        undone=tuple((LONGEST, tick) for tick in LONGEST.undone),
        note=plain("*Ƌ* ticked this already. " * 4),
    )
    return contract_card(view, HUB)


ROWS = (
    ContractRow(
        replace(CONTRACT, id=3, reference="QA-3"), "Fellside Alliance", (STATE.NOT_MET, STATE.MET)
    ),
    ContractRow(CONTRACT, TRUST, (STATE.AT_RISK, STATE.NOT_DUE_YET, STATE.MET)),
    ContractRow(Contract(2, "QA-2", 100, starts=date(2026, 9, 1)), TRUST, (STATE.MET,)),
    ContractRow(Contract(4, "QA-4", 100, ends=date(2026, 12, 18)), TRUST),
)


def _list() -> Card:
    return contracts(ContractsView(ROWS, 4, TODAY), HUB)


def _list_longest() -> Card:
    far = Contract(
        2**31 - 1,
        ("**QA** " + HOSTILE.replace("\n", " ") * 2)[:60],
        100,
        date(2024, 9, 30),
        date(2027, 12, 31),
    )
    rows = (ContractRow(far, LONG_SCHOOL, (STATE.NOT_DUE_YET,) * 40),) * 6
    note = "None that you can see has the reference “*x*”: here is all."
    more = ShowContracts(before=7)
    return contracts(ContractsView(rows, 1_001, TODAY, 7, more, more, note=note), HUB)


def _list_empty() -> Card:
    return contracts(ContractsView((), 0, TODAY), HUB)


def _list_not_for_them() -> Card:
    return contracts(ContractsView((), 0, TODAY, seen=False), HUB)


def _form() -> Card:
    return tick_form(TickView(RISK, "QA-1", TODAY, TickValues(day=TODAY.isoformat())), HUB)


FILES = {NOTES.id: NOTES.name, ODD.id: ODD.name}


def _form_with_file() -> Card:
    values = TickValues(day=TODAY.isoformat(), evidence=str(NOTES.id))
    return tick_form(TickView(RISK, "QA-1", TODAY, values, files=FILES, sent=NOTES), HUB)


def _form_wrong() -> Card:
    values = TickValues("2026-11-30", "77", "the shared drive", "x" * 201)
    problems = (
        Problem("day", "future", {"day": date(2026, 11, 30)}),
        Problem("evidence", "evidence_not_there"),
        Problem("link", "not_a_link", {"typed": "the shared drive"}),
        Problem("remark", "too_long", {"length": 201, "longest": LONGEST_REMARK}),
    )
    return tick_form(TickView(LONGEST, "QA-1", TODAY, values, problems, FILES), HUB)


def _form_no_file() -> Card:
    values = TickValues(day=TODAY.isoformat(), evidence=NO_FILE)
    return tick_form(TickView(FAR, "QA-1", TODAY, values, files=FILES), HUB)


def _which() -> Card:
    rows = tuple(OpenRow(each, "QA-1") for each in (LATE, RISK, FAR, NO_DAY))
    return open_requirements(OpenRequirementsView(NOTES, rows, 4, TODAY), HUB)


def _which_longest() -> Card:
    more = ShowOpenRequirements(file=ODD.id, before=7)
    gone = Problem("", "ticked_already", {"by": "Overa *Lowe*", "day": date(2026, 11, 20)})
    rows = (OpenRow(LONGEST, "**QA** " * 8),) * 6
    view = OpenRequirementsView(ODD, rows, 1_001, TODAY, 7, more, more, gone)
    return open_requirements(view, HUB)


def _which_none() -> Card:
    itself = Problem("", "ticks_itself", {"what": SelfTicked.PLAN})
    return open_requirements(OpenRequirementsView(NOTES, (), 0, TODAY, problem=itself), HUB)


KEPT = replace(NOTES, purpose=REQUIREMENT, subject="requirement:12", settled_at=NOW)

EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "contracts": _list,
    "contracts-longest": _list_longest,
    "contracts-none": _list_empty,
    "contracts-not-for-them": _list_not_for_them,
    "contract": _contract,
    "contract-bare": _contract_bare,
    "contract-all-met": _contract_all_met,
    "contract-of-all-sorts": _contract_of_all_sorts,
    "contract-longest": _contract_longest,
    "tick": _form,
    "tick-with-file": _form_with_file,
    "tick-wrong": _form_wrong,
    "tick-no-file": _form_no_file,
    "tick-which": _which,
    "tick-which-longest": _which_longest,
    "tick-which-none": _which_none,
    "file-as-evidence": lambda: file_as_evidence(KEPT, RISK, "QA-1", HUB),
    "file-as-evidence-longest": lambda: file_as_evidence(ODD, LONGEST, "**QA** " * 8, HUB),
    "file-as-evidence-for-others": lambda: file_as_evidence(KEPT, None, "", HUB),
}
