"""What a sentence says, as what stands in the inputs of the visit form."""

from dataclasses import replace
from fractions import Fraction

from domain.questions import field_values
from domain.visits.durations import as_choice, in_hours, told_in_hours
from domain.visits.sentences import Understood
from domain.visits.visits import Values

# Characters that a day or a time fits in.
LONGEST = 40


def said_values(understood: Understood, hours_a_day: Fraction) -> Values:
    """The inputs that a sentence fills; those of which it says nothing are empty.

    What may mean more than one thing stands there as it was typed: Save asks about it.
    """
    time, other = "", ""
    if understood.minutes:
        time, other = as_choice(understood.minutes, hours_a_day)
        if told_in_hours(understood.time_words, hours_a_day):
            # Beside the half day that is chosen stand the hours that were typed.
            other = in_hours(understood.minutes) if time in ("half", "day") else other
    elif understood.time_words:
        time, other = "other", understood.time_words[:LONGEST]
    day, coming = understood.on, understood.next_visit
    return Values(
        date=day.isoformat() if day else understood.day_words[:LONGEST],
        type=understood.type or "",
        time=time,
        time_other=other,
        who=",".join(understood.who),
        did=understood.text,
        progress=understood.progress or "",
        next_visit=coming.isoformat() if coming else understood.next_words[:LONGEST],
    )


def laid_over(guess: Values, said: Values) -> Values:
    """A form's values with what was said in place of what was guessed."""
    told = {name: text for name, text in field_values(said).items() if text}
    # The guess of a time is one answer in two inputs.
    if said.time:
        told["time_other"] = said.time_other
    return replace(guess, **told)
