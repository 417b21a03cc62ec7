"""The form of a request: what there is to choose from, how it is judged, filed and changed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.subjects.support import request_states, searching
from bot.subjects.support.request_needs import needs
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.support.request_form import RequestFormView, request_form
from domain.errors import Problem, refuse
from domain.people.people import Role
from domain.permissions import Act, can, scope
from domain.questions import input_values, with_dates
from domain.support.commission_moves import EDITABLE, edited, require
from domain.support.commissions import Commission, CommissionState
from domain.support.finding import Dataset
from domain.support.requesting import (
    ALIKE_WITHIN,
    REQUEST,
    STRANDS,
    NewRequest,
    RequestContext,
    RequestValues,
    grant_code,
    judge_edit,
    judge_request,
    kept_answers,
)
from storage.store import Store

Problems = tuple[Problem, ...]


def form(turn: Turn, values: RequestValues, store: Store, problems: Problems = ()) -> Card:
    """The form of a new request, with what was typed and what is wrong with it."""
    if not scope(turn.person, Act.ASK_SUPPORT).parts:
        raise refuse("asks_for_no_school")
    same = next((p.facts.get("request") for p in problems if p.kind == "request_alike"), None)
    near, places = None, own_places(turn, store)
    if _for_any(turn):
        school, near = searching.chosen(Dataset.PLACES, values.school, store)
        values = replace(values, school=school)
    place = _place(turn, values, store)
    view = RequestFormView(
        values=values,
        problems=problems,
        place=next(iter(places.values())) if near is None and len(places) == 1 else "",
        places=places if near is None and len(places) > 1 else {},
        near=near,
        needs=needs(store),
        strands=_strands(),
        grants=_grants(place if isinstance(place, int) else None, store),
        rings=turn.speaker.name,
        same=same if isinstance(same, int) else None,
    )
    return request_form(view, turn.hub)


def edit_form(
    request: Commission,
    version: int,
    values: RequestValues,
    turn: Turn,
    store: Store,
    problems: Problems = (),
) -> Card:
    """The form of a request that is changed."""
    view = RequestFormView(
        values=values,
        problems=problems,
        place=request.place,
        needs=needs(store),
        strands=_strands(request),
        grants=_grants(request.organisation, store),
        rings=turn.speaker.name,
        request=request.id,
        version=version,
        hub_note=_reads_hub_note(turn, request),
    )
    return request_form(view, turn.hub)


def values_of(request: Commission, turn: Turn, store: Store) -> RequestValues:
    """What stands in the form of a request at first; what is for the hub, for officers alone."""
    answers = kept_answers(request.about)
    if not _reads_hub_note(turn, request):
        answers.pop("hub_note")
    known = _context(request.organisation, turn, store, request)
    return RequestValues(**input_values(REQUEST, answers, known))


def judged(values: RequestValues, turn: Turn, store: Store, *, sure: bool) -> NewRequest:
    """The request to file; raises Refused, also once where there is one for the same need."""
    if not scope(turn.person, Act.ASK_SUPPORT).parts:
        raise refuse("asks_for_no_school")
    place = _place(turn, values, store)
    new = judge_request(with_dates(values, turn.today), _context(place, turn, store))
    alike = None if sure else _alike(new, turn, store)
    if alike is not None:
        on = alike.filed_at.astimezone(turn.local.tzinfo).date()
        raise refuse("request_alike", request=alike.id, day=on, need=alike.about.need)
    return new


def file(new: NewRequest, turn: Turn, store: Store) -> Commission:
    """Files a request: the hub's clock begins to run."""
    by = request_states.school_clock(store).answer_by(turn.now)
    filed = Commission(
        id=0,
        organisation=new.place,
        place="",
        asked_by=turn.speaker.id,
        filed_at=turn.now,
        about=new.about,
        state=CommissionState.REQUESTED,
        promised_by=by,
        answer_by=by,
    )
    if not can(turn.person, Act.ASK_SUPPORT, filed):
        raise refuse("not_yours")
    id_ = store.commissions.put(filed)
    store.audit.add(turn.now, turn.speaker.id, "request.filed", f"request:{id_}")
    request = store.commissions.get(id_)
    assert request is not None
    request_states.tell_filed(request, turn.speaker, turn.now, store)
    return request


def save(request: Commission, values: RequestValues, turn: Turn, store: Store) -> None:
    """Keeps a request with other words, until a leader is looked for."""
    require(request, EDITABLE)
    known = _context(request.organisation, turn, store, request)
    hub_note = _reads_hub_note(turn, request)
    about = judge_edit(with_dates(values, turn.today), known, request.about, hub_note=hub_note)
    changed = edited(request, about)
    request_states.keep(changed, "edited", turn.speaker.id, turn.now, store)


def own_places(turn: Turn, store: Store) -> Mapping[str, str]:
    """The schools of which the speaker is a contact, by code."""
    at = turn.speaker.at(Role.SCHOOL_CONTACT)
    found = sorted(store.organisations.some(at).values(), key=lambda o: (o.name, o.id))
    return {str(each.id): each.name for each in found if each.open}


def _context(
    place: int | Problem | None, turn: Turn, store: Store, request: Commission | None = None
) -> RequestContext:
    grants = store.funds.of_holder(place) if isinstance(place, int) else []
    return RequestContext(
        turn.today,
        place,
        needs(store),
        [grant.id for grant in grants],
        _strands(request),
    )


def _place(turn: Turn, values: RequestValues, store: Store) -> int | Problem | None:
    """For which organisation it is: any for an officer, one of their own for a contact."""
    if _for_any(turn):
        return searching.place_meant("school", values.school, store)
    own = own_places(turn, store)
    if not own:
        return Problem("", "no_open_school")
    if len(own) == 1:
        return int(next(iter(own)))
    return int(values.school) if values.school in own else None


def _for_any(turn: Turn) -> bool:
    """Whether the speaker asks for any school, as officers do."""
    return bool(scope(turn.person, Act.ANSWER_REQUEST).parts)


def _reads_hub_note(turn: Turn, request: Commission) -> bool:
    return can(turn.person, Act.ANSWER_REQUEST, request)


def _strands(request: Commission | None = None) -> tuple[str, ...]:
    """The kinds of support to choose from, with the one that a request has already."""
    kept = request.about.strand if request else ""
    return tuple(dict.fromkeys(filter(None, (*STRANDS, kept))))


def _grants(place: int | None, store: Store) -> dict[str, str]:
    """The grants of a school by code, the latest year first."""
    found = store.funds.of_holder(place) if place else []
    rows = sorted(found, key=lambda g: (g.school_year, g.reference), reverse=True)
    return {grant_code(g.id): g.named for g in rows}


def _alike(new: NewRequest, turn: Turn, store: Store) -> Commission | None:
    """The newest open request for the same need there, of the last weeks."""
    calendar = store.calendars.calendar()
    first = calendar.previous_school_day(store.hub.day_of(turn.now), ALIKE_WITHIN)
    since = datetime.combine(first, time(), ZoneInfo(store.hub.zone))
    return store.commissions.alike(new.place, new.about.need, since)
