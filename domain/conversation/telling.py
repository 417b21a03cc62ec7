"""Whether a text tells of work in a school at all: what tells of none is no record."""

import re
from datetime import date

from domain.conversation.asking import tells_of_past
from domain.text import word_set
from domain.visits.planning import day_meant, day_words
from domain.visits.sentences import Understood

# Words from which on a text is a sentence, not a command.
SENTENCE = 5

_DONE = re.compile(
    r"\b(?:visited|met|meeting|watched|spent|looked|spoke|talked|rang|phoned|saw|reviewed|observed"
    r"|worked|agreed|discussed|covered|supported|trained|coached|helped|attended|moderated|taught"
    r"|modelled|planned|walked|checked|shared|led|ran|delivered|listened|sampled|visit to)\b"
)
_OF_WORK = word_set(
    """
    phonics reading writing maths english science history geography computing spelling
    handwriting vocabulary fluency literacy numeracy oracy arithmetic lesson lessons book books
    bk bks curriculum teacher teachers tchr tchrs pupil pupils children child class classes
    classroom teaching walk moderation observation observations obs assessment assessments
    safeguarding attendance behaviour governors govs governor staff staffing training coaching
    mentoring data provision eyfs send senco sendco inset sef slt ht dht reception nursery ks1
    ks2 ks3 ks4 y1 y2 y3 y4 y5 y6 sats ofsted head heads deputy headteacher leader leaders slt
    support interventions feedback scrutiny monitoring learning ects ect tas corridor corridors
    assembly
    """
)
# What is said of a school now: of what was made there something is told as well.
_IS = re.compile(r"\b(?:is|are|isn't|aren't|has|have|needs?|wants?|seems?)\b")
# Monday at 9: of a visit that was made its end is told as well.
_APPOINTMENT = re.compile(
    r"\b(?:mon|tues?|weds?|wednes|thurs?|fri)(?:day)? (?:at )?\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)?$"
)


def tells_of_work(text: str) -> bool:
    """Whether it says what was done, or of what in a school."""
    words = text.lower()
    return bool(_DONE.search(words)) or not _OF_WORK.isdisjoint(re.findall(r"[a-z0-9]+", words))


def is_record(text: str, said: Understood, *, elsewhere: bool = False) -> bool:
    """Whether a text tells of a visit: a sentence, or a school with what was done there.

    `said` is what the rules make of it; `elsewhere` says that it names a school that is none of
    the writer's own.
    """
    told = any((said.on, said.type, said.minutes, said.progress, said.who))
    named = elsewhere or bool(said.schools)
    if len(text.split()) >= SENTENCE:
        return told or tells_of_work(text) or (named and not _IS.search(text.lower()))
    return named and told


def is_plan(text: str, said: Understood, today: date) -> bool:
    """Whether a text names a day to come and nothing of what was: "Newby Tue 8 Dec 9-12"."""
    if said.progress or tells_of_past(text):
        return False
    if said.schools and not said.minutes and _APPOINTMENT.search(text.lower()):
        return True
    if said.on or said.day_words:
        return False
    if said.next_visit and (said.who or said.minutes):
        # Of what was done today, with the next visit.
        return False
    if not said.schools or not (words := day_words(text, today)):
        return False
    day = day_meant(words, today)
    return day is None or day > today
