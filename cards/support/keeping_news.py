"""What leaders, the school and employers hear of a change of support, at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.agreements import ShowAgreement
from cards.actions.people import ListStaff
from cards.actions.planning import OpenPlan
from cards.actions.support import ShowSupport
from cards.actions.visits import ListVisits
from cards.elements import button, facts, grey, line, section, strong, title
from cards.finish import finish
from cards.phrases import counted, day_in_short, days, listed, titled
from cards.plain import plain
from domain.hub import Hub
from domain.support.deployments import Deployment, names
from domain.support.states import ChangeKind, Part

_STATES = {
    ChangeKind.PAUSED: "is paused",
    ChangeKind.WENT_ON: "has resumed",
    ChangeKind.COMPLETED: "is completed",
    ChangeKind.ENDED_EARLY: "has ended",
    ChangeKind.OPENED_AGAIN: "is open again",
    ChangeKind.ADDED: "begins",
}
_LEADERS = (ChangeKind.LEADER_ADDED, ChangeKind.LEADER_OFF, ChangeKind.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class AgreementNews:
    """The edition that a change made: its number, what it changed, and whether yeses are asked."""

    edition: int
    changed: tuple[str, ...] = ()
    asks_again: bool = False


@dataclass(frozen=True, slots=True)
class SupportNews:
    """A change of support, as somebody with a part in it hears of it.

    `called_off` counts the planned visits that went with it, `given` those that changed hands.
    `undone` says that it was taken back. `until` is the last day of a pause. `staff` are the own
    leaders of a head who reads it. `agreement` is the edition that the change made.
    """

    deployment: Deployment
    what: ChangeKind
    part: Part
    today: date
    called_off: int = 0
    given: int = 0
    until: date | None = None
    undone: bool = False
    staff: tuple[str, ...] = ()
    agreement: AgreementNews | None = None


def support_news(news: SupportNews, hub: Hub) -> dict[str, Any]:
    """What changed and how it stands now; never why, nor who wanted it."""
    name = _title(news, hub)
    school = plain(news.deployment.school)
    # A head who releases a leader reads where and how long, and not what it is about.
    focus = [] if news.part is Part.HEAD else [grey(plain(news.deployment.focus))]
    body = [title(name), strong(school), *focus, *_body(news, hub), *_agreed(news, hub)]
    return finish(body, f"{name}: {news.deployment.school}.", list(_actions(news, hub)))


def _title(news: SupportNews, hub: Hub) -> str:
    support = hub.words.one("deployment")
    after_all = " after all" if news.undone else ""
    if news.part is Part.HEAD:
        return _title_for_head(news, support)
    if news.part is Part.CAME:
        return f"You lead this {support}{after_all or ' now'}"
    if news.part is Part.WENT:
        if news.undone:
            return f"You do not lead this {support} after all"
        return f"You no longer lead this {support}"
    if news.undone:
        return f"A change to your {support} was undone"
    if news.what in _LEADERS:
        return f"Who leads your {support} has changed"
    return f"Your {support} {_STATES.get(news.what, 'has changed')}"


def _title_for_head(news: SupportNews, support: str) -> str:
    of = f"{titled(support)} by {plain(listed(news.staff))}"
    if news.undone:
        return f"A change to {support} by {plain(listed(news.staff))} was undone"
    return f"{of} {_STATES.get(news.what, 'has changed')}"


def _agreed(news: SupportNews, hub: Hub) -> Iterator[Element]:
    """What reads otherwise in the agreement now."""
    if news.agreement is None or news.part is Part.WENT:
        return
    agreement, edition = hub.words.one("agreement"), hub.words.one("edition")
    yield section(f"{titled(agreement)}, {edition} {news.agreement.edition}")
    for sentence in news.agreement.changed:
        yield line(plain(sentence))
    if news.agreement.asks_again:
        yield line("The people whom it affects are asked for their yes again.")


def _body(news: SupportNews, hub: Hub) -> Iterator[Element]:
    visit, visits = hub.words.one("visit"), hub.words.many("visit")
    if news.part is Part.WENT:
        yield line(f"The {hub.words.many('record')} you made stay yours.")
        return
    off_told = news.part is not Part.HEAD
    if off_told and news.called_off and not news.undone:
        off = counted(news.called_off, f"planned {visit} has", f"planned {visits} have")
        yield line(f"{off} been called off.")
    if news.given and news.part is Part.CAME:
        given = counted(news.given, f"planned {visit} is", f"planned {visits} are")
        yield line(f"{given} yours now: type planned to see them.")
    paused = news.what is ChangeKind.PAUSED and not news.undone
    if paused and news.part is Part.LEADS:
        yield line("You are not reminded of anything here until it resumes.")
    support, today, by_head = news.deployment, news.today, news.part is Part.HEAD
    yield from facts(
        [
            (titled(hub.words.many("leader")), "" if by_head else names(support.leaders)),
            ("Days", days(support.days_agreed) if support.days_agreed else ""),
            ("From", day_in_short(support.start, today)),
            ("Until", day_in_short(support.end, today) if support.end else ""),
            ("Paused until", day_in_short(news.until, today) if paused and news.until else ""),
        ]
    )


def _actions(news: SupportNews, hub: Hub) -> Iterator[ExecuteAction]:
    if news.part is Part.WENT:
        yield button(ListVisits(), f"My {hub.words.many('visit')}")
        return
    if news.part in (Part.CAME, Part.LEADS) and news.deployment.running:
        plan = OpenPlan(deployment=news.deployment.id)
        yield button(plan, f"Plan a {hub.words.one('visit')}")
    if news.agreement:
        agreement = ShowAgreement(deployment=news.deployment.id)
        yield button(agreement, titled(hub.words.one("agreement")))
    if news.part is Part.HEAD:
        yield button(ListStaff(), "My staff")
        return
    opens = ShowSupport(deployment=news.deployment.id)
    yield button(opens, f"Open this {hub.words.one('deployment')}")
