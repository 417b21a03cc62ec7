"""Changes of what was agreed: each makes the next edition, and asks again whom it touches."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from bot.subjects.support import agreeing, keeping, offering
from bot.subjects.support.agreed_terms import rounds_of, terms_now
from bot.subjects.support.keeping import BeforeChange
from bot.turns.turn import Turn
from domain.support.agreements import to_ask_again
from domain.support.consenting import asked_at_first
from domain.support.offers import OWED, Party
from domain.support.states import NewChange, SupportChange
from storage.store import Store

Question = tuple[Party, int | None]


def change(
    new: NewChange,
    before: BeforeChange,
    turn: Turn,
    store: Store,
    agreed: Collection[int] = (),
) -> SupportChange:
    """Changes support as `keeping.change` does, and what was agreed about it with it.

    `agreed` are new leaders who have said yes already, and whose heads have.
    """
    # What was agreed outside is kept before it changes, so that it can be told what did.
    agreeing.first_edition(before.support.id, turn.now, store)
    made = keeping.applied(new, before, turn, store)
    edition = _next_edition(made, agreed, turn, store)
    made = replace(made, followed=replace(made.followed, edition=edition))
    return keeping.noted(made, turn, store)


def undo(undone: SupportChange, turn: Turn, store: Store) -> None:
    """Has the agreement follow a change that was undone: nobody is asked about it any more."""
    if not undone.followed.edition:
        return
    _end_rounds(undone.deployment, turn, store)
    agreeing.make_edition(undone.deployment, turn.speaker, turn.now, store)


def _next_edition(made: SupportChange, agreed: Collection[int], turn: Turn, store: Store) -> int:
    """The number of the edition that a change made; 0 where nothing was agreed, or changed."""
    last = store.agreements.last(made.deployment)
    support = store.deployments.anew(made.deployment)
    if last is None or support is None:
        return 0
    now = terms_now(support, rounds_of(support.id, last.terms.offers, store), store)
    again = to_ask_again(last.terms, now, agreed)
    if again:
        _ask(support.id, again, turn, store)
    edition = agreeing.make_edition(
        made.deployment,
        turn.speaker,
        turn.now,
        store,
        asks_again=bool(again) or last.asks_again,
        rates_from=made.followed.rates_from,
    )
    return edition.edition if edition.id != last.id else 0


def _ask(support: int, again: Iterable[Question], turn: Turn, store: Store) -> None:
    """Asks those whom a change touches, with those who still owe an answer to one before."""
    still, found = _end_rounds(support, turn, store), store.deployments.get(support)
    assert found is not None, support
    homes = [offering.home_for(leader.id, store) for leader in found.leaders]
    every, touched = asked_at_first(homes, found.organisation, turn.now), {*again, *still}
    asked = tuple(each for each in every if (each.party, each.leader) in touched)
    if asked:
        offering.ask_round(found, asked, turn.speaker, turn.now, store)


def _end_rounds(support: int, turn: Turn, store: Store) -> set[Question]:
    """Closes what is still asked about a change; gives whose answers it waited for.

    What a hand-over asks stays asked: it goes on beside a change.
    """
    waited: set[Question] = set()
    for offer in store.offers.open_of(support):
        if store.hand_overs.of_offer(offer) is None:
            offering.end_round(offer, turn.speaker, "", turn.now, store)
            waited |= {(c.party, c.leader) for c in offer.consents if c.state in OWED}
    return waited
