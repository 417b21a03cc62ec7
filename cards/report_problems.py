"""What can be wrong with a report, in words."""

from collections.abc import Mapping
from datetime import date

from cards.phrases import in_hub_words, plain_day
from cards.plain import plain
from cards.worded import Worded, always
from domain.errors import Problem
from domain.funding.amounts import pounds
from domain.hub import Hub

_MOVED = {
    "submitted": "This {report} was submitted already.",
    "accepted": "This {report} was accepted already.",
    "returned": "This {report} was returned already.",
    "waived": "This {report} is not needed any more.",
    "replaced": "Another {report} takes the place of this one.",
}


def _moved_on(problem: Problem, hub: Hub) -> str:
    state = str(problem.facts.get("state") or "")
    changed = "This {report} changed since you opened it. Look at it again."
    return in_hub_words(_MOVED.get(state, changed), hub)


def _missing(problem: Problem, _hub: Hub) -> str:
    return f"{_grant(problem)}: say what became of the money."


def _short(problem: Problem, _hub: Hub) -> str:
    by, of = _sums(problem)
    return (
        f"{_grant(problem)}: {by} of {of} is not accounted for. Spent, committed, carried forward "
        "and returned must add up to it."
    )


def _over(problem: Problem, _hub: Hub) -> str:
    by, of = _sums(problem)
    return f"{_grant(problem)}: {by} more than {of} is accounted for."


def _grant(problem: Problem) -> str:
    return plain(str(problem.facts.get("grant") or ""))


def _sums(problem: Problem) -> tuple[str, str]:
    by, of = problem.facts.get("by"), problem.facts.get("allocated")
    return pounds(by if isinstance(by, int) else 0), pounds(of if isinstance(of, int) else 0)


def _accepted(problem: Problem, hub: Hub) -> str:
    day = problem.facts.get("day")
    of = f" of {plain_day(day)}" if isinstance(day, date) else ""
    return in_hub_words(f"The {{report}}{of} was accepted. Ask the {{hub}} to change this.", hub)


REPORTS: Mapping[str, Worded] = {
    "report_moved_on": _moved_on,
    "report_accepted": _accepted,
    "money_missing": _missing,
    "money_short": _short,
    "money_over": _over,
    "not_a_link": always("This is not an address that starts with https://. Copy it again."),
    "nothing_sent": always(
        "Nothing was sent yet. Get the template, fill it in and send it here in the chat."
    ),
    "report_file_stays": always("It was submitted as a {report}, and stays with it."),
}
