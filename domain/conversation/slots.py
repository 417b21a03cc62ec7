"""The words of a text with slots in place of what differs from writer to writer: schools, days."""

import re
from collections.abc import Iterable

from domain.conversation.asking import in_plain_words
from domain.support.names_said import KINDS

SCHOOL, DAY = "SCHOOL", "DAY"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|june|july|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)"
_WEEKDAY = (
    r"(?:mon|tues?|weds?|wednes|thu|thurs?|fri|satur|sun)(?:days?)?(?:'s)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days"
)
_SUBJECT = (
    r"maths|phonics|english|reading|writing|science|history|geography|computing|literacy"
    r"|numeracy|oracy|eyfs|attendance|behaviour|music|spelling|assessment|curriculum"
)
_SLOTS = tuple(
    (slot, re.compile(rf"\b(?:{pattern})\b"))
    for slot, pattern in (
        (DAY, rf"(?:the )?(?:\d{{1,2}}|{_ORDINAL})(?: of)? {_MONTH}|{_MONTH} (?:\d+|{_ORDINAL})"),
        (DAY, rf"\d{{1,2}}/\d{{1,2}}|(?:the )?{_ORDINAL}|{_WEEKDAY}"),
        ("MONTH", _MONTH),
        ("NUMBER", r"\d[\d.:]*(?:am|pm)?"),
        ("SUBJECT", _SUBJECT),
    )
)
# What names a kind of school, or any school.
_OF_ANY = KINDS | {"schools", "learning"}
_WORD = re.compile(r"[A-Za-z0-9']+")


def in_slots(text: str, schools: Iterable[str]) -> tuple[str, ...]:
    """The words of a text in lower case, its schools, days, months, numbers, subjects as slots."""
    words = in_plain_words(text)
    for slot, pattern in _SLOTS:
        words = pattern.sub(slot, words)
    names = {_bare(word) for name in schools for word in _WORD.findall(name.lower())} - _OF_ANY
    slotted = (SCHOOL if _bare(word) in names else word for word in _WORD.findall(words))
    return _each_once(slotted)


def _bare(word: str) -> str:
    """Without the s of whose it is."""
    return word.removesuffix("s").removesuffix("'")


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    """The words, where a slot that follows itself stands one time."""
    kept: list[str] = []
    for word in words:
        if not (kept and word == kept[-1] and is_slot(word)):
            kept.append(word)
    return tuple(kept)


def is_slot(word: str) -> bool:
    """Whether a word stands for a school, a day or the like."""
    return word.isupper()
