"""Cards of channels and flags, by name."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from cards.digests.channels import AskView, ChannelView, ask, linked, stopped
from cards.visits.concerns import ConcernView, answer, concern, officers_part, posted
from domain.digests.channels import Audience, Channel, Choices, Readership
from domain.hub_part import hub_part
from domain.visits.concerns import Concern, ConcernState, for_channel
from domain.visits.visits import Progress, Record
from tests.cards.people_and_places import (
    HOSTILE,
    HUB,
    LONG_SCHOOL,
    LONGEST_NOTE,
    LONGEST_RECORD,
    NOW,
    TITUS_SALT,
    VISIT,
    record,
)

CHANNEL = Channel(4, "19:support@thread.tacv2", "School support", Audience.ALL)
READERS = Readership(
    members=22,
    guests=("Ann Other", "Bo Else"),
    elsewhere=("Bo Else",),
    unknown=(
        "Ann Other",
        "Bo Else",
        "Cy Dale",
        "Di Fell",
        "ed.gill@trust.example",
        "Flo Hey",
        "Gus Ives",
    ),
)
OFFERED = Choices(
    ("Early reading", "Maths hub"),
    ((71, "Aire Valley Trust"), (72, "Wharfe Learning Trust")),
    ("CPD", "School improvement"),
    ("Primary", "Secondary"),
)
LONGEST_NAMES = tuple(f"{n} {HOSTILE} Featherstonehaugh-Cholmondeley" for n in range(5_000))
MOST = Choices(
    tuple(f"{n:02} Programme of **many** wôrđş, as long as it may be"[:60] for n in range(40)),
    tuple((n, f"{LONG_SCHOOL} {n}") for n in range(1_000, 1_080)),
)
RAISED = Concern(12, 5121, ConcernState.ASKED, NOW)
FLAGGED = record(
    replace(
        VISIT,
        flagged=True,
        progress=Progress.OFF_TRACK,
        hub_note="Nobody teaches phonics on Fridays.",
    ),
    TITUS_SALT,
)
TAKEN = replace(RAISED, state=ConcernState.TAKEN, taken_by=3, taken_at=NOW + timedelta(minutes=12))
RESOLVED = replace(
    TAKEN, state=ConcernState.RESOLVED, resolved_by=3, resolved_at=NOW + timedelta(days=1)
)
LATER = NOW + timedelta(days=1, hours=1)


def _view(of: Concern, **changed: object) -> ConcernView:
    named = {
        "taken_by": "Samira Whitfield",
        "resolved_by": "Samira Whitfield",
        "now": NOW,
    } | changed
    return ConcernView(of, for_channel(FLAGGED), **named)  # type: ignore[arg-type]


def _longest(of: Concern) -> ConcernView:
    before = NOW - timedelta(days=900)
    name = "Bartholomew [x](https://evil.example) <at>Featherstonehaugh</at>-Cholmondeley"
    flagged = for_channel(LONGEST_RECORD)
    of = replace(of, visit=LONGEST_RECORD.id, raised_at=before)
    return ConcernView(of, flagged, LATER, name, name)


def _own(view: ConcernView, of: Record = FLAGGED) -> dict[str, Any]:
    return concern(view, officers_part(of, hub_part(of)), HUB)


EXAMPLES: Mapping[str, Callable[[], dict[str, Any]]] = {
    "channel-ask": lambda: ask(AskView("School support", READERS, OFFERED), HUB),
    "channel-ask-all-known": lambda: ask(AskView("", Readership(12), Choices()), HUB),
    "channel-ask-unknown-readers": lambda: ask(AskView("School support", None, OFFERED), HUB),
    "channel-ask-again": lambda: ask(
        AskView(
            "School support",
            READERS,
            OFFERED,
            ChannelView(replace(CHANNEL, audience=Audience.TRUST, of="71"), "Aire Valley Trust"),
        ),
        HUB,
    ),
    "channel-ask-worst": lambda: ask(
        AskView(
            LONGEST_NOTE[:200],
            Readership(5_000, LONGEST_NAMES, LONGEST_NAMES, LONGEST_NAMES, whole=False),
            MOST,
            ChannelView(replace(CHANNEL, audience=Audience.TRUST, of="1001"), LONG_SCHOOL),
        ),
        HUB,
    ),
    "channel-linked": lambda: linked(ChannelView(CHANNEL), HUB),
    "channel-linked-programme": lambda: linked(
        ChannelView(replace(CHANNEL, audience=Audience.PROGRAMME, of="Early reading")), HUB
    ),
    "channel-linked-strand": lambda: linked(
        ChannelView(replace(CHANNEL, audience=Audience.STRAND, of="CPD")), HUB
    ),
    "channel-linked-phase": lambda: linked(
        ChannelView(replace(CHANNEL, audience=Audience.PHASE, of="Primary")), HUB
    ),
    "channel-linked-worst": lambda: linked(
        ChannelView(
            replace(CHANNEL, audience=Audience.TRUST, of="71"), f"{LONG_SCHOOL} {HOSTILE}"[:200]
        ),
        HUB,
    ),
    "channel-stopped": lambda: stopped(HUB),
    "concern-posted": lambda: posted(_view(RAISED), HUB),
    "concern-posted-taken": lambda: posted(_view(TAKEN), HUB),
    "concern-posted-resolved": lambda: posted(_view(RESOLVED, now=LATER), HUB),
    "concern-posted-withdrawn": lambda: posted(
        _view(replace(RAISED, state=ConcernState.WITHDRAWN)), HUB
    ),
    "concern-posted-worst": lambda: posted(_longest(RESOLVED), HUB),
    "concern-answer-taken": lambda: answer(_view(TAKEN), HUB),
    "concern-answer-resolved": lambda: answer(_view(RESOLVED, now=LATER), HUB),
    "concern-answer-waiting": lambda: answer(_view(RAISED), HUB),
    "concern-answer-worst": lambda: answer(_longest(RESOLVED), HUB),
    "concern-taken": lambda: _own(_view(TAKEN)),
    "concern-resolved": lambda: _own(_view(RESOLVED, now=LATER)),
    "concern-taken-worst": lambda: _own(_longest(TAKEN), LONGEST_RECORD),
}
