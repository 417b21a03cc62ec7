"""The word of a school in a report that was handed in: the question for it, and how it stands."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.reports import LeaveWord, SaveWord
from cards.elements import button, grey, line, literal, section, strong
from cards.finish import finish
from cards.forms import Sheet
from cards.phrases import in_hub_words, short_day
from cards.plain import plain
from cards.quality.report_forms import AskingReport, head
from cards.questions import Asked, Table
from domain.hub import Hub
from domain.quality.school_words import SchoolWord, WordValues

WORD: Table = {"word": Asked("Your word", "Write your word.", own_words=True)}


def word_ask(ask: AskingReport, values: WordValues, hub: Hub, *, stands: bool) -> dict[str, Any]:
    """Asks a contact for a word; `stands` says that they added one before."""
    sheet = Sheet(WORD, values, hub, ask.problems)
    told = "It appears in the {report} as yours, and holds nothing up."
    says = [line(in_hub_words(told, hub))]
    if stands:
        says.append(grey("To remove it, clear the box and save."))
    body = [
        *head(ask, hub),
        *sheet.news(),
        *says,
        sheet.prose("word", remark="no pupil or staff names, please", needed=not stands),
    ]
    about = {"report": ask.report.id, "shown": SaveWord.showing(values)}
    actions = [button(SaveWord(**about), "Save", "positive"), button(LeaveWord(**about), "Back")]
    return finish(body, f"A word about a report: {ask.holder}.", actions)


def words_of_schools(words: tuple[SchoolWord, ...], today: date, hub: Hub) -> Iterator[Element]:
    """What schools added, each with who said it."""
    if words:
        yield section(in_hub_words("The {school}'s word", hub))
    for each in words:
        yield strong(f"{plain(each.name)}, {plain(each.school)}")
        yield grey(short_day(each.at.date(), today))
        yield literal(each.words)
