"""Whether a text tells of work in a school at all: what tells of none is no record."""

import re

from domain.text import word_set

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


def tells_of_work(text: str) -> bool:
    """Whether it says what was done, or of what in a school."""
    words = text.lower()
    return bool(_DONE.search(words)) or not _OF_WORK.isdisjoint(re.findall(r"[a-z0-9]+", words))
