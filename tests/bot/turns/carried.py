"""What the card of each button would carry, with inputs that can stand."""

from collections.abc import Mapping
from typing import Any

from cards.actions.action import Action
from cards.actions.answers import ReopenConcern
from cards.actions.digests import SwitchDigest
from cards.actions.keeping import (
    AddLeader,
    EndSupport,
    GoOn,
    OpenAgain,
    PauseSupport,
    SaveNewSupport,
    SaveTerms,
    UndoSupport,
)
from cards.actions.message_forms import MessageHappened, SaveMissedMessage
from cards.actions.operations import GoLive
from cards.actions.people import AskStopAllowing, DropRole, ReturnPerson, SavePerson, StopAllowing
from cards.actions.planning import OverdueFile, PlanAgain, SavePlan, ShowPlanned
from cards.actions.prompts import (
    GiveTo,
    InTouch,
    NotNeeded,
    SaveAway,
    SaveReminders,
    Snooze,
    SpokenTo,
)
from cards.actions.visit_forms import DidNotHappen, ItDidHappen, SaveMissed, StartAfresh
from cards.actions.visits import (
    AddStep,
    EditVisit,
    MyVisits,
    NoStep,
    RecordsFile,
    ReopenStep,
    RestoreVisit,
    ShowRecords,
    VisitsFile,
)
from tests.bot.turns.agreed import agreement_presses
from tests.bot.turns.funded import of_grants
from tests.bot.turns.kept_library import library_presses
from tests.bot.turns.kept_plans import of_plans
from tests.bot.turns.kept_support import SUPPORT
from tests.bot.turns.known_places import of_places
from tests.bot.turns.looked_for import of_finding
from tests.bot.turns.offered import of_offers
from tests.bot.turns.reported import of_reports
from tests.bot.turns.requested import of_requests
from tests.bot.turns.sent_files import presses
from tests.bot.turns.ticked import of_contracts
from tests.make import TODAY
from tests.seed import OTHER_TENANT, TOM


def carried(action: type[Action], ids: Mapping[str, Any]) -> dict[str, Any]:
    """All ids and what is typed, with what is another for this button."""
    own: dict[type[Action], dict[str, Any]] = {
        RestoreVisit: {"visit": ids["deleted"]},
        ReopenStep: {"step": ids["closed_step"]},
        ReopenConcern: {"concern": ids["resolved"]},
        ReturnPerson: {"person": ids["left"]},
        StartAfresh: {"form": ids["kept_form"]},
        SaveMissed: {"form": ids["planned_form"]},
        DidNotHappen: {"form": ids["planned_form"]},
        ItDidHappen: {"form": ids["planned_form"]},
        MessageHappened: {"left": {}},
        SaveMissedMessage: {"left": {}, "form": ids["planned_form"]},
        EditVisit: {"form": None},
        AddStep: {"visit": ids["stepless"]},
        NoStep: {"visit": ids["stepless"]},
        Snooze: {
            f"did_{ids['planned']}": "",
            "until": "day",
            f"until_planned_{ids['planned']}": "2026-12-01",
        },
        SpokenTo: {"row": ids["chase"]},
        GiveTo: {"row": ids["chase"]},
        NotNeeded: {"row": ids["chase"]},
        InTouch: {"deployment": ids["untouched"]},
        SavePlan: {"planned": None, "on": "2026-12-09"},
        **{a: {"before": None} for a in (ShowPlanned, ShowRecords, RecordsFile, OverdueFile)},
        PlanAgain: {"planned": ids["called_off"]},
        DropRole: {"role": "leader", "place": ids["hub"]},
        SwitchDigest: {"on": True},
        GoLive: {"sure": True},
        SaveAway: {"until": "1 December"},
        SaveReminders: {"until": ""},
        **{a: {"before": None, "deleted": False} for a in (MyVisits, VisitsFile)},
        **{a: {"tenant": OTHER_TENANT} for a in (AskStopAllowing, StopAllowing)},
        SavePerson: {"role": "leader", "place": "hub", "person": ids["person"]},
        SaveNewSupport: SUPPORT,
        SaveTerms: {"focus": "Phonics", "days": "4.5", "start": TODAY.isoformat()},
        AddLeader: {"deployment": ids["untouched"], "leader": TOM.email},
        PauseSupport: {"until": ""},
        GoOn: {"deployment": ids["paused"]},
        UndoSupport: {"deployment": ids["paused"]},
        EndSupport: {"how": "completed"},
        OpenAgain: {"deployment": ids["ended"], "version": 2},
        **of_offers(ids),
        **of_finding(ids),
        **of_grants(ids),
        **of_contracts(ids),
        **of_places(ids),
        **of_reports(ids),
        **of_plans(ids),
        **of_requests(ids),
        **library_presses(ids),
        **agreement_presses(ids),
        **presses(ids),
    }
    return {**ids, **own.get(action, {})}
