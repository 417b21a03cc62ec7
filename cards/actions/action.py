"""What every button is: its verb, its version, and how its values are read."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from domain.text import clean

VERSION: Final = 1
LONGEST_INPUT = 5_000
MOST_TICKED = 50
_SIMPLE = (str, int, float)


def _cleaned(value: object) -> object:
    """Text, also where a client sends an input as a number or a truth, or null for an empty one."""
    if value is None:
        return ""
    return clean(str(value)) if isinstance(value, _SIMPLE) else value


Text = Annotated[str, BeforeValidator(_cleaned), Field(max_length=LONGEST_INPUT)]
Id = Annotated[int, Field(ge=1, lt=2**53)]
FormId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,40}$")]


class Action(BaseModel):
    """A button's own data, and for a form the inputs around it."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    verb: ClassVar[str]
    v: Literal[1] = VERSION

    def data(self) -> dict[str, Any]:
        """What the card carries; the verb too, so that Action.Submit reaches the same handler."""
        return {
            "verb": self.verb,
            **self.model_dump(exclude_defaults=True, mode="json"),
            "v": self.v,
        }


class FormButton(Action):
    """A button that sends a form: `typed` is the dataclass of what stands in the form's inputs.

    Inputs are read by the names of that dataclass, so that none is dropped. One that was not sent
    is empty, not as the form began: a client leaves out a choice that was cleared.
    `ticked` names sets of numbers that come from toggles, by how their ids begin: step_81 is 81.
    """

    ticked: ClassVar[Mapping[str, str]] = {}
    typed: Any = None

    @model_validator(mode="before")
    @classmethod
    def gather_inputs(cls, sent: Any) -> Any:
        """Reads what stands in the inputs."""
        if not isinstance(sent, dict):
            return sent
        kind = cls.form_kind()
        asked = [each for each in _inputs(kind) if each[0] not in cls.ticked]
        answers = {name: _answer(sent.get(name), tick=tick) for name, tick in asked}
        ticks = {name: _ticks(begins, sent) for name, begins in cls.ticked.items()}
        return {**sent, "typed": kind(**answers, **ticks)}

    @classmethod
    def form_kind(cls) -> Any:
        """The dataclass of what stands in the form's inputs."""
        return cls.model_fields["typed"].annotation

    def data(self) -> dict[str, Any]:
        """What the card carries; of what was typed only what is there, by its inputs."""
        data = super().data()
        typed = data.pop("typed", {})
        for name, begins in self.ticked.items():
            typed |= {f"{begins}{number}": True for number in typed.pop(name, ())}
        answers = {name: "true" if value is True else value for name, value in typed.items()}
        return data | {name: value for name, value in answers.items() if value}


@cache
def _inputs(kind: Any) -> tuple[tuple[str, bool], ...]:
    """A form's inputs, each with whether it is a tick: the form begins with a truth there."""
    return tuple((field.name, isinstance(field.default, bool)) for field in fields(kind))


def _answer(typed: object, *, tick: bool) -> object:
    """An answer as text, or whether it was ticked."""
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
    numbers = {int(t) for t in ticked[:MOST_TICKED] if t.isdecimal() and len(t) < 16}
    return frozenset(numbers - {0})
