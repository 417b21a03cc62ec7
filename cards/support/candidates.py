"""Who could give support: a table of facts about leaders, and who is left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.commissions import AskNobodyFits
from cards.actions.finding import ChangeSearch, ChooseLeader, ForSupport
from cards.elements import badge, button, facts, fold, grey, group, line, literal, small, title
from cards.finish import finish
from cards.line_breaks import side_by_side
from cards.phrases import counted, day_in_short, in_hub_words, listed, titled
from cards.plain import plain, shortened
from cards.rows import opening_row
from cards.support.candidate_facts import (
    LONGEST_LIST,
    LONGEST_NAME,
    NAMES,
    about,
    fact_in_words,
    shown_beside,
    wanted_facts,
)
from cards.support.request_words import answers_by
from domain.hub import Hub
from domain.support.candidate_facts import LeaderFacts, Needed
from domain.support.candidates import (
    Candidate,
    Candidates,
    FactKind,
    LeftOut,
    OutReason,
)

# Rows in sight; the others stand in a fold.
IN_SIGHT = 3
# As many who are left out are named at once.
OUT_IN_SIGHT = 6
# As many names of those who are left out for one reason.
MOST_NAMED = 6
OUT = {
    OutReason.EMPLOYED_THERE: "employed there",
    OutReason.CONFLICT: "conflict of interest declared",
    OutReason.ASKED: "asked before for this",
    OutReason.LEFT: "left the list",
    OutReason.SAME_TRUST: "employed in the same {trust}",
    OutReason.NO_DAYS: "no days left this school year",
    OutReason.AWAY: "away for all of that time",
}
NOT_A_SPECIALISM = (
    "“{need}” is nobody’s specialism as it is written, so “Need” counts for nobody. "
    "Look at what each of them does."
)
HOW_COUNTED = (
    "“Fits” counts these five facts and nothing else; with as many, they stand in order of name. "
    "Miles go in a straight line. You choose, and write why."
)

NOBODY_FITS = "“Nobody fits” keeps the {commission} open; you write what the {school} is told."


@dataclass(frozen=True, slots=True)
class CandidatesView:
    """Who could give support at `place`.

    `about` is what the buttons carry. `answer_by` is the local moment by which the school of a
    request gets an answer, `note` says what was just done.
    """

    place: str
    wanted: Needed
    found: Candidates
    about: ForSupport
    today: date
    answer_by: datetime | None = None
    note: str = ""


def candidates(view: CandidatesView, hub: Hub) -> dict[str, Any]:
    """The table, the best fit first."""
    place = plain(shortened(view.place, LONGEST_NAME))
    names = listed(row.leader.name for row in view.found.rows)
    told = f"{names}." if names else "Nobody."
    fallback = f"Who could support {view.place}? {told}"
    return finish(_body(view, place, hub), fallback, list(_acts(view)))


def _body(view: CandidatesView, place: str, hub: Hub) -> Iterator[Element]:
    yield title(f"Who could support {place}?")
    yield grey(*wanted_facts(view.wanted, view.today))
    if view.answer_by:
        by = answers_by(view.answer_by, view.today)
        yield grey(f"The {hub.words.one('school')} expects an answer {by}.")
    if view.note:
        yield line(view.note)
    if not view.found.known_need:
        need = plain(shortened(view.wanted.need, LONGEST_LIST))
        yield line(NOT_A_SPECIALISM.replace("{need}", need))
    yield from _table(view, hub)
    if view.found.left_out:
        yield from _left_out(view.found.left_out, view.today, hub)
    yield small(HOW_COUNTED)
    if view.about.request is not None:
        yield small(in_hub_words(NOBODY_FITS, hub))


def _table(view: CandidatesView, hub: Hub) -> Iterator[Element]:
    rows = [
        group(list(_candidate(number, row, view, hub)))
        for number, row in enumerate(view.found.rows, 1)
    ]
    if not rows:
        yield line(in_hub_words("Nobody on the list of {leaders} can take it on.", hub))
    yield from rows[:IN_SIGHT]
    rest = rows[IN_SIGHT:]
    if rest:
        head = counted(len(rest), "more, who fits less", "more, who fit no better")
        says = f"Show or hide {len(rest)} more"
        yield from fold("rest", titled(head), says, rest, open_=False)
    if view.found.more:
        others = counted(view.found.more, hub.words.one("leader"), hub.words.many("leader"))
        yield grey(f"{others} who fit no better are not shown.")


def _candidate(number: int, row: Candidate, view: CandidatesView, hub: Hub) -> Iterator[Element]:
    leader, most = row.leader, len(row.facts)
    every = row.fits == most
    told = f"Fits on all {most}" if every else f"Fits on {row.fits} of {most}"
    choose = ChooseLeader(**about(view.about), chosen=leader.id)
    yield opening_row(
        f"{number} · {shortened(leader.name, LONGEST_NAME)}",
        [plain(shortened(row.employer.name, LONGEST_NAME))] if row.employer else [],
        button(choose, f"Choose {leader.name}"),
        [badge(told, "Good" if every else "Default")],
        word="Choose",
        parted=False,
    )
    said = {kind: fact_in_words(kind, row, view.wanted, hub) for kind in FactKind}
    yield from facts((in_hub_words(NAMES[kind], hub), told) for kind, told in said.items())
    beside = [*shown_beside(row, view.today, hub)]
    if beside:
        yield small(side_by_side(beside))


def _left_out(left: Iterable[LeftOut], today: date, hub: Hub) -> Iterator[Element]:
    """Who is left out, by reason, with the words of a conflict."""
    by_reason: dict[OutReason, list[LeaderFacts]] = {}
    for each in left:
        by_reason.setdefault(each.why, []).append(each.leader)
    items: list[Element] = []
    for why, leaders in by_reason.items():
        if why is OutReason.CONFLICT:
            items += [item for one in leaders for item in _conflict(one, today)]
        else:
            items.append(line(_named(leaders, why, hub)))
    amount = sum(map(len, by_reason.values()))
    head = f"Left out: {amount}"
    yield from fold(
        "out", head, "Show or hide who is left out", items, open_=amount <= OUT_IN_SIGHT
    )


def _conflict(leader: LeaderFacts, today: date) -> Iterator[Element]:
    assert leader.conflict is not None
    day = day_in_short(leader.conflict.on, today)
    yield line(f"{plain(shortened(leader.name, LONGEST_NAME))}: conflict declared {day}")
    yield literal(leader.conflict.words, subtle=True)


def _named(leaders: list[LeaderFacts], why: OutReason, hub: Hub) -> str:
    names = [plain(shortened(one.name, LONGEST_NAME)) for one in leaders[:MOST_NAMED]]
    more = len(leaders) - len(names)
    if more:
        names.append(f"{more} more")
    return f"{listed(names)}: {in_hub_words(OUT[why], hub)}"


def _acts(view: CandidatesView) -> Iterator[CardAction]:
    if view.about.request is not None:
        yield button(AskNobodyFits(request=view.about.request), "Nobody fits")
    else:
        yield button(ChangeSearch(**about(view.about)), "Look for something else")
