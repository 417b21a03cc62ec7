"""Open forms: what was sent to be filled in, for whom, and what was typed so far."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from domain.visits.visits import Values


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was sent to a person; its id was made by the server.

    A form that corrects a record has its `visit`, and the `version` that it began from. `values`
    are what was typed and could not be saved yet. `leader` is whose record it becomes, where that
    is not the person who fills it in.
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

    @property
    def edits(self) -> bool:
        """Whether it corrects a record."""
        return self.version is not None

    @property
    def closed(self) -> bool:
        """Whether it was saved."""
        return self.closed_at is not None


def packed(values: Values) -> dict[str, object]:
    """Values as JSON can hold them."""
    return {f.name: getattr(values, f.name) for f in fields(values)} | {"done": sorted(values.done)}


def unpacked(kept: Mapping[str, object] | None) -> Values | None:
    """Values out of what `packed` made, perhaps by an earlier version of this program.

    A field that there no longer is is left out, and a field that is new has its default.
    """
    if kept is None:
        return None
    known: dict[str, Any] = {f.name: kept[f.name] for f in fields(Values) if f.name in kept}
    return Values(**known | {"done": frozenset(known.get("done", ()))})
