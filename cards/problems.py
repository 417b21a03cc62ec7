"""What can be wrong, in words: how every refusal reads."""

from collections.abc import Mapping
from datetime import date

from cards.candidate_problems import CANDIDATES
from cards.grant_problems import GRANTS
from cards.library_problems import FILES
from cards.offer_problems import OFFERS
from cards.people_problems import PEOPLE
from cards.phrases import as_of, counted, in_hub_words, long_day, plain_day
from cards.plain import plain
from cards.plan_problems import PLANS
from cards.questions import Table
from cards.report_problems import REPORTS
from cards.request_problems import REQUESTS
from cards.requirement_problems import REQUIREMENTS
from cards.shelf_problems import SHELF
from cards.support_problems import SUPPORT
from cards.worded import Worded, always, typed
from domain.errors import Problem
from domain.hub import Hub

MISSING = ("missing", "not_chosen")
NOTHING_CAME = "nothing_came"
SILENT = (
    "Teams sent nothing of what you typed just now. Below is what I had before: "
    "please check it and press again."
)
MEANT = "Choose the day that you mean."
OTHERWISE = "This answer needs a change. Change it and save again."


def sentence(problem: Problem, table: Table, hub: Hub) -> str:
    """What is wrong and what to do, in one or two sentences.

    `table` is the form's: it has the sentence for an answer that is missing.
    """
    asked = table.get(problem.field)
    if asked and asked.ask and problem.kind in ("missing", "not_chosen"):
        return in_hub_words(asked.ask, hub)
    worded = SENTENCES.get(problem.kind)
    return worded(problem, hub) if worded else OTHERWISE


def _day(problem: Problem) -> str:
    day = problem.facts.get("day")
    return plain_day(day) if isinstance(day, date) else "That day"


def _not_a_date(problem: Problem, _hub: Hub) -> str:
    said = typed(problem)
    if problem.field == "until":
        return f"I could not read “{said}” as one date. Try Friday, 9 Jan or 4/12."
    if said:
        return f"I could not read “{said}” as a date. Try Friday, 9 Jan or 4/12."
    return "Choose a day."


def _two_days(problem: Problem, _hub: Hub) -> str:
    day, other = problem.facts.get("day"), problem.facts.get("other")
    assert isinstance(day, date)
    assert isinstance(other, date)
    near = as_of(day, other)
    both = f"{plain_day(day, near)} is a {day:%A}, and that {other:%A} is {plain_day(other, near)}"
    return f"{both}. {MEANT}"


def _which_day(problem: Problem, _hub: Hub) -> str:
    return f"“{typed(problem)}” may be more than one day. {MEANT}"


def _future(problem: Problem, _hub: Hub) -> str:
    return f"{_day(problem)} is in the future. Choose today or an earlier day."


def _too_long_ago(problem: Problem, hub: Hub) -> str:
    us, record = hub.words.one("hub"), hub.words.one("record")
    mend = f"Choose a later day, or ask the {us} to add the {record}."
    return f"{_day(problem)} is more than a year ago. {mend}"


def _past(problem: Problem, _hub: Hub) -> str:
    return f"{_day(problem)} has passed. Choose today or a later day."


def _doubtful(problem: Problem, _hub: Hub) -> str:
    day = problem.facts.get("day")
    written = long_day(day) if isinstance(day, date) else "That day"
    return f"{written} is more than ten weeks away. Save again if you mean that day."


def _too_far(problem: Problem, _hub: Hub) -> str:
    return f"{_day(problem)} is more than two years away. Choose an earlier day."


def _school_closed(problem: Problem, hub: Hub) -> str:
    day = problem.facts.get("day")
    reasons = {
        "weekend": f"is a {day:%A}" if isinstance(day, date) else "",
        "bank_holiday": "is a bank holiday",
        "holiday": "is in the school holidays",
    }
    closed = f"is a day on which the {hub.words.one('school')} is closed"
    why = reasons.get(str(problem.facts.get("why"))) or closed
    on = plain_day(day, day) if isinstance(day, date) else "That day"
    return f"{on} {why}. Choose another day, or press Plan it anyway."


def _not_a_clock(problem: Problem, _hub: Hub) -> str:
    return f"“{typed(problem)}” is not a time of day. Write it like 9:30 or 2pm."


def _not_a_time(problem: Problem, _hub: Hub) -> str:
    said = typed(problem)
    if said:
        write = "Write it like 90 min, 1 h 30 or half a day."
        return f"I could not read “{said}” as a length of time up to 24 hours. {write}"
    return "How long was it? Write it like 90 min, 1 h 30 or half a day."


def _hours_or_minutes(problem: Problem, _hub: Hub) -> str:
    return f"“{typed(problem)}” could be hours or minutes. Which is it?"


def _beside_the_choice(problem: Problem, _hub: Hub) -> str:
    return f"Choose “{problem.facts.get('choice')}” above for this, or leave it empty."


def _too_long(problem: Problem, _hub: Hub) -> str:
    length, longest = problem.facts["length"], problem.facts["longest"]
    assert isinstance(length, int)
    assert isinstance(longest, int)
    over = counted(length - longest, "character", "characters")
    return f"This is {over} too long: {longest:,} is the most."


def _step_stands(problem: Problem, hub: Hub) -> str:
    stands = plain(str(problem.facts.get("step") or ""))
    record = hub.words.one("record")
    had = f"This {record} has a next step already: “{stands}”."
    return f"{had} Save changes puts yours in its place."


def _fault(problem: Problem, hub: Hub) -> str:
    ref = problem.facts.get("ref")
    us = hub.words.one("hub")
    return f"Something went wrong (ref {ref}). Press again; if it comes back, tell the {us}."


def _recorded_that_day(problem: Problem, hub: Hub) -> str:
    return (
        f"You already recorded {_day(problem)} here. "
        f"To record a second {hub.words.one('visit')} of that day, type visit."
    )


def _before_the_visit(problem: Problem, hub: Hub) -> str:
    return f"{_day(problem)} is before the {hub.words.one('visit')}. Choose a later day."


def _no_deployments(_problem: Problem, hub: Hub) -> str:
    whom = plain(hub.contact_name) or f"the {hub.words.one('hub')}"
    down = f"You are not down to support any {hub.words.one('school')} at the moment."
    return f"{down} If that is wrong, contact {whom}."


# By the kind of problem, a function from the problem to its sentence.
SENTENCES: Mapping[str, Worded] = {
    "missing": always("This needs an answer."),
    "not_a_date": _not_a_date,
    "two_days": _two_days,
    "which_day": _which_day,
    "future": _future,
    "too_long_ago": _too_long_ago,
    "past": _past,
    "too_far": _too_far,
    "doubtful": _doubtful,
    "not_a_time": _not_a_time,
    "not_a_clock": _not_a_clock,
    "school_closed": _school_closed,
    "hours_or_minutes": _hours_or_minutes,
    "not_chosen": always("Choose one of the answers."),
    "beside_the_choice": _beside_the_choice,
    "too_long": _too_long,
    "before_the_visit": _before_the_visit,
    "not_this_deployment": always(
        "That objective belongs to other {deployment}. Choose one of these."
    ),
    "not_yours": always("There is nothing here for you. Type hi to see what is."),
    "officers_only": always(
        "Only the {hub}'s officers can do that. Type help to see what works for you."
    ),
    "out_of_date": always("This card is out of date. Type visit for a fresh one."),
    "deleted": always("This {record} was deleted. Undo it first, from my visits."),
    "no_deployments": _no_deployments,
    "no_own_visits": always(
        "Only people who record {visits} have a list of them. Type help to see what works for you."
    ),
    "no_agreement": always(
        "There is no {agreement} for this {deployment} yet. One is made once all have said yes."
    ),
    "too_late_to_restore": always(
        "A deleted {record} comes back within 30 days only; that time has passed."
    ),
    "changed_since": always(
        "This {record} was corrected after you opened it. Save again to put yours in its place."
    ),
    "recorded_that_day": _recorded_that_day,
    NOTHING_CAME: always(SILENT),
    "recorded_before": always("This {visit} has a {record} already. Type my visits to see it."),
    "no_deployments_there": always(
        "This person leads no active {deployment}, so there is no {visit} to record."
    ),
    "step_stands": _step_stands,
    "fault": _fault,
    "answered_itself": always(
        "The {school} has answered itself, or gets no copy of this {record}. Nothing was changed."
    ),
    "no_records": always(
        "{Records} are listed for those who make them, the supported {school} and the {hub}. "
        "Type help to see what works."
    ),
    "flag_for_officers": always("Only {officers} answer flags. Nothing was changed."),
    "post_for_officers": always(
        "Only {officers} choose where the {hub} posts. Please ask one of them."
    ),
    "no_such_audience": always("Choose from the list what may be told here."),
    "digest_for_officers": always(
        "Digests are for the {hub}'s officers, and for the channels they go to. "
        "Type help to see what works for you."
    ),
    "no_chat": always("Open our own chat first and say hi; then ask again."),
    "no_later_day": always("Nothing was changed: choose a later day, within a year."),
    "no_officer": always("Nothing was changed: choose who takes it."),
    **FILES,
    **PEOPLE,
    **SUPPORT,
    **REPORTS,
    **PLANS,
    **REQUESTS,
    **REQUIREMENTS,
    **SHELF,
    **GRANTS,
    **CANDIDATES,
    **OFFERS,
    "nothing_planned": always(
        "No planned {visit} belongs to this form. Save it as a {record}, or leave it."
    ),
}
