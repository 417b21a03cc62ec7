"""Buttons that rows of several kinds have."""

from collections.abc import Sequence

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import AdaptiveCard, ShowCardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.prompts import (
    GiveTo,
    MissPlanned,
    NotNeeded,
    PromptAction,
    RecordRow,
    Snooze,
    SpokenTo,
)
from cards.elements import button, buttons
from cards.inputs import choice, date_input
from cards.plain import plain
from cards.prompts.shown import Around
from domain.prompts.owed import Item, PromptRow


def later(items: Sequence[PromptRow], around: Around) -> ShowCardAction:
    """Not now: until tomorrow, next week, or a day of one's own choosing."""
    rows = tuple(row_.subject for row_ in items)
    name = f"until_{rows[0].replace(':', '_')}"
    about = {"rows": rows, "on": around.on}
    return opens(
        "Not now",
        buttons(
            button(Snooze(**about, until="tomorrow"), "Until tomorrow"),
            button(Snooze(**about, until="week"), "Until next week"),
        ),
        date_input(name, label="Or until another day"),
        buttons(button(Snooze(**about, until="day"), "Until that day")),
    )


def opens(title: str, *items: Element) -> ShowCardAction:
    """A button that opens one more question; clients fill the buttons there by themselves."""
    return ShowCardAction(title=title, card=AdaptiveCard(body=list(items)))


def usual(action: PromptAction, text: str, tooltip: str, *, first: bool) -> CardAction:
    """A row's usual button, filled where the row stands alone (`first`)."""
    return button(action, text, "positive" if first else None, tooltip=tooltip)


def record_planned(item: Item, around: Around, text: str, *, first: bool) -> CardAction:
    """Records a planned visit."""
    action = RecordRow(planned=item.id, on=around.on)
    return usual(action, text, f"Record the visit to {item.school}", first=first)


def record_some(item: Item, around: Around, *, first: bool) -> CardAction:
    """Records any visit of a support."""
    action = RecordRow(deployment=item.id, on=around.on)
    return usual(action, "Record", f"Record a visit to {item.school}", first=first)


def missed(item: Item, around: Around) -> CardAction:
    """Says that a planned visit did not happen."""
    return button(MissPlanned(planned=item.id, on=around.on), "It did not happen")


def chasing_buttons(row_: PromptRow, around: Around, _first: bool) -> list[CardAction]:
    """What somebody may do about a row of a leader's."""
    about = {"row": row_.subject, "on": around.on}
    actions: list[CardAction] = [button(SpokenTo(**about), "Spoken to")]
    if around.others:
        names = {str(officer.id): plain(officer.name) for officer in around.others}
        name = f"give_{row_.subject.replace(':', '_')}"
        actions.append(
            opens(
                "Give to …",
                choice(name, names, label="Who takes it"),
                buttons(button(GiveTo(**about), "Give")),
            )
        )
    return [*actions, button(NotNeeded(**about), "Not needed")]
