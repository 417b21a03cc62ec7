"""Every button: one frozen class that the card writes and the handler reads."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from domain.text import clean

VERSION: Final = 1
LONGEST_INPUT = 5_000
MOST_TYPED = 60


def _cleaned(value: object) -> object:
    """Text, also where a client sends an input as a number or a truth, or null for an empty one."""
    if value is None:
        return ""
    return clean(str(value)) if isinstance(value, str | int | float) else value


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


class PostHere(Action):
    """Has the hub's posts come to the channel of this card; `about` is the audience, `name` the channel's."""

    verb: ClassVar[str] = "channel.post"
    name: Text = ""
    about: Text = ""


class StopPosting(Action):
    """Has nothing more posted in the channel of this card."""

    verb: ClassVar[str] = "channel.stop"


class TakeConcern(Action):
    """Takes a flag."""

    verb: ClassVar[str] = "concern.take"
    concern: Id


class ResolveConcern(Action):
    """Says that a flag is resolved."""

    verb: ClassVar[str] = "concern.resolve"
    concern: Id


class ReopenConcern(Action):
    """Takes back that a flag is resolved."""

    verb: ClassVar[str] = "concern.reopen"
    concern: Id


class ShowReminders(Action):
    """Posts the person's own settings for prompts."""

    verb: ClassVar[str] = "reminders"


class RecordFor(Action):
    """Opens a form for another leader's record."""

    verb: ClassVar[str] = "visit.for"
    leader: Id


class ListPeople(Action):
    """Posts who is on the roster; `find` is what was looked for, `first` the place of the first row."""

    verb: ClassVar[str] = "people"
    find: Text = ""
    everyone: bool = False
    first: Annotated[int, Field(ge=0, lt=100_000)] = 0


class PeopleFile(ListPeople):
    """Has the whole roster made as a file; the rest is the page that stays on the card."""

    verb: ClassVar[str] = "people.file"


class ShowPerson(Action):
    """Posts one person of the roster."""

    verb: ClassVar[str] = "person"
    person: Id


class AddPerson(Action):
    """Posts the form for a new person."""

    verb: ClassVar[str] = "person.new"


class SavePerson(Action):
    """Saves a person's form; without `person` it is a new one."""

    verb: ClassVar[str] = "person.save"
    person: Id | None = None
    name: Text = ""
    email: Text = ""
    role: Text = ""
    place: Text = ""


class ChangePerson(Action):
    """Puts a person's form in place of the person."""

    verb: ClassVar[str] = "person.change"
    person: Id


class BackToPerson(Action):
    """Puts the person in place of the form or the question."""

    verb: ClassVar[str] = "person.back"
    person: Id


class DropRole(Action):
    """Takes one role of a person away."""

    verb: ClassVar[str] = "person.drop"
    person: Id
    role: Text
    place: Id | None = None


class InvitePerson(Action):
    """Makes a one-time code for a person."""

    verb: ClassVar[str] = "person.invite"
    person: Id


class AskLeave(Action):
    """Asks before a person is taken off the roster."""

    verb: ClassVar[str] = "person.leave"
    person: Id


class LeavePerson(Action):
    """Takes a person off the roster."""

    verb: ClassVar[str] = "person.left"
    person: Id


class ReturnPerson(Action):
    """Puts a person who left on the roster again."""

    verb: ClassVar[str] = "person.return"
    person: Id


class AllowDomain(Action):
    """Lets the tenant of a domain in."""

    verb: ClassVar[str] = "tenant.allow"
    domain: Annotated[str, Field(pattern=r"^[0-9a-z-]+(\.[0-9a-z-]+)+$", max_length=253)]


class InvitingText(Action):
    """Posts the words and the link with which people are asked to open the app."""

    verb: ClassVar[str] = "people.text"


class Agree(Action):
    """Agrees to the version of a record that the copy showed."""

    verb: ClassVar[str] = "copy.agree"
    visit: Id
    version: Id


class Dispute(Action):
    """Says that something in the version that the copy showed is not right, and what."""

    verb: ClassVar[str] = "copy.dispute"
    visit: Id
    version: Id
    why: Text = ""


class ShowCopy(Action):
    """Posts a record's copy as a new message, opened from a school's list."""

    verb: ClassVar[str] = "copy.show"
    visit: Id


class AskAnswer(Action):
    """Asks an officer for the school's answer that was given otherwise, in place of the receipt."""

    verb: ClassVar[str] = "copy.note"
    visit: Id


class NoteAnswer(Action):
    """Notes the school's answer that was given otherwise."""

    verb: ClassVar[str] = "copy.note.save"
    visit: Id
    version: Id
    answer: Text = ""
    why: Text = ""
    how: Text = ""
    answered_on: Text = ""


class Records(Action):
    """Lists the school's or the hub's records, newest first, older than `before`."""

    verb: ClassVar[str] = "records.page"
    before: Id | None = None


class ListRecords(Action):
    """Posts the list of the school's or the hub's records as a new message."""

    verb: ClassVar[str] = "records.list"


class ShowStatus(Action):
    """Posts how the bot does."""

    verb: ClassVar[str] = "status"


class ListUndelivered(Action):
    """Posts what did not arrive."""

    verb: ClassVar[str] = "undelivered"


class Resend(Action):
    """Sends once more what did not arrive, or may have."""

    verb: ClassVar[str] = "undelivered.resend"
    row: Id


class GiveUp(Action):
    """Lets a message that did not arrive be."""

    verb: ClassVar[str] = "undelivered.give_up"
    row: Id


class ShowDigest(Action):
    """Posts the period so far, of a channel's audience or of all support."""

    verb: ClassVar[str] = "digest.show"
    channel: Id | None = None


class PreviewDigest(Action):
    """Posts what a channel's next digest would say."""

    verb: ClassVar[str] = "digest.preview"
    channel: Id


class SwitchDigest(Action):
    """Switches a channel's digests on or off."""

    verb: ClassVar[str] = "digest.switch"
    channel: Id
    on: bool


RowId = Annotated[str, Field(pattern=r"^(chase:\d{1,16}:)?(today|planned|first|step|silence):\d{1,16}$")]
_TYPED = ("time_", "progress_", "did_", "reason_", "notice_", "until_", "move_", "give_")


def typed_in_rows(values: Mapping[Any, Any]) -> dict[str, str]:
    """Inputs of rows end in what they belong to: did_31 is the planned visit's."""
    typed = {k: v for k, v in values.items() if isinstance(k, str) and k.startswith(_TYPED) and isinstance(v, str)}
    return dict(list(typed.items())[:MOST_TYPED])


class PromptAction(Action):
    """A button in somebody's message of a day, with what is typed into its rows: an answer keeps it."""

    on: date
    typed: dict[str, Text] = {}

    @model_validator(mode="before")
    @classmethod
    def gather_typed(cls, values: Any) -> Any:
        """What stands in the inputs of the rows."""
        return {**values, "typed": typed_in_rows(values)} if isinstance(values, dict) else values


class Snooze(PromptAction):
    """Keeps rows quiet until the next school day, next week, or a day that was chosen."""

    verb: ClassVar[str] = "prompt.later"
    rows: tuple[RowId, ...] = Field(min_length=1, max_length=10)
    until: Literal["tomorrow", "week", "day"]


class MovePlanned(PromptAction):
    """Puts today's visit on another day."""

    verb: ClassVar[str] = "prompt.move"
    planned: Id


class RecordRow(PromptAction):
    """Opens the visit form from a row, as a new message."""

    verb: ClassVar[str] = "prompt.record"
    deployment: Id | None = None
    planned: Id | None = None


class RemindersFromHere(PromptAction):
    """Posts the person's own settings for prompts, from the message of a day."""

    verb: ClassVar[str] = "prompt.reminders"


class MissPlanned(PromptAction):
    """Opens the short card of a planned visit that did not happen, as a new message; cards once named no day."""

    verb: ClassVar[str] = "prompt.none"
    on: date = date.min
    planned: Id


class InTouch(PromptAction):
    """Says that the leader has been in touch."""

    verb: ClassVar[str] = "prompt.touch"
    deployment: Id


class StepDone(PromptAction):
    """Marks a next step as done, in the message that named it."""

    verb: ClassVar[str] = "prompt.step"
    step: Id


class SaveAll(PromptAction):
    """Saves the rows of a catch-up card that can be saved."""

    verb: ClassVar[str] = "prompt.save"


class SpokenTo(PromptAction):
    """Says that the one who chases has spoken to the leader: asks again in a week."""

    verb: ClassVar[str] = "prompt.spoken"
    row: RowId


class GiveTo(PromptAction):
    """Gives a row to another officer."""

    verb: ClassVar[str] = "prompt.give"
    row: RowId


class NotNeeded(PromptAction):
    """Ends the prompting for a row."""

    verb: ClassVar[str] = "prompt.settle"
    row: RowId


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
