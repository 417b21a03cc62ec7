"""Every button: one frozen class that the card writes and the handler reads."""

from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from domain.text import clean

VERSION: Final = 1
LONGEST_INPUT = 5_000


def _cleaned(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_cleaned), Field(max_length=LONGEST_INPUT)]
Id = Annotated[int, Field(ge=1, lt=2**53)]
FormId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,40}$")]


class Action(BaseModel):
    """A button's own data, and for a form the inputs around it."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    verb: ClassVar[str]
    v: Literal[1] = VERSION

    def data(self) -> dict[str, Any]:
        """What the card carries: the verb stands here too, so that Action.Submit reaches the same handler."""
        return {"verb": self.verb, **self.model_dump(exclude_defaults=True, mode="json"), "v": self.v}


class OpenForm(Action):
    """Opens the visit form as a new message."""

    verb: ClassVar[str] = "visit.new"
    deployment: Id | None = None
    planned: Id | None = None


class FormHere(Action):
    """Fills the pressed card with the form of a deployment."""

    verb: ClassVar[str] = "visit.form"
    deployment: Id
    form: FormId | None = None
    planned: Id | None = None


class OtherSchools(Action):
    """Shows the leader's active deployments in place of the form."""

    verb: ClassVar[str] = "visit.schools"
    form: FormId


class StartAfresh(Action):
    """Empties a form that was offered with kept values."""

    verb: ClassVar[str] = "visit.afresh"
    form: FormId


class VisitInputs(Action):
    """The visit form's inputs."""

    date: Text = ""
    type: Text = ""
    time: Text = ""
    time_other: Text = ""
    objective: Text = ""
    who: Text = ""
    did: Text = ""
    progress: Text = ""
    next_step: Text = ""
    next_who: Text = ""
    next_by: Text = ""
    next_visit: Text = ""
    flag: Text = "false"
    hub_note: Text = ""
    done: frozenset[Id] = frozenset()

    @model_validator(mode="before")
    @classmethod
    def gather_steps(cls, values: Any) -> Any:
        """Toggles named step_<id> are the next steps that the person says are done."""
        if not isinstance(values, dict):
            return values
        ticked = [
            k[5:]
            for k, v in values.items()
            if isinstance(k, str) and k.startswith("step_") and str(v).lower() == "true"
        ]
        return {**values, "done": [int(t) for t in ticked[:50] if t.isdecimal() and len(t) < 16]}


class SaveVisit(VisitInputs):
    """Saves the visit form, new or an edit."""

    verb: ClassVar[str] = "visit.save"
    form: FormId


class DidNotHappen(Action):
    """Turns the form into the short card of a visit that did not happen."""

    verb: ClassVar[str] = "visit.none"
    form: FormId


class SaveMissed(Action):
    """Saves that a visit did not happen."""

    verb: ClassVar[str] = "visit.none.save"
    form: FormId
    reason: Text = ""
    notice: Text = ""
    time: Text = ""
    time_other: Text = ""
    next_visit: Text = ""


class ItDidHappen(Action):
    """Turns the short card back into the form."""

    verb: ClassVar[str] = "visit.did"
    form: FormId


class ShowVisit(Action):
    """Posts a record as a new message, opened from a list."""

    verb: ClassVar[str] = "visit.show"
    visit: Id


class KeepVisit(Action):
    """Goes back from a question to the record's receipt, in place."""

    verb: ClassVar[str] = "visit.keep"
    visit: Id


class EditVisit(Action):
    """Opens a record for correction, in place of its receipt."""

    verb: ClassVar[str] = "visit.edit"
    visit: Id
    form: FormId | None = None


class SameAgain(Action):
    """Opens a new form filled like a record, as a new message."""

    verb: ClassVar[str] = "visit.again"
    visit: Id


class AskDelete(Action):
    """Asks whether to delete a record."""

    verb: ClassVar[str] = "visit.delete"
    visit: Id


class DeleteVisit(Action):
    """Deletes a record."""

    verb: ClassVar[str] = "visit.delete.yes"
    visit: Id


class RestoreVisit(Action):
    """Undoes a deletion."""

    verb: ClassVar[str] = "visit.undelete"
    visit: Id


class AskOwnTime(Action):
    """Asks a colleague for own time on a recorded visit."""

    verb: ClassVar[str] = "visit.time"
    visit: Id


class AddOwnTime(Action):
    """Adds a colleague's own time to a recorded visit."""

    verb: ClassVar[str] = "visit.time.add"
    visit: Id
    time: Text = ""
    time_other: Text = ""


class AddStep(Action):
    """Adds the next step that the receipt asked for."""

    verb: ClassVar[str] = "step.add"
    visit: Id
    next_step: Text = ""
    next_who: Text = ""
    next_by: Text = ""


class NoStep(Action):
    """Says that no next step is needed."""

    verb: ClassVar[str] = "step.none"
    visit: Id


class CloseStep(Action):
    """Marks a next step as done, from the list of steps."""

    verb: ClassVar[str] = "step.done"
    step: Id


class ReopenStep(Action):
    """Takes back that a next step is done."""

    verb: ClassVar[str] = "step.reopen"
    step: Id


class MyVisits(Action):
    """Lists own records, newest first, older than `before`; with `deleted` those that can be restored."""

    verb: ClassVar[str] = "visits.page"
    before: Id | None = None
    deleted: bool = False


class ListVisits(Action):
    """Posts the list of own records as a new message."""

    verb: ClassVar[str] = "visits.list"


class ListDeployments(Action):
    """Posts the list of deployments."""

    verb: ClassVar[str] = "deployments.list"


class ListSteps(Action):
    """Posts the list of open next steps."""

    verb: ClassVar[str] = "steps.list"


class Home(Action):
    """Posts the home card."""

    verb: ClassVar[str] = "home"


class Help(Action):
    """Posts what one can say."""

    verb: ClassVar[str] = "help"


class ShowReminders(Action):
    """Posts the person's own settings for prompts."""

    verb: ClassVar[str] = "reminders"


class ChangeReminders(Action):
    """Shows the settings for prompts as a form, in place of what was kept."""

    verb: ClassVar[str] = "reminders.change"


class SaveReminders(Action):
    """Keeps the person's settings for prompts."""

    verb: ClassVar[str] = "reminders.save"
    hour: Text = ""
    days: Text = ""
    off: Text = ""
    until: Text = ""


class SaveAway(Action):
    """Keeps the last day that the person is away."""

    verb: ClassVar[str] = "away.save"
    until: Text = ""


class ComeBack(Action):
    """Ends the person's absence."""

    verb: ClassVar[str] = "away.back"


class ShowLive(Action):
    """Posts what would go to whom if the hub went live now."""

    verb: ClassVar[str] = "live.show"


class GoLive(Action):
    """Lets welcomes, prompts and copies go."""

    verb: ClassVar[str] = "live.go"
