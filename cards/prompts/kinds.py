"""The kinds of prompts as people read them, one row each: words and answers."""

from collections.abc import Iterator, Mapping, Sequence

from microsoft_teams.cards.core import CardElement as Element

from cards.elements import grey, strong
from cards.phrases import (
    number,
    plain_day,
    short_day,
    titled,
)
from cards.plain import plain
from cards.prompts.buttons import (
    chasing,
    edition_answers,
    first_answers,
    late_report_answers,
    planned_answers,
    proposed_answers,
    question_answers,
    report_answers,
    request_answers,
    silence_answers,
    step_answers,
    today_answers,
)
from cards.prompts.news_rows import (
    edition,
    late_report,
    out,
    out_news,
    proposals,
    question,
    report,
    report_due,
    request,
    unanswered,
)
from cards.prompts.on_cards import KindOnCards, done_with
from cards.prompts.plan_rows import PLAN_KINDS
from cards.prompts.shown import Around, Shown
from cards.prompts.visit_rows import first_row, planned_row, silence_row, step_row, today_row
from cards.support.proposed import proposed_named
from domain.prompts import kinds
from domain.prompts.fates import Fate
from domain.prompts.kinds import PromptKind
from domain.prompts.owed import Item, PromptRow


def _of_a_leader(shown: Shown, around: Around) -> Iterator[Element]:
    row, chased = shown.row, KINDS_ON_CARDS[shown.row.item.kind].chased
    if row.leader is None or chased is None:
        raise ValueError(f"{row.subject} is chased by nobody")
    yield strong(plain(row.leader.name))
    yield grey(plain(row.item.school), chased(row.item, around))
    yield grey(f"{number(row.times)} {'reminder' if row.times == 1 else 'reminders'}, no answer")


def _visit_done(row: PromptRow, around: Around) -> tuple[str, str]:
    visit, on = titled(around.hub.words.one("visit")), short_day(row.item.on, around.today)
    return row.item.school, visit if row.fate is Fate.MOVED else f"{visit} of {on}"


def _people_chased(rows: Sequence[PromptRow]) -> int:
    """How many leaders owe something; one may owe several things."""
    return len({row.leader.id for row in rows if row.leader})


def _since(item: Item, around: Around) -> str:
    return f"since {plain_day(item.on, around.today)}"


def _no_record(item: Item, around: Around) -> str:
    words, on = around.hub.words, short_day(item.on, around.today)
    return f"{words.one('visit')} of {on} has no {words.one('record')}"


KINDS_ON_CARDS: Mapping[PromptKind, KindOnCards] = {
    kinds.ANSWER: KindOnCards(
        one="{much} question waits for your answer",
        many="{much} questions wait for your answer",
        says=question,
        done=lambda row, _around: (row.item.school, "Your answer"),
        answers=question_answers,
        chased=unanswered,
        heading="Questions for you",
        typed="hi",
        why="You get this on the third and fifth school day after you were asked.",
    ),
    kinds.TODAY: KindOnCards(
        one="{much} {visit} {when}",
        many="{much} {visits} {when}",
        says=today_row,
        done=_visit_done,
        answers=today_answers,
        typed="visit",
        why="You get this on the day of a planned {visit}.",
    ),
    kinds.OUT: KindOnCards(
        one="Out next week, {week}",
        many="Out next week, {week}",
        says=out,
        done=lambda _row, _around: ("Out next week", ""),
        news=out_news,
        heading="Out next week",
        why="Sent each Thursday because you employ them.",
    ),
    kinds.REQUEST: KindOnCards(
        one="{much} {commission} waits for an answer",
        many="{much} {commissions} wait for an answer",
        says=request,
        done=done_with("commission"),
        answers=request_answers,
        heading="{Commissions}",
        typed="requests",
        late="Late",
        why="{Officers} get this from the day on which the {hub} should answer.",
    ),
    kinds.PROPOSED: KindOnCards(
        one="{much} {proposed} to ask for now",
        many="{much} {proposed} to ask for now",
        says=proposals,
        done=lambda _row, around: (titled(proposed_named(around.hub)[1]), "to be asked for"),
        answers=proposed_answers,
        counts=lambda rows: rows[0].item.much,
        heading="Proposed {deployment}",
        typed="hi",
        why="{Officers} get this each school day until somebody is asked.",
    ),
    kinds.REPORT: KindOnCards(
        one="{much} {report} is due",
        many="{much} {reports} are due",
        says=report,
        done=done_with("report"),
        answers=report_answers,
        chased=report_due,
        heading="{Reports} due",
        typed="reports",
        late="Late",
        why="You get this a week before a {report} is due, and on its day.",
    ),
    kinds.PLANNED: KindOnCards(
        one="{much} {visit} has no {record} yet",
        many="{much} {visits} have no {record} yet",
        says=planned_row,
        done=_visit_done,
        answers=planned_answers,
        chased=_no_record,
        typed="visit",
        why="You get this one school day after a planned {visit}.",
        alone="The form is filled in for you; it takes under a minute.",
        late="Late: more than five school days have passed.",
    ),
    kinds.FIRST: KindOnCards(
        one="{much} {school} is waiting for first contact",
        many="{much} {schools} are waiting for first contact",
        says=first_row,
        done=lambda row, _around: (row.item.school, "First contact"),
        answers=first_answers,
        chased=lambda item, around: f"no first contact {_since(item, around)}",
        typed="visit",
    ),
    **PLAN_KINDS,
    kinds.STEP: KindOnCards(
        one="{much} next step is due",
        many="{much} next steps are due",
        says=step_row,
        done=lambda row, _around: (row.item.what, row.item.school),
        answers=step_answers,
        chased=lambda item, around: f"{plain(item.what)}, by {plain_day(item.on, around.today)}",
        typed="steps",
    ),
    kinds.SILENCE: KindOnCards(
        one="{much} {school} has had no {visit} for {weeks}",
        many="{much} {schools} have had no {visit} for {weeks}",
        says=silence_row,
        done=lambda row, _around: (row.item.school, row.item.what),
        answers=silence_answers,
        chased=lambda item, around: f"no {around.hub.words.one('visit')} {_since(item, around)}",
        typed="visit",
    ),
    kinds.LATE_REPORT: KindOnCards(
        one="{much} {report} is late",
        many="{much} {reports} are late",
        says=late_report,
        done=done_with("report"),
        answers=late_report_answers,
        heading="{Reports} late",
        typed="reports",
        why="{Officers} get this once, when a {report} is late.",
    ),
    kinds.EDITION: KindOnCards(
        one="{much} document is new in the library",
        many="{much} documents are new in the library",
        says=edition,
        done=lambda row, _around: (row.item.what, "Library"),
        answers=edition_answers,
        news=lambda row: f"New in the library: {row.item.what}",
        heading="New in the library",
        typed="library",
        why="Sent once, because it is for you.",
    ),
}
# Whatever a leader owes, for who chases it.
CHASED = KindOnCards(
    one="{much} person has not answered",
    many="{much} people have not answered",
    says=_of_a_leader,
    done=lambda row, _around: (row.leader.name if row.leader else "", row.item.school),
    answers=chasing,
    counts=_people_chased,
    why="Sent because reminders had no answer.",
)


def on_cards(row: PromptRow) -> KindOnCards:
    """How that row reads: by its kind, or as one that is chased."""
    return CHASED if row.leader else KINDS_ON_CARDS[row.item.kind]
