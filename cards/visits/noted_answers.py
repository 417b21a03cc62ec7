"""The card on which an officer notes an answer that a school gave outside Teams."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.answers import LeaveAnswer, NoteAnswer
from cards.elements import button, grey, strong, title
from cards.finish import finish
from cards.forms import Sheet
from cards.phrases import long_day
from cards.plain import plain
from cards.visits.answers import HOWS
from cards.visits.questions import NOTED
from domain.errors import Problem
from domain.hub import Hub
from domain.visits.copies import Answer, NotedValues
from domain.visits.visits import Record

ANSWERS: Mapping[str, str] = {Answer.AGREED: "Agreed", Answer.DISPUTED: "Something is not right"}


@dataclass(frozen=True, slots=True)
class NotedView:
    """What the card shows: the record that was answered, and what stands in the inputs."""

    record: Record
    values: NotedValues
    today: date
    problems: tuple[Problem, ...] = ()


def noted_answer(view: NotedView, hub: Hub) -> dict[str, Any]:
    """The card that asks for the answer, how it was given and when."""
    record = view.record
    shown = NoteAnswer.showing(view.values)
    note = NoteAnswer(visit=record.id, version=record.version, shown=shown)
    save = button(note, "Save the answer", "positive")
    keep = button(LeaveAnswer(visit=record.id, shown=shown), "Keep as it is")
    of = hub.words.one("record")
    say = f"What did {record.deployment.school} say of the {of} of {long_day(record.on)}?"
    return finish(_body(view, hub), say, [save, keep])


def _body(view: NotedView, hub: Hub) -> Iterator[Element]:
    record, sheet = view.record, Sheet(NOTED, view.values, hub, view.problems)
    yield title(f"Record the {hub.words.one(record.deployment.place)}'s answer")
    yield strong(plain(record.deployment.school))
    yield grey(long_day(record.on), plain(record.leader.name))
    yield from sheet.news()
    yield sheet.judgement("answer", ANSWERS)
    yield sheet.prose("why")
    yield sheet.choice("how", HOWS, needed=True)
    yield sheet.day("answered_on", needed=True)
