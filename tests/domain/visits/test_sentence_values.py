"""What a sentence says as inputs of the form, laid over what was guessed."""

from datetime import date
from fractions import Fraction

from domain.visits.sentence_values import laid_over, said_values
from domain.visits.sentences import Understood
from domain.visits.visits import Progress, Type, Values, With

GUESS = Values(date="2026-11-26", type="visit", time="other", time_other="3 hours", who="head")


def test_what_is_said_stands_in_place_of_what_was_guessed() -> None:
    told = Understood(
        "Phonics.", on=date(2026, 11, 25), type=Type.VIRTUAL, minutes=120,
        who=(With.SUBJECT, With.SENIOR), progress=Progress.EARLY, next_visit=date(2026, 12, 8),
    )  # fmt: skip
    values = laid_over(GUESS, said_values(told, Fraction(6)))
    assert (values.date, values.type, values.next_visit) == ("2026-11-25", "virtual", "2026-12-08")
    assert (values.time, values.time_other) == ("120", "")
    assert (values.who, values.progress, values.did) == ("subject,senior", "early", "Phonics.")


def test_what_is_not_said_stays_as_it_was_guessed() -> None:
    assert laid_over(GUESS, said_values(Understood(""), Fraction(6))) == GUESS


def test_what_may_mean_two_things_stands_as_it_was_typed() -> None:
    told = Understood("", day_words="last week", time_words="1 hour, 2 hours")
    values = laid_over(GUESS, said_values(told, Fraction(6)))
    assert (values.date, values.time, values.time_other) == (
        "last week",
        "other",
        "1 hour, 2 hours",
    )
