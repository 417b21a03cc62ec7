"""The buttons of rows in a day's message."""

from collections.abc import Callable, Mapping, Sequence

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import AdaptiveCard, ShowCardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.prompts import (
    GiveTo,
    InTouch,
    MissPlanned,
    MovePlanned,
    NotNeeded,
    PromptAction,
    RecordRow,
    Snooze,
    SpokenTo,
    StepDone,
)
from cards.elements import button, buttons
from cards.inputs import choice, date_input
from cards.plain import plain
from cards.prompts.rows import Around, Shown
from domain.prompts.owed import Item, Kind, Row


def row_buttons(shown: Shown, around: Around, *, first: bool = False) -> list[CardAction]:
    """A row's buttons; the usual one is filled where the row stands alone (`first`)."""
    row_ = shown.row
    if row_.leader:
        return _chasing(row_, around)
    made = BUTTONS.get(row_.item.kind)
    return made(row_.item, around, first) if made else []


def later(items: Sequence[Row], around: Around) -> ShowCardAction:
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
    """A button that opens one more question under it; clients fill the buttons there by themselves."""
    return ShowCardAction(title=title, card=AdaptiveCard(body=list(items)))


def _filled(action: PromptAction, text: str, tooltip: str, *, first: bool) -> CardAction:
    return button(action, text, "positive" if first else None, tooltip=tooltip)


def _record(action: RecordRow, item: Item, *, first: bool) -> CardAction:
    text = "Record visit" if item.kind is Kind.TODAY else "Record"
    which = "the" if action.planned else "a"
    return _filled(action, text, f"Record {which} visit to {item.school}", first=first)


def _today_buttons(item: Item, around: Around, first: bool) -> list[CardAction]:
    record = _record(RecordRow(planned=item.id, on=around.on), item, first=first)
    moved = button(MovePlanned(planned=item.id, on=around.on), "Move the visit")
    missed = button(MissPlanned(planned=item.id, on=around.on), "It did not happen")
    return [
        record,
        opens("Not today", date_input(f"move_{item.id}", label="New date"), buttons(moved, missed)),
    ]


def _planned_buttons(item: Item, around: Around, first: bool) -> list[CardAction]:
    record = _record(RecordRow(planned=item.id, on=around.on), item, first=first)
    missed = button(MissPlanned(planned=item.id, on=around.on), "It did not happen")
    return [record, missed, later([Row(item)], around)]


def _first_buttons(item: Item, around: Around, first: bool) -> list[CardAction]:
    record = _record(RecordRow(deployment=item.id, on=around.on), item, first=first)
    touched = button(InTouch(deployment=item.id, on=around.on), "I have been in touch")
    return [record, touched, later([Row(item)], around)]


def _step_buttons(item: Item, around: Around, first: bool) -> list[CardAction]:
    done_ = _filled(StepDone(step=item.id, on=around.on), "Done", f"Done: {item.what}", first=first)
    return [done_, later([Row(item)], around)]


def _silence_buttons(item: Item, around: Around, first: bool) -> list[CardAction]:
    record = _record(RecordRow(deployment=item.id, on=around.on), item, first=first)
    return [record, later([Row(item)], around)]


BUTTONS: Mapping[Kind, Callable[[Item, Around, bool], list[CardAction]]] = {
    Kind.TODAY: _today_buttons,
    Kind.PLANNED: _planned_buttons,
    Kind.FIRST: _first_buttons,
    Kind.STEP: _step_buttons,
    Kind.SILENCE: _silence_buttons,
}


def _chasing(row_: Row, around: Around) -> list[CardAction]:
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
