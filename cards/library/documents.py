"""A document of the library: the edition that counts, what changed, and its earlier editions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.library import (
    AskWithdraw,
    OpenEdition,
    PutBackEdition,
    ShowEdition,
    ShowEditions,
    ShowLibrary,
)
from cards.elements import badge, button, grey, line, literal, section, small, title
from cards.file_words import KINDS as FORM_NAMES
from cards.file_words import size
from cards.finish import finish
from cards.phrases import in_hub_words, listed, lowered, plain_day, whereabouts
from cards.plain import plain, shortened
from cards.rows import opening_row
from domain.hub import Hub
from domain.library.documents import DocumentKind, Edition, LibraryDocument
from domain.library.sent_files import FileType
from domain.people.people import Role

PAGE = 6
LONGEST_CHANGE = 120
KINDS: Mapping[DocumentKind, str] = {
    DocumentKind.HANDBOOK: "{Handbook}",
    DocumentKind.GUIDANCE: "Guidance",
    DocumentKind.CONTRACT: "{Contract} summary",
    DocumentKind.PLAN: "{Plan} template",
    DocumentKind.REPORT: "{Report} template",
    DocumentKind.OTHER: "Other",
}
NO_TEXT = "This file has no text: it can be opened, not searched."
OLD_WORD = "It can be opened, not searched. Save it as .docx to make it searchable."
OWN_WORDS = "Made by Hub Visits in the {hub}'s name and words, each time it is opened."


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as it is opened: the `edition` that counts, or an earlier one.

    `day` is when that edition was published, where the reader is. `names` are people's, by id:
    only officers read who did what. `publishes` says that the reader is one. `earlier` says that
    there are other editions. `note` is a line on top.
    """

    document: LibraryDocument
    edition: Edition | None
    day: date
    today: date
    new: bool = False
    publishes: bool = False
    earlier: bool = False
    names: Mapping[int, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class EditionsView:
    """One page of a document's editions, the newest first: its `first` is the nth of `total`."""

    document: LibraryDocument
    rows: tuple[Edition, ...]
    total: int
    first: int = 1
    names: Mapping[int, str] = field(default_factory=dict)
    older: ShowEditions | None = None
    newer: ShowEditions | None = None


def edition_facts(edition: Edition, hub: Hub) -> tuple[str, ...]:
    """Which edition it is: version 4, Sept 2026, Word."""
    return (_number(edition, hub), _month(edition.at.date()), FORM_NAMES[edition.form])


def document_card(view: DocumentView, hub: Hub) -> dict[str, Any]:
    """The document, with what changed and the ways on."""
    name = view.document.title
    body = [title(plain(name)), *_about(view, hub)]
    return finish(body, f"{name}, in the library", list(_actions(view, hub)))


def editions_card(view: EditionsView, hub: Hub) -> dict[str, Any]:
    """A page of all its editions; a row opens one."""
    name = f"All {hub.words.many('edition')}"
    body: list[Element] = [title(name), grey(plain(view.document.title))]
    body += [_edition_row(edition, view, hub) for edition in view.rows[:PAGE]]
    if view.older or view.newer:
        body.append(small(f"{whereabouts(len(view.rows), view.first, view.total)}, newest first."))
    return finish(body, f"{name} of {view.document.title}", list(_turns(view)))


def kind_name(kind: DocumentKind, hub: Hub) -> str:
    """What a document is, in the hub's words."""
    return in_hub_words(KINDS[kind], hub)


def for_whom(document: LibraryDocument, hub: Hub) -> str:
    """For whom it is: for everybody, or for system leaders and hub officers."""
    if document.for_all:
        return "for everybody"
    return f"for {listed(hub.words.many(role) for role in Role if role in document.roles)}"


def _about(view: DocumentView, hub: Hub) -> Iterator[Element]:
    document, edition = view.document, view.edition
    if view.note:
        yield line(plain(view.note))
    if edition is None:
        yield grey(_kind(document, hub), for_whom(document, hub))
        yield line(
            in_hub_words("It has been taken out of the library: only {officers} can see it.", hub)
        )
        return
    day = plain_day(view.day, view.today)
    length = size(edition.size) if edition.size else ""
    yield grey(_number(edition, hub), day, FORM_NAMES[edition.form], length)
    yield grey(_kind(document, hub), for_whom(document, hub))
    if edition.withdrawn:
        yield badge("Withdrawn", "Warning")
    elif view.new:
        yield badge("New", "Good")
    yield from _what_changed(view)
    if edition.by is None:
        yield small(in_hub_words(OWN_WORDS, hub))
    if edition.searchable is False:
        yield small(not_searched(edition))
    yield from _who(view)


def not_searched(edition: Edition) -> str:
    """Why a file cannot be searched."""
    return OLD_WORD if edition.form is FileType.OLD_WORD else NO_TEXT


def _kind(document: LibraryDocument, hub: Hub) -> str:
    """What it is, where that says something."""
    return "" if document.kind is DocumentKind.OTHER else kind_name(document.kind, hub)


def _what_changed(view: DocumentView) -> Iterator[Element]:
    if view.edition and view.edition.changed:
        yield section("What changed")
        yield literal(view.edition.changed)


def _who(view: DocumentView) -> Iterator[Element]:
    """Who published it, and why it was withdrawn: for officers alone."""
    edition = view.edition
    if edition is None or not view.publishes:
        return
    by = view.names.get(edition.by or 0, "")
    if by:
        yield small(f"Published by {plain(by)}.")
    if edition.withdrawn:
        who = view.names.get(edition.withdrawn_by or 0, "")
        yield section(f"Withdrawn by {plain(who)}" if who else "Withdrawn")
        yield literal(edition.withdrawn_why)


def _actions(view: DocumentView, hub: Hub) -> Iterator[ExecuteAction]:
    edition = view.edition
    if edition is not None:
        yield button(OpenEdition(edition=edition.id), "Open", "positive")
    if view.publishes and view.earlier:
        every = f"All {hub.words.many('edition')}"
        yield button(ShowEditions(document=view.document.id), every)
    if view.publishes and edition is not None and edition.withdrawn:
        yield button(PutBackEdition(edition=edition.id), "Put it back")
    elif view.publishes and edition is not None:
        yield button(AskWithdraw(edition=edition.id), "Withdraw")
    yield button(ShowLibrary(), "Library")


def _edition_row(edition: Edition, view: EditionsView, hub: Hub) -> Element:
    number = _number(edition, hub)
    opens = button(ShowEdition(edition=edition.id), f"Open {number} of {view.document.title}")
    changed = shortened(edition.changed, LONGEST_CHANGE)
    by = view.names.get(edition.by or 0, "")
    facts = (_month(edition.at.date()), FORM_NAMES[edition.form], plain(by), plain(changed))
    badges = [badge("Withdrawn", "Warning")] if edition.withdrawn else []
    return opening_row(number[:1].upper() + number[1:], facts, opens, badges)


def _turns(view: EditionsView) -> Iterator[ExecuteAction]:
    if view.newer:
        yield button(view.newer, "Newer")
    if view.older:
        yield button(view.older, "Older")
    if view.document.edition is not None:
        yield button(ShowEdition(edition=view.document.edition.id), "The newest")


def _number(edition: Edition, hub: Hub) -> str:
    return f"{lowered(hub.words.one('edition'))} {edition.number}"


def _month(day: date) -> str:
    """Sept 2026."""
    short = "Sept" if day.month == 9 else f"{day:%b}"
    return f"{short} {day.year}"
