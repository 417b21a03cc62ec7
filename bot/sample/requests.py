"""What the sample's schools asked for: a request that waits, an offer with two yeses, plans."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from fractions import Fraction
from zoneinfo import ZoneInfo

from bot.sample.people import ARKLE_MOSS, ASHA, FIONA, HELEN, IMRAN, KESTLEBECK, RUTH
from bot.sample.supports import SUPPORTS
from bot.subjects.support import offering
from bot.subjects.support.consent_answers import keep
from bot.subjects.support.plan_clock import begun
from bot.subjects.support.request_states import school_clock
from domain.people.people import Person
from domain.prompts.plan_days import plan_days
from domain.support.commission_moves import looked_for
from domain.support.commissions import Commission, CommissionState, SupportWanted
from domain.support.consenting import ConsentAnswer, answered
from domain.support.deployments import Deployment, Leader
from domain.support.offers import ConsentState, NewOffer, Noted, NotedHow, Party
from storage.store import Store

# School days before today on which these things happened.
_OFFER_ASKED, _OFFERED, _ANSWERED, _FILED, _SHARED = 5, 4, 3, 1, 2
# The plan that is due was begun so many school days ago: it is due three school days from now.
_BEGUN = 17
# All other plans were agreed so many school days after their support began.
_AGREED = 12
_WRITING = SupportWanted(
    need="Writing",
    outcome="Pupils in Key Stage 2 write at length, and spell the words of their year.",
    days=Fraction(4),
    measure="Books of three classes, looked at in October and in March.",
)
_READING = SupportWanted(
    need="Early reading",
    outcome="Every child in Year 1 reads books that match the sounds they know.",
    days=Fraction(3),
)


class SampleRequests:
    """Adds them to a sample whose people and support are there."""

    def __init__(self, store: Store, today: date, place: Callable[[int], int]) -> None:
        self._store = store
        self._place = place
        self._calendar = store.calendars.calendar()
        self._today = today

    def add(self, people: Mapping[str, Leader], supports: Sequence[Deployment]) -> None:
        """All of it."""
        self._plans(people[HELEN.email].id, supports)
        ruth, imran = people[RUTH.email].id, people[IMRAN.email].id
        self._file(_WRITING, KESTLEBECK, ruth, _FILED)
        self._offer(self._file(_READING, ARKLE_MOSS, imran, _OFFER_ASKED), people)

    def _at(self, school_days_ago: int, hour: int = 10) -> datetime:
        day = self._calendar.previous_school_day(self._today, school_days_ago)
        return datetime.combine(day, time(hour), ZoneInfo(self._store.hub.zone))

    def _file(self, about: SupportWanted, urn: int, by: int, ago: int) -> Commission:
        at = self._at(ago)
        answer_by = school_clock(self._store).answer_by(at)
        place, state = self._place(urn), CommissionState.REQUESTED
        filed = Commission(0, place, "", by, at, about, state, answer_by, answer_by)
        kept = self._store.commissions.get(self._store.commissions.put(filed))
        assert kept is not None
        return kept

    def _offer(self, request: Commission, people: Mapping[str, Leader]) -> None:
        """Leader and head have said yes; the school is asked."""
        store, at = self._store, self._at(_OFFERED)
        request = store.commissions.change(looked_for(request))
        new = NewOffer(
            organisation=request.organisation,
            commission=request.id,
            leaders=(people[ASHA.email].id,),
            focus=request.about.need,
            days=Fraction(3),
            start=self._calendar.next_school_day(self._today, 10),
            rate=350_00,
            reimbursement=300_00,
            fee=50_00,
            pattern="one day a month",
            why="She leads phonics, has days left, and knows small schools.",
        )
        offer = offering.ask_for_agreement(new, self._person(HELEN.email), at, store)
        for party, email in ((Party.LEADER, ASHA.email), (Party.HOME_HEAD, FIONA.email)):
            by, at = self._person(email), self._at(_ANSWERED, 11)
            consent = next(each for each in offer.consents if each.party is party)
            said = ConsentAnswer(ConsentState.YES, at, by.id)
            offer = keep(offer, answered(offer, consent, said), by, at, store)

    def _person(self, email: str) -> Person:
        found = self._store.people.by_email(email)
        assert found is not None
        return found

    def _plans(self, officer: int, supports: Sequence[Deployment]) -> None:
        """One plan was shared and waits for its school; the others were agreed when met."""
        due = next(n for n, support in enumerate(SUPPORTS) if support.urn == KESTLEBECK)
        for number, support in enumerate(supports):
            plan = begun(support, self._store)
            if number == due:
                days = plan_days(self._at(_BEGUN).date(), self._calendar)
                plan = replace(
                    plan,
                    due=days.due,
                    remind_on=days.remind_on,
                    shared_at=self._at(_SHARED),
                    shared_by=support.leaders[0].id,
                )
            else:
                on = self._calendar.next_school_day(support.start, _AGREED)
                at = datetime.combine(on, time(15), ZoneInfo(self._store.hub.zone))
                met = Noted(NotedHow.IN_PERSON, on, officer)
                plan = replace(plan, agreed_at=at, agreed_by=officer, noted=met)
            self._store.plans.write(plan)
