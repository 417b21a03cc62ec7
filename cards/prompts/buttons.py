"""The answers to each kind of row, as its buttons."""

from collections.abc import Sequence

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.prompts import (
    GiveTo,
    InTouch,
    MissPlanned,
    MovePlanned,
    NotNeeded,
    PromptAction,
    RecordRow,
    ShowAsked,
    ShowNews,
    ShowOwedPlan,
    ShowOwedProposed,
    ShowOwedReport,
    ShowOwedRequest,
    Snooze,
    SpokenTo,
    StepDone,
)
from cards.elements import button, buttons
from cards.inputs import choice, date_input
from cards.phrases import short_day
from cards.plain import plain, shortened
from cards.prompts.answers import Behind, RowAnswers
from cards.prompts.shown import Around
from domain.prompts.owed import Item, PromptRow

# Letters of a step that is named beside a button.
LONGEST = 80


def _input_name(begins: str, row_: PromptRow) -> str:
    """The name of an input of a row: until_planned_31."""
    return f"{begins}_{row_.subject.replace(':', '_')}"


def later(items: Sequence[PromptRow], around: Around, about: str) -> Behind:
    """What "Not now" opens: tomorrow, next week, or another day; `about` is what is put off."""
    rows = tuple(row_.subject for row_ in items)
    on = {"rows": rows, "on": around.on}
    return Behind(
        _input_name("later", items[0]),
        "Not now",
        about,
        actions=(
            _put_off(Snooze(**on, until="tomorrow"), "Until tomorrow", about),
            _put_off(Snooze(**on, until="week"), "Until next week", about),
        ),
        items=(
            date_input(_input_name("until", items[0]), label="Or until another day"),
            buttons(_put_off(Snooze(**on, until="day"), "Until that day", about)),
        ),
    )


def _usual(action: PromptAction, text: str, tooltip: str, *, first: bool) -> ExecuteAction:
    """The button that most people press in a row; it is filled where the row stands alone."""
    return button(action, text, "positive" if first else None, tooltip=tooltip)


def _record_planned(item: Item, around: Around, *, first: bool) -> ExecuteAction:
    """The button that records a planned visit."""
    action = RecordRow(planned=item.id, on=around.on)
    visit = around.hub.words.one("visit")
    return _usual(action, "Record", f"Record the {visit} to {item.school}", first=first)


def _record_some(item: Item, around: Around, *, first: bool) -> ExecuteAction:
    """The button that records a visit under a deployment, planned or not."""
    action = RecordRow(deployment=item.id, on=around.on)
    visit = around.hub.words.one("visit")
    return _usual(action, "Record", f"Record a {visit} to {item.school}", first=first)


def _missed(item: Item, around: Around) -> CardAction:
    """The button that says that a planned visit did not happen."""
    missed_ = MissPlanned(planned=item.id, on=around.on)
    return button(missed_, "It did not happen", tooltip=f"It did not happen: {item.school}")


def today_answers(row: PromptRow, around: Around, first: bool) -> RowAnswers:
    """Record it, or behind a button move it or say that it did not happen."""
    item = row.item
    move = f"Move the {around.hub.words.one('visit')}"
    moved = MovePlanned(planned=item.id, on=around.on)
    other_day = Behind(
        _input_name("another", row),
        "Not today",
        item.school,
        items=(
            date_input(f"move_{item.id}", label="New date"),
            buttons(
                button(moved, move, tooltip=f"{move}: {item.school}"),
                _missed(item, around),
            ),
        ),
    )
    return RowAnswers(_record_planned(item, around, first=first), behind=other_day)


def planned_answers(row: PromptRow, around: Around, first: bool) -> RowAnswers:
    """Record it, say that it did not happen, or put it off."""
    item = row.item
    on = short_day(item.on, around.today)
    about = f"{item.school}, {around.hub.words.one('visit')} of {on}"
    record = _record_planned(item, around, first=first)
    return RowAnswers(record, (_missed(item, around),), later([row], around, about))


def first_answers(row: PromptRow, around: Around, first: bool) -> RowAnswers:
    """Record a visit, say that there was contact, or put it off."""
    item, says = row.item, "I have been in touch"
    in_touch = InTouch(deployment=item.id, on=around.on)
    touched = button(in_touch, says, tooltip=f"{says}: {item.school}")
    record = _record_some(item, around, first=first)
    about = f"{item.school}, first contact"
    return RowAnswers(record, (touched,), later([row], around, about))


def step_answers(row: PromptRow, around: Around, first: bool) -> RowAnswers:
    """Close it, or put it off."""
    step = shortened(row.item.what, LONGEST)
    closed = StepDone(step=row.item.id, on=around.on)
    done = _usual(closed, "Done", f"Done: {step}", first=first)
    return RowAnswers(done, behind=later([row], around, step))


def silence_answers(row: PromptRow, around: Around, first: bool) -> RowAnswers:
    """Record a visit, or put it off."""
    record = _record_some(row.item, around, first=first)
    return RowAnswers(record, behind=later([row], around, row.item.school))


def edition_answers(row: PromptRow, around: Around, first: bool) -> RowAnswers:
    """Open the document that is new."""
    opens = ShowNews(edition=row.item.id, on=around.on)
    return RowAnswers(_usual(opens, "Open", f"Open: {row.item.what}", first=first))


def report_answers(row: PromptRow, around: Around, first: bool) -> RowAnswers:
    """Open the report, or put it off."""
    opens = ShowOwedReport(report=row.item.id, on=around.on)
    shown = _usual(opens, "Open", f"Open the report: {row.item.school}", first=first)
    return RowAnswers(shown, behind=later([row], around, row.item.school))


def plan_answers(row: PromptRow, around: Around, first: bool) -> RowAnswers:
    """Open the plan; its id stands in the row of either of its days."""
    opens = ShowOwedPlan(deployment=row.item.deployment or row.item.id // 2, on=around.on)
    about = f"Open the plan: {row.item.school}, {shortened(row.item.what, LONGEST)}"
    return RowAnswers(_usual(opens, "Open", about, first=first))


def late_report_answers(row: PromptRow, around: Around, first: bool) -> RowAnswers:
    """Open the report that is late."""
    opens = ShowOwedReport(report=row.item.id, on=around.on)
    return RowAnswers(_usual(opens, "Open", f"Open the report: {row.item.school}", first=first))


def request_answers(row: PromptRow, around: Around, first: bool) -> RowAnswers:
    """Open the request that waits for the hub, or put it off."""
    opens = ShowOwedRequest(request=row.item.id, on=around.on)
    shown = _usual(opens, "Open", f"Open: {row.item.school}", first=first)
    return RowAnswers(shown, behind=later([row], around, row.item.school))


def proposed_answers(row: PromptRow, around: Around, first: bool) -> RowAnswers:
    """Open the list of what is proposed, which asks for all, or put it off."""
    about = f"{row.item.much:,} to ask for: {row.item.what}"
    opens = _usual(ShowOwedProposed(on=around.on), "Open", f"Open {about}", first=first)
    return RowAnswers(opens, behind=later([row], around, about))


def question_answers(row: PromptRow, around: Around, first: bool) -> RowAnswers:
    """Open the question, or put it off."""
    opens = ShowAsked(consent=row.item.id, on=around.on)
    shown = _usual(opens, "Answer", f"Answer: {row.item.school}", first=first)
    return RowAnswers(shown, behind=later([row], around, row.item.school))


def chasing(row_: PromptRow, around: Around, first: bool) -> RowAnswers:
    """The answers to a leader's row for the officer who chases it."""
    on = {"row": row_.subject, "on": around.on}
    name = row_.leader.name if row_.leader else ""
    what = shortened(row_.item.what, LONGEST)
    about = ", ".join(filter(None, (name, row_.item.school, what)))
    said = "I have spoken to them"
    spoken = _usual(SpokenTo(**on), said, f"{said}: {about}", first=first)
    settled = button(NotNeeded(**on), "No longer needed", tooltip=f"No longer needed: {about}")
    if not around.others:
        return RowAnswers(spoken, (settled,))
    names = {str(officer.id): plain(officer.name) for officer in around.others}
    who = choice(_input_name("give", row_), names, label="Who takes it on")
    give = button(GiveTo(**on), "Hand over", tooltip=f"Hand over: {about}")
    on_hand = Behind(
        _input_name("more", row_), "Hand over …", about, items=(who, buttons(give)), among="More"
    )
    return RowAnswers(spoken, (settled,), on_hand)


def _put_off(action: Snooze, text: str, about: str) -> ExecuteAction:
    return button(action, text, tooltip=f"{text}: {about}")
