"""What every button is: its verb, its version, and how its values are read."""

from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from domain.text import clean

VERSION: Final = 1


LONGEST_INPUT = 5_000


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
        return {
            "verb": self.verb,
            **self.model_dump(exclude_defaults=True, mode="json"),
            "v": self.v,
        }
