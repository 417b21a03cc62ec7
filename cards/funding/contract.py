"""One contract: what it requires, how that stands and who ticked it, and which grants it covers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.contracts import (
    AskTick,
    ListContracts,
    OpenTickFile,
    TurnContract,
    UndoTick,
)
from cards.actions.funding import ShowGrant
from cards.elements import (
    box,
    button,
    buttons,
    fold,
    grey,
    line,
    link,
    literal,
    row,
    section,
    small,
    strong,
    title,
)
from cards.finish import finish
from cards.funding.contracts import from_until
from cards.funding.requirement_states import due_words, how_far, order_line, state_badge
from cards.pages import IN_ORDER, footer, turns
from cards.phrases import in_hub_words, listed, short_day, titled
from cards.plain import plain, shortened
from cards.rows import opening_row
from domain.funding.contracts import Contract
from domain.hub import Hub
from domain.quality.requirements import (
    RequirementStanding,
    RequirementState,
    SelfTicked,
    Tick,
    TickedRequirement,
)

PAGE, GRANTS, UNDONE = 5, 6, 5
LONGEST_NAME, LONGEST_FILE = 100, 24
THEMSELVES = "Nobody ticks these, as Hub Visits sees them for itself: "
_NAMES: Mapping[SelfTicked, str] = {
    SelfTicked.AGREEMENT: "{agreement}",
    SelfTicked.CONFLICT_CHECK: "conflict check",
    SelfTicked.PLAN: "{plan}",
    SelfTicked.BASELINE: "baseline",
    SelfTicked.FIRST_VISIT: "first {visit}",
    SelfTicked.RECORDS: "{records} in time",
    SelfTicked.INTERIM_REPORT: "interim {report}",
    SelfTicked.FINAL_REPORT: "final {report}",
    SelfTicked.REVIEW: "{review}",
    SelfTicked.FEEDBACK: "{feedback}",
    SelfTicked.MONEY: "money",
    SelfTicked.CARRY_FORWARD: "carry-forward decision",
    SelfTicked.EXIT_PLAN: "exit plan",
}


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """A requirement that people tick, and how it stands."""

    requirement: TickedRequirement
    standing: RequirementStanding


@dataclass(frozen=True, slots=True)
class CoveredGrant:
    """A grant that a contract covers; `opens` says that the reader may open it."""

    id: int
    reference: str
    holder: str
    opens: bool = True


@dataclass(frozen=True, slots=True)
class ContractView:
    """A contract as its reader may see it, with one page of its requirements.

    `states` are those of all its requirements, the `first` of `rows` is the nth of them. `selves`
    tick themselves. `ticks` says that the reader may tick and undo. `note` says
    what was just done.
    """

    contract: Contract
    lead: str
    today: date
    zone: tzinfo
    rows: tuple[RequirementRow, ...] = ()
    states: tuple[RequirementState, ...] = ()
    first: int = 1
    older: TurnContract | None = None
    newer: TurnContract | None = None
    selves: tuple[SelfTicked, ...] = ()
    grants: tuple[CoveredGrant, ...] = ()
    undone: tuple[tuple[TickedRequirement, Tick], ...] = ()
    ticks: bool = False
    note: str = ""

    @property
    def total(self) -> int:
        """How many requirements people tick."""
        return len(self.states)


def contract_card(view: ContractView, hub: Hub) -> dict[str, Any]:
    """The contract, with the ways to its evidence and its grants."""
    say = f"{view.note} " if view.note else ""
    say += f"{view.contract.reference}, {view.lead}"
    return finish(_body(view, hub), say, list(_actions(view, hub)))


def ticked_words(tick: Tick, today: date, zone: tzinfo) -> str:
    """When something was done, and who ticked it when: done Tue 3 Nov, ticked by Overa Lowe."""
    ticked = tick.at.astimezone(zone).date()
    when = f" on {short_day(ticked, today)}" if ticked != tick.on else ""
    return f"done {short_day(tick.on, today)}, ticked by {plain(tick.name)}{when}"


def _body(view: ContractView, hub: Hub) -> Iterator[Element]:
    yield title(plain(view.contract.reference))
    yield strong(plain(shortened(view.lead, LONGEST_NAME)))
    stands = order_line(view.states) if view.states else ""
    facts = (from_until(view.contract, view.today), stands)
    if any(facts):
        yield grey(*facts)
    if view.note:
        yield box("emphasis", [line(view.note)])
    yield section("Requirements")
    if not view.states:
        yield line("Nothing is ticked by hand.")
    for each in view.rows:
        yield from _requirement(each, view)
    yield from footer(view, len(view.rows), "the worst first")
    if view.selves:
        names = listed(_NAMES[each] for each in view.selves)
        yield small(in_hub_words(f"{THEMSELVES}{names}.", hub))
    yield from _grants(view, hub)
    yield from _undone(view)


def _requirement(each: RequirementRow, view: ContractView) -> Iterator[Element]:
    asked, stands = each.requirement, each.standing
    due, far = due_words(asked.due, view.today), how_far(stands)
    shown = state_badge(stands.state)
    tick = asked.tick
    if tick is None and view.ticks:
        opens = button(AskTick(requirement=asked.id), f"Tick: {asked.name}")
        yield opening_row(asked.name, (due, far), opens, [shown], word="Tick")
        return
    yield row([strong(plain(asked.name)), grey(due, far)], [shown])
    if tick is None:
        return
    yield line(titled(ticked_words(tick, view.today, view.zone)) + ".")
    if tick.remark:
        yield literal(tick.remark, subtle=True)
    if ways := list(_ways(asked, tick, view)):
        yield buttons(*ways)


def _ways(asked: TickedRequirement, tick: Tick, view: ContractView) -> Iterator[CardAction]:
    if tick.file is not None:
        name = shortened(tick.file_name, LONGEST_FILE)
        yield button(OpenTickFile(file=tick.file), f"Open {name}", tooltip=tick.file_name)
    if tick.link:
        yield link(tick.link, "Open the link")
    if view.ticks:
        undo = UndoTick(requirement=asked.id, tick=tick.id)
        yield button(undo, "Undo", tooltip=f"Undo the tick of {asked.name}")


def _grants(view: ContractView, hub: Hub) -> Iterator[Element]:
    yield section(titled(in_hub_words("{grants} that it covers", hub)))
    if not view.grants:
        yield line("None.")
    for each in view.grants[:GRANTS]:
        holder = plain(shortened(each.holder, LONGEST_NAME))
        if each.opens:
            opens = button(ShowGrant(grant=each.id), f"Open {each.reference}")
            yield opening_row(each.reference, (holder,), opens)
        else:
            yield row([strong(plain(each.reference)), grey(holder)])
    if len(view.grants) > GRANTS:
        yield grey(f"and {len(view.grants) - GRANTS} more")


def _undone(view: ContractView) -> Iterator[Element]:
    if not view.undone:
        return
    told = [_was(asked, tick, view) for asked, tick in view.undone[:UNDONE]]
    yield from fold("undone", "Ticks that were undone", "Ticks that were undone", told, open_=False)


def _was(asked: TickedRequirement, tick: Tick, view: ContractView) -> Element:
    name = plain(shortened(asked.name, LONGEST_NAME))
    when = tick.undone_at.astimezone(view.zone).date() if tick.undone_at else view.today
    by = f"undone by {plain(tick.undone_by)} on {short_day(when, view.today)}"
    return small(f"{name}: {ticked_words(tick, view.today, view.zone)}; {by}.")


def _actions(view: ContractView, hub: Hub) -> Iterator[ExecuteAction]:
    yield from turns(view, IN_ORDER)
    yield button(ListContracts(), titled(hub.words.many("contract")))
