"""The question before a record is deleted, and the card after that, with Undo."""

from datetime import date
from fractions import Fraction
from typing import Any

from cards.actions.visits import DeleteVisit, KeepVisit, OpenForm, RestoreVisit
from cards.elements import button, grey, line, title
from cards.finish import finish
from cards.phrases import days_used, listed, long_day, lowered, short_day, titled
from cards.plain import plain
from domain.hub import Hub
from domain.visits.durations import in_words
from domain.visits.visits import UNDO, Record, StepValues, Visit

NO_STEP = StepValues()


def delete_ask(
    record: Record, used_after: Fraction | None, hub: Hub, step: StepValues = NO_STEP
) -> dict[str, Any]:
    """The question before a deletion; `used_after` is the days used without the record.

    None where these are not the reader's to know. `step` is what was typed into the receipt's
    question for a next step, which comes back with the receipt.
    """
    effects, of = [], hub.words.one("record")
    if planned := _planned(record, hub):
        goes = "goes" if len(planned) == 1 else "go"
        effects.append(f"Its {listed(planned)} {goes} too.")
    if used_after is not None:
        effects.append(f"That leaves {days_used(used_after, record.deployment.days_agreed)}.")
    told = "".join(f"{effect} " for effect in effects)
    body = [
        title(f"Delete this {of}?"),
        line(_which(record, hub)),
        line(f"{told}You can undo this for {UNDO.days} days."),
    ]
    keep = button(KeepVisit(visit=record.id, typed=step), "Keep as it is")
    delete = button(DeleteVisit(visit=record.id), f"Delete {of}", "destructive")
    say = f"Delete the {of} of {long_day(record.on)} at {record.deployment.school}?"
    return finish(body, say, [keep, delete])


def _planned(record: Record, hub: Hub) -> list[str]:
    """What the record planned, and what is deleted with it."""
    found = []
    if record.step:
        found.append("next step")
    if record.next_visit:
        found.append(f"next {hub.words.one('visit')}")
    return found


def deleted(
    record: Record, used: Fraction | None, until: date | None, hub: Hub, *, by: str = ""
) -> dict[str, Any]:
    """What stands in place of a deleted record, with Undo until `until`.

    None where the reader may not undo it, or may not know the days `used`. `by` is who deleted it,
    where that was not the reader.
    """
    undo = f"Undo works until {long_day(until, record.on)}." if until else ""
    counted = f"{days_used(used, record.deployment.days_agreed)}." if used is not None else ""
    gone = f"{titled(hub.words.one('record'))} deleted"
    body = [title(gone), line(_which(record, hub))]
    if by:
        day = f", {short_day(record.deleted_at.date(), record.on)}" if record.deleted_at else ""
        body.append(grey(f"Deleted by {plain(by)}{day}"))
    if below := " ".join(filter(None, (counted, undo))):
        body.append(grey(below))
    actions = [button(RestoreVisit(visit=record.id), "Undo")] if until else []
    actions.append(button(OpenForm(), f"Record a {hub.words.one('visit')}"))
    return finish(body, f"{gone}. {undo}".strip(), actions)


def _which(record: Record, hub: Hub) -> str:
    time = in_words(record.what.minutes, hub.hours_a_day)
    what = time if isinstance(record.what, Visit) else "did not happen"
    return f"{plain(record.deployment.school)}, {long_day(record.on)}, {lowered(what)}."
