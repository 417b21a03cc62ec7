"""What people follow through: a request up to its agreement, a plan up to the school's yes."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.seed import FARIDA, HEAD, SAMIRA, TOM, Somebody
from tests.simulation.absences import Absences
from tests.simulation.hub import AMARA, HUGH
from tests.simulation.people import Activity, People

# The chance, each time somebody does something, that somebody begins to follow something through,
# and that a step of what was begun is what is done.
BEGINS, GOES_ON = 0.06, 0.6
# The chance that all who are needed for the rest see to it that they can do it, and that a step
# that cannot be done yet is left for later.
CAREFUL, WAITS = 0.9, 0.6
LEADERS = (FARIDA, TOM, AMARA)
# The chance that a leader closes an objective before the next.
CLOSES = 0.5
# What came of what people followed through.
COUNTED = {
    "requests": "select count(*) from commissions",
    "agreements": "select count(*) from offers where state = 'agreed'",
    "agreed plans": "select count(*) from audit where verb = 'plan.agreed'",
}
# One of these people says those words, or presses the button with that verb.
Step = tuple[tuple[Somebody, ...], str]


def support(_dice: random.Random) -> list[Step]:
    """A school asks for support, an officer offers a leader, and all say yes."""
    return [
        ((HEAD,), "request support"),
        ((HEAD,), "request.file"),
        ((SAMIRA,), "requests"),
        ((SAMIRA,), "request.show"),
        ((SAMIRA,), "commission.find"),
        ((SAMIRA,), "candidates.choose"),
        ((SAMIRA,), "offer.ask"),
        (LEADERS, "consent.yes"),
        ((HUGH,), "consent.release"),
        ((HEAD,), "consent.agree"),
    ]


def plan(dice: random.Random) -> list[Step]:
    """A leader adds an objective to a plan and shares it, and the school agrees.

    Sometimes one is closed first: only three may be open.
    """
    leader = (dice.choice(LEADERS),)
    opens = [(leader, "plan"), (leader, "actionplan.show")]
    closes = [
        (leader, "objective.show"),
        (leader, "objective.close"),
        (leader, "objective.close.save"),
        (leader, "actionplan.back"),
    ]
    return [
        *opens,
        *(closes if dice.random() < CLOSES else []),
        (leader, "objective.new"),
        (leader, "objective.new.save"),
        (leader, "actionplan.share"),
        ((HEAD,), "actionplan.agree"),
    ]


PURPOSES: tuple[Callable[[random.Random], list[Step]], ...] = (support, plan)


@dataclass(slots=True)
class Purposes:
    """Plays steps of what people follow through, each on the newest card that has its button."""

    dice: random.Random
    people: People
    absences: Absences
    begun: list[list[Step]] = field(default_factory=list)

    def does(self) -> Activity | None:
        """The next step of one of them; None where none is due, or no card has its button."""
        if self.dice.random() < BEGINS:
            self.begun.append(self.dice.choice(PURPOSES)(self.dice))
        if not self.begun or self.dice.random() > GOES_ON:
            return None
        steps = self.dice.choice(self.begun)
        who, what = steps[0]
        if self.dice.random() < CAREFUL:
            self.absences.end({one for needed, _ in steps for one in needed})
        done = self._done(who, what)
        if done is not None or self.dice.random() > WAITS:
            steps.pop(0)
        if not steps:
            self.begun.remove(steps)
        return done

    def _done(self, who: tuple[Somebody, ...], what: str) -> Activity | None:
        if "." in what:
            return self.people.presses_newest(who, what)
        return self.people.activity(self.dice.choice(who), type="message", text=what)
