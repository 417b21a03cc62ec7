"""The word of a school's contact about a report: asked for, kept, taken away."""

from bot.subjects.again import Problems
from bot.subjects.money import of_report
from bot.subjects.quality.reports import holder_name, report_of, slot
from bot.turns.lasting import touch
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.quality.report_forms import AskingReport
from cards.quality.school_words import word_ask
from domain.people.people import Role
from domain.permissions import Act
from domain.quality.reports import HANDED_IN, Report, require
from domain.quality.school_words import WordValues, judge_word
from storage.store import Store

ADDED, TAKEN_AWAY = "Your word was added.", "Your word was removed."


def worded(turn: Turn, id_: int, store: Store) -> Report:
    """A report that was handed in, for a contact of its school."""
    report = report_of(turn, id_, Act.ADD_WORD, store)
    require(report, HANDED_IN)
    return report


def own_word(report: Report, turn: Turn, store: Store) -> WordValues:
    """What the speaker said of it; empty where they said nothing."""
    every = store.school_words.of(report.id)
    return WordValues(next((each.words for each in every if each.person == turn.speaker.id), ""))


def card(
    report: Report, turn: Turn, store: Store, values: WordValues, problems: Problems = ()
) -> Card:
    """The question for a word."""
    ask = AskingReport(report, holder_name(report, store), problems)
    stands = bool(own_word(report, turn, store).word)
    return word_ask(ask, values, turn.hub, stands=stands)


def keep(report: Report, values: WordValues, turn: Turn, store: Store) -> str:
    """Keeps the speaker's word, or takes it away where nothing was typed; gives what was done."""
    word = judge_word(values, own_word(report, turn, store).word)
    if word:
        place = _place(report, turn, store)
        store.school_words.put(report.id, turn.speaker.id, place, word, turn.now)
    else:
        store.school_words.take_away(report.id, turn.speaker.id)
    verb = "report.word_added" if word else "report.word_taken_away"
    store.audit.add(turn.now, turn.speaker.id, verb, f"report:{report.id}")
    touch(slot(report.id), store, turn.now)
    return ADDED if word else TAKEN_AWAY


def _place(report: Report, turn: Turn, store: Store) -> int:
    """The school that the speaker answers for; of several, the first."""
    own = turn.speaker.at(Role.SCHOOL_CONTACT)
    return min(own & of_report(report, store).places)
