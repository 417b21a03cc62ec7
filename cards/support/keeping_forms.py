"""What an officer is asked before support changes: a hand-over, a pause, its end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.action import FormButton
from cards.actions.keeping import (
    EndSupport,
    HandOver,
    KeepLeader,
    LeaveEnd,
    LeaveHandOver,
    LeaveOpenAgain,
    LeavePause,
    OpenAgain,
    PauseSupport,
    TakeOff,
)
from cards.elements import button, line
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.phrases import counted, in_hub_words, listed
from cards.plain import plain
from cards.questions import Asked, Table
from cards.support.keeping import heading
from domain.errors import Problem
from domain.hub import Hub
from domain.support.changing import (
    EndValues,
    HandOverValues,
    OpenAgainValues,
    PauseValues,
    TakeOffValues,
)
from domain.support.deployments import Deployment
from domain.support.finding import Dataset
from domain.support.states import ChangeKind, Leadership, allows

_WHY = Asked("Why", "Write why in a few words.", own_words=True)
HAND_OVER: Table = {
    "to": Asked("To", "Choose who leads it from now on."),
    "start": Asked("From (today if left empty)"),
    "days": Asked("Days that go over (else all that are left)"),
    "yes": Asked("If both have said yes already, say how", own_words=True),
    "why": _WHY,
}
TAKE_OFF: Table = {"why": _WHY}
PAUSE: Table = {"why": _WHY, "until": Asked("Until")}
END: Table = {"how": Asked("How does it end?", "Choose how it ends."), "why": _WHY}
OPEN_AGAIN: Table = {"why": _WHY}
ENDINGS: Mapping[str, str] = {
    ChangeKind.COMPLETED.value: "Completed",
    ChangeKind.ENDED_EARLY.value: "Ended early",
}
# The way back from each question.
_BACK: Mapping[type[FormButton], Callable[..., FormButton]] = {
    HandOver: LeaveHandOver,
    TakeOff: KeepLeader,
    PauseSupport: LeavePause,
    EndSupport: LeaveEnd,
    OpenAgain: LeaveOpenAgain,
}
ONLY_OFFICERS = "Why (only {officers} read it)"
EARLY = "Why (needed if it ends early; only {officers} read it)"
TOLD = "The {leaders} and the {school} are told at once. {Records} stay as they are."
STAYS = "{Records} stay with whoever made them. Both people are told on the day."
ASKED = (
    "The new {leader} and the head who releases them are asked for their yes. Until both have said "
    "yes, everything stays as it is."
)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question about support that is about to change, with what would follow.

    `visits` counts planned visits, `steps` open steps that it concerns.
    """

    deployment: Deployment
    visits: int = 0
    steps: int = 0
    problems: tuple[Problem, ...] = ()


def hand_over_ask(
    ask: Asking, leader: Leadership, values: HandOverValues, near: Mapping[str, str], hub: Hub
) -> dict[str, Any]:
    """Asks to whom a leader hands support over, and says what goes over."""
    sheet = Sheet(HAND_OVER, values, hub, ask.problems)
    went = listed([_visits(ask, hub), counted(ask.steps, "open step", "open steps")])
    says = [
        line(f"{went} go with it. {in_hub_words(STAYS, hub)}"),
        line(in_hub_words(ASKED, hub)),
    ]
    asked = [
        sheet.search("to", Dataset.LEADERS, near, needed=True),
        pair(sheet.day("start"), sheet.words("days")),
        _why(sheet, hub),
        sheet.words("yes", placeholder="By telephone, today"),
    ]
    yes = HandOver(**_about(ask), person=leader.person, shown=HandOver.showing(values))
    return _asking(
        f"Hand over from {plain(leader.name)}", ask, sheet, says, asked, yes, "Hand over"
    )


def take_off_ask(
    ask: Asking, leader: Leadership, values: TakeOffValues, hub: Hub
) -> dict[str, Any]:
    """Asks before a leader is taken off, and says what is called off with it."""
    sheet = Sheet(TAKE_OFF, values, hub, ask.problems)
    off = f" Their {_visits(ask, hub)} will be called off." if ask.visits else ""
    says = [
        line(
            f"They will no longer see this {hub.words.one('deployment')}; "
            f"their own {hub.words.many('record')} stay theirs.{off}"
        )
    ]
    if ask.visits:
        says.append(line(f"To keep the {hub.words.many('visit')}, hand over instead."))
    yes = TakeOff(**_about(ask), person=leader.person, shown=TakeOff.showing(values))
    name = f"Take {plain(leader.name)} off?"
    return _asking(name, ask, sheet, says, [_why(sheet, hub)], yes, "Remove")


def pause_ask(ask: Asking, values: PauseValues, hub: Hub) -> dict[str, Any]:
    """Asks why support is paused, and until when."""
    sheet = Sheet(PAUSE, values, hub, ask.problems)
    stay = f" {_visits(ask, hub)} to come stay in the plan." if ask.visits else ""
    says = [
        line(
            "Nobody is reminded of anything while it is paused. When it resumes, due dates "
            f"move later by the school days of the pause.{stay}"
        )
    ]
    asked: list[Element] = [
        _why(sheet, hub),
        sheet.day("until", label="Until (you are asked on that day)"),
    ]
    yes = PauseSupport(**_about(ask), shown=PauseSupport.showing(values))
    name = f"Pause this {hub.words.one('deployment')}?"
    return _asking(name, ask, sheet, says, asked, yes, "Pause")


def end_ask(ask: Asking, values: EndValues, hub: Hub) -> dict[str, Any]:
    """Asks how support ends, and says what is taken away with it."""
    # Support that was agreed but never began can only end early.
    status = ask.deployment.status
    hows = {how: label for how, label in ENDINGS.items() if allows(ChangeKind(how), status)}
    if len(hows) == 1 and not values.how:
        values = replace(values, how=next(iter(hows)))
    sheet = Sheet(END, values, hub, ask.problems)
    gone = listed(
        [
            f"{_visits(ask, hub)} will be called off" if ask.visits else "",
            f"{counted(ask.steps, 'open step', 'open steps')} closed" if ask.steps else "",
        ]
    )
    says = [line(f"{gone[:1].upper()}{gone[1:]}." if gone else "Nothing is planned or open.")]
    says.append(line(in_hub_words(TOLD, hub)))
    asked: list[Element] = [
        sheet.judgement("how", hows),
        sheet.words("why", label=in_hub_words(EARLY, hub)),
    ]
    yes = EndSupport(**_about(ask), shown=EndSupport.showing(values))
    name = f"End this {hub.words.one('deployment')}?"
    return _asking(name, ask, sheet, says, asked, yes, "End it")


def open_again_ask(ask: Asking, values: OpenAgainValues, hub: Hub) -> dict[str, Any]:
    """Asks why support is opened again."""
    sheet = Sheet(OPEN_AGAIN, values, hub, ask.problems)
    says = [line(f"{hub.words.many('visit').capitalize()} that were called off do not come back.")]
    yes = OpenAgain(**_about(ask), shown=OpenAgain.showing(values))
    name = f"Open this {hub.words.one('deployment')} again?"
    return _asking(name, ask, sheet, says, [_why(sheet, hub)], yes, "Open again")


def _asking(
    name: str,
    ask: Asking,
    sheet: Sheet,
    says: list[Any],
    asked: list[Element],
    yes: FormButton,
    does: str,
) -> dict[str, Any]:
    """A question with what would follow, the answer that does it, and the way back."""
    body = [*heading(name, ask.deployment), *sheet.news(), *says, *asked]
    style: Any = "destructive" if isinstance(yes, EndSupport | TakeOff) else "positive"
    back = _BACK[type(yes)](deployment=ask.deployment.id, shown=yes.shown)
    actions = [button(yes, does, style), button(back, "Keep as it is")]
    if style == "destructive":
        # As on every card that asks so, what is hard to put right stands second.
        actions.reverse()
    return finish(body, f"{name} {ask.deployment.school}.", actions)


def _why(sheet: Sheet, hub: Hub) -> Element:
    return sheet.words("why", label=in_hub_words(ONLY_OFFICERS, hub), needed=True)


def _about(ask: Asking) -> dict[str, Any]:
    return {"deployment": ask.deployment.id, "version": ask.deployment.version}


def _visits(ask: Asking, hub: Hub) -> str:
    one, many = hub.words.one("visit"), hub.words.many("visit")
    return counted(ask.visits, f"planned {one}", f"planned {many}")
