"""The people, schools and records that the example cards are made of."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from domain.hub import Hub
from domain.people.people import Appointment, Person, Role
from domain.support.deployments import Deployment, Leader, Objective
from domain.visits.steps import NextStep, StepWords
from domain.visits.visits import (
    ColleagueTime,
    Missed,
    Notice,
    Progress,
    Reason,
    Record,
    Type,
    Values,
    Visit,
    With,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
HUB = Hub(
    name="Bradford Teaching School Hub",
    contact_name="Samira Whitfield",
    contact_email="samira.whitfield@hub.example",
)
FARIDA, TOM, SAMIRA = Leader(1, "Farida Khan"), Leader(2, "Tom Reid"), Leader(3, "Samira Whitfield")
OBJECTIVES = (
    Objective(11, 1, "Early reading: Year 1 phonics"),
    Objective(12, 2, "Subject leaders check what is learnt"),
)
DID = (
    "Watched three Year 1 phonics lessons with the English lead. "
    "Pace is better in all three; blending is still slow in one. "
    "Agreed a short daily practice and looked at the tracking sheet together."
)


def deployment(
    id_: int = 1, school: str = "Peel Park Primary School and Nursery", **changed: object
) -> Deployment:
    """A deployment of ten days at a school."""
    standing: dict[str, object] = {
        "organisation": 100 + id_,
        "focus": "Early reading",
        "leaders": (FARIDA, TOM),
        "days_agreed": Fraction(10),
        "start": date(2026, 9, 1),
        "end": date(2027, 7, 20),
        "objectives": OBJECTIVES,
        "town": "Bradford",
    }
    return Deployment(id=id_, school=school, **(standing | changed))  # type: ignore[arg-type]


PEEL_PARK = deployment()
TITUS_SALT = deployment(
    2, "Titus Salt School", focus="Curriculum: history and geography", objectives=()
)
LEY_TOP = deployment(3, "Ley Top Primary School", focus="Mathematics: arithmetic in key stage 2")
THACKLEY = deployment(4, "Thackley Primary School", focus="Subject leadership", days_agreed=None)
VISIT = Visit(TODAY, Type.VISIT, 180, DID, Progress.ON_TRACK, 11, (With.HEAD, With.SUBJECT))
MISSED = Missed(date(2026, 11, 20), Reason.SCHOOL, Notice.SAME_DAY, 180)
STEPS = (
    NextStep(
        81,
        1,
        StepWords("Share the phonics tracking sheet", "subject", date(2026, 11, 20)),
        school="Peel Park",
    ),
    NextStep(
        82, 1, StepWords("Order decodable books", "head", date(2026, 11, 27)), school="Peel Park"
    ),
)
VALUES = Values(date="2026-11-23", type="visit", time="half", objective="11", who="head,subject")


def record(what: Visit | Missed = VISIT, of: Deployment = PEEL_PARK, **changed: object) -> Record:
    """A record of a visit, made this afternoon in 41 seconds."""
    standing: dict[str, object] = {"id": 5121, "leader": FARIDA, "recorded_at": NOW, "seconds": 41}
    return Record(deployment=of, what=what, **(standing | changed))  # type: ignore[arg-type]


def person(name: str, *roles: Role) -> Person:
    """Somebody on the roster."""
    return Person(
        1, name, "somebody@hub.example", frozenset(Appointment(role, 7) for role in roles)
    )


LAST = record(
    Visit(
        date(2026, 11, 10),
        Type.VISIT,
        180,
        "Phonics timetable agreed and assessment dates set.",
        Progress.ON_TRACK,
    ),
    id=5040,
)
FULL = record(
    step=StepWords("Daily blending practice in one class", "subject", date(2026, 12, 4)),
    next_visit=date(2026, 12, 7),
    shares=(ColleagueTime(TOM, 120),),
    version=2,
    changed_at=NOW + timedelta(minutes=12),
)

# As much as the product takes: the longest texts, in three-byte letters and all of Markdown.
LONG_SCHOOL = (
    "Our Lady of Perpetual Succour and the Blessed Martyrs Catholic Voluntary Academy, "
    "a Church of England Federation"
)
HOSTILE = (
    "**b** _i_ [x](https://evil.example) <at>All</at> `c` ~~s~~ &lt; \\* <https://evil.example>\n"
    "1. one\n- two\n# h\n"
)
LONGEST_DID = (HOSTILE + "Ĥéåđ ŵø∂s — “ţéxţ” " * 80)[:1_000]
LONGEST_NOTE = (HOSTILE + "ñøţé " * 120)[:500]
LONGEST_STEP = ("1. " + HOSTILE.replace("\n", " ") + "şţéþ " * 60)[:200]
LONGEST_DEPLOYMENT = deployment(
    9,
    LONG_SCHOOL,
    focus=LONGEST_STEP[:120],
    objectives=tuple(
        Objective(90 + n, n, (f"**{n}** " + "Øbjéçţîvé " * 30)[:200]) for n in (1, 2, 3)
    ),
)
LONGEST_STEPS = tuple(
    NextStep(
        900 + n,
        9,
        StepWords(LONGEST_STEP, "teachers", TODAY - timedelta(days=n)),
        school=LONG_SCHOOL,
    )
    for n in range(20)
)
LONGEST_VISIT = Visit(
    TODAY - timedelta(days=400),
    Type.OTHER,
    95,
    LONGEST_DID,
    Progress.OFF_TRACK,
    93,
    tuple(With),
    True,
    LONGEST_NOTE,
)
LONGEST_RECORD = record(
    LONGEST_VISIT,
    LONGEST_DEPLOYMENT,
    id=2**31 - 1,
    leader=Leader(8, "Bartholomew Featherstonehaugh-Cholmondeley"),
    recorded_by=SAMIRA,
    version=12,
    changed_at=NOW,
    shares=tuple(
        ColleagueTime(Leader(20 + n, f"Colleague [{n}](x) de la Very Long-Surname"), 100 + n)
        for n in range(6)
    ),
    seconds=899,
)
LONGEST_VALUES = Values(
    date="2026-11-30",
    type="telephone",
    time="other",
    time_other="<at>three</at> and a bit of hours",
    objective="93",
    who="head,senior,subject,teachers,governors,other",
    did=LONGEST_DID,
    progress="off_track",
    next_step=LONGEST_STEP,
    next_who="teachers",
    next_by="2026-11-01",
    next_visit="2026-11-01",
    flag=True,
    hub_note=LONGEST_NOTE,
    done=frozenset(step.id for step in LONGEST_STEPS),
)
