"""Rows of the morning's message about action plans: to be agreed, to be answered, a milestone."""

from collections.abc import Iterator, Mapping

from microsoft_teams.cards.core import CardElement as Element

from cards.elements import grey, strong
from cards.phrases import plain_day
from cards.plain import plain
from cards.prompts.buttons import plan_answers
from cards.prompts.on_cards import KindOnCards, done_with
from cards.prompts.shown import Around, Shown
from domain.prompts import kinds
from domain.prompts.kinds import PromptKind


def plan(shown: Shown, around: Around) -> Iterator[Element]:
    """A plan that its leader is to agree with the school."""
    item = shown.row.item
    yield strong(plain(item.school))
    yield grey(plain(item.what), _due(shown, around))


def plan_answer(shown: Shown, around: Around) -> Iterator[Element]:
    """A plan that waits for the school's answer."""
    item = shown.row.item
    yield strong(plain(item.what))
    yield grey(plain(item.school), _due(shown, around))


def milestone(shown: Shown, around: Around) -> Iterator[Element]:
    """A day of an objective that has come."""
    item = shown.row.item
    yield strong(plain(item.what))
    by = "Today" if item.on == around.today else f"By {plain_day(item.on, around.today)}"
    yield grey(plain(item.school), plain(item.note), by)


def _due(shown: Shown, around: Around) -> str:
    due = shown.row.item.due
    if due is None:
        return ""
    was = "was due" if due < around.today else "due"
    return f"{was} {plain_day(due, around.today)}"


PLAN_KINDS: Mapping[PromptKind, KindOnCards] = {
    kinds.PLAN_ANSWER: KindOnCards(
        one="{much} {plan} waits for your answer",
        many="{much} {plans} wait for your answer",
        says=plan_answer,
        done=done_with("plan"),
        answers=plan_answers,
        heading="{Plans} to answer",
        typed="plan",
        why="Sent on the school day after a {plan} was shared, and three later.",
    ),
    kinds.PLAN: KindOnCards(
        one="{much} {plan} is to be agreed",
        many="{much} {plans} are to be agreed",
        says=plan,
        done=done_with("plan"),
        answers=plan_answers,
        heading="{Plans} to agree",
        typed="plan",
        why="Sent on the 15th and 20th school day after {deployment} was agreed.",
    ),
    kinds.MILESTONE: KindOnCards(
        one="{much} milestone has come",
        many="{much} milestones have come",
        says=milestone,
        done=lambda row, _around: (row.item.what, row.item.school),
        answers=plan_answers,
        heading="Milestones",
        typed="plan",
        why="Sent on the day of an objective or its milestone.",
    ),
}
