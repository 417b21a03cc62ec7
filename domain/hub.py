"""What every rule may need to know of the hub, as frozen data."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from domain.people.words import Words
from domain.support.candidate_facts import FindingLimits
from domain.support.rates import Rates


@dataclass(frozen=True, slots=True)
class Hub:
    """The hub, trust, authority or alliance that this instance serves.

    Nothing that was due before `start` is late, or prompted for. `copy_after` is the quiet time
    before a school gets its copy. After `silent_weeks` school weeks without a visit a school counts
    as silent. `sending_at` is when prompts go, in the person's own zone. `digest_at` is cron text,
    in the hub's zone. `colour` has the six digits of the hub's colour in documents.
    `limits` say what is near and what is much when a leader is looked for, `rates` what a day costs
    where its programme does not say.
    """

    name: str = "Teaching School Hub"
    words: Words = field(default_factory=Words)
    hours_a_day: Fraction = Fraction(6)
    zone: str = "Europe/London"
    development: bool = False
    contact_name: str = ""
    contact_email: str = ""
    start: date | None = None
    copy_after: timedelta = timedelta(minutes=30)
    silent_weeks: int = 4
    sending_at: time = time(7, 30)
    digest_at: str = "0 8 * * 1"
    colour: str = "4F52B2"
    limits: FindingLimits = field(default_factory=FindingLimits)
    rates: Rates = field(default_factory=Rates)

    def day_of(self, now: datetime) -> date:
        """The day that a moment belongs to where the hub is."""
        return now.astimezone(ZoneInfo(self.zone)).date()
