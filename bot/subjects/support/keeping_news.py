"""Who hears of a change of support, at once, and what of it is theirs to hear."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from bot.turns.turn import Turn
from domain.people.people import Person, Role
from domain.support.deployments import UNAGREED, Deployment
from domain.support.states import ChangeKind, Part, SupportChange
from storage.store import Store

KIND, UNDONE = "support_news", "undone"

# The school hears when its support stops, goes on, or has another leader.
_TO_SCHOOLS = frozenset(
    {
        ChangeKind.ADDED,
        ChangeKind.HANDED_OVER,
        ChangeKind.LEADER_ADDED,
        ChangeKind.LEADER_OFF,
        ChangeKind.PAUSED,
        ChangeKind.WENT_ON,
        ChangeKind.COMPLETED,
        ChangeKind.ENDED_EARLY,
        ChangeKind.OPENED_AGAIN,
    }
)
# The employer hears when a leader is needed there no more for a while, or again.
_TO_HEADS = frozenset(
    {
        ChangeKind.PAUSED,
        ChangeKind.WENT_ON,
        ChangeKind.COMPLETED,
        ChangeKind.ENDED_EARLY,
        ChangeKind.OPENED_AGAIN,
    }
)


def part_of(
    person: Person, change: SupportChange, support: Deployment, staff: Collection[Person]
) -> Part | None:
    """What a change is to somebody, as things stand now; None where it is none of theirs.

    `staff` are all who lead it, or did until this change.
    """
    if support.status in UNAGREED:
        return None
    leads = support.led_by(person.id) and person.has(Role.LEADER)
    if person.id in change.followed.came:
        return Part.CAME if leads else None
    if person.id in change.followed.went:
        # Who is no leader of it any more hears that alone, and sees nothing of it.
        return None if support.led_by(person.id) else Part.WENT
    if leads:
        return Part.LEADS
    agreed = bool(change.followed.edition)
    if support.organisation in person.at(Role.SCHOOL_CONTACT):
        return Part.SCHOOL if agreed or change.what in _TO_SCHOOLS else None
    if own_staff(person, staff):
        return Part.HEAD if agreed or change.what in _TO_HEADS else None
    return None


def own_staff(person: Person, staff: Iterable[Person]) -> list[Person]:
    """Those of some leaders whom an organisation employs that a person heads."""
    return [leader for leader in staff if person.heads_employer_of(leader)]


def staff_of(change: SupportChange, support: Deployment, store: Store) -> list[Person]:
    """Everybody who leads the support, or did until the change."""
    return store.people.some({*(each.id for each in support.leaders), *change.followed.went})


def taken_back(change: SupportChange) -> SupportChange:
    """The change the other way round: who came goes, and who went comes back."""
    followed = change.followed
    return replace(change, followed=replace(followed, came=followed.went, went=followed.came))


def tell(change: SupportChange, turn: Turn, store: Store) -> None:
    """Puts a message for each whom it concerns and who can be reached, but who did it."""
    _tell(change, str(change.id), turn, store)


def tell_undone(change: SupportChange, turn: Turn, store: Store) -> None:
    """The same where a change was taken back; nothing where nobody has heard of it yet."""
    if not store.outbox.drop(KIND, str(change.id)):
        _tell(taken_back(change), f"{change.id}:{UNDONE}", turn, store)


def _tell(change: SupportChange, subject: str, turn: Turn, store: Store) -> None:
    support = store.deployments.get(change.deployment)
    # Nobody hears before the hub is live.
    if support is None or store.milestones.live() is None:
        return
    for person in _concerned(change, support, store):
        chat = store.conversations.personal_of(person.id)
        if person.id == turn.speaker.id or chat is None:
            continue
        store.outbox.put(KIND, subject, f"{KIND}:{subject}:{person.id}", chat.id, turn.now)


def _concerned(change: SupportChange, support: Deployment, store: Store) -> Iterable[Person]:
    """Everybody who has a part in it."""
    staff = staff_of(change, support, store)
    found = {person.id: person for person in staff}
    contacts = store.people.holding_at(Role.SCHOOL_CONTACT, support.organisation)
    found |= {person.id: person for person in contacts}
    for employer in {place for leader in staff for place in leader.at(Role.LEADER)}:
        heads = store.people.holding_at(Role.HOME_HEAD, employer)
        found |= {person.id: person for person in heads}
    return [p for p in found.values() if not p.left and part_of(p, change, support, staff)]
