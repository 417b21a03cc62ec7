"""Every question about a visit, all the way from card to record, correction and version."""

import ast
import inspect
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from bot.subjects.visits import recording
from cards.actions.visit_forms import SaveMissed, SaveVisit
from domain.questions import field_names
from domain.scopes import Everything, Scope
from domain.support.deployments import Deployment
from domain.visits.questions import VISIT as VISIT_QUESTIONS
from domain.visits.steps import StepWords
from domain.visits.visits import Missed, MissedValues, Reason, Record, Values, Visit, VisitAnswers
from storage.store import Store
from tests.conversation import Card, House
from tests.filled import FORMS, MISSED, VISIT, off_default, sent
from tests.make import NOW, TODAY
from tests.seed import FARIDA, PEEL_PARK

# What the receipt says of each field; empty where it is to say nothing of it.
ON_RECEIPT: Mapping[str, str] = {
    "on": "Friday 20 November 2026",
    "type": "Virtual meeting",
    "minutes": "1 h 35 min",
    "did": VISIT.did,
    "progress": "Some concerns",
    "objective": "2 Subject leaders check what is learnt",
    "who_with": "Subject lead, Class teachers",
    "flagged": "You asked the hub to look",
    "hub_note": VISIT.hub_note,
    "next_step": "Order decodable books: Subject lead, by 4 December",
    "next_visit": "Tuesday 8 December",
}
MISSED_ON_RECEIPT: Mapping[str, str] = {
    "on": "Monday 23 November 2026",
    "reason": "Staff were absent",
    "notice": "notice was given earlier",
    "minutes": "1 h 35 min lost",
    "counts": "not taken off the agreed days",
    "next_visit": "Tuesday 8 December",
}


def objective(deployment: Deployment) -> int:
    """The second objective, as in the example."""
    return deployment.objectives[1].id


def deployment(store: Store) -> Deployment:
    farida = store.people.by_email(FARIDA.email)
    assert farida
    found = store.deployments.of_leader(farida.id)
    return next(d for d in found if d.school == PEEL_PARK)


def two_steps(store: Store) -> frozenset[int]:
    at = deployment(store).id
    return frozenset(store.steps.add(at, StepWords(words)) for words in ("Ring", "Write"))


def newest(store: Store) -> Record:
    [last] = store.records.page(Scope((Everything(),)), NOW, 1).rows
    whole = store.visits.get(last.id)
    assert whole
    return whole


async def record_of(house: House) -> Record:
    return await house.database.read(newest)


def standing(card: Card, form: type) -> dict[str, str]:
    """What stands in the inputs of a form's questions."""
    values = card.values()
    return {name: values.get(name, "") for name in field_names(form)}


async def filled_form(house: House) -> tuple[Card, Values]:
    """The form as it was sent, and the example for it."""
    steps = await house.database.write(two_steps)
    at = await house.database.read(deployment)
    filled = replace(FORMS[Values], objective=str(objective(at)), done=steps)
    off_default(filled)
    return await house.chat(FARIDA).say("visit"), filled


def typed(filled: Values) -> dict[str, str]:
    return sent(filled, **SaveVisit.ticked)


async def test_every_question_of_a_visit_is_kept_told_and_corrected(house: House) -> None:
    form, filled = await filled_form(house)
    answers = typed(filled)
    assert set(answers) <= form.inputs
    receipt = await form.press("Save record", **answers)

    kept = await record_of(house)
    expected = replace(VISIT, objective=int(filled.objective))
    assert kept.what == expected
    assert kept.step == StepWords("Order decodable books", "subject", date(2026, 12, 4))
    assert kept.next_visit == date(2026, 12, 8)
    assert set(ON_RECEIPT) == {*field_names(Visit), "next_step", "next_visit"}
    assert [words for words in ON_RECEIPT.values() if words not in receipt.words] == []
    open_steps = await house.database.read(lambda store: store.steps.open_of(kept.deployment.id))
    assert not filled.done & {step.id for step in open_steps}

    edit = await receipt.press("Edit")
    asked = set(field_names(Values)) - set(SaveVisit.ticked)
    assert {name: standing(edit, Values)[name] for name in asked} == {
        name: answers[name] for name in asked
    }
    await edit.press("Save changes", did="Looked at the books of Year 3.")

    newer = await record_of(house)
    assert newer.what == replace(expected, did="Looked at the books of Year 3.")
    assert (newer.step, newer.next_visit, newer.version) == (kept.step, kept.next_visit, 2)
    assert await house.database.read(lambda store: store.visits.version(kept.id, 1)) == expected


async def test_a_question_that_was_forgotten_is_not_erased_by_a_correction(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, filled = await filled_form(house)
    receipt = await form.press("Save record", **typed(filled))
    before = await record_of(house)
    edit = await receipt.press("Edit")
    forgotten = ("hub_note", "who", "next_step", "next_visit")
    rest = tuple(question for question in VISIT_QUESTIONS if question.name not in forgotten)
    monkeypatch.setattr("domain.visits.judgement.VISIT", rest)
    await edit.press("Save changes", did="Looked at the books of Year 3.")
    newer = await record_of(house)
    assert isinstance(before.what, Visit)
    assert newer.what == replace(before.what, did="Looked at the books of Year 3.")
    assert (newer.step, newer.next_visit) == (before.step, before.next_visit)


def test_what_is_answered_beside_the_visit_is_acted_upon() -> None:
    """An answer that nobody reads where a form is kept would be asked for nothing."""
    tree = ast.parse(inspect.getsource(recording))
    read = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert set(field_names(VisitAnswers)) <= read


async def test_every_answer_stands_where_a_save_is_refused(house: House) -> None:
    form, filled = await filled_form(house)
    answers = typed(filled) | {"date": "2026-11-30"}
    again = await form.press("Save record", **answers)
    assert "Not saved yet" in again.words
    kept = await house.chat(FARIDA).say("visit")
    for card in (again, kept):
        assert {name: card.values().get(name) for name in answers} == answers


async def test_every_answer_that_was_cleared_is_cleared_by_a_correction(house: House) -> None:
    form, filled = await filled_form(house)
    receipt = await form.press("Save record", **typed(filled))
    edit = await receipt.press("Edit")
    needed = {"date", "type", "time", "time_other", "did", "progress"}
    emptied = dict.fromkeys(set(field_names(Values)) - needed - set(SaveVisit.ticked), "")
    await edit.press("Save changes", **emptied, date=TODAY.isoformat())
    newer = await record_of(house)
    assert isinstance(newer.what, Visit)
    empty = Visit(TODAY, VISIT.type, VISIT.minutes, VISIT.did, VISIT.progress)
    assert newer.what == empty
    assert (newer.step, newer.next_visit) == (None, None)


async def test_every_question_of_a_missed_visit_is_kept_told_and_corrected(house: House) -> None:
    filled = FORMS[MissedValues]
    off_default(filled)
    answers = sent(filled, **SaveMissed.ticked)
    card = await (await house.chat(FARIDA).say("visit")).press("It did not happen")
    assert set(answers) <= card.inputs
    receipt = await card.press("Save", **answers)

    kept = await record_of(house)
    expected = replace(MISSED, counts=False)
    assert kept.what == expected
    assert set(MISSED_ON_RECEIPT) == {*field_names(Missed), "next_visit"}
    assert [words for words in MISSED_ON_RECEIPT.values() if words not in receipt.words] == []

    edit = await receipt.press("Edit")
    assert standing(edit, MissedValues) == answers
    await edit.press("Save changes", reason="school")
    newer = await record_of(house)
    assert newer.what == replace(expected, reason=Reason.SCHOOL)
    assert (newer.next_visit, newer.version) == (kept.next_visit, 2)
    assert await house.database.read(lambda store: store.visits.version(kept.id, 1)) == expected
