"""Buttons about what people are prompted for, and their reminders."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, model_validator

from cards.actions.action import Action, Day, FormButton, Id, Text
from domain.days import FIRST_DAY
from domain.ids import read_id
from domain.prompts.kinds import BY_NAME, KINDS, About
from domain.prompts.reminders import AwayValues, RemindersValues

MOST_TYPED = 60


class ShowReminders(Action):
    """Posts the person's own settings for prompts."""

    verb: ClassVar[str] = "reminders"


# A row by its subject: planned:12, or chase:1:planned:12 for an officer who chases person 1.
# Nobody is chased for news, nor for what officers owe.
_NAMES = "|".join(kind.name for kind in KINDS)
_CHASED = "|".join(kind.name for kind in KINDS if kind.chased)
_NUMBER = "[1-9][0-9]{0,16}"


def _possible(subject: str) -> str:
    """The subject of a row; ValueError where an id in it is none that a row can have."""
    *chased, kind, number = subject.split(":")
    # The id of a week is made of two numbers, and belongs to no row of the database.
    ids = chased[1:] if BY_NAME[kind].about is About.OTHER else [*chased[1:], number]
    if None in map(read_id, ids):
        raise ValueError("no row has such an id")
    return subject


RowId = Annotated[
    str,
    Field(pattern=rf"^(({_NAMES})|chase:{_NUMBER}:({_CHASED})):{_NUMBER}$"),
    AfterValidator(_possible),
]

# With these begin the names of all inputs of rows.
_TYPED = ("time_", "progress_", "did_", "reason_", "notice_", "until_", "move_", "give_")


def typed_in_rows(values: Mapping[Any, Any]) -> dict[str, str]:
    """What was typed into rows of a message, by input: did_31 belongs to planned visit 31."""
    typed = {
        name: text
        for name, text in values.items()
        if isinstance(name, str) and name.startswith(_TYPED) and isinstance(text, str)
    }
    return dict(list(typed.items())[:MOST_TYPED])


class PromptAction(Action):
    """A button in the message of a day.

    `typed` is what stands in the inputs of all rows, so that the message that answers keeps it.
    """

    on: Day
    typed: dict[str, Text] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def gather_typed(cls, values: Any) -> Any:
        """Puts what stands in the inputs of the rows into `typed`."""
        return {**values, "typed": typed_in_rows(values)} if isinstance(values, dict) else values


class ShowNews(PromptAction):
    """Posts a document whose edition was told, with the one that counts now."""

    verb: ClassVar[str] = "prompt.news"
    edition: Id


class ShowOwedPlan(PromptAction):
    """Posts an action plan that a message of a day names."""

    verb: ClassVar[str] = "prompt.plan"
    deployment: Id


class ShowOwedReport(PromptAction):
    """Posts a report that is due or late, beside the message of the day."""

    verb: ClassVar[str] = "prompt.report"
    report: Id


class ShowOwedRequest(PromptAction):
    """Posts a request that waits for the hub, beside the message of the day."""

    verb: ClassVar[str] = "prompt.request"
    request: Id


class ShowOwedProposed(PromptAction):
    """Posts the support that files proposed, beside the message of the day."""

    verb: ClassVar[str] = "prompt.proposed"


class ShowAsked(PromptAction):
    """Posts a question about an offer of support, beside the message of the day."""

    verb: ClassVar[str] = "prompt.answer"
    consent: Id


class Snooze(PromptAction):
    """Puts rows off until the next school day, next week, or a day that was chosen."""

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
    """Opens the short card of a planned visit that did not happen, as a new message."""

    verb: ClassVar[str] = "prompt.none"
    # Cards of an earlier version do not say of which day they are.
    on: Day = FIRST_DAY
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
    """Says that the officer has spoken to the leader, who is asked again in a week."""

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
    """Shows the settings for prompts as a form, in place of the card that lists them."""

    verb: ClassVar[str] = "reminders.change"


class SettingsForm(FormButton):
    """A button of the form of settings for prompts."""

    needed: ClassVar[frozenset[str]] = frozenset({"hour"})
    typed: RemindersValues = RemindersValues()


class SaveReminders(SettingsForm):
    """Keeps the person's settings for prompts."""

    verb: ClassVar[str] = "reminders.save"


class ComeBack(SettingsForm):
    """Ends the person's absence; the form of settings, where it was pressed there, stays open."""

    verb: ClassVar[str] = "away.back"
    here: bool = False


class AwayForm(FormButton):
    """A button of the question for the last day away."""

    needed: ClassVar[frozenset[str]] = frozenset({"until"})
    typed: AwayValues = AwayValues()


class SaveAway(AwayForm):
    """Keeps the last day that the person is away."""

    verb: ClassVar[str] = "away.save"


class ShowSettings(AwayForm):
    """Posts the person's own settings for prompts, beside the question."""

    verb: ClassVar[str] = "away.settings"
