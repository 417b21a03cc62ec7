"""The small parts that all cards are made of; only here it is decided how they look."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import (
    ActionSet,
    Badge,
    Column,
    ColumnSet,
    Container,
    ExecuteAction,
    Fact,
    FactSet,
    OpenUrlAction,
    ProgressBar,
    RichTextBlock,
    TextBlock,
    TextRun,
    ToggleVisibilityAction,
)
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.action import Action
from cards.line_breaks import side_by_side, with_whole_days
from cards.plain import plain

# To validate an element costs more than all else about it, and none is changed after it is made:
# elements with the same text on many cards are made one time and kept.
KEPT = 256
JudgedColour = Literal["Good", "Warning", "Attention"]
# Teams' Accent style is left out: on a dark ground its words can hardly be read.
BadgeStyle = Literal["Default", "Good", "Attention", "Warning"]
BoxStyle = Literal["emphasis", "accent", "attention", "warning"]


@lru_cache(KEPT)
def title(text: str) -> TextBlock:
    """The one heading of a card."""
    return TextBlock(text=text, style="heading", size="Large", weight="Bolder", wrap=True)


@lru_cache(KEPT)
def section(text: str) -> TextBlock:
    """A heading inside a card, under a dividing line."""
    return TextBlock(
        text=text,
        style="heading",
        size="Default",
        weight="Bolder",
        wrap=True,
        separator=True,
        spacing="Medium",
    )


def line(text: str) -> TextBlock:
    """A sentence."""
    return TextBlock(text=text, wrap=True, spacing="Small")


def strong(text: str) -> TextBlock:
    """A sentence or name in bold."""
    return TextBlock(text=text, weight="Bolder", wrap=True, spacing="Small")


def grey(*facts: str) -> TextBlock:
    """Facts on one grey line, right under what they are about; empty ones are left out."""
    return TextBlock(text=side_by_side(facts), is_subtle=True, wrap=True, spacing="None")


@lru_cache(KEPT)
def small(text: str) -> TextBlock:
    """A closing remark in small grey type."""
    return TextBlock(text=text, is_subtle=True, size="Small", wrap=True, spacing="Small")


def remark(text: str) -> TextBlock:
    """A remark that somebody may wish to act on."""
    return TextBlock(text=text, color="Warning", size="Small", wrap=True, spacing="Small")


def code(text: str) -> TextBlock:
    """What somebody has to copy or to read out, letter by letter."""
    return TextBlock(
        text=text, size="ExtraLarge", weight="Bolder", font_type="Monospace", wrap=True
    )


def literal(text: str, *, subtle: bool = False) -> RichTextBlock:
    """Somebody's own words exactly as written, with line breaks and without Markdown."""
    return RichTextBlock(inlines=[TextRun(text=text, is_subtle=subtle or None)], spacing="Small")


@lru_cache(KEPT)
def badge(text: str, style: BadgeStyle, *, large: bool = False) -> Badge:
    """A few words in a coloured frame; they must say it all without the colour."""
    return Badge(
        text=text,
        style=style,
        appearance="Tint",
        shape="Rounded",
        size="Large" if large else "Medium",
        fallback=TextBlock(text=text, weight="Bolder", wrap=True),
    )


@lru_cache(KEPT)
def bar(value: Fraction, most: Fraction) -> ProgressBar:
    """A bar that shows how much of `most` is used; put the figures beside it in words."""
    return ProgressBar(
        value=float(min(value, most)),
        max=float(most),
        color="Accent",
        fallback="drop",
        spacing="Small",
    )


@lru_cache(KEPT)
def judged_bar(value: int, most: int, color: JudgedColour) -> ProgressBar:
    """A bar of a judgement, in its colour; put the judgement beside it in words."""
    return ProgressBar(value=value, max=most, color=color, fallback="drop", spacing="Small")


def facts(pairs: Iterable[tuple[str, str]]) -> list[Element]:
    """A list of keys (up to 15 letters) and values, without those that are empty.

    A value may be somebody's own words. The list is empty where no value is left.
    """
    found = [Fact(title=key, value=with_whole_days(plain(value))) for key, value in pairs if value]
    return [FactSet(facts=found, spacing="Medium")] if found else []


def box(style: BoxStyle, items: Sequence[Element]) -> Container:
    """A coloured box; a card has at most one."""
    return Container(style=style, rounded_corners=True, spacing="Medium", items=list(items))


def group(items: Sequence[Element]) -> Container:
    """Things that belong together, under a dividing line."""
    return Container(items=list(items), separator=True, spacing="Medium")


def button(
    action: Action,
    text: str,
    style: Literal["positive", "destructive"] | None = None,
    *,
    inputs: bool = True,
    tooltip: str | None = None,
) -> ExecuteAction:
    """A button made from its class.

    With `inputs` off it sends none of the card's inputs, and can be pressed while required ones
    are empty.
    """
    return ExecuteAction(
        title=text,
        verb=action.verb,
        data=action.data(),
        style=style,
        tooltip=tooltip,
        associated_inputs=None if inputs else "none",
    )


def link(url: str, text: str) -> OpenUrlAction:
    """A button that opens an address."""
    return OpenUrlAction(title=text, url=url)


def buttons(*actions: CardAction) -> ActionSet:
    """Buttons inside a card."""
    return ActionSet(actions=list(actions), spacing="Small")


@lru_cache(KEPT)
def press(text: str) -> TextBlock:
    """The word at the right of a row that says what a press on the row does."""
    return TextBlock(text=text, color="Accent", wrap=True)


def row(
    left: Sequence[Element],
    right: Sequence[Element] = (),
    select: ExecuteAction | None = None,
    *,
    parted: bool = True,
) -> ColumnSet:
    """Text with something small at its right; `select` makes the whole row a button."""
    columns = [Column(width="stretch", items=list(left), vertical_content_alignment="Center")]
    if right:
        columns.append(Column(width="auto", items=list(right), vertical_content_alignment="Center"))
    return ColumnSet(
        columns=columns,
        select_action=select,
        separator=True if parted else None,
        spacing="Medium" if parted else "Small",
    )


def fold(
    name: str,
    head: str,
    says: str,
    items: Sequence[Element],
    *,
    open_: bool,
    shut: str = "Show",
    bold: bool = True,
) -> list[Element]:
    """A line that opens and shuts the items under it.

    `head` stands on the line; `says` is what a screen reader reads of it; `shut` is the word that
    opens it. Put no required input inside: while it is shut, nobody would see why Save waits.
    """
    parts = [f"{name}Body", f"{name}Down", f"{name}Up"]
    down = TextBlock(id=parts[1], text=shut, color="Accent", wrap=True, is_visible=not open_)
    up = TextBlock(
        id=parts[2], text="Hide", color="Accent", wrap=True, is_visible=open_, spacing="None"
    )
    news = TextBlock(text=head, weight="Bolder" if bold else None, wrap=True)
    return [
        Container(
            items=[row([news], [down, up], parted=False)],
            select_action=ToggleVisibilityAction(title=says, target_elements=parts),
            separator=True if bold else None,
            spacing="Medium" if bold else "Small",
        ),
        Container(id=parts[0], items=list(items), is_visible=open_, spacing="Small"),
    ]
