"""An offer as an officer makes it: its form, what it is judged by, and how it is asked."""

from dataclasses import replace

from bot.subjects.support import candidates, consent_answers, offering, searching
from bot.subjects.support.candidates import LookedFor
from bot.subjects.support.paying_grants import held_by, held_for
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.finding import OfferForm
from cards.support.offering import OfferFormView, offer_form
from domain.errors import Refused, refuse
from domain.funding.grants import Grant
from domain.funding.offering import PAYING, typed_grants, usual_rates
from domain.funding.programmes import programme_key
from domain.prompts.calendar import school_year
from domain.questions import judged, with_dates
from domain.support.candidate_facts import LeaderFacts
from domain.support.commissions import PaidFrom
from domain.support.consent_forms import NotedAnswer
from domain.support.deployments import decimal
from domain.support.finding import Dataset
from domain.support.offering import (
    OFFER,
    SAID_YES,
    USUAL_DAYS,
    OfferContext,
    OfferValues,
)
from domain.support.offers import Consent, ConsentState, NewOffer, Party, SupportOffer
from domain.support.rates import Rates
from domain.support.requesting import STRANDS
from storage.store import Store

# What an answer is called in the form, by whose it is.
_INPUTS = {Party.LEADER: "leader", Party.HOME_HEAD: "head", Party.SCHOOL: "school"}


def opened(sought: LookedFor, leader: int, turn: Turn, store: Store) -> Card:
    """The form of an offer of a leader, as it begins."""
    candidates.require_free(sought, turn, store)
    known = _context(sought, leader, OfferValues(), turn, store)
    if known.leader is None:
        raise refuse("leader_left")
    wanted, request = sought.wanted, sought.request
    values = OfferValues(
        focus=wanted.need,
        days=decimal(wanted.days or USUAL_DAYS),
        start=wanted.start.isoformat() if wanted.start else "",
        end=wanted.end.isoformat() if wanted.end else "",
        strand=(request.about.strand if request else "") or STRANDS[0],
        grants=",".join(map(str, _first_grants(sought, known))),
    )
    return _form(sought, known, values, turn, store)


def again(
    sought: LookedFor, form: OfferForm, refused: Refused, turn: Turn, store: Store
) -> Card | None:
    """The form with what was typed and what is wrong; None where nobody can be offered any more."""
    values = with_dates(form.typed, turn.today, asked_back=True)
    known = _context(sought, form.chosen, values, turn, store)
    if known.leader is None:
        return None
    return _form(sought, known, values, turn, store, refused)


def ask(sought: LookedFor, form: OfferForm, turn: Turn, store: Store) -> SupportOffer:
    """Makes the offer: whose yes is needed is asked at once."""
    new, _ = _judged(sought, form, turn, store, agreed=False)
    return offering.ask_for_agreement(new, turn.speaker, turn.now, store)


def ask_agreed(sought: LookedFor, form: OfferForm, turn: Turn, store: Store) -> SupportOffer:
    """Makes the offer with the yeses that all gave outside the bot: the support is agreed."""
    new, said = _judged(sought, form, turn, store, agreed=True)
    offer = offering.ask_for_agreement(new, turn.speaker, turn.now, store)
    noted = [_noted(consent, said) for consent in offer.consents]
    return consent_answers.note(offer, noted, turn.speaker, turn.now, store)


def _noted(consent: Consent, said: dict[str, object]) -> NotedAnswer:
    party = _INPUTS[consent.party]
    how, on = said[f"{party}_how"], said[f"{party}_on"]
    return NotedAnswer(consent.id, ConsentState.YES, how, on)  # type: ignore[arg-type]


def _judged(
    sought: LookedFor, form: OfferForm, turn: Turn, store: Store, *, agreed: bool
) -> tuple[NewOffer, dict[str, object]]:
    """What is offered, and what all have said where they said it already; raises Refused."""
    # Of two officers who offer something there at once, the second sees what the first did.
    store.organisations.hold(sought.place.id)
    candidates.require_free(sought, turn, store)
    values = with_dates(form.typed, turn.today)
    known = _context(sought, form.chosen, values, turn, store)
    answers = judged((*OFFER, *PAYING, *(SAID_YES if agreed else ())), values, known)
    leader, second, rates = answers.pop("leader"), answers.pop("second"), answers.pop("rates")
    said = {name: answers.pop(name) for question in SAID_YES if (name := question.name) in answers}
    new = NewOffer(
        organisation=sought.place.id,
        commission=sought.request.id if sought.request else None,
        leaders=(leader, second) if second is not None else (leader,),
        rate=rates.charged,
        reimbursement=rates.to_employer,
        fee=rates.fee,
        **answers,
    )
    return new, said


def _context(
    sought: LookedFor, leader: int, values: OfferValues, turn: Turn, store: Store
) -> OfferContext:
    facts = {one.id: one for one in candidates.facts_for(sought, turn, store)}
    second = searching.leader_meant("second", values.second, store)
    some = [i for i in (leader, second) if isinstance(i, int) and i in facts]
    grants = _holders_grants(sought, turn, store)
    return OfferContext(
        today=turn.today,
        wanted=sought.wanted,
        leader=facts.get(leader),
        second=second,
        known=facts,
        limits=turn.hub.limits,
        grants=_paying(grants, store),
        others=_others(grants, values, store),
        rates=turn.hub.rates,
        heads=any(_releases(facts[i], store) for i in some),
    )


def _releases(leader: LeaderFacts, store: Store) -> bool:
    """Whether a head has to release a leader, who may have left."""
    return leader.left_on is None and offering.home_for(leader.id, store).releases


def _holders_grants(sought: LookedFor, turn: Turn, store: Store) -> list[Grant]:
    """The grants of this school year that may pay there, in the order they are used up."""
    year = school_year(sought.wanted.start or turn.today).title
    held = held_for(sought.place, store)
    return [g for g in held if g.school_year == year and g.counts(turn.today)]


def _paying(grants: list[Grant], store: Store) -> dict[int, Rates]:
    """What a day costs in the programme of each grant, in their order."""
    programmes = {p.key: p.rates for p in store.funds.programmes()} if grants else {}
    return {g.id: programmes.get(programme_key(g.programme), Rates()) for g in grants}


def _others(grants: list[Grant], values: OfferValues, store: Store) -> dict[int, tuple[str, str]]:
    """Of the grants that came with the form those that cannot pay: reference and holder, by id."""
    own = {grant.id for grant in grants}
    return held_by({i for i in typed_grants(values) if i is not None and i not in own}, store)


def _first_grants(sought: LookedFor, known: OfferContext) -> tuple[int, ...]:
    """The grants that stand in the form at first: the one that was asked for, else all."""
    every = tuple(known.grants)
    about = sought.request.about if sought.request else None
    if about is None or about.paid_from is PaidFrom.UNKNOWN:
        return every
    return tuple(id_ for id_ in every if id_ == about.grant)


def _form(
    sought: LookedFor,
    known: OfferContext,
    values: OfferValues,
    turn: Turn,
    store: Store,
    refused: Refused | None = None,
) -> Card:
    leader = known.leader
    assert leader is not None
    problems = refused.problems if refused else ()
    second, near = searching.chosen(Dataset.LEADERS, values.second, store)
    home = candidates.beside(leader, sought, turn).employer
    grants = store.funds.some(known.grants)
    view = OfferFormView(
        place=sought.place.name,
        leader=leader,
        wanted=sought.wanted,
        about=sought.about,
        today=turn.today,
        employer=home.name if home else "",
        values=replace(values, second=second),
        problems=problems,
        grants={str(id_): grants[id_] for id_ in known.grants},
        strands=STRANDS,
        usual=usual_rates(values, known),
        near=near,
        over=bool(values.over_why) or any(p.kind == "over_days" for p in problems),
        heads=known.heads,
    )
    return offer_form(view, turn.hub)
