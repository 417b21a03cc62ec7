"""One sentence as a record of a visit: what it says of each question, and the rest as its text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from domain.support.school_names import Alike, Named, begun, find_schools
from domain.visits import sentence_days as days
from domain.visits.sentence_ratings import IN_TEXT, ratings
from domain.visits.sentence_rest import rest_of
from domain.visits.sentence_roles import who_said
from domain.visits.sentence_times import length_said, lengths
from domain.visits.sentence_types import type_said
from domain.visits.sentence_words import Fact, Sentence, sentence_of
from domain.visits.unknown_places import is_everybodys
from domain.visits.visits import Progress, Type, With

T = TypeVar("T")
SCHOOL = "school"
# Letters of a name cut short.
SHORTEST = 3
# Characters: of a longer text the beginning is read, and all of it stays as it is.
LONGEST_READ = 1_000


@dataclass(frozen=True, slots=True)
class Understood:
    """What a sentence says; what it does not say is None, or empty.

    `schools` are the names of the schools that it may mean: one if that is clear. `day_words` is
    what it says of the day where that may mean more than one, `next_words` of the next visit's,
    `time_words` what it says of the time; `minutes` is None where that are several lengths.
    """

    text: str
    schools: frozenset[str] = frozenset()
    on: date | None = None
    type: Type | None = None
    minutes: int | None = None
    who: tuple[With, ...] = ()
    progress: Progress | None = None
    next_visit: date | None = None
    day_words: str = ""
    next_words: str = ""
    time_words: str = ""


def understand(
    text: str, names: Iterable[str], today: date, hours_a_day: Fraction, alike: Alike
) -> Understood:
    """What a sentence about a visit says; `names` are the schools that it may be about."""
    sentence = sentence_of(text[:LONGEST_READ])
    schools = _schools(sentence, names, alike)
    times = [f for f in lengths(sentence, hours_a_day) if not _meets(f, schools)]
    dated = days.days_said(sentence, today, (*schools, *times))
    kind = type_said(sentence, schools)
    who = who_said(sentence, schools, (*times, *dated), kind)
    who = [fact for fact in who if not days.is_of_next(fact, dated, sentence)]
    rated = ratings(sentence, (*schools, *times, *dated, *who))
    minutes = length_said(times)
    progress = _only({fact.value for fact in rated}, Progress)
    gone = days.surest([fact for fact in dated if fact.what in days.GONE], sentence)
    if progress and not gone:
        # What is judged has been: the day cannot be meant.
        gone = days.in_its_place(sentence, today, (*schools, *times))
    both = [fact for fact in gone if fact.what == days.TWO]
    on = {fact.value for fact in gone if fact.what == days.DAY and not both}
    # Of judgements that differ the text tells which is of what.
    judged = [fact for fact in rated if progress and fact.what != IN_TEXT]
    coming = [fact.value for fact in dated if fact.what in days.AHEAD]
    asked = [fact for fact in dated if fact.what == days.NEXT_TWO]
    dated = [*(fact for fact in dated if fact.what == days.NEXT), *gone]
    told = times if minutes else []
    facts = (*schools, *told, *dated, *((kind,) if kind else ()), *judged, *who)
    return Understood(
        text=rest_of(sentence, facts, () if progress else rated)
        if len(text) <= LONGEST_READ
        else text.strip(),
        schools=_named(schools),
        on=_only(on, date),
        type=kind.value if kind and isinstance(kind.value, Type) else None,
        minutes=minutes,
        who=tuple(dict.fromkeys(f.value for f in who if isinstance(f.value, With))),
        progress=progress,
        next_visit=_only(set(coming), date),
        next_words="" if coming else _as_typed(sentence, asked),
        day_words=_as_typed(sentence, both or gone) if len(on) != 1 else "",
        time_words=_as_typed(sentence, times),
    )


def _schools(sentence: Sentence, names: Iterable[str], alike: Alike) -> list[Fact]:
    names = tuple(names)
    found = find_schools([word.read for word in sentence.words], names, alike)
    return [_school(sentence, named) for named in found or _begun(sentence, names)]


def _begun(sentence: Sentence, names: Iterable[str]) -> Iterator[Named]:
    """The school whose name is cut short to its first letters, where a sentence begins with it."""
    first = sentence.words[0].read.removesuffix("'s") if sentence.words else ""
    short = len(first) >= SHORTEST and first.isalpha() and not is_everybodys(first)
    if short and (schools := begun(first, names)):
        yield Named(0, 1 + _second_begun(sentence, schools), schools)


def _second_begun(sentence: Sentence, schools: frozenset[str]) -> bool:
    """Whether the second word is cut short as well: Ced Gr for Cedar Grange."""
    second = sentence.words[1].read if len(sentence.words) > 1 else ""
    short = len(second) > 1 and not sentence.words[0].ends
    return short and all(name.lower().split()[1].startswith(second) for name in schools)


def _school(sentence: Sentence, named: Named) -> Fact:
    """The place of a school; of "Keelham, not Newby" the second is none."""
    if named.begins and sentence.words[named.begins - 1].read == "not":
        return Fact(SCHOOL, named.begins - 1, named.ends)
    return Fact(SCHOOL, named.begins, named.ends, named.schools)


def _named(schools: Sequence[Fact]) -> frozenset[str]:
    """The schools that may be meant: where several places name one, only what they agree on."""
    named: list[frozenset[str]] = [f.value for f in schools if isinstance(f.value, frozenset)]
    if not named:
        return frozenset()
    common = frozenset.intersection(*named)
    return common or frozenset.union(*named)


def _meets(fact: Fact, others: Sequence[Fact]) -> bool:
    return any(fact.begins < other.ends and other.begins < fact.ends for other in others)


def _as_typed(sentence: Sentence, facts: Sequence[Fact]) -> str:
    words = sentence.words
    return ", ".join(sentence.text[words[f.begins].begins : words[f.ends - 1].stops] for f in facts)


def _only(values: Iterable[object], kind: type[T]) -> T | None:
    """The one value that is said; None for none or several."""
    found = [value for value in values if isinstance(value, kind)]
    return found[0] if len(found) == 1 else None
