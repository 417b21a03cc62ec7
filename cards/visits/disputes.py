"""Tells a record's leader and officers that its school says something is not right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.visits import EditVisit, ShowVisit
from cards.elements import button, grey, line, literal, small, strong, title
from cards.finish import finish
from cards.phrases import long_day, one_of, titled
from cards.plain import plain
from cards.visits.answers import agreed_by, by_whom
from domain.hub import Hub
from domain.visits.copies import Answer, Copy, SchoolResponse
from domain.visits.visits import Record


@dataclass(frozen=True, slots=True)
class DisputeView:
    """The record and its copy with the answer; `now` is local and aware.

    `own` says that the reader is the record's leader.
    """

    record: Record
    copy: Copy
    now: datetime
    own: bool


def dispute(view: DisputeView, hub: Hub) -> dict[str, Any]:
    """The school's words, with a button to the record; also what became of it since."""
    agrees = view.copy.response and view.copy.response.answer is Answer.AGREED
    says = "agrees after all" if agrees else "says something is not right"
    name = f"The {_place(view, hub)} {says}"
    say = f"{name}: {view.record.deployment.school}."
    return finish(_body(view, name, hub), say, list(_actions(view, hub)))


def _actions(view: DisputeView, hub: Hub) -> Iterator[ExecuteAction]:
    name = hub.words.one("record")
    disputed = view.copy.response and view.copy.response.answer is Answer.DISPUTED
    if view.own and disputed and view.copy.answers(view.record):
        yield button(EditVisit(visit=view.record.id), f"Correct the {name}", "positive")
    yield button(ShowVisit(visit=view.record.id), f"Open the {name}")


def _body(view: DisputeView, name: str, hub: Hub) -> Iterator[Element]:
    record, response = view.record, view.copy.response
    leader = "" if view.own else plain(record.leader.name)
    yield title(name)
    yield strong(plain(record.deployment.school))
    yield grey(
        f"{titled(hub.words.one('record'))} of {long_day(record.on, view.now.date())}", leader
    )
    if response:
        yield from _response(view, response, hub)
    role = one_of(hub.words.one("leader" if view.own else "officer"))
    kept = f"is kept with the {hub.words.one('record')}"
    yield small(f"You get this as {role}. The {_place(view, hub)}'s answer {kept}.")


def _response(view: DisputeView, response: SchoolResponse, hub: Hub) -> Iterator[Element]:
    if response.answer is Answer.AGREED:
        agreed = agreed_by(response, view.now)
        yield line(f"It said before that something was not right. {agreed}.")
        return
    whom = titled(by_whom(response, view.now))
    yield literal(response.objection)
    yield grey(f"{whom}.")
    if not view.copy.answers(view.record):
        yield line(f"Corrected since; the copy asks the {_place(view, hub)} again.")
    elif view.own:
        yield line(
            f"If you correct the {hub.words.one('record')}, the copy is updated and asks again."
        )


def _place(view: DisputeView, hub: Hub) -> str:
    return hub.words.one(view.record.deployment.place)
