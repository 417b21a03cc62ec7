"""Requests as their readers see them: the list, one request, and what a channel reads of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.subjects.access import reader_of
from bot.subjects.support.request_needs import needs
from bot.turns.reply import Card, Show
from bot.turns.turn import Turn
from cards.actions.commissions import RequestsFile, ShowRequests
from cards.support.request import request_card
from cards.support.request_news import PostedRequest, request_posted
from cards.support.request_view import RequestForHub, RequestQuestion, RequestView
from cards.support.requests import PAGE, RequestRow, RequestsView, requests
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.slots import Slot
from domain.errors import Problem, refuse
from domain.people.people import Person
from domain.permissions import Act, can, scope
from domain.support.commissions import Commission
from domain.visits.naming import names_in
from storage.store import Store

KIND = "request"


def slot(request: int) -> Slot:
    """The slot of messages that show a request."""
    return Slot(KIND, str(request))


def request_of(turn: Turn, id_: int, act: Act, store: Store) -> Commission:
    """The request, for a person who may see it and do `act` with it."""
    request = store.commissions.get(id_)
    if request is None or not can(turn.person, Act.SEE_REQUEST, request):
        raise refuse("not_yours")
    if not can(turn.person, act, request):
        raise refuse("not_yours")
    return request


def list_card(turn: Turn, wanted: ShowRequests, store: Store, note: str = "") -> Card:
    """A page of the requests that the speaker may see."""
    seen = scope(turn.person, Act.SEE_REQUEST)
    if not seen.parts:
        raise refuse("not_yours")
    below = request_of(turn, wanted.before, Act.SEE_REQUEST, store) if wanted.before else None
    if below is not None and below.open is wanted.done:
        # It has ended since its page was shown: the page begins anew.
        below = None
    page = store.commissions.page(seen, PAGE, below, done=wanted.done)
    older, newer = page.beside(
        lambda row: ShowRequests(before=row.id if row else None, done=wanted.done)
    )
    view = RequestsView(
        rows=rows(page.rows, turn),
        total=page.total,
        today=turn.today,
        first=page.first,
        older=older,
        newer=newer,
        done=wanted.done,
        late=0 if wanted.done else store.commissions.late(seen, turn.now),
        done_too=0 if wanted.done else store.commissions.count(seen, done=True),
        school=not scope(turn.person, Act.ANSWER_REQUEST).parts,
        file=RequestsFile(before=wanted.before, done=wanted.done),
        note=note,
    )
    return requests(view, turn.hub)


def rows(page: Iterable[Commission], turn: Turn) -> tuple[RequestRow, ...]:
    """Requests as rows of a list."""
    zone = turn.local.tzinfo
    return tuple(
        RequestRow(
            each.id,
            each.place,
            each.about.need,
            each.about.days,
            each.state,
            each.filed_at.astimezone(zone).date(),
            each.answer_by.astimezone(zone) if each.waits else None,
            each.late(turn.now),
        )
        for each in page
    )


def shown(request: int, turn: Turn, store: Store, note: str = "") -> Show:
    """The request as it stands now in place of a card; it lasts."""
    found = store.commissions.get(request)
    assert found is not None
    drawn = card(found, turn.speaker, turn.now, store, note=note)
    return Show(drawn, slot(request), note=note)


def card(
    request: Commission,
    reader: Person,
    now: datetime,
    store: Store,
    *,
    note: str = "",
    problems: tuple[Problem, ...] = (),
) -> Card:
    """The request as its reader sees it now."""
    view = view_of(request, reader, now, store)
    return request_card(replace(view, note=note, problems=problems), store.hub)


def view_of(request: Commission, reader: Person, now: datetime, store: Store) -> RequestView:
    """A request with all that its reader sees of it: what is for the hub, for officers alone."""
    zone = ZoneInfo(reader.zone)
    asked, about = request.clarifying, request.about
    ids = (request.asked_by, request.ended_by, asked.by if asked else None)
    names = store.people.names(ids)
    question = None
    if asked is not None:
        at = asked.answer_at.astimezone(zone) if asked.answer_at else None
        by = names.get(asked.by, "")
        question = RequestQuestion(asked.question, by, asked.at.astimezone(zone), asked.answer, at)
    return RequestView(
        request=request.id,
        place=request.place,
        need=about.need,
        outcome=about.outcome,
        state=request.state,
        asked_by=names.get(request.asked_by, ""),
        filed_at=request.filed_at.astimezone(zone),
        answer_by=request.answer_by.astimezone(zone),
        now=now.astimezone(zone),
        days=about.days,
        from_on=about.from_on,
        evidence=about.evidence,
        measure=about.measure,
        strand=about.strand,
        paid_from=about.paid_from,
        grant=_grant(about.grant, store),
        question=question,
        what_next=request.what_next,
        reason=request.reason,
        ended_by=names.get(request.ended_by or 0, ""),
        ended_at=request.ended_at.astimezone(zone) if request.ended_at else None,
        deployment=request.deployment,
        own=can(reader, Act.CHANGE_REQUEST, request),
        for_hub=_for_hub(request, now) if can(reader, Act.ANSWER_REQUEST, request) else None,
        names=_names(request, store),
    )


def _names(request: Commission, store: Store) -> tuple[str, ...]:
    """What reads like people's names in what all who see the request read of it."""
    about, place = request.about, store.organisations.get(request.organisation)
    # Names that belong there: of the school, the town and what is offered.
    known = [request.place, place.town if place else "", *needs(store)]
    texts = (about.need, about.outcome, about.evidence, about.measure)
    return names_in("\n".join(texts), known)


def _for_hub(request: Commission, now: datetime) -> RequestForHub:
    about = request.about
    return RequestForHub(
        urgency=about.urgency,
        ring=about.ring,
        hub_note=about.hub_note,
        waits=request.waits,
        late=request.late(now),
    )


def _grant(grant: int | None, store: Store) -> str:
    found = store.funds.grant(grant) if grant else None
    return found.named if found else ""


def card_at(
    request: Commission, at: Conversation, now: datetime, store: Store, note: str = ""
) -> Card | None:
    """The request as it may be read in that conversation; None where nobody there may."""
    if at.surface is Surface.CHANNEL:
        return request_posted(_posted(request, now, store), store.hub, at.bot_id)
    person = reader_of(at.id, store)
    if person is None or not can(person, Act.SEE_REQUEST, request):
        return None
    return card(request, person, now, store, note=note)


def _posted(request: Commission, now: datetime, store: Store) -> PostedRequest:
    zone, need = ZoneInfo(store.hub.zone), request.about.need
    return PostedRequest(
        place=request.place,
        need=need if need in needs(store) else "",
        days=request.about.days,
        state=request.state,
        answer_by=request.answer_by.astimezone(zone),
        now=now.astimezone(zone),
        waits=request.waits,
        late=request.late(now),
    )
