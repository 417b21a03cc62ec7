"""The deployments of the sample: who supports which school, with what, and how it goes."""

from dataclasses import dataclass
from fractions import Fraction

from bot.sample.people import (
    ARKLE_MOSS,
    ASHA,
    CALLUM,
    DANIEL,
    GRACE,
    KESTLEBECK,
    PRIYA,
    TOM,
    SamplePerson,
)
from domain.visits.visits import Progress

INGERTHWAITE, GARLOWBY, LOWMARSH, MARLIN_TARN = 990005, 990006, 990007, 990008
LARKENSHAW, GREAVEHOLME, ALDERSHAW = 990010, 990011, 990012
E_, T, C, F = Progress.EARLY, Progress.ON_TRACK, Progress.CONCERNS, Progress.OFF_TRACK


@dataclass(frozen=True, slots=True)
class SampleSupport:
    """A deployment; `texts` says what its visits are about, `course` how progress went."""

    leaders: tuple[SamplePerson, ...]
    urn: int
    focus: str
    texts: str
    days: Fraction
    objectives: tuple[str, ...] = ()
    strand: str = "School improvement"
    course: tuple[Progress, ...] = (E_, T, T, C, T, T)


SUPPORTS = (
    SampleSupport(
        (ASHA,),
        KESTLEBECK,
        "Early reading",
        "phonics",
        Fraction(8),
        (
            "Phonics taught as the programme has it",
            "Keep-up sessions every day",
            "Books matched to the sounds known",
        ),
        course=(E_, C, C, T, T, T),
    ),
    SampleSupport(
        (ASHA,),
        GARLOWBY,
        "Phonics in Reception and Year 1",
        "phonics",
        Fraction(6),
        ("Sounds secure by the end of Reception", "Every adult models blending"),
    ),
    SampleSupport(
        (ASHA,), INGERTHWAITE, "Reading fluency", "reading", Fraction(4), course=(E_, E_, T)
    ),
    SampleSupport(
        (TOM,),
        LARKENSHAW,
        "Attendance",
        "attendance",
        Fraction(10),
        ("First-day calls by half past nine", "Fewer pupils missing a day in ten"),
        course=(T, C, C, F, C, C),
    ),
    SampleSupport(
        (TOM,),
        ALDERSHAW,
        "Behaviour in Year 8",
        "behaviour",
        Fraction(5),
        ("Calm starts to every lesson",),
    ),
    SampleSupport(
        (PRIYA, DANIEL),
        MARLIN_TARN,
        "Maths mastery",
        "maths",
        Fraction(12),
        ("Number facts fluent by Year 4", "Small steps in every lesson"),
    ),
    SampleSupport(
        (PRIYA,),
        LOWMARSH,
        "Maths in Key Stage 2",
        "maths",
        Fraction(5),
        ("Reasoning in every unit",),
    ),
    SampleSupport(
        (PRIYA,),
        ARKLE_MOSS,
        "Early number",
        "maths",
        Fraction(9, 2),
        strand="CPD",
        course=(E_, T, T, T),
    ),
    SampleSupport(
        (CALLUM,),
        LARKENSHAW,
        "Middle leadership",
        "leadership",
        Fraction(8),
        ("Heads of department run their own reviews", "Line management meetings fortnightly"),
        strand="CPD",
    ),
    SampleSupport(
        (CALLUM,),
        LARKENSHAW,
        "Science curriculum",
        "science",
        Fraction(6),
        ("Practical work in every topic",),
    ),
    SampleSupport(
        (CALLUM,), ALDERSHAW, "Mentors of trainees", "mentoring", Fraction(4), strand="ITT"
    ),
    SampleSupport(
        (GRACE,),
        GREAVEHOLME,
        "Governance",
        "governance",
        Fraction(5),
        (
            "Governors know the school's own data",
            "Minutes show challenge",
            "Visits to the school each term",
        ),
    ),
    SampleSupport(
        (GRACE,), LOWMARSH, "Subject leadership", "leadership", Fraction(6), strand="CPD"
    ),
    SampleSupport(
        (DANIEL,),
        ARKLE_MOSS,
        "Coaching of senior leaders",
        "leadership",
        Fraction(7),
        ("Leaders act on what they see in lessons",),
        course=(E_, T, C, C, F, C),
    ),
)
