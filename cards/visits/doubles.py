"""The form's question about other records of the same visit, and the buttons that save it."""

from collections.abc import Iterator, Sequence
from datetime import date

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.visit_forms import MOST_BESIDE, SaveVisit, VisitForm
from cards.elements import box, button, line, strong
from cards.phrases import PROGRESS, lowered, short_day
from cards.plain import plain
from domain.hub import Hub
from domain.visits.durations import in_words
from domain.visits.visits import Record, Visit


def question(recorded: Sequence[Record], leader: str, today: date, hub: Hub) -> Element:
    """What is recorded already: You have already recorded a visit here on Fri 27 Nov (half day).

    `leader` is the name of the leader for whom somebody else records.
    """
    *more, newest = recorded
    items: list[Element] = [strong(_says(newest, leader, today, hub))]
    items += [line(_says(record, leader, today, hub)) for record in reversed(more)]
    visit = hub.words.one("visit")
    items.append(line(f"What you typed is below. Is it another {visit}, or the same one?"))
    return box("warning", items)


def saves(
    save: SaveVisit, recorded: Sequence[Record], hub: Hub, open_: VisitForm | None, *, editing: bool
) -> Iterator[ExecuteAction]:
    """The form's buttons to save; where it asks about other records, one for each answer.

    `open_` opens the other record beside the form.
    """
    if not recorded:
        title = "Save changes" if editing else f"Save {hub.words.one('record')}"
        yield button(save, title, "positive")
        return
    newest, visit = recorded[-1], hub.words.one("visit")
    beside = {"beside": tuple(record.id for record in recorded[-MOST_BESIDE:])}
    yield button(save.model_copy(update=beside), f"Save as a second {visit}")
    if open_:
        yield button(open_, "Open that one")
    if not editing:
        instead = {"instead": newest.id, "of": newest.version}
        yield button(save.model_copy(update=instead), "Put mine in its place")


def _says(record: Record, leader: str, today: date, hub: Hub) -> str:
    visit = hub.words.one("visit")
    who = f"{plain(leader)}’s {visit}" if leader else ""
    day = short_day(record.on, today)
    if not isinstance(record.what, Visit):
        if who:
            return f"It is already recorded that {who} of {day} here did not happen."
        return f"You have already recorded that the {visit} of {day} here did not happen."
    time = in_words(record.what.minutes, hub.hours_a_day)
    facts = f"({time}, {lowered(PROGRESS[record.what.progress])})"
    if who:
        return f"{who} of {day} here is already recorded {facts}."
    return f"You have already recorded a {visit} here on {day} {facts}."
