"""The buttons that rows of several kinds have."""

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
    """The button "Not now", which offers tomorrow, next week, or another day."""
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
    """A button that opens more of the card: one more question, with its buttons."""
    return ShowCardAction(title=title, card=AdaptiveCard(body=list(items)))


def usual(action: PromptAction, text: str, tooltip: str, *, first: bool) -> CardAction:
    """The button that most people press in a row; it is filled where the row stands alone."""
    return button(action, text, "positive" if first else None, tooltip=tooltip)


def record_planned(item: Item, around: Around, text: str, *, first: bool) -> CardAction:
    """The button that records a planned visit."""
    action = RecordRow(planned=item.id, on=around.on)
    return usual(action, text, f"Record the visit to {item.school}", first=first)


def record_some(item: Item, around: Around, *, first: bool) -> CardAction:
    """The button that records a visit under a deployment, planned or not."""
    action = RecordRow(deployment=item.id, on=around.on)
    return usual(action, "Record", f"Record a visit to {item.school}", first=first)


def missed(item: Item, around: Around) -> CardAction:
    """The button that says that a planned visit did not happen."""
    return button(MissPlanned(planned=item.id, on=around.on), "It did not happen")


def chasing_buttons(row_: PromptRow, around: Around, _first: bool) -> list[CardAction]:
    """The buttons of a leader's row for the officer who chases it."""
    about = {"row": row_.subject, "on": around.on}
    actions: list[CardAction] = [button(SpokenTo(**about), "Spoken to")]
    if around.others:
        names = {str(officer.id): plain(officer.name) for officer in around.others}
        name = f"give_{row_.subject.replace(':', '_')}"
        who = choice(name, names, label="Who takes it")
        actions.append(opens("Give to …", who, buttons(button(GiveTo(**about), "Give"))))
    actions.append(button(NotNeeded(**about), "Not needed"))
    return actions
