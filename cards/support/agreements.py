"""The agreement of one support with its editions, and the list of agreements."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.agreements import OpenAgreement, ShowAgreement, ShowAgreements
from cards.actions.support import ShowSupport
from cards.elements import box, button, grey, line, section, strong, title
from cards.finish import finish
from cards.pages import NEWEST_FIRST, footer, ways_on
from cards.phrases import how_many, in_hub_words, plain_day, titled
from cards.plain import plain, shortened
from cards.rows import opening_row
from domain.hub import Hub
from domain.support.deployments import Deployment, names

PAGE, EARLIER = 6, 4
LONGEST_FOCUS = 100
ASKED_AGAIN = "This change is not agreed yet: the people whom it affects have been asked again."


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition: its number, its day, and a sentence for each part that it changed."""

    number: int
    day: date
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The agreement of a support as one of its parties sees it, the newest edition first.

    `waits` says that yeses to the newest are asked again. `sees` says that the reader may open the
    support as well. `note` says what was just done, `how` it was agreed where that was not here.
    """

    support: Deployment
    editions: tuple[EditionRow, ...]
    today: date
    waits: bool = False
    sees: bool = True
    note: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class AgreementsView:
    """One page of agreements: its `first` row is the nth of `total`, counted from 1.

    Each row is a support with the edition that holds.
    """

    rows: tuple[tuple[Deployment, EditionRow], ...]
    total: int
    today: date
    first: int = 1
    older: ShowAgreements | None = None
    newer: ShowAgreements | None = None


def agreement_card(view: AgreementView, hub: Hub) -> dict[str, Any]:
    """The agreement, with the edition that holds on top."""
    name = _named(hub)
    says = f"{name}: {view.support.school}. {view.note}".strip()
    return finish(_body(view, name, hub), says, list(_acts(view, hub)))


def agreements_card(view: AgreementsView, hub: Hub) -> dict[str, Any]:
    """A page of the list; a row opens its agreement."""
    name = titled(hub.words.many("agreement"))
    one, many = hub.words.one("agreement"), hub.words.many("agreement")
    count = how_many(view.total, one, many) if view.rows else "Nothing here for you yet"
    return finish(
        _list(view, name, f"{count}.", hub), f"{name}: {count}.", ways_on(view, NEWEST_FIRST)
    )


def _body(view: AgreementView, name: str, hub: Hub) -> Iterator[Element]:
    newest, *earlier = view.editions
    yield title(f"{name} for {hub.words.one('deployment')}")
    yield strong(plain(view.support.school))
    yield grey(*_about(view.support, newest, view.today, hub))
    if view.note:
        yield strong(view.note)
    if view.how:
        yield line(plain(view.how))
    if view.waits:
        yield box("warning", [line(ASKED_AGAIN)])
    if newest.changed:
        yield section("What changed")
        for sentence in newest.changed:
            yield line(plain(sentence))
    if earlier:
        yield section(f"Earlier {hub.words.many('edition')}")
    for row in earlier[:EARLIER]:
        opens = OpenAgreement(deployment=view.support.id, edition=row.number)
        label = titled(f"{hub.words.one('edition')} {row.number}")
        day = plain_day(row.day, view.today)
        yield opening_row(label, (day,), button(opens, f"Open {label.lower()}"))


def _acts(view: AgreementView, hub: Hub) -> Iterator[ExecuteAction]:
    newest = view.editions[0]
    opens = OpenAgreement(deployment=view.support.id, edition=newest.number)
    # It is on its way already where a note says so.
    yield button(opens, "Open" if not view.note else "Open again")
    if view.sees:
        support = in_hub_words("Open this {deployment}", hub)
        yield button(ShowSupport(deployment=view.support.id), support)


def _list(view: AgreementsView, name: str, count: str, hub: Hub) -> Iterator[Element]:
    yield title(name)
    yield grey(count)
    for support, edition in view.rows[:PAGE]:
        opens = button(ShowAgreement(deployment=support.id), f"Open {support.school}")
        yield opening_row(support.school, _about(support, edition, view.today, hub), opens)
    yield from footer(view, len(view.rows), "the newest first")


def _about(support: Deployment, row: EditionRow, today: date, hub: Hub) -> tuple[str, ...]:
    """Its focus, by which two of one school are told apart, who leads it, and the edition."""
    focus = plain(shortened(support.focus, LONGEST_FOCUS))
    return focus, plain(names(support.leaders)), _edition(row, today, hub)


def _edition(row: EditionRow, today: date, hub: Hub) -> str:
    return f"{hub.words.one('edition')} {row.number}, {plain_day(row.day, today)}"


def _named(hub: Hub) -> str:
    return titled(hub.words.one("agreement"))
