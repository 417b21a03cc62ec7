"""What can be wrong, in words: how every refusal reads."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from cards.phrases import counted, listed, long_day, plain_day
from cards.plain import plain
from cards.questions import Table, question_label
from cards.support_problems import SUPPORT
from domain.errors import Problem

MISSING = ("missing", "not_chosen")
NOTHING_CAME = "nothing_came"
SILENT = (
    "Teams sent nothing of what you typed just now. Below is what I had before: "
    "please check it and press again."
)
OTHERWISE = "This answer needs a change. Change it and save again."


def sentence(problem: Problem, table: Table) -> str:
    """What is wrong and what to do, in one or two sentences.

    `table` is the form's: it has the sentence for an answer that is missing.
    """
    asked = table.get(problem.field)
    if asked and asked.ask and problem.kind in ("missing", "not_chosen"):
        return asked.ask
    worded = SENTENCES.get(problem.kind)
    return worded(problem) if worded else OTHERWISE


def not_saved(problems: Sequence[Problem], table: Table) -> list[str]:
    """The lines on top of a form that came back: which questions need a change, and why."""
    if any(p.kind == NOTHING_CAME for p in problems):
        return [f"Not saved yet. {SILENT}"]
    asked = list(dict.fromkeys(question_label(p.field, table) for p in problems if p.field))
    change = f" Please change {listed(asked)}." if asked else ""
    first = f"Not saved yet.{change} What you typed is still here."
    # Of what is only missing, the question itself says it.
    told = (p for p in problems if p.kind not in MISSING or not p.field)
    return [first, *dict.fromkeys(sentence(p, table) for p in told)]


def _day(problem: Problem) -> str:
    day = problem.facts.get("day")
    return plain_day(day) if isinstance(day, date) else "That day"


def _typed(problem: Problem) -> str:
    return plain(str(problem.facts.get("typed") or ""))


def _not_a_date(problem: Problem) -> str:
    typed = _typed(problem)
    if problem.field == "until":
        return f"I could not read “{typed}” as one date. Try Friday, 9 Jan or 4/12."
    if typed:
        return f"I could not read “{typed}” as a date. Try Friday, 9 Jan or 4/12."
    return "Choose a day."


def _future(problem: Problem) -> str:
    return f"{_day(problem)} is in the future. Choose today or an earlier day."


def _too_long_ago(problem: Problem) -> str:
    mend = "Choose a later day, or ask the hub to add the record."
    return f"{_day(problem)} is more than a year ago. {mend}"


def _past(problem: Problem) -> str:
    return f"{_day(problem)} has passed. Choose today or a later day."


def _doubtful(problem: Problem) -> str:
    day = problem.facts.get("day")
    written = long_day(day) if isinstance(day, date) else "That day"
    return f"{written} is more than ten weeks away. Save again if you mean that day."


def _too_far(problem: Problem) -> str:
    return f"{_day(problem)} is more than two years away. Choose an earlier day."


def _school_closed(problem: Problem) -> str:
    reasons = {
        "weekend": "at a weekend",
        "bank_holiday": "a bank holiday",
        "holiday": "in the school holidays",
    }
    why = reasons.get(str(problem.facts.get("why")), "a day on which the school is closed")
    day = problem.facts.get("day")
    on = long_day(day, day) if isinstance(day, date) else "That day"
    return f"{on} is {why}. Choose another day, or press Plan it anyway."


def _not_a_clock(problem: Problem) -> str:
    return f"“{_typed(problem)}” is not a time of day. Write it like 9:30 or 2pm."


def _not_a_time(problem: Problem) -> str:
    typed = _typed(problem)
    if typed:
        write = "Write it like 90 min, 1 h 30 or half a day."
        return f"I could not read “{typed}” as a length of time up to 24 hours. {write}"
    return "How long was it? Write it like 90 min, 1 h 30 or half a day."


def _hours_or_minutes(problem: Problem) -> str:
    return f"“{_typed(problem)}” could be hours or minutes. Which is it?"


def _too_long(problem: Problem) -> str:
    length, longest = problem.facts["length"], problem.facts["longest"]
    assert isinstance(length, int)
    assert isinstance(longest, int)
    over = counted(length - longest, "character", "characters")
    return f"This is {over} too long: {longest:,} is the most."


def _not_an_address(problem: Problem) -> str:
    typed = _typed(problem)
    return (
        f"“{typed}” is not an e-mail address."
        if typed
        else "Write the work address with which the person signs in."
    )


def _on_the_list(problem: Problem) -> str:
    return f"{_typed(problem)} is on the list already. Find them with: people {_typed(problem)}"


def _no_such_place(problem: Problem) -> str:
    typed = _typed(problem)
    return f"No school or trust has the number or the exact name “{typed}”. Write its URN or UID."


def _several_places(problem: Problem) -> str:
    among = plain(str(problem.facts.get("among")))
    return f"Several are called “{_typed(problem)}”. Write its URN: {among}."


def _step_stands(problem: Problem) -> str:
    stands = plain(str(problem.facts.get("step") or ""))
    return f"This record has a next step already: “{stands}”. Save changes puts yours in its place."


def _fault(problem: Problem) -> str:
    ref = problem.facts.get("ref")
    return f"Something went wrong (ref {ref}). Press again; if it comes back, tell the hub."


def _recorded_that_day(problem: Problem) -> str:
    return (
        f"You already recorded {_day(problem)} here. "
        "To record a second visit of that day, type visit."
    )


def _before_the_visit(problem: Problem) -> str:
    return f"{_day(problem)} is before the visit. Choose a later day."


def _always(words: str) -> Callable[[Problem], str]:
    return lambda _problem: words


# By the kind of problem, a function from the problem to its sentence.
SENTENCES: Mapping[str, Callable[[Problem], str]] = {
    "missing": _always("This needs an answer."),
    "not_a_date": _not_a_date,
    "future": _future,
    "too_long_ago": _too_long_ago,
    "past": _past,
    "too_far": _too_far,
    "doubtful": _doubtful,
    "not_a_time": _not_a_time,
    "not_a_clock": _not_a_clock,
    "school_closed": _school_closed,
    "hours_or_minutes": _hours_or_minutes,
    "not_chosen": _always("Choose one of the answers."),
    "too_long": _too_long,
    "before_the_visit": _before_the_visit,
    "not_this_deployment": _always("That objective belongs to other support. Choose one of these."),
    "not_yours": _always(
        "There is nothing here for you under that button. Type hi to see what is."
    ),
    "officers_only": _always(
        "Only the hub's officers can do that. Type help to see what works for you."
    ),
    "out_of_date": _always("This card is out of date. Type visit for a fresh one."),
    "deleted": _always("This record was deleted. Undo it first, from my visits."),
    "no_deployments": _always(
        "You are not down to support any school at the moment. If that is wrong, contact the hub."
    ),
    "no_own_visits": _always(
        "Only people who record visits have a list of them. Type help to see what works for you."
    ),
    "too_late_to_restore": _always(
        "A deleted record comes back within 30 days only; that time has passed."
    ),
    "changed_since": _always(
        "This record was corrected after you opened it. Save again to put yours in its place."
    ),
    "recorded_that_day": _recorded_that_day,
    NOTHING_CAME: _always(SILENT),
    "recorded_before": _always("This visit has a record already. Type my visits to see it."),
    "not_an_address": _not_an_address,
    "on_the_list": _on_the_list,
    "not_a_domain": lambda problem: f"“{_typed(problem)}” is not a domain, such as elm.sch.uk.",
    "too_many_domains": _always("These are more than 20. Allow the rest in a second go."),
    "no_such_place": _no_such_place,
    "several_places": _several_places,
    "no_deployments_there": _always(
        "This person leads no active support, so there is no visit to record."
    ),
    "own_account": _always("You are using this account now. Ask another officer to disconnect it."),
    "own_tenant": _always("Your own address is there: you would lock yourself out."),
    "last_officer": _always("This is the only officer. Add another one first."),
    "support_ended": _always(
        "This support has ended, or is now someone else's. To record this visit, ask the hub."
    ),
    "step_stands": _step_stands,
    "fault": _fault,
    "answered_itself": _always(
        "The school has answered itself, or gets no copy of this record. Nothing was changed."
    ),
    "no_records": _always(
        "Records are listed for those who make them, the supported school and the hub. "
        "Type help to see what works."
    ),
    "flag_for_officers": _always("Only hub officers answer flags. Nothing was changed."),
    "post_for_officers": _always(
        "Only hub officers choose where the hub posts. Please ask one of them."
    ),
    "no_such_audience": _always("Choose from the list what may be told here."),
    "digest_for_officers": _always(
        "Digests are for the hub's officers, and for the channels they go to. "
        "Type help to see what works for you."
    ),
    "no_chat": _always("Open our own chat first and say hi; then ask again."),
    "no_later_day": _always("Nothing was changed: choose a later day, within a year."),
    "no_officer": _always("Nothing was changed: choose who takes it."),
    **SUPPORT,
    "nothing_planned": _always(
        "No planned visit belongs to this form. Save it as a record, or leave it."
    ),
}
