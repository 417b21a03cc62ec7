"""What the template of an action plan can be filled with: any of it may be missing, up to all."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanDraftAim:
    """One objective as a plan has it, its days among the words."""

    text: str = ""
    area: str = ""
    baseline: str = ""
    success: str = ""
    milestone: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What is known of a plan before anybody writes in its template.

    `agreed` has what stands under *Agreed by* for the school: a name and a day.
    """

    place: str = ""
    focus: str = ""
    leads: str = ""
    leader: str = ""
    start: date | None = None
    end: date | None = None
    grants: tuple[str, ...] = ()
    version: str = ""
    aims: tuple[PlanDraftAim, ...] = ()
    agreed: tuple[str, str] = ("", "")


BLANK = PlanDraft()
