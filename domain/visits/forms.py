"""Open forms: what was sent to be filled in, for whom, and what was typed so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.questions import field_names, field_values
from domain.visits.visits import MissedValues, Values

MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was sent to a person; its id was made by the server.

    A form that corrects a record has its `visit`, and the `version` that it began from. `values`
    are what its card shows, `missed` what that of a visit that did not happen shows; `kept_at` says
    when they could not be saved. `leader` is whose record it becomes, where that is not the person
    who fills it in.
    """

    id: str
    person: int
    deployment: int | None
    opened_at: datetime
    planned: int | None = None
    visit: int | None = None
    version: int | None = None
    values: Values | None = None
    kept_at: datetime | None = None
    closed_at: datetime | None = None
    leader: int | None = None
    missed: MissedValues | None = None

    @property
    def edits(self) -> bool:
        """Whether it corrects a record."""
        return self.version is not None

    @property
    def closed(self) -> bool:
        """Whether it was saved."""
        return self.closed_at is not None


def packed(values: Values | None, missed: MissedValues | None = None) -> dict[str, object]:
    """Values as JSON can hold them."""
    kept: dict[str, object] = {}
    if values is not None:
        kept = field_values(values) | {"done": sorted(values.done)}
    return kept | ({MISSED: field_values(missed)} if missed is not None else {})


def unpacked(kept: Mapping[str, object] | None) -> Values | None:
    """Values out of what `packed` made, perhaps by an earlier version of this program.

    A field that there no longer is is left out, and a field that is new has its default.
    """
    if kept is None or kept.keys() == {MISSED}:
        return None
    known: dict[str, Any] = {n: kept[n] for n in field_names(Values) if n in kept}
    return Values(**known | {"done": frozenset(known.get("done", ()))})


def unpacked_missed(kept: Mapping[str, object] | None) -> MissedValues | None:
    """The values of a visit that did not happen out of what `packed` made."""
    inside = kept.get(MISSED) if kept else None
    if not isinstance(inside, Mapping):
        return None
    return MissedValues(**{n: inside[n] for n in field_names(MissedValues) if n in inside})
