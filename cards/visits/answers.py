"""The school's answer to a record, in words: on the receipt, on the copy, and in lists."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.visits import ListRecords
from cards.elements import box, button, group, line, literal, small, strong
from cards.phrases import clock, day_and_clock, number, short_day, titled
from cards.plain import plain
from domain.hub import Hub
from domain.visits.copies import (
    OLDEST_DUE,
    Answer,
    Answers,
    Copy,
    CopyReach,
    How,
    SchoolResponse,
)
from domain.visits.visits import Record

HOWS: Mapping[str, str] = {
    How.TELEPHONE: "By telephone",
    How.EMAIL: "By e-mail",
    How.IN_PERSON: "In person",
}


def agreed_by(response: SchoolResponse, now: datetime, *, reader: int = 0) -> str:
    """That the school agreed, and who: ✓ Agreed by Joan Barker, Tue 24 Nov, 09:15."""
    by = "" if response.how else "by "
    return f"✓ Agreed {by}{by_whom(response, now, reader=reader)}"


def by_whom(response: SchoolResponse, now: datetime, *, reader: int = 0) -> str:
    """Who answered and when: Joan Barker, Tue 24 Nov, 09:15; "you" where that is the reader.

    Where an officer noted it: by telephone, Tue 24 Nov, noted by Samira Whitfield.
    """
    at = response.at.astimezone(now.tzinfo)
    day = short_day(at.date(), now.date())
    if response.how:
        noted = f", noted by {plain(response.noted_by.name)}" if response.noted_by else ""
        return f"{HOWS[response.how].lower()}, {day}{noted}"
    if response.by is None:
        return f"{day}, {clock(at)}"
    who = "you" if response.by.id == reader else plain(response.by.name)
    return f"{who}, {day}, {clock(at)}"


def objection(
    copy: Copy | None, record: Record, now: datetime, hub: Hub, *, may_change: bool
) -> list[Element]:
    """What the school says is not right in the record as it stands; nothing where it does not."""
    response = copy.response if copy else None
    if copy is None or response is None or response.answer is not Answer.DISPUTED:
        return []
    if not copy.answers(record):
        return []
    place = hub.words.one(record.deployment.place)
    after = f" A correction is sent to the {place} again." if may_change else ""
    said = [literal(response.objection), small(f"{titled(by_whom(response, now))}.{after}")]
    return [box("warning", said)]


def on_receipt(
    copy: Copy | None,
    reach: CopyReach,
    record: Record,
    now: datetime,
    hub: Hub,
    *,
    may_change: bool,
) -> Iterator[Element]:
    """Where the school's copy stands, for the leader and the hub."""
    school = hub.words.one(record.deployment.place)
    if copy is None:
        return
    if copy.response is None:
        if copy.sent_at is None and reach is not CopyReach.GOES:
            yield small(_not_sent(copy, reach, now, school, hub))
        else:
            yield small(_no_answer(copy, now, school, may_change=may_change))
        return
    current = copy.answers(record)
    if copy.response.answer is Answer.AGREED:
        yield line(_agreed(copy.response, now, school, current=current))
        return
    yield group(
        [
            strong(f"Before the correction the {school} wrote:"),
            literal(copy.response.objection),
            small(f"{titled(by_whom(copy.response, now))}. The {school} is asked again."),
        ]
    )


def _agreed(response: SchoolResponse, now: datetime, school: str, *, current: bool) -> str:
    whom = by_whom(response, now)
    if current:
        return f"✓ Agreed by the {school}: {whom}"
    since = f"It has been corrected since, so the {school} is asked again."
    return f"The {school} agreed: {whom}. {since}"


def in_list(copy: Copy | None, reach: CopyReach, record: Record, now: datetime, hub: Hub) -> str:
    """Where the copy stands, in a few words for a row: agreed by the school."""
    if copy is None:
        return ""
    if copy.response is None:
        if copy.sent_at:
            return "no answer yet"
        if reach is not CopyReach.GOES and not copy.given_up(now):
            return "copy waits"
        due = copy.due_at > now
        return f"copy goes out at {_clock_of(copy, now)}" if due else "copy not sent"
    school = hub.words.one(record.deployment.place)
    before = "" if copy.answers(record) else ", corrected since"
    if copy.response.answer is Answer.AGREED:
        return f"agreed by the {school}{before}"
    return f"{school} says something is not right{before}"


def in_sum(answers: Answers) -> str:
    """Numbers of answers in words: 5 agreed, 1 not right, 2 not answered yet; else empty."""
    parts = (
        (answers.agreed, "agreed"),
        (answers.disputed, "not right"),
        (answers.waiting, "not answered yet"),
    )
    return ", ".join(f"{count:,} {words}" for count, words in parts if count)


def waiting_in_words(much: int, hub: Hub) -> str:
    """The sentence that so many records wait for the reader's answer; at least one does."""
    records = hub.words.one("record") if much == 1 else hub.words.many("record")
    wait = "is" if much == 1 else "are"
    return f"{number(much)} {records} {wait} waiting for your answer."


def answer_buttons(much: int, hub: Hub, *, filled: bool = True) -> list[ExecuteAction]:
    """The button to the list of records, where any of them wait for an answer."""
    if not much:
        return []
    records = titled(hub.words.many("record"))
    return [button(ListRecords(), f"{records} to answer", "positive" if filled else None)]


def _no_answer(copy: Copy, now: datetime, school: str, *, may_change: bool) -> str:
    if copy.sent_at:
        at = copy.sent_at.astimezone(now.tzinfo)
        return f"Sent to the {school} {day_and_clock(at, now.date())}. No answer yet."
    if copy.due_at <= now:
        return f"The {school}'s copy has not reached anybody there yet."
    rest = " Until then you can still change it." if may_change else ""
    return f"The {school} gets its copy at {_clock_of(copy, now)}.{rest}"


def _not_sent(copy: Copy, reach: CopyReach, now: datetime, school: str, hub: Hub) -> str:
    """Why no copy reaches the school, and who can mend it."""
    if copy.given_up(now):
        return (
            f"No copy was sent: nobody at the {school} could get one within {OLDEST_DUE.days} days."
        )
    if reach is CopyReach.HELD:
        return f"The {school} gets its copy once the {hub.words.one('hub')} is live."
    contact = hub.words.one("school_contact")
    if reach is CopyReach.NO_CONTACT:
        add = f"Ask the {hub.words.one('hub')} to add one."
        return f"No copy can be sent: the {school} has no {contact} on our list. {add}"
    until = short_day((copy.due_at + OLDEST_DUE).astimezone(now.tzinfo).date(), now.date())
    opened = f"The {contact} has not opened Hub Visits yet"
    return f"{opened}, so the copy waits, until {until} at most."


def _clock_of(copy: Copy, now: datetime) -> str:
    return clock(copy.due_at.astimezone(now.tzinfo))
