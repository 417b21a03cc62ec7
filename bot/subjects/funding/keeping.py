"""Grants that an officer adds and ends: the forms, what is checked, and what follows."""

from dataclasses import replace

from bot.subjects.access import require
from bot.subjects.funding import grants
from bot.subjects.funding.rights import grant_of
from bot.subjects.quality.more_money import follow_money
from bot.subjects.support import searching
from bot.turns.lasting import touch
from bot.turns.reply import Card, Show
from bot.turns.turn import Turn
from cards.funding.grant import grant_card
from cards.funding.keeping import NewGrantView, end_grant, new_grant
from domain.errors import Problem, Refused, refuse
from domain.funding.grants import Grant, GrantKind, school_year_of
from domain.funding.keeping import (
    NONE_OF_THESE,
    EndGrantValues,
    GrantContext,
    GrantValues,
    NewGrant,
    earlier,
    is_alike,
    judge_grant,
    may_undo_ending,
    reference_start,
)
from domain.funding.programmes import Programme, programme_key
from domain.ids import read_id
from domain.permissions import Act
from domain.prompts.calendar import school_year
from domain.questions import with_dates
from domain.support.finding import Dataset
from storage.store import Store

ADDED, ENDED, GIVEN_BACK = "Added.", "Ended.", "The end is undone."
ORIGIN_UNKNOWN = "It is kept without what it was carried forward from."


def blank(turn: Turn) -> GrantValues:
    """What stands in the form at first: this school year, and today."""
    return GrantValues(school_year=school_year(turn.today).title, awarded=turn.today.isoformat())


def form(turn: Turn, values: GrantValues, store: Store, refused: Refused | None = None) -> Card:
    """The form of a new grant, with what was typed and what is wrong with it."""
    require(turn, Act.KEEP_GRANTS, "officers_only")
    problems = refused.problems if refused else ()
    holder, near = searching.chosen(Dataset.PLACES, values.holder, store)
    shown = replace(values, holder=holder)
    same = next((p.facts.get("grant") for p in problems if p.kind == "grant_alike"), None)
    view = NewGrantView(
        values=shown,
        problems=problems,
        programmes=tuple(each.name for each in store.funds.programmes()),
        near=near,
        origins=_origins(shown, store),
        offered=_offered(shown, turn, store),
        same=same if isinstance(same, int) else None,
    )
    return new_grant(view, turn.hub)


def judged(values: GrantValues, turn: Turn, store: Store, *, sure: bool) -> NewGrant:
    """The grant to add; raises Refused, also once where there is one like it already."""
    require(turn, Act.KEEP_GRANTS, "officers_only")
    holder = searching.place_meant("holder", values.holder, store)
    held = _held(holder, store)
    typed = with_dates(values, turn.today)
    known = GrantContext(
        today=turn.today,
        programmes=tuple(store.funds.programmes()),
        holder=holder,
        held=held,
        origin=_chosen(values, store),
        taken=store.funds.referred(" ".join(values.reference.split())) is not None,
    )
    new = judge_grant(typed, known)
    alike = None if sure else next((g for g in held if is_alike(g, new)), None)
    if alike is not None:
        raise refuse("grant_alike", grant=alike.id, reference=alike.reference)
    return new


def add(new: NewGrant, turn: Turn, store: Store) -> Grant:
    """Adds a grant, with its programme where that is new."""
    known = {programme.key for programme in store.funds.programmes()}
    if programme_key(new.programme) not in known:
        store.funds.write_programme(Programme(new.programme))
        store.audit.add(turn.now, turn.speaker.id, "programme.added", "programmes")
    grant = Grant(
        id=-1,
        reference=new.reference or free_reference(new.programme, new.school_year, store),
        programme=new.programme,
        holder=new.holder,
        school_year=new.school_year,
        kind=new.kind,
        amount=new.amount,
        carried_from=new.origin.reference if new.origin else "",
        awarded_on=new.awarded,
    )
    return _written(grant, "grant.added", turn, store)


def end(grant: Grant, why: str, turn: Turn, store: Store) -> Grant:
    """Ends a grant today; raises Refused where it was ended already."""
    if grant.ended_on is not None:
        raise refuse("grant_ended", day=grant.ended_on)
    ended = replace(grant, ended_on=turn.today, ended_why=why)
    return _written(ended, "grant.ended", turn, store)


def undo(grant: Grant, turn: Turn, store: Store) -> Grant:
    """Gives back a grant that was ended within a day."""
    if grant.ended_on is None:
        return grant
    if not may_undo_ending(grant, turn.today):
        raise refuse("too_late_to_give_back")
    return _written(replace(grant, ended_on=None, ended_why=""), "grant.given_back", turn, store)


def kept(turn: Turn, id_: int, store: Store) -> Grant:
    """The grant, for who may keep it."""
    return grant_of(turn, id_, Act.KEEP_GRANTS, store)


def end_card(
    grant: Grant,
    turn: Turn,
    store: Store,
    values: EndGrantValues | None = None,
    problems: tuple[Problem, ...] = (),
) -> Card:
    """The question why a grant ends."""
    holder = store.organisations.get(grant.holder)
    name = holder.name if holder else ""
    return end_grant(grant, name, values or EndGrantValues(), turn.hub, problems)


def card(grant: Grant, turn: Turn, store: Store, note: str = "") -> Card:
    """The grant as the speaker may see it."""
    return grant_card(grants.view(grant, turn.speaker, turn.now, store, note), turn.hub)


def shown(grant: Grant, turn: Turn, store: Store, note: str = "") -> Show:
    """The grant in place of a card; it lasts."""
    return Show(card(grant, turn, store, note), grants.slot(grant.id), note=note)


def note_of(grant: Grant) -> str:
    """What is said of a grant that was just added."""
    unknown = grant.kind is GrantKind.CARRIED_FORWARD and not grant.carried_from
    return f"{ADDED} {ORIGIN_UNKNOWN}" if unknown else ADDED


def free_reference(programme: str, year: str, store: Store) -> str:
    """The reference that is offered: initials, school year, and the first number that is free."""
    begin = reference_start(programme, year)
    taken = store.funds.references(f"{begin}-")
    number = 1
    while f"{begin}-{number}" in taken:
        number += 1
    return f"{begin}-{number}"


def _written(grant: Grant, verb: str, turn: Turn, store: Store) -> Grant:
    id_ = store.funds.write(grant)
    store.audit.add(turn.now, turn.speaker.id, verb, f"grant:{id_}")
    follow_money(store, turn.now, [grant.holder])
    touch(grants.slot(id_), store, turn.now)
    return replace(grant, id=id_)


def _held(holder: int | Problem | None, store: Store) -> tuple[Grant, ...]:
    return tuple(store.funds.of_holder(holder)) if isinstance(holder, int) else ()


def _chosen(values: GrantValues, store: Store) -> Grant | None:
    """The grant that was chosen as where it was carried forward from."""
    id_ = read_id(values.origin) if values.origin != NONE_OF_THESE else None
    return store.funds.grant(id_) if id_ else None


def _origins(values: GrantValues, store: Store) -> tuple[Grant, ...]:
    """What a grant that is carried forward may come from, once that and its holder are known."""
    if values.kind != GrantKind.CARRIED_FORWARD:
        return ()
    held = _held(searching.place_meant("holder", values.holder, store), store)
    return earlier(held, _year(values))


def _offered(values: GrantValues, turn: Turn, store: Store) -> str:
    programme = values.new_programme.strip()
    if not programme and values.programme != NONE_OF_THESE:
        programme = values.programme
    year = _year(values) or school_year(turn.today).title
    return free_reference(programme, year, store) if programme else ""


def _year(values: GrantValues) -> str:
    try:
        return school_year_of(values.school_year.strip())
    except ValueError:
        return ""
