"""Rows of years of visits: records, plans, steps, copies, flags, forms."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from bench.scale.hub import CORRECTED, DELETED, FLAGGED, MISSED, NOW, TODAY, Hub, Row
from domain.visits.forms import packed
from domain.visits.visits import Values

# Every second visit was planned; every fourth left a next step; one plan in fifty was forgotten.
PLANNED, STEPPED, FORGOTTEN = 2, 4, 50
# A colleague's own time on every nth.
SHARED = 50
# Steps and copies of so many records for each deployment are still open, or just sent.
OPEN = 12
DID = "Watched three lessons with the subject lead; the new scheme is taught from Monday."
PROGRESS = ("on_track", "on_track", "on_track", "on_track", "concerns", "early", "off_track")
FILLED_SINCE = NOW - timedelta(days=90)
TYPED = packed(Values(did=DID, progress="on_track"))


def planned_visits(hub: Hub) -> Iterator[Row]:
    """Those that were recorded, some that were forgotten, and those to come."""
    id_ = 0
    for visit in hub.visits[::PLANNED]:
        id_ += 1
        state = "planned" if id_ % FORGOTTEN == 0 else "recorded"
        yield _planned(hub, id_, hub.support_of(visit), hub.leader_of(visit), state) | {
            "on": hub.day_of(visit)
        }
    for support in hub.supports:
        for n, leader in enumerate(hub.leaders_of(support)):
            id_ += 1
            day = TODAY + timedelta(days=(support + n) % 28 - 5)
            yield _planned(hub, id_, support, leader, "planned") | {"on": day}


def _planned(_hub: Hub, id_: int, support: int, leader: int, state: str) -> Row:
    return {"id": id_, "deployment_id": support, "leader_id": leader, "state": state}


def visits(hub: Hub) -> Iterator[Row]:
    """The records."""
    for id_ in hub.visits:
        happened, recorded = id_ % MISSED != 0, hub.recorded_at(id_)
        yield {
            "id": id_,
            "form_id": f"form-{id_}",
            "deployment_id": hub.support_of(id_),
            "leader_id": hub.leader_of(id_),
            "recorded_by": hub.leader_of(id_),
            "planned_id": (id_ + 1) // PLANNED if id_ % PLANNED else None,
            "happened": happened,
            "on": hub.day_of(id_),
            "minutes": 60 + id_ % 6 * 60,
            "shared_minutes": 60 if id_ % SHARED == 1 else 0,
            "counts": happened,
            "type": "visit" if happened else None,
            "progress": PROGRESS[id_ // 3 % len(PROGRESS)] if happened else None,
            "did": DID if happened else "",
            "reason": None if happened else "school",
            "notice": None if happened else "earlier",
            "flagged": id_ % FLAGGED == 0 and happened,
            "seconds": 20 + id_ % 70,
            "source": "card",
            "version": 2 if id_ % CORRECTED == 0 else 1,
            "recorded_at": recorded,
            "deleted_at": recorded + timedelta(hours=1) if id_ % DELETED == 7 else None,
        }


def visit_versions(hub: Hub) -> Iterator[Row]:
    """The first version of each corrected record."""
    for visit in hub.visits[CORRECTED - 1 :: CORRECTED]:
        yield {
            "visit_id": visit,
            "version": 1,
            "at": hub.recorded_at(visit),
            "person_id": hub.leader_of(visit),
            "values": {"happened": True, "on": hub.day_of(visit).isoformat(), "did": DID},
        }


def visit_shares(hub: Hub) -> Iterator[Row]:
    """A colleague's own time on some of them."""
    for visit in hub.visits[::SHARED]:
        other = hub.leaders_of(hub.support_of(visit))[1 - visit % 2]
        moment = hub.recorded_at(visit)
        yield {"visit_id": visit, "person_id": other, "minutes": 60, "at": moment}


def support_minutes(hub: Hub) -> Iterator[Row]:
    """What all of that comes to for each deployment."""
    used: Counter[int] = Counter()
    for visit in visits(hub):
        if visit["counts"] and visit["deleted_at"] is None:
            used[visit["deployment_id"]] += visit["minutes"] + visit["shared_minutes"]
    for support, minutes in used.items():
        yield {"deployment_id": support, "minutes": minutes}


def next_steps(hub: Hub) -> Iterator[Row]:
    """Those of old records are done, the newest are open."""
    open_from = len(hub.visits) - OPEN * len(hub.supports)
    for id_, visit in enumerate(hub.visits[::STEPPED], 1):
        done = visit < open_from
        yield {
            "id": id_,
            "deployment_id": hub.support_of(visit),
            "made_by": visit,
            "what": "Order decodable books for Year 1",
            "who": "subject",
            "by": hub.day_of(visit) + timedelta(days=14),
            "closed_at": hub.recorded_at(visit) + timedelta(days=10) if done else None,
            "closed_by": hub.leader_of(visit) if done else None,
        }


def concerns(hub: Hub) -> Iterator[Row]:
    """Flags; of the newest some wait."""
    flagged = [v for v in hub.visits[FLAGGED - 1 :: FLAGGED] if v % MISSED]
    flagged = flagged or [hub.visits[-1]]
    for id_, visit in enumerate(flagged, 1):
        waits = id_ > len(flagged) - 3
        moment = hub.recorded_at(visit)
        yield {
            "id": id_,
            "visit_id": visit,
            "state": "asked" if waits else "resolved",
            "raised_at": moment,
            "resolved_by": None if waits else hub.officers[0],
            "resolved_at": None if waits else moment + timedelta(hours=5),
        }


def has_copy(visit: int) -> bool:
    """Whether the school of a record got, or is to get, its copy."""
    return visit % MISSED != 0 and visit % DELETED != 7


def copies(hub: Hub) -> Iterator[Row]:
    """Most were agreed to, a few disputed, and some wait for an answer."""
    for visit in filter(has_copy, hub.visits):
        due = hub.recorded_at(visit) + timedelta(hours=24)
        went, version = due <= NOW, 2 if visit % CORRECTED == 0 else 1
        answer = (None, "disputed", *("agreed",) * 8)[visit % 10] if went else None
        yield {
            "visit_id": visit,
            "due_at": due,
            "version": version if went else None,
            "sent_at": due if went else None,
            "waits": not went,
            "answer": answer,
            "answered_by": hub.contact_of(hub.support_of(visit)) if answer else None,
            "answered_at": due + timedelta(hours=3) if answer else None,
            "answered_version": version if answer else None,
        }


def forms(hub: Hub) -> Iterator[Row]:
    """Those of which the words have gone; one in twenty was never saved."""
    for visit in hub.visits:
        if hub.recorded_at(visit) > FILLED_SINCE:
            return
        yield _form(hub, visit)


def filled_forms(hub: Hub) -> Iterator[Row]:
    """Those of the last 90 days, with what was typed."""
    for visit in hub.since(FILLED_SINCE):
        if hub.recorded_at(visit) > FILLED_SINCE:
            form = _form(hub, visit)
            kept_at = None if form["closed_at"] else form["opened_at"]
            yield form | {"values": TYPED, "kept_at": kept_at}


def _form(hub: Hub, visit: int) -> Row:
    moment, saved = hub.recorded_at(visit), visit % 20 != 3
    return {
        "id": f"form-{visit}",
        "person_id": hub.leader_of(visit),
        "deployment_id": hub.support_of(visit),
        "visit_id": visit if saved else None,
        "opened_at": moment,
        "closed_at": moment if saved else None,
    }
