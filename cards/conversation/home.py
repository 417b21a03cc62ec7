"""The home card: what is due, with counts, and the way on, for each role."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.action import Action
from cards.actions.action_plans import ShowActionPlan
from cards.actions.commissions import AskForSupport, ShowRequest
from cards.actions.consents import ShowConsent
from cards.actions.conversation import Help
from cards.actions.digests import ShowDigest
from cards.actions.operations import ShowLive, ShowStatus
from cards.actions.people import ListPeople, ListStaff
from cards.actions.planning import ListOverdue, ShowPlan
from cards.actions.reports import ListReports
from cards.actions.support import ListDeployments
from cards.actions.visits import ListRecords, ListSteps, ListVisits, OpenForm
from cards.conversation.home_view import MOST, HomeView, LeaderHome, OfficerHome
from cards.elements import button, buttons, grey, group, line, section, title
from cards.finish import finish
from cards.operations.counts import HubCounts, count_rows, in_a_line, news
from cards.people.roles import waiting
from cards.phrases import (
    counted,
    in_hub_words,
    long_day,
    near_day,
    number,
    one_of,
    plain_day,
    schools_named,
    titled,
)
from cards.plain import plain
from cards.prompts.news_rows import question_asked
from cards.quality.reports import report_row
from cards.rows import opening_row
from cards.support.request_words import state_words
from cards.visits.answers import answer_buttons, waiting_in_words
from domain.hub import Hub
from domain.people.people import Role
from domain.prompts.owed import Item
from domain.support.commissions import CommissionState

HELD = "Welcomes, reminders and copies for {schools} are held until you go live."


def hi(view: HomeView, hub: Hub) -> dict[str, Any]:
    """The home card: the news as its title, then what each role is due."""
    said = _news(view, hub)
    told = in_a_line(view.officer.counts, hub) if view.officer else ""
    fallback = f"{said}. {told}." if told else f"{said}."
    return finish(_body(view, said, hub), fallback, list(_actions(view, hub)))


def _news(view: HomeView, hub: Hub) -> str:
    if view.asked:
        questions = "question waits" if len(view.asked) == 1 else "questions wait"
        return f"{number(len(view.asked))} {questions} for your answer"
    owed = len(view.leader.owed) if view.leader else 0
    visit, record = hub.words.one("visit"), hub.words.one("record")
    if owed:
        have = f"{visit} has" if owed == 1 else f"{hub.words.many('visit')} have"
        return f"{number(owed)} {have} no {record} yet"
    if view.reports:
        return _reports_due(view, hub)
    if view.officer and view.officer.counts != HubCounts():
        return news(view.officer.counts, hub)
    if view.plans:
        return f"{titled(one_of(hub.words.one('plan')))} waits for your answer"
    if view.to_answer:
        return waiting_in_words(view.to_answer, hub).removesuffix(".")
    if any(each.state is CommissionState.CLARIFYING for each in view.requests):
        return in_hub_words("The {hub} has a question for you", hub)
    if view.leader:
        return f"Every {visit} so far has its {record}"
    return "Nothing waits for you"


def _body(view: HomeView, said: str, hub: Hub) -> Iterator[Element]:
    yield title(said)
    greeting = plain(f"Hello {view.person.first_name}")
    yield grey(greeting, long_day(view.today, view.today))
    for item in view.asked:
        yield _question(item, view.today)
    if view.leader:
        yield from _owed(view.leader, view.today, hub)
    yield from _reports(view, hub)
    if view.officer:
        yield from _figures(view.officer, hub)
        if view.leader:
            yield buttons(*_officers(view.officer))
    if view.code_wanted:
        yield section(titled(hub.words.one(Role.OFFICER)))
        yield line(view.code_wanted)
    yield from _waiting(view, said, hub)


def _question(item: Item, today: date) -> Element:
    """A question about support, with the way to answer it."""
    opens = button(ShowConsent(consent=item.id), f"Answer: {item.school}")
    facts = (question_asked(item), f"asked {plain_day(item.on, today)}")
    return opening_row(item.school, facts, opens, word="Answer")


def _owed(leader: LeaderHome, today: date, hub: Hub) -> Iterator[Element]:
    visit = hub.words.one("visit")
    for due in leader.owed[:MOST]:
        opens = OpenForm(deployment=due.deployment, planned=due.planned)
        says = button(opens, f"Record the {visit} to {due.school}")
        facts = (f"Planned for {_inside(near_day(due.on, today))}",)
        yield opening_row(due.school, facts, says, word="Record")
    if len(leader.owed) > MOST:
        without = f"without a {hub.words.one('record')}"
        yield _more(leader.owed, without, ListOverdue())
    if leader.coming:
        yield section(f"Next {visit}")
        day = long_day(leader.coming.on, today)
        says = button(ShowPlan(planned=leader.coming.planned), f"Open the {visit} of {day}")
        yield opening_row(leader.coming.school, (day,), says, parted=False)


def _reports_due(view: HomeView, hub: Hub) -> str:
    much, words = len(view.reports), hub.words
    if much == 1:
        return f"One {words.one('report')} is due"
    return f"{number(much)} {words.many('report')} are due"


def _reports(view: HomeView, hub: Hub) -> Iterator[Element]:
    """What the person has to hand in, the first due first."""
    if not view.reports:
        return
    yield section(titled(hub.words.many("report")))
    for each in view.reports[:MOST]:
        yield report_row(each, view.today, hub)
    if len(view.reports) > MOST:
        yield _more(view.reports, hub.words.many("report"), ListReports())


def _more(things: Sequence[object], what: str, lists: Action) -> Element:
    """The row that opens the list of what the card has no room for."""
    more = f"{len(things) - MOST:,} more {what}"
    return opening_row(more, (), button(lists, f"Open: {more}"))


def _inside(day: str) -> str:
    return day.lower() if day in ("Today", "Yesterday") else day


def _figures(officer: OfficerHome, hub: Hub) -> Iterator[Element]:
    if officer.held:
        yield section("Not live yet")
        yield line(in_hub_words(HELD, hub))
    yield section(f"The {hub.words.one('hub')} this week")
    yield from count_rows(officer.counts, hub)
    visits = (hub.words.one("visit"), hub.words.many("visit"))
    name = f"{counted(officer.visits_this_week, *visits)} recorded"
    facts = (f"{officer.visits_last_week:,} the week before",)
    yield opening_row(name, facts, button(ListRecords(), f"Open: {name}"))


def _officers(officer: OfficerHome) -> Iterator[ExecuteAction]:
    """The ways of an officer, in the order of use."""
    yield button(ListPeople(), "People")
    yield button(ShowDigest(), "Digest")
    yield button(ShowStatus(), "Status")
    if officer.held:
        yield button(ShowLive(), "Prepare to go live")


def _waiting(view: HomeView, said: str, hub: Hub) -> Iterator[Element]:
    """What those hear to whom messages come by themselves: a grey line for each role."""
    for plan in view.plans[:MOST]:
        name = f"{titled(hub.words.one('plan'))}: {plan.focus}"
        opens = button(ShowActionPlan(deployment=plan.deployment), f"Answer: {name}")
        yield opening_row(name, (plain(plan.school),), opens, word="Answer")
    waits = waiting_in_words(view.to_answer, hub) if view.to_answer else ""
    if waits and waits.removesuffix(".") != said:
        yield group([line(waits)])
    if view.requests:
        yield from _requests(view, hub)
    for _, sentence in waiting(view.person, hub):
        yield group([grey(sentence)])
    if view.person.has(Role.HOME_HEAD) and (view.leader or view.officer):
        yield opening_row("My staff", (), button(ListStaff(), "Open: my staff"))


def _requests(view: HomeView, hub: Hub) -> Iterator[Element]:
    """What a contact's schools asked the hub for, and how far that is."""
    many = hub.words.many("commission")
    yield section(titled(many))
    for each in view.requests:
        opens = button(ShowRequest(request=each.request), f"Open: {each.place}, {each.need}")
        stands = state_words(each.state, hub, school=True)
        yield opening_row(each.need, (plain(each.place), stands), opens)


def _actions(view: HomeView, hub: Hub) -> Iterator[ExecuteAction]:
    """The buttons, of which Teams shows six."""
    # They are never more: before the hub is live no copies go, so none wait for an answer then.
    support = button(ListDeployments(), schools_named(hub, own=view.leader is not None))
    if view.leader:
        steps = f"Steps ({view.leader.open_steps:,})" if view.leader.open_steps else "Steps"
        yield button(OpenForm(), f"Record a {hub.words.one('visit')}", "positive")
        yield button(ListVisits(), f"My {hub.words.many('visit')}")
        yield support
        yield button(ListSteps(), steps)
    elif view.officer:
        yield support
        yield from _officers(view.officer)
    else:
        yield from _others(view, support, hub)
    if view.leader or view.officer:
        yield from answer_buttons(view.to_answer, hub, filled=False)
    yield button(Help(), "Help")


def _others(view: HomeView, support: ExecuteAction, hub: Hub) -> Iterator[ExecuteAction]:
    """The ways of who neither leads nor runs the hub."""
    if view.person.has(Role.SCHOOL_CONTACT):
        records = button(ListRecords(), f"{titled(hub.words.many('visit'))} to us", "positive")
        yield from answer_buttons(view.to_answer, hub) or [records]
        yield support
        yield button(AskForSupport(), in_hub_words("Ask for {deployment}", hub))
    if view.person.has(Role.HOME_HEAD):
        yield button(ListStaff(), "My staff")
