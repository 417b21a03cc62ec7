"""Who could give support: for a request, or for what an officer types."""

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.subjects.access import require
from bot.subjects.support import request_states, searching
from bot.subjects.support.request_needs import needs
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.finding import ForSupport
from cards.support.candidates import CandidatesView
from cards.support.candidates import candidates as candidates_card
from cards.support.leader_search import LeaderSearchView, leader_search
from domain.errors import Refused, refuse
from domain.people.organisations import Organisation
from domain.permissions import Act, scope
from domain.questions import with_dates
from domain.support import commission_moves
from domain.support.candidate_facts import LeaderFacts, Needed, Spot
from domain.support.candidates import Candidate, Candidates, candidate, candidates
from domain.support.commissions import Commission, CommissionState
from domain.support.deployments import decimal
from domain.support.finding import Dataset
from domain.support.keeping import read_days
from domain.support.leader_search import (
    LeaderSearch,
    LeaderSearchContext,
    LeaderSearchValues,
    judge_search,
)
from domain.support.offers import OfferState, SupportOffer
from storage.store import Store


@dataclass(frozen=True, slots=True)
class LookedFor:
    """The support for which a leader is looked for; `request` is the one that it is about."""

    place: Organisation
    wanted: Needed
    about: ForSupport
    request: Commission | None = None


def meant(turn: Turn, about: ForSupport, store: Store) -> LookedFor:
    """What a button is about, for an officer; raises Refused where that is not there any more."""
    require(turn, Act.ANSWER_REQUEST, "officers_only")
    if about.request is not None:
        request = store.commissions.get(about.request)
        if request is None:
            raise refuse("not_yours")
        return _of_request(request, store)
    place = store.organisations.get(about.at_place) if about.at_place else None
    if place is None or not about.in_need:
        raise refuse("not_yours")
    wanted = _needed(place, about.in_need)
    days = read_days(about.for_days) if about.for_days else None
    wanted = replace(wanted, days=days, start=about.from_day, end=about.to_day)
    return LookedFor(place, wanted, about)


def _of_request(request: Commission, store: Store) -> LookedFor:
    place = store.organisations.get(request.organisation)
    assert place is not None, request.organisation
    about = request.about
    offers = store.offers.of_commission(request.id)
    # Whoever was asked before and came to nothing is not asked again; one taken back may be.
    asked = {leader for o in offers if o.state is OfferState.REFUSED for leader in o.leaders}
    wanted = replace(
        _needed(place, about.need), days=about.days, start=about.from_on, asked=frozenset(asked)
    )
    return LookedFor(place, wanted, ForSupport(request=request.id), request)


def _needed(place: Organisation, need: str) -> Needed:
    spot = Spot(place.easting, place.northing)
    return Needed(place.id, need, place.phase, spot, place.in_trust)


def facts_for(sought: LookedFor, turn: Turn, store: Store) -> list[LeaderFacts]:
    """What is known of each leader."""
    return store.candidates.leaders(sought.wanted, turn.today)


def found(sought: LookedFor, turn: Turn, store: Store) -> Candidates:
    """Who could give it, and who is left out."""
    leaders = facts_for(sought, turn, store)
    return candidates(sought.wanted, leaders, turn.hub.limits, turn.today)


def beside(leader: LeaderFacts, sought: LookedFor, turn: Turn) -> Candidate:
    """One leader beside what is wanted."""
    return candidate(leader, sought.wanted, turn.hub.limits)


def table(sought: LookedFor, turn: Turn, store: Store, note: str = "") -> Card:
    """The table of leaders."""
    request = sought.request
    waits = request is not None and request.waits
    by = request.answer_by.astimezone(ZoneInfo(turn.speaker.zone)) if request and waits else None
    view = CandidatesView(
        place=sought.place.name,
        wanted=sought.wanted,
        found=found(sought, turn, store),
        about=sought.about,
        today=turn.today,
        answer_by=by,
        note=note,
    )
    return candidates_card(view, turn.hub)


def begin(turn: Turn, id_: int, store: Store) -> LookedFor:
    """A request for which a leader is looked for from now on."""
    sought = meant(turn, ForSupport(request=id_), store)
    request = sought.request
    assert request is not None
    require_free(sought, turn, store)
    if request.state is CommissionState.REQUESTED:
        moved = commission_moves.looked_for(request)
        kept = request_states.keep(moved, "looked_for", turn.speaker.id, turn.now, store)
        return replace(sought, request=kept)
    return sought


def require_free(sought: LookedFor, turn: Turn, store: Store) -> None:
    """Raises Refused where somebody else offered meanwhile, or the request is over."""
    if sought.request is None:
        _require_no_twin(sought, turn, store)
        return
    if sought.request.state is CommissionState.OFFERED:
        offers = store.offers.of_commission(sought.request.id)
        if offers:
            raise _asked_already(offers[0], turn, store)
    commission_moves.require(sought.request, commission_moves.FINDABLE)


def _require_no_twin(sought: LookedFor, turn: Turn, store: Store) -> None:
    """Raises Refused where the same is offered there already and waits for its yeses."""
    offers = store.offers.waiting()
    supports = store.deployments.some([offer.deployment for offer in offers])
    for offer in offers:
        support = supports[offer.deployment]
        same = support.focus.casefold() == sought.wanted.need.casefold()
        if support.organisation == sought.place.id and same:
            raise _asked_already(offer, turn, store)


def _asked_already(offer: SupportOffer, turn: Turn, store: Store) -> Refused:
    names = store.people.names([offer.by, *offer.leaders])
    local = offer.at.astimezone(ZoneInfo(turn.speaker.zone))
    who = tuple(names.get(leader, "") for leader in offer.leaders)
    by = names.get(offer.by, "")
    return refuse("asked_already", by=by, leaders=who, at=local, today=turn.today)


def search_form(
    turn: Turn, values: LeaderSearchValues, store: Store, refused: Refused | None = None
) -> Card:
    """The form in which it is said for what a leader is looked for."""
    require(turn, Act.ANSWER_REQUEST, "officers_only")
    school, near = searching.chosen(Dataset.PLACES, values.school, store)
    view = LeaderSearchView(
        values=replace(values, school=school),
        problems=refused.problems if refused else (),
        needs=needs(store),
        near=near,
        requests=store.commissions.count(scope(turn.person, Act.SEE_REQUEST)),
    )
    return leader_search(view, turn.hub)


def searched(values: LeaderSearchValues, turn: Turn, store: Store) -> ForSupport:
    """What was typed, as the buttons of the table carry it; raises Refused."""
    require(turn, Act.ANSWER_REQUEST, "officers_only")
    place = searching.place_meant("school", values.school, store)
    known = LeaderSearchContext(turn.today, place)
    return _carried(judge_search(with_dates(values, turn.today), known))


def _carried(search: LeaderSearch) -> ForSupport:
    return ForSupport(
        at_place=search.place,
        in_need=search.need,
        for_days=decimal(search.days),
        from_day=search.start,
        to_day=search.end,
    )


def typed_again(about: ForSupport, turn: Turn, store: Store) -> LeaderSearchValues:
    """What stands in the form when an officer looks for something else."""
    sought = meant(turn, about, store)
    known = about.in_need in needs(store)
    return LeaderSearchValues(
        school=sought.place.name,
        need=about.in_need if known else "",
        other="" if known else about.in_need,
        days=about.for_days,
        start=about.from_day.isoformat() if about.from_day else "",
        end=about.to_day.isoformat() if about.to_day else "",
    )
