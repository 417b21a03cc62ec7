"""An offer as officers see it: who said what, when, and what can be done next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.consents import AskWithdrawRelease
from cards.actions.keeping import KeepSupport
from cards.actions.offers import (
    AskAgain,
    AskAllYes,
    AskClose,
    AskNote,
    ChooseAnother,
    CountConflict,
)
from cards.elements import (
    BadgeStyle,
    badge,
    button,
    buttons,
    grey,
    group,
    line,
    literal,
    row,
    section,
    small,
    strong,
    title,
)
from cards.finish import finish
from cards.phrases import days, plain_day, short_day, titled
from cards.plain import plain
from cards.support.noted import NOTED_HOW
from cards.support.offer_follows import after_conflict, after_no
from domain.hub import Hub
from domain.people.people import Role
from domain.support.deployments import Deployment, decimal, names
from domain.support.offers import Consent, ConsentState, OfferState, Party, SupportOffer

STATES: dict[OfferState, tuple[str, BadgeStyle]] = {
    OfferState.ASKED: ("Asked", "Default"),
    OfferState.AGREED: ("Agreed", "Good"),
    OfferState.REFUSED: ("Somebody said no", "Warning"),
    OfferState.TAKEN_BACK: ("Taken back", "Default"),
}
ANSWERS: dict[ConsentState, tuple[str, BadgeStyle]] = {
    ConsentState.WAITS: ("Not asked yet", "Default"),
    ConsentState.ASKED: ("No answer yet", "Default"),
    ConsentState.YES: ("Yes", "Good"),
    ConsentState.NO: ("No", "Warning"),
    ConsentState.CONFLICT: ("Conflict", "Warning"),
    ConsentState.WITHDRAWN: ("Withdrawn", "Warning"),
    ConsentState.NOT_NEEDED: ("Not needed", "Default"),
}
DISCLOSED = "Written about a person: it may have to be shown to them, if they ask."


@dataclass(frozen=True, slots=True)
class PartyRow:
    """The question to one party, as officers see it.

    `name` is the leader, or the employer or school that is asked, `whom` the leader whose release
    it is. `people` are those who may answer, `by` is who answered or noted it, on `on`. `asked` is
    the day of the question. `several` says that the leader has more than one employer, `left` that
    the leader is off the list.
    """

    consent: Consent
    name: str
    whom: str = ""
    people: tuple[str, ...] = ()
    by: str = ""
    on: date | None = None
    asked: date | None = None
    several: bool = False
    left: bool = False


@dataclass(frozen=True, slots=True)
class OwnSchool:
    """A leader whose release nobody is asked for: head of the own employer, or the hub's own."""

    leader: str
    hub: bool = False


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer with all that officers see of it.

    `held` says that the hub is not live, so that nobody is asked yet. `requested` says that it is
    about a request, for which another leader may be looked for. `note` says what was just done.
    """

    offer: SupportOffer
    support: Deployment
    today: date
    by: str = ""
    on: date | None = None
    rows: tuple[PartyRow, ...] = ()
    own: tuple[OwnSchool, ...] = ()
    held: bool = False
    requested: bool = False
    note: str = ""


def offer(view: OfferView, hub: Hub) -> dict[str, Any]:
    """The offer, with the buttons for what may be done with it."""
    says = f"{names(view.support.leaders)} for {view.support.school}"
    return finish(_body(view, says, hub), f"{says}: {_state(view)[0]}.", list(_acts(view)))


def _state(view: OfferView) -> tuple[str, BadgeStyle]:
    if view.offer.state is OfferState.REFUSED and not view.offer.undecided:
        return "Closed", "Default"
    conflict = any(row_.consent.state is ConsentState.CONFLICT for row_ in view.rows)
    if conflict and view.offer.state is OfferState.ASKED:
        return "To decide", "Warning"
    return STATES[view.offer.state]


def _body(view: OfferView, says: str, hub: Hub) -> Iterator[Element]:
    yield row([title(plain(says))], [badge(*_state(view))], parted=False)
    if view.note:
        yield strong(view.note)
    found = view.support
    begins = f"from {plain_day(found.start, view.today)}"
    much = days(found.days_agreed) if found.days_agreed else ""
    yield grey(plain(found.focus), much, begins, plain(view.offer.pattern))
    on = f" on {plain_day(view.on, view.today)}" if view.on else ""
    yield grey(f"Offered by {plain(view.by)}{on}")
    if view.held and view.offer.state is OfferState.ASKED:
        yield line("Nobody is asked before you go live.")
    yield section("Who said what")
    for row_ in view.rows:
        yield _party(row_, view, hub)
    for own in view.own:
        yield _own(own, hub)
    yield from _reasons(view, hub)


def _party(row_: PartyRow, view: OfferView, hub: Hub) -> Element:
    consent = row_.consent
    left = [strong(plain(row_.name)), grey(_role(row_, hub), _told(row_, view))]
    items: list[Element] = [row(left, [badge(*ANSWERS[consent.state])], parted=False)]
    if row_.left and consent.party is Party.LEADER:
        items.append(line(f"{plain(row_.whom)} has left the list."))
    elif consent.state is ConsentState.ASKED and not row_.people:
        items.append(line(_nobody(row_, hub)))
    if consent.most_days or consent.note:
        most = f"at most {decimal(consent.most_days)} days a term" if consent.most_days else ""
        items.append(grey(titled(most), plain(consent.note)))
    if consent.reason:
        items.append(literal(consent.reason))
    if consent.conflict:
        items += [grey("Conflict of interest"), literal(consent.conflict)]
    if consent.withdrawable(view.offer):
        says = f"Withdraw the release of {row_.whom}"
        ask = AskWithdrawRelease(consent=consent.id)
        items.append(buttons(button(ask, "Withdraw release", tooltip=says)))
    if consent.state is ConsentState.CONFLICT and view.offer.state is OfferState.ASKED:
        yes = CountConflict(consent=consent.id, as_yes=True)
        no = CountConflict(consent=consent.id)
        items.append(small(after_conflict(hub)))
        items.append(buttons(button(yes, "Count as yes"), button(no, "Count as no")))
    return group(items)


def _role(row_: PartyRow, hub: Hub) -> str:
    if row_.consent.party is Party.LEADER:
        return titled(hub.words.one("leader"))
    if row_.consent.party is Party.HOME_HEAD:
        return f"Releases {plain(row_.whom)}"
    return titled(hub.words.one("school"))


def _told(row_: PartyRow, view: OfferView) -> str:
    """Who answered and when: Hugh Marsh, Tue 24 Nov; noted by Nadia Holt, by telephone."""
    consent = row_.consent
    if consent.state is ConsentState.WAITS:
        return "once all others have said yes"
    if row_.on is None:
        return f"asked {short_day(row_.asked, view.today)}" if row_.asked else ""
    day = short_day(row_.on, view.today)
    if consent.noted is None:
        return f"{plain(row_.by)}, {day}" if row_.by != row_.name else day
    return f"{day}, {NOTED_HOW[consent.noted.how]}; noted by {plain(row_.by)}"


def _nobody(row_: PartyRow, hub: Hub) -> str:
    """What an officer has to do where nobody can be asked."""
    if row_.several:
        return f"{plain(row_.whom)} has several employers: record who releases."
    if row_.consent.party is Party.HOME_HEAD:
        of = plain(row_.name)
        return f"Nobody is down as head of {of}: add one, or record the release."
    if row_.consent.party is Party.SCHOOL:
        contact = hub.words.one(Role.SCHOOL_CONTACT)
        return f"Nobody is down as {contact} there: add one, or note their answer."
    return "Not connected yet: note their answer, or invite them."


def _own(own: OwnSchool, hub: Hub) -> Element:
    why = f"employed by the {hub.words.one('hub')}" if own.hub else "head there"
    told = grey(f"Own {hub.words.one('school')}: {why}, so no release is asked for")
    if own.hub:
        told = grey(titled(f"{why}: no release is asked for"))
    return group([strong(plain(own.leader)), told])


def _reasons(view: OfferView, hub: Hub) -> Iterator[Element]:
    """Why this leader, and why so many days: for officers alone."""
    found = view.offer
    why = f"Why this {hub.words.one('leader')}"
    reasons = ((why, found.why), ("Why more days than are left", found.over_why))
    for name, words in reasons:
        if words:
            yield section(name)
            yield literal(words)
    if found.why or found.over_why:
        yield small(DISCLOSED)
    if found.ended_why:
        yield section("Why it ended")
        yield literal(found.ended_why)
    if found.undecided:
        yield small(after_no(hub, another=view.requested))


def _acts(view: OfferView) -> Iterator[ExecuteAction]:
    id_ = view.offer.id
    if view.offer.undecided:
        if view.requested:
            yield button(ChooseAnother(offer=id_), "Choose another", "positive")
        yield button(AskAgain(offer=id_), "Ask again")
        yield button(AskClose(offer=id_), "Close")
    elif view.offer.state is OfferState.ASKED:
        yield button(AskNote(offer=id_), "Note an answer")
        yield button(AskAllYes(offer=id_), "All have said yes")
        yield button(AskClose(offer=id_), "Take the offer back")
    yield button(KeepSupport(deployment=view.support.id), "Open this support")
