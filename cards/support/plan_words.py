"""What cards say of action plans: where one stands, an objective in short, progress over time."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from microsoft_teams.cards.core import Badge, Column, ColumnSet, TextBlock
from microsoft_teams.cards.core import CardElement as Element

from cards.elements import JudgedColour, badge, fold, grey, judged_bar
from cards.phrases import PROGRESS, counted, day_in_short, lowered, titled
from cards.plain import plain, shortened
from cards.support.noted import NOTED_HOW
from cards.visits.receipt_parts import progress_badge
from domain.hub import Hub
from domain.support.action_plans import ActionPlan, ObjectiveProgress
from domain.support.deployments import Objective
from domain.visits.visits import Progress

# From and to stand in one sentence where both are short.
SHORT = 40
LONGEST = 120
# So many records are drawn, the newest: on the objective's own card more.
DRAWN, DRAWN_ALONE = 3, 8
_HEIGHTS = {Progress.OFF_TRACK: 1, Progress.CONCERNS: 2, Progress.ON_TRACK: 3}
_MOST = 3
_ORDER = (Progress.ON_TRACK, Progress.CONCERNS, Progress.OFF_TRACK, Progress.EARLY)


def plan_badge(plan: ActionPlan, today: date, hub: Hub, *, own: bool = False) -> Badge:
    """Where a plan stands, as a badge; `own` says that its reader answers for the school."""
    if plan.agreed:
        return badge("Agreed", "Good")
    if plan.wants_change:
        return badge("Change asked for", "Attention")
    if plan.waits_for_school and own:
        return badge("Waits for your answer", "Warning")
    if plan.waits_for_school:
        return badge(f"With the {hub.words.one('school')}", "Default")
    if plan.due is not None and plan.due < today:
        return badge("Late", "Warning")
    return badge("Not agreed yet", "Default")


def due_words(plan: ActionPlan, today: date) -> str:
    """By when a plan is to be agreed: due 2 Oct, was due 2 Oct; empty where it is agreed."""
    if plan.agreed or plan.due is None:
        return ""
    day = day_in_short(plan.due, today)
    return f"was due {day}" if plan.due < today else f"due {day}"


def agreed_words(plan: ActionPlan, by: str, today: date, hub: Hub) -> str:
    """Who agreed to a plan, and when; empty where nobody did."""
    if plan.agreed_at is None:
        return ""
    if plan.noted is not None:
        day, how = day_in_short(plan.noted.on, today), NOTED_HOW[plan.noted.how]
        school = hub.words.one("school")
        return f"Agreed by the {school} on {day} {how}; {plain(by)} noted it."
    return f"Agreed by {plain(by)} on {day_of(plan.agreed_at, today)}."


def day_of(moment: datetime, today: date) -> str:
    """The day of a moment where its reader is."""
    return day_in_short(moment.date(), today)


def aim(objective: Objective) -> str:
    """An objective with its number: 1 · Early reading."""
    return f"{objective.position} · {objective.text}"


def aim_facts(objective: Objective, today: date) -> tuple[str, ...]:
    """From where to where, and by when."""
    baseline, success = plain(objective.baseline), plain(objective.success)
    by = f"by {day_in_short(objective.by, today)}" if objective.by else ""
    if baseline and success and max(len(baseline), len(success)) <= SHORT:
        return f"From {baseline} to {success}", by
    now = f"Now: {shortened(baseline, LONGEST)}" if baseline else ""
    then = f"Success: {shortened(success, LONGEST)}" if success else ""
    return now, then, titled(by) if not now and not then else by


def aim_badge(objective: Objective, seen: Sequence[ObjectiveProgress]) -> list[Badge]:
    """What is odd about an objective, else how it goes by its newest record."""
    if not objective.baseline and objective.open:
        return [badge("No baseline", "Warning")]
    return [progress_badge(seen[-1].progress)] if seen else []


def progress_in_words(seen: Sequence[ObjectiveProgress], today: date, hub: Hub) -> str:
    """How often records said what: On track in 2 of 3 records, some concerns in 1 (12 Jan)."""
    told = []
    for code in _ORDER:
        days = [each.on for each in seen if each.progress == code]
        if not days:
            continue
        which = f" ({', '.join(day_in_short(day, today) for day in days[-3:])})"
        told.append((PROGRESS[code], len(days), "" if code is Progress.ON_TRACK else which))
    records = counted(len(seen), hub.words.one("record"), hub.words.many("record"))
    if len(told) == 1:
        return f"{told[0][0]} in {records}" if len(seen) == 1 else f"{told[0][0]} in all {records}"
    (first, much, which), *rest = told
    more = [f"{lowered(name)} in {count}{days}" for name, count, days in rest]
    return ", ".join([f"{first} in {much} of {records}{which}", *more])


def progress_fold(
    objective: Objective,
    seen: Sequence[ObjectiveProgress],
    today: date,
    hub: Hub,
    *,
    alone: bool = False,
) -> list[Element]:
    """The sentence about an objective's progress, and under it a bar for each of the last records.

    They are folded away unless it is the card of that objective `alone`.
    """
    if not seen:
        return []
    head = progress_in_words(seen, today, hub)
    most = DRAWN_ALONE if alone else DRAWN
    bars: list[Element] = [_bar(each, today) for each in seen[-most:]]
    if len(seen) > most:
        bars.insert(0, grey(f"The last {most} of {len(seen):,}"))
    return fold(
        f"progress{objective.id}",
        head,
        f"Objective {objective.position}: {head}. Show or hide each",
        bars,
        open_=alone,
        bold=False,
    )


def _bar(each: ObjectiveProgress, today: date) -> ColumnSet:
    """A record's day, its judgement as a bar and in words; a dot where it is too early for one."""
    day, height = day_in_short(each.on, today), _HEIGHTS.get(Progress(each.progress))
    drawn: list[Element] = [TextBlock(text="•", is_subtle=True, wrap=True)]
    if height is not None:
        drawn = [judged_bar(height, _MOST, _COLOURS[Progress(each.progress)])]
    words = TextBlock(text=PROGRESS[each.progress], size="Small", wrap=True)
    return ColumnSet(
        columns=[
            _column(5, [TextBlock(text=day, size="Small", wrap=True)]),
            _column(6, drawn),
            _column(6, [words]),
        ],
        spacing="Small",
    )


_COLOURS: Mapping[str, JudgedColour] = {
    Progress.ON_TRACK: "Good",
    Progress.CONCERNS: "Warning",
    Progress.OFF_TRACK: "Attention",
}


def _column(width: int, items: list[Element]) -> Column:
    return Column(width=width, items=items, vertical_content_alignment="Center")
