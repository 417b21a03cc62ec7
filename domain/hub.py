"""What every rule may need to know of the hub, as frozen data."""

from dataclasses import dataclass, field
from fractions import Fraction

from domain.words import Words


@dataclass(frozen=True, slots=True)
class Hub:
    """The hub, trust, authority or alliance that this instance serves."""

    name: str = "Teaching School Hub"
    words: Words = field(default_factory=Words)
    hours_a_day: Fraction = Fraction(6)
    zone: str = "Europe/London"
    development: bool = False
    contact_name: str = ""
    contact_email: str = ""
