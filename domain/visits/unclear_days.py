"""Days of the visit form that a sentence says in words of which nobody can tell the one day."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from domain.errors import Problem, Refused
from domain.visits.judgement import day_of
from domain.visits.questions import VISIT, FormContext
from domain.visits.visits import Values

DAYS = ("date", "next_visit")


def unclear_days(values: Values, today: date, hours_a_day: Fraction) -> tuple[Problem, ...]:
    """What must be asked about the days in a form, before it is saved."""
    return tuple(_unclear(values, FormContext(today, hours_a_day)))


def _unclear(values: Values, known: FormContext) -> Iterator[Problem]:
    for question in VISIT:
        typed = str(getattr(values, question.name)) if question.name in DAYS else ""
        if not typed.strip() or day_of(typed):
            continue
        try:
            question.judge(question.name, values, known)
        except Refused as refused:
            for problem in refused.problems:
                several = problem.kind == "not_a_date"
                yield Problem(problem.field, "which_day", problem.facts) if several else problem
