"""What all buttons have in common: a verb, a version, and how their values are read."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from domain.days import FIRST_DAY, LAST_DAY
from domain.ids import LARGEST_ID, read_id
from domain.questions import field_values
from domain.text import clean
from domain.visits.durations import lacks_unit

VERSION: Final = 1
LONGEST_INPUT = 5_000
MOST_TICKED = 50
_SIMPLE = (str, int, float)


def _cleaned(value: object) -> object:
    """The text of an input; anything that is no text, number or truth is given back as it is."""
    # Some clients send an empty input as null, and a tick or a number not as text.
    if value is None:
        return ""
    return clean(str(value)) if isinstance(value, _SIMPLE) else value


Text = Annotated[str, BeforeValidator(_cleaned), Field(max_length=LONGEST_INPUT)]
Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
FormId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,40}$")]


class Action(BaseModel):
    """A button with the data that its card carries; handlers get it as it came back."""

    # Of some 370 buttons a process presses few: the rest never take memory for their checks.
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)
    verb: ClassVar[str]
    v: Literal[1] = VERSION

    def data(self) -> dict[str, Any]:
        """What the card carries for this button."""
        # The verb is in the data too: an Action.Submit has no other place for it.
        return {
            "verb": self.verb,
            **self.model_dump(exclude_defaults=True, mode="json"),
            "v": self.v,
        }


class FormButton(Action):
    """A button that sends a form; `typed` is the dataclass of what stands in its inputs.

    The inputs are those named like the fields of that dataclass, so that none can be forgotten.
    `ticked` maps a field that is a set of numbers to what the ids of its ticks begin with: for
    "step_" the tick step_81 stands for 81. `needed` are inputs that nobody can mean to empty.
    `shown` is what stood in the inputs when the card was drawn, unless the store keeps that.
    `kept` says that the store keeps it, and that there always is something. `absent` are inputs
    that did not come, and `came` says whether any did.
    """

    ticked: ClassVar[Mapping[str, str]] = {}
    needed: ClassVar[frozenset[str]] = frozenset()
    kept: ClassVar[bool] = False
    typed: Any = None
    shown: dict[str, Text] = Field(default_factory=dict)
    # No card carries these two: they say how the press came.
    absent: SkipJsonSchema[frozenset[str]] = Field(default=frozenset(), exclude=True)
    came: SkipJsonSchema[bool] = Field(default=False, exclude=True)

    @model_validator(mode="before")
    @classmethod
    def gather_inputs(cls, sent: Any) -> Any:
        """Puts what stands in the inputs into `typed`."""
        if not isinstance(sent, dict) or isinstance(sent.get("typed"), cls.form_kind()):
            return sent
        if sent.keys() <= _without_inputs(cls):
            return {**sent, **_untyped(cls)}
        inputs, shown = _inputs(cls), sent.get("shown")
        absent = {name for name, _ in inputs if name not in sent}
        ticks = {name: _ticks(begins, sent) for name, begins in cls.ticked.items()}
        came = len(absent) < len(inputs) or any(ticks.values())
        if came:
            # Teams on a computer leaves out an input that was emptied. It always sends a tick, and
            # what must be answered cannot be meant to be empty: these did not come by a fault.
            absent &= cls.needed | {name for name, tick in inputs if tick}
        before = shown if isinstance(shown, dict) else {}
        answers = {
            name: _answer((before if name in absent else sent).get(name), tick=tick)
            for name, tick in inputs
        }
        if not came:
            absent |= set(ticks)
        typed = cls.form_kind()(**answers, **ticks)
        return {**sent, "typed": typed, "absent": absent, "came": came}

    @property
    def lost(self) -> bool:
        """Whether what was typed did not come: the card had something in its inputs."""
        return not self.came and (bool(self.shown) or self.kept)

    def over(self, shown: Any) -> Any:
        """What stands in the inputs; of one that did not come, what the card had `shown`."""
        return replace(self.typed, **{name: getattr(shown, name) for name in self.absent})

    @classmethod
    def showing(cls, values: Any) -> dict[str, str]:
        """What stands in a form as it is drawn, for its buttons to carry."""
        asked = ((name, getattr(values, name)) for name, _ in _inputs(cls))
        # What no card can take was refused: it is in the input, and need not come twice.
        told = ((name, "true" if text is True else text) for name, text in asked if text)
        return {name: text for name, text in told if len(text) <= LONGEST_INPUT}

    @classmethod
    def form_kind(cls) -> Any:
        """The dataclass of what stands in the form's inputs."""
        return _form_kind(cls)

    def data(self) -> dict[str, Any]:
        """What the card carries for this button, with any answers by the names of their inputs."""
        data = super().data()
        data.pop("typed", None)
        blank = _form_kind(type(self))()
        if self.typed == blank:
            return data
        # What a form begins with is no answer: a press that brings it would seem to bring inputs.
        begins = field_values(blank)
        return data | {n: told for n, told in self.answers().items() if told != begins.get(n)}

    def answers(self) -> dict[str, str]:
        """What stands in the form, by the names of its inputs, those that are empty left out."""
        typed = field_values(self.typed)
        for name, begins in self.ticked.items():
            typed |= {f"{begins}{number}": True for number in sorted(typed.pop(name, ()))}
        answers = {name: "true" if value is True else value for name, value in typed.items()}
        return {name: value for name, value in answers.items() if value}


class TimedForm(FormButton):
    """A form with a length of time; pressed with a `unit`, the number typed there is of that."""

    unit: Literal["", "hours", "minutes"] = ""

    @model_validator(mode="after")
    def say_unit(self) -> "TimedForm":
        """Puts the unit behind a number that could be either."""
        if self.unit and lacks_unit(self.typed.time_other):
            said = f"{self.typed.time_other.strip()} {self.unit}"
            # Frozen for handlers: here it is still being made.
            object.__setattr__(self, "typed", replace(self.typed, time_other=said))
        return self


@cache
def _form_kind(button: type[FormButton]) -> Any:
    return button.model_fields["typed"].annotation


@cache
def _without_inputs(button: type[FormButton]) -> frozenset[str]:
    """What a button holds that is neither an input nor tells of one, as a card is drawn with it."""
    inputs = {name for name, _ in _inputs(button)}
    return frozenset(button.model_fields) - inputs - {"typed", "shown"}


@cache
def _untyped(button: type[FormButton]) -> Mapping[str, Any]:
    """What stands in the inputs of which none came."""
    absent = frozenset(name for name, _ in _inputs(button)) | frozenset(button.ticked)
    return {"typed": _form_kind(button)(), "absent": absent, "came": False}


@cache
def _inputs(button: type[FormButton]) -> tuple[tuple[str, bool], ...]:
    """The names of a form's inputs, each with whether it is a tick: true or false at first."""
    asked = [field for field in fields(button.form_kind()) if field.name not in button.ticked]
    return tuple((field.name, isinstance(field.default, bool)) for field in asked)


def _answer(typed: object, *, tick: bool) -> object:
    """An answer as text, or for a tick whether it is on."""
    if typed is None or typed == "":  # as most inputs of a form are
        return False if tick else ""
    text = _cleaned(typed)
    if not isinstance(text, str) or len(text) > LONGEST_INPUT:
        raise ValueError("an input is text of a length that a card can take")
    return text.lower() == "true" if tick else text


def _ticks(begins: str, sent: Mapping[Any, Any]) -> frozenset[int]:
    ticked = [
        name.removeprefix(begins)
        for name, value in sent.items()
        if isinstance(name, str) and name.startswith(begins) and str(value).lower() == "true"
    ]
    return frozenset(id_ for t in ticked[:MOST_TICKED] if (id_ := read_id(t)))
