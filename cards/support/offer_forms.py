"""What officers are asked about an offer: an answer that they note, that all agree, why it ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cards.actions.offers import (
    CloseOffer,
    LeaveAllYes,
    LeaveClose,
    LeaveNote,
    NoteAllYes,
    NoteConsent,
)
from cards.elements import button, line, section, title
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.phrases import in_hub_words, titled
from cards.plain import plain
from cards.questions import Asked, Table
from cards.support.noted import NOTED_HOW
from cards.support.offer_follows import after_all_yes, after_end
from domain.errors import Problem
from domain.hub import Hub
from domain.support.consent_forms import (
    MOST_PARTIES,
    AllYesValues,
    NoteValues,
    OfferEndValues,
    Said,
)

NOTE: Table = {
    "party": Asked("Whose answer", "Choose whose answer it is."),
    "said": Asked("Answer", "Choose yes or no."),
    "how": Asked("How it came", "Choose how it came."),
    "on": Asked("On which day", "Choose the day."),
    "reason": Asked("Reason, if there is one", own_words=True),
}
ALL_YES: Table = {
    name: asked
    for n in range(1, MOST_PARTIES + 1)
    for name, asked in {
        f"how_{n}": Asked("How it came", "Choose how it came."),
        f"on_{n}": Asked("On which day", "Choose the day."),
    }.items()
}
CLOSE: Table = {"why": Asked("Why", "Write why in a few words.", own_words=True)}
SAID: Mapping[str, str] = {Said.YES: "Yes", Said.NO: "No"}
HOWS: Mapping[str, str] = {
    how: titled(words.removeprefix("by ")) for how, words in NOTED_HOW.items()
}


@dataclass(frozen=True, slots=True)
class AskingOffer:
    """A question to an officer about an offer; `parties` are those of whom it is, by id.

    `proposed` says that it is about new support, not about a change of what was agreed, `requested`
    that it is about a request.
    """

    offer: int
    name: str
    parties: Mapping[int, str]
    problems: tuple[Problem, ...] = ()
    refused: bool = False
    proposed: bool = True
    requested: bool = False


def note_form(ask: AskingOffer, values: NoteValues, hub: Hub) -> dict[str, Any]:
    """Asks what somebody answered outside the bot."""
    sheet = Sheet(NOTE, values, hub, ask.problems)
    parties = {str(id_): plain(name) for id_, name in ask.parties.items()}
    body = [
        title("Note an answer"),
        line(plain(ask.name)),
        *sheet.news(),
        sheet.choice("party", parties, needed=True),
        sheet.choice("said", SAID, needed=True),
        pair(sheet.choice("how", HOWS, needed=True), sheet.day("on", needed=True)),
        sheet.words("reason"),
        line("Their own answer, if they give one here, takes its place."),
    ]
    shown = NoteConsent.showing(values)
    actions = [
        button(NoteConsent(offer=ask.offer, shown=shown), "Note it", "positive"),
        button(LeaveNote(offer=ask.offer, shown=shown), "Back"),
    ]
    return finish(body, f"Note an answer: {ask.name}.", actions)


def all_yes_form(ask: AskingOffer, values: AllYesValues, hub: Hub) -> dict[str, Any]:
    """Asks of each who has not said yes here how and when they did."""
    sheet = Sheet(ALL_YES, values, hub, ask.problems)
    body = [title("All have said yes"), line(plain(ask.name)), *sheet.news()]
    for n, name in enumerate(ask.parties.values(), 1):
        how = sheet.choice(f"how_{n}", HOWS, needed=True)
        body += [section(plain(name)), pair(how, sheet.day(f"on_{n}", needed=True))]
    body.append(line(after_all_yes(hub, proposed=ask.proposed)))
    shown = NoteAllYes.showing(values)
    actions = [
        button(NoteAllYes(offer=ask.offer, shown=shown), "All have said yes", "positive"),
        button(LeaveAllYes(offer=ask.offer, shown=shown), "Back"),
    ]
    return finish(body, f"All have said yes: {ask.name}.", actions)


def close_ask(ask: AskingOffer, values: OfferEndValues, hub: Hub) -> dict[str, Any]:
    """Asks why an offer ends, and says what follows."""
    sheet = Sheet(CLOSE, values, hub, ask.problems)
    says = "Close the offer" if ask.refused else "Take the offer back"
    told = after_end(hub, proposed=ask.proposed, requested=ask.requested)
    body = [
        title(says),
        line(plain(ask.name)),
        *sheet.news(),
        line(told),
        sheet.prose("why", label=in_hub_words("Why (only {officers} read it)", hub), needed=True),
    ]
    shown = CloseOffer.showing(values)
    actions = [
        button(CloseOffer(offer=ask.offer, shown=shown), says, "positive"),
        button(LeaveClose(offer=ask.offer, shown=shown), "Back"),
    ]
    return finish(body, f"{says}: {ask.name}.", actions)
