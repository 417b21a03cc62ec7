"""Cards of digests, by name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from cards.digests.digests import DigestView, PreviewView, digest, period_so_far, preview, switched
from domain.digests.attention import Movement, Need, Rest, SchoolRow, Schools
from domain.digests.channels import Audience, Channel
from domain.digests.digests import DigestFigures, Flags, Level, Totals
from domain.prompts.answer_times import PromiseFigures
from domain.visits.visits import Progress
from tests.cards.people_and_places import HUB, LONG_SCHOOL, NOW

Card = dict[str, Any]
POSTED = datetime(2026, 11, 23, 8, 0, tzinfo=NOW.tzinfo)
NEXT = datetime(2026, 11, 30, 8, 0, tzinfo=NOW.tzinfo)
BOT = "28:00000000-aaaa-bbbb-cccc-000000000001"
CHANNEL = Channel(3, "19:abc@thread.tacv2", "Support in schools", Audience.ALL, digest=True)
WEEKS = (
    (date(2026, 10, 5), Fraction(13, 2)),
    (date(2026, 10, 12), Fraction(6)),
    (date(2026, 10, 19), Fraction(15, 2)),
    (date(2026, 11, 2), Fraction(5)),
    (date(2026, 11, 9), Fraction(7)),
    (date(2026, 11, 16), Fraction(17, 2)),
)
SAID = DigestFigures(
    first=date(2026, 11, 16),
    last=date(2026, 11, 22),
    now=POSTED,
    totals=Totals(14, Fraction(17, 2), 9),
    before=Totals(11, Fraction(7), 9),
    weeks_compared=1,
    adjacent=True,
    late=Totals(2, Fraction(3, 4), 1),
    missed=1,
    flags=Flags(2, 2, timedelta(hours=2, minutes=40), 0),
    unrecorded=3,
    coming=11,
    recorded_in_time=Level(12, 14),
    contacted_in_time=Level(4, 4),
    seconds=44,
    timed=12,
    weeks=WEEKS,
    requests=PromiseFigures(6, 5, 1.2),
)
QUIET = replace(
    SAID,
    requests=None,
    totals=Totals(1, Fraction(1, 2), 1),
    before=Totals(),
    adjacent=False,
    late=Totals(),
    missed=0,
    flags=Flags(),
    unrecorded=0,
    coming=0,
    recorded_in_time=Level(1, 1),
    contacted_in_time=None,
    seconds=None,
    timed=0,
    weeks=WEEKS[-1:],
)
NOTHING = replace(QUIET, totals=Totals(), recorded_in_time=None, weeks=())
SCHOOLS = Schools(
    rows=(
        SchoolRow(
            "Titus Salt School",
            Fraction(6),
            Fraction(8),
            Progress.CONCERNS,
            Need.SLIPPED,
            Progress.ON_TRACK,
            visited=True,
        ),
        SchoolRow(
            "Carlton Bolling College",
            Fraction(2),
            Fraction(10),
            Progress.ON_TRACK,
            Need.SILENT,
            silent_since=date(2026, 10, 5),
        ),
        SchoolRow(
            "Low Moor Church of England School",
            Fraction(7),
            Fraction(6),
            Progress.ON_TRACK,
            Need.OVER_DAYS,
        ),
        SchoolRow(
            "Ley Top Primary School", Fraction(3), Fraction(6), Progress.ON_TRACK, visited=True
        ),
        SchoolRow(
            "Peel Park Primary School and Nursery",
            Fraction(9, 2),
            Fraction(10),
            Progress.ON_TRACK,
            visited=True,
        ),
        SchoolRow("Thackley Primary School", Fraction(1), None, Progress.EARLY, visited=True),
        SchoolRow("Wibsey Primary School", Fraction(0), Fraction(5), None),
    ),
    rest=Rest(31, Fraction(121), Fraction(240), ((Progress.ON_TRACK, 31),)),
    improved=(Movement("Ley Top Primary School", Progress.CONCERNS, Progress.ON_TRACK),),
    needing=3,
)
VIEW = DigestView(SAID, SCHOOLS)

# Sixty schools with the longest names, each with as much to say as there can be.
MANY = 1234
FULL = Fraction(4995, 4)
LONG_ROW = SchoolRow(
    LONG_SCHOOL,
    FULL,
    FULL - 1,
    Progress.CONCERNS,
    Need.CONCERNS,
    None,
    date(2026, 1, 5),
    visited=True,
    partly=True,
)
LONG_CHANGES = tuple(
    Movement(f"{n} {LONG_SCHOOL}", Progress.OFF_TRACK, Progress.ON_TRACK) for n in range(30)
)
WORST = DigestView(
    replace(
        SAID,
        first=date(2026, 9, 28),
        totals=Totals(MANY, FULL, 60),
        before=Totals(MANY + 1, FULL + 1, 59),
        weeks_compared=6,
        late=Totals(MANY, FULL, 60),
        missed=MANY,
        flags=Flags(MANY, MANY - 1, timedelta(days=12), MANY),
        unrecorded=MANY,
        coming=MANY,
        recorded_in_time=Level(MANY, MANY + 1),
        contacted_in_time=Level(MANY, MANY + 1),
        seconds=899,
        timed=MANY,
        weeks=tuple((day, FULL) for day, _ in WEEKS),
    ),
    Schools(
        (LONG_ROW,) * 12,
        Rest(48, FULL * 48, FULL * 48, tuple((code, 12) for code in (*Progress, None))),
        LONG_CHANGES,
        60,
    ),
    scope="**Everything** [for](https://evil.example) <at>all</at> " * 3,
)
LONG_CHANNELS = tuple(
    replace(CHANNEL, id=n, name="**Ĥéåđ** [x](https://evil.example) " * 5) for n in range(1, 9)
)

THURSDAY = datetime(2026, 11, 26, 15, 10, tzinfo=NOW.tzinfo)
THIS_WEEK = replace(
    SAID,
    first=date(2026, 11, 23),
    last=date(2026, 11, 26),
    now=THURSDAY,
    totals=Totals(8, Fraction(9, 2), 6),
    before=SAID.totals,
    late=Totals(),
    flags=Flags(2, 1, timedelta(hours=2, minutes=40), 1),
    recorded_in_time=Level(8, 8),
    seconds=52,
    timed=8,
    coming=9,
    weeks=(*WEEKS[1:], (date(2026, 11, 23), Fraction(9, 2))),
)
QUIET_SO_FAR = replace(QUIET, first=THIS_WEEK.first, last=THIS_WEEK.last, now=THURSDAY)
# As the preview has it: the whole week, of which four days are over.
COMING = replace(THIS_WEEK, last=date(2026, 11, 29))

EXAMPLES: dict[str, Callable[[], Card]] = {
    "channel-digest": lambda: digest(VIEW, HUB, BOT),
    "channel-digest-quiet": lambda: digest(
        DigestView(QUIET, Schools(SCHOOLS.rows[3:4]), "Reading for all"), HUB, BOT
    ),
    "channel-digest-worst": lambda: digest(WORST, HUB, BOT),
    "digest-so-far": lambda: period_so_far(
        DigestView(THIS_WEEK, SCHOOLS, so_far=True),
        (CHANNEL,),
        HUB,
    ),
    "digest-so-far-several": lambda: period_so_far(
        DigestView(QUIET_SO_FAR, Schools(SCHOOLS.rows[3:4]), "Reading for all", so_far=True),
        (CHANNEL, replace(CHANNEL, id=4, name="Reading for all")),
        HUB,
    ),
    "digest-so-far-worst": lambda: period_so_far(replace(WORST, so_far=True), LONG_CHANNELS, HUB),
    "digest-preview": lambda: preview(
        PreviewView(DigestView(COMING, SCHOOLS), replace(CHANNEL, digest=False), NEXT), HUB
    ),
    "digest-preview-nothing": lambda: preview(
        PreviewView(
            DigestView(replace(NOTHING, first=COMING.first, last=COMING.last), Schools()),
            CHANNEL,
            NEXT,
            "no school week",
        ),
        HUB,
    ),
    "digest-preview-worst": lambda: preview(
        PreviewView(
            WORST, replace(LONG_CHANNELS[0], digest=False), NEXT, "digests were off when it was due"
        ),
        HUB,
    ),
    "digest-switched-on": lambda: switched(CHANNEL, NEXT, HUB),
    "digest-switched-off": lambda: switched(replace(CHANNEL, digest=False), NEXT, HUB),
}
