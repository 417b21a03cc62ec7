"""The yeses that an offer needs: who is asked, what follows, and that no order of answers errs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import Refused
from domain.support.consenting import (
    ConsentAnswer,
    Releasing,
    answered,
    asked_again,
    asked_at_first,
    closed,
    decided,
    taken_back,
    withdrawn,
    without_left,
)
from domain.support.offers import (
    Consent,
    ConsentState,
    Noted,
    NotedHow,
    OfferState,
    Party,
    SupportOffer,
)
from tests.make import NOW, TODAY

S = ConsentState
ELMWOOD, ASHFIELD, PEEL = 11, 12, 70
AMARA, CARLA, OFFICER = 1, 2, 9
LATER = NOW + timedelta(hours=1)
NOTED = Noted(NotedHow.TELEPHONE, TODAY, OFFICER)


def offer(*homes: Releasing) -> SupportOffer:
    """A new offer at Peel Park, its questions numbered from 1."""
    asked = asked_at_first(homes or (Releasing(AMARA, ELMWOOD),), PEEL, NOW)
    numbered = tuple(replace(each, id=n, offer=1) for n, each in enumerate(asked, 1))
    return SupportOffer(1, 7, None, NOW, OFFICER, OfferState.ASKED, numbered)


def of(found: SupportOffer, party: Party, leader: int = AMARA) -> Consent:
    """The question to a party."""
    return next(c for c in found.consents if c.party is party and c.leader in (leader, None))


def says(
    found: SupportOffer, party: Party, state: ConsentState = S.YES, by: int = 5, **more: object
) -> SupportOffer:
    """The offer after a party's answer."""
    return answered(found, of(found, party), ConsentAnswer(state, LATER, by, **more))  # type: ignore[arg-type]


def states(found: SupportOffer) -> list[ConsentState]:
    return [consent.state for consent in found.consents]


def kind(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        call()
    return refused.value.problems[0].kind


def test_leader_and_head_are_asked_at_once_and_the_school_last() -> None:
    made = offer()
    assert [c.party for c in made.consents] == [Party.LEADER, Party.HOME_HEAD, Party.SCHOOL]
    assert states(made) == [S.ASKED, S.ASKED, S.WAITS]
    assert [c.organisation for c in made.consents] == [ELMWOOD, ELMWOOD, PEEL]


def test_each_leader_has_a_head_unless_none_has_to_release_them() -> None:
    made = offer(Releasing(AMARA, ELMWOOD), Releasing(CARLA, ASHFIELD, releases=False))
    assert [(c.party, c.leader) for c in made.consents] == [
        (Party.LEADER, AMARA),
        (Party.HOME_HEAD, AMARA),
        (Party.LEADER, CARLA),
        (Party.SCHOOL, None),
    ]


def test_a_leader_of_no_known_employer_still_needs_a_release() -> None:
    made = offer(Releasing(AMARA, None))
    assert of(made, Party.HOME_HEAD).organisation is None
    assert of(made, Party.HOME_HEAD).state is S.ASKED


def test_the_school_is_asked_once_all_others_have_said_yes() -> None:
    first = says(offer(), Party.HOME_HEAD)
    assert of(first, Party.SCHOOL).state is S.WAITS
    both = says(first, Party.LEADER)
    assert (of(both, Party.SCHOOL).state, of(both, Party.SCHOOL).asked_at) == (S.ASKED, LATER)
    assert says(both, Party.SCHOOL).state is OfferState.AGREED


def test_any_no_ends_the_asking_and_what_was_said_stays() -> None:
    made = says(says(offer(), Party.HOME_HEAD), Party.LEADER, S.NO, reason="Too far")
    assert made.state is OfferState.REFUSED and made.undecided
    assert states(made) == [S.NO, S.YES, S.NOT_NEEDED]
    assert kind(lambda: says(made, Party.SCHOOL)) == "offer_closed"


def test_a_conflict_waits_for_an_officer() -> None:
    made = says(says(offer(), Party.HOME_HEAD), Party.LEADER, S.CONFLICT, conflict="My sister")
    assert of(made, Party.SCHOOL).state is S.WAITS
    asked = decided(made, of(made, Party.LEADER), as_yes=True, at=LATER)
    assert states(asked) == [S.YES, S.YES, S.ASKED]
    assert of(asked, Party.LEADER).conflict == "My sister", "it stays on record"
    no = decided(made, of(made, Party.LEADER), as_yes=False, at=LATER)
    assert no.state is OfferState.REFUSED
    again = kind(lambda: decided(no, of(no, Party.LEADER), as_yes=True, at=LATER))
    assert again == "offer_closed"


def test_only_a_leader_has_a_conflict_to_declare() -> None:
    released = says(offer(), Party.LEADER)
    assert kind(lambda: says(released, Party.HOME_HEAD, S.CONFLICT)) == "not_asked_now"
    both = says(released, Party.HOME_HEAD)
    assert kind(lambda: says(both, Party.SCHOOL, S.CONFLICT)) == "not_asked_now"
    back = taken_back(both, of(both, Party.LEADER), LATER)
    assert of(back, Party.SCHOOL).state is S.WAITS


def test_a_yes_may_be_taken_back_until_all_agreed() -> None:
    both = says(says(offer(), Party.HOME_HEAD), Party.LEADER)
    back = taken_back(both, of(both, Party.LEADER), LATER)
    assert states(back) == [S.ASKED, S.YES, S.WAITS], "the school waits again"
    assert taken_back(back, of(back, Party.LEADER), LATER) == back
    agreed = says(both, Party.SCHOOL)
    assert kind(lambda: taken_back(agreed, of(agreed, Party.LEADER), LATER)) == "offer_closed"


def test_a_noted_answer_gives_way_to_an_own_one_and_never_the_other_way() -> None:
    noted = says(offer(), Party.LEADER, by=OFFICER, noted=NOTED)
    own = says(noted, Party.LEADER, S.NO)
    assert own.state is OfferState.REFUSED
    said = says(offer(), Party.LEADER)
    again = kind(lambda: says(said, Party.LEADER, S.NO, by=OFFICER, noted=NOTED))
    assert again == "answered_before"
    assert kind(lambda: says(said, Party.LEADER, S.NO, by=6)) == "answered_before"


def test_an_own_no_after_all_had_agreed_by_a_note_stops_nothing_by_itself() -> None:
    made = says(offer(), Party.LEADER, by=OFFICER, noted=NOTED)
    agreed = says(says(made, Party.HOME_HEAD), Party.SCHOOL)
    own = says(agreed, Party.LEADER, S.NO, reason="Never said so")
    assert own.state is OfferState.AGREED
    assert of(own, Party.LEADER).state is S.WITHDRAWN
    confirmed = says(agreed, Party.LEADER)
    assert of(confirmed, Party.LEADER).noted is None and confirmed.agreed


def test_a_release_is_withdrawn_after_the_third_yes_with_its_limit_kept() -> None:
    released = says(offer(), Party.HOME_HEAD, most_days=Fraction(3), note="not Fridays")
    agreed = says(says(released, Party.LEADER), Party.SCHOOL)
    why = ConsentAnswer(S.NO, LATER, 6, reason="Short of staff")
    gone = withdrawn(agreed, of(agreed, Party.HOME_HEAD), why)
    found = of(gone, Party.HOME_HEAD)
    assert (found.state, found.reason) == (S.WITHDRAWN, "Short of staff")
    assert (found.most_days, found.note) == (Fraction(3), "not Fridays")
    assert gone.state is OfferState.AGREED
    assert withdrawn(gone, found, why) == gone
    assert kind(lambda: withdrawn(released, of(released, Party.HOME_HEAD), why)) == "not_asked_now"


def test_asked_again_keeps_each_yes_and_asks_everybody_else_anew() -> None:
    no = says(says(offer(), Party.HOME_HEAD), Party.LEADER, S.NO, reason="Too far")
    again = asked_again(no, OFFICER, LATER)
    assert (again.id, again.state) == (-1, OfferState.ASKED)
    assert states(again) == [S.ASKED, S.YES, S.WAITS]
    assert of(again, Party.LEADER).reason == "" and of(again, Party.LEADER).answered_by is None
    school = says(says(says(offer(), Party.HOME_HEAD), Party.LEADER), Party.SCHOOL, S.NO)
    assert states(asked_again(school, OFFICER, LATER)) == [S.YES, S.YES, S.ASKED]
    assert kind(lambda: asked_again(offer(), OFFICER, LATER)) == "offer_closed"


def test_an_offer_is_taken_back_or_left_at_its_no_one_time() -> None:
    taken = closed(offer(), OFFICER, "Not needed", LATER)
    assert taken.state is OfferState.TAKEN_BACK and not taken.open
    assert states(taken) == [S.NOT_NEEDED] * 3
    no = closed(says(offer(), Party.LEADER, S.NO), OFFICER, "Nobody else", LATER)
    assert no.state is OfferState.REFUSED and not no.open
    assert kind(lambda: closed(taken, OFFICER, "", LATER)) == "offer_closed"
    assert kind(lambda: closed(no, OFFICER, "", LATER)) == "offer_closed"


def test_a_leader_who_left_is_a_no_that_nobody_said() -> None:
    made = without_left(says(offer(), Party.HOME_HEAD), [AMARA], LATER)
    assert made.state is OfferState.REFUSED
    assert of(made, Party.LEADER).answered_by is None
    agreed = says(says(says(offer(), Party.HOME_HEAD), Party.LEADER), Party.SCHOOL)
    assert without_left(agreed, [AMARA], LATER) == agreed
    assert without_left(made, [CARLA], LATER) == made


def test_the_day_of_the_agreement_is_that_of_the_last_yes() -> None:
    earlier = replace(NOTED, on=TODAY - timedelta(days=3))
    made = offer()
    for party in Party:
        made = says(made, party, by=OFFICER, noted=earlier)
    assert made.agreed_on(lambda at: at.date()) == TODAY - timedelta(days=3)
    assert offer().agreed_on(lambda at: at.date()) is None
    own = says(made, Party.SCHOOL)
    assert own.agreed_on(lambda at: at.date()) == date(2026, 11, 23)


HOMES = st.lists(
    st.builds(Releasing, st.just(0), st.sampled_from([None, ELMWOOD, ASHFIELD]), st.booleans()),
    min_size=1,
    max_size=3,
).map(lambda homes: [replace(home, leader=n) for n, home in enumerate(homes, 1)])
ACTS = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.sampled_from(["yes", "no", "conflict", "note", "back", "as yes", "as no", "withdraw"]),
        st.integers(1, 3),
    ),
    max_size=25,
)


def act(found: SupportOffer, place: int, what: str, by: int) -> SupportOffer:
    """One press by somebody, in whatever order; one that is refused changes nothing."""
    consent = found.consents[place % len(found.consents)]
    answer = ConsentAnswer(S.YES, LATER, by)
    presses: dict[str, Callable[[], SupportOffer]] = {
        "yes": lambda: answered(found, consent, answer),
        "no": lambda: answered(found, consent, replace(answer, says=S.NO)),
        "conflict": lambda: answered(found, consent, replace(answer, says=S.CONFLICT)),
        "note": lambda: answered(found, consent, replace(answer, by=OFFICER, noted=NOTED)),
        "back": lambda: taken_back(found, consent, LATER),
        "as yes": lambda: decided(found, consent, as_yes=True, at=LATER),
        "as no": lambda: decided(found, consent, as_yes=False, at=LATER),
        "withdraw": lambda: withdrawn(found, consent, replace(answer, says=S.NO)),
    }
    try:
        return presses[what]()
    except Refused:
        return found


@settings(deadline=None)
@given(HOMES, ACTS)
def test_whatever_is_pressed_in_whatever_order_an_offer_stands_as_its_answers_say(
    homes: list[Releasing], acts: list[tuple[int, str, int]]
) -> None:
    found = offer(*homes)
    for place, what, by in acts:
        before, found = found, act(found, place, what, by)
        assert act(found, place, what, by) == found, "pressed twice"
        school = found.consents[-1]
        others = found.consents[:-1]
        if found.state is OfferState.ASKED:
            assert S.NO not in states(found)
            agree = all(each.said_yes for each in others)
            declared = [each.party for each in found.consents if each.state is S.CONFLICT]
            assert set(declared) <= {Party.LEADER}
            assert (school.state is S.WAITS) is not agree
        elif found.state is OfferState.REFUSED:
            assert S.NO in states(found) and S.ASKED not in states(found)
        else:
            assert found.state is OfferState.AGREED
            assert set(states(found)) <= {S.YES, S.WITHDRAWN}
        if before.state is not OfferState.ASKED:
            assert found.state is before.state, "what is settled stays so"


@settings(deadline=None)
@given(HOMES, st.randoms(use_true_random=False))
def test_every_order_of_yeses_ends_in_the_same_agreement(
    homes: list[Releasing], dice: object
) -> None:
    found = offer(*homes)
    others = [c.id for c in found.consents[:-1]]
    dice.shuffle(others)  # type: ignore[attr-defined]
    for id_ in [*others, found.consents[-1].id]:
        consent = found.consent(id_)
        assert consent is not None
        found = answered(found, consent, ConsentAnswer(S.YES, LATER, 5))
    assert found.agreed and set(states(found)) == {S.YES}
