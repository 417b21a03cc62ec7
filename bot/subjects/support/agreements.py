"""Agreements as people may open them: the whole, or the copy of a head who releases a leader."""

from enum import StrEnum

from bot.subjects.file_words import ASKED_BEFORE, ON_ITS_WAY
from bot.subjects.money import of_support
from bot.subjects.support.agreed_yeses import agreed_how
from bot.subjects.support.agreeing import first_edition
from bot.subjects.support.agreement_papers import changed, for_heads
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.agreements import ShowAgreements
from cards.support.agreements import (
    PAGE,
    AgreementsView,
    AgreementView,
    EditionRow,
    agreement_card,
    agreements_card,
)
from domain.errors import refuse
from domain.funding.funding import Funding
from domain.ids import read_id
from domain.operations.files import AGREEMENT
from domain.people.people import Person, Role
from domain.permissions import Act, can, scope
from domain.support.action_plans import STANDS
from domain.support.agreements import Agreement
from domain.support.deployments import Deployment
from storage.store import Store

# Those who read all of it; a head who releases reads no more of what it is for than the focus.
_WHOLE = (Role.LEADER, Role.SCHOOL_CONTACT, Role.OVERSEER, Role.OFFICER)


class AgreementCopy(StrEnum):
    """Which copy of an agreement a person gets."""

    WHOLE = "whole"
    HEADS = "heads"


def card(turn: Turn, support: Deployment, store: Store, note: str = "") -> Card:
    """The agreement as its reader sees it, the edition that holds on top."""
    editions = store.agreements.of(support.id)[::-1]
    copy = copy_for(turn.person, of_support(support, store))
    view = AgreementView(
        support=support,
        editions=tuple(_row(each, copy, store) for each in editions),
        today=turn.today,
        waits=editions[0].asks_again,
        sees=can(turn.person, Act.SEE, support),
        note=note,
        how="" if editions[-1].terms.offers else agreed_how(support.id, store),
    )
    return agreement_card(view, turn.hub)


def list_card(turn: Turn, wanted: ShowAgreements, store: Store) -> Card:
    """A page of the agreements that the speaker may open, the newest first."""
    seen = scope(turn.person, Act.SEE_AGREEMENT)
    found = store.agreements.page(seen, PAGE, wanted.before)
    if wanted.before and not found.rows:
        return list_card(turn, ShowAgreements(), store)
    older, newer = found.beside(lambda last: ShowAgreements(before=last.id if last else None))
    known = store.deployments.some([edition.deployment for edition in found.rows])
    # A row of the list says nothing of what changed.
    rows = tuple((known[each.deployment], _row(each, None, store)) for each in found.rows)
    view = AgreementsView(rows, found.total, turn.today, found.first, older, newer)
    return agreements_card(view, turn.hub)


def _row(edition: Agreement, copy: AgreementCopy | None, store: Store) -> EditionRow:
    whole = copy is AgreementCopy.WHOLE
    sentences = changed(edition.changes if whole else for_heads(edition.changes), store.hub)
    return EditionRow(edition.edition, store.hub.day_of(edition.at), tuple(sentences))


def agreement_of(turn: Turn, deployment: int, store: Store) -> tuple[Deployment, Agreement]:
    """The support with the edition that holds, for a person who may see that."""
    support = store.deployments.get(deployment)
    if support is None or copy_for(turn.person, of_support(support, store)) is None:
        raise refuse("not_yours")
    last = first_edition(deployment, turn.now, store)
    if last is None:
        raise refuse("no_agreement")
    return support, last


def to_open(support: Deployment, store: Store) -> bool:
    """Whether there is an agreement, or will be one as soon as somebody asks for it."""
    return support.status in STANDS or store.agreements.last(support.id) is not None


def copy_for(person: Person | None, about: Funding) -> AgreementCopy | None:
    """Which copy a person gets of an agreement; None for whoever may see none."""
    if scope(person, Act.SEE_AGREEMENT, *_WHOLE).holds(about):
        return AgreementCopy.WHOLE
    if scope(person, Act.SEE_AGREEMENT, Role.HOME_HEAD).holds(about):
        return AgreementCopy.HEADS
    return None


def have_opened(turn: Turn, support: Deployment, edition: Agreement, store: Store) -> str:
    """Has an edition come into the speaker's chat as a file; gives what to say of it."""
    copy = copy_for(turn.person, of_support(support, store))
    if copy is None:
        raise refuse("not_yours")
    subject = f"{edition.id}:{copy}"
    is_new = store.work.put(AGREEMENT, turn.speaker.id, turn.now, subject)
    return ON_ITS_WAY if is_new else ASKED_BEFORE


def read_subject(subject: str, store: Store) -> tuple[Deployment, Agreement, AgreementCopy] | None:
    """What was asked for: the support, the edition, and which copy of it."""
    id_, _, copy = subject.partition(":")
    edition = store.agreements.get(read_id(id_) or 0)
    support = store.deployments.get(edition.deployment) if edition else None
    if edition is None or support is None or copy not in set(AgreementCopy):
        return None
    return support, edition, AgreementCopy(copy)


def may_have_copy(person: Person, subject: str, store: Store) -> bool:
    """Whether a person may have the copy that was asked for; who reads all may have either."""
    found = read_subject(subject, store)
    if found is None:
        return False
    support, _, copy = found
    about = of_support(support, store)
    if copy is AgreementCopy.HEADS:
        return scope(person, Act.SEE_AGREEMENT).holds(about)
    return copy_for(person, about) is AgreementCopy.WHOLE
