"""How an officer publishes a file that was sent for the library, and withdraws an edition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.kept_files import AskFileAgain, ForgetFile
from cards.actions.library import (
    LeaveWithdraw,
    ListLibrary,
    PublishFile,
    ShowDocument,
    WithdrawEdition,
)
from cards.elements import button, grey, line, remark, small, strong, title
from cards.file_words import file_facts
from cards.finish import finish
from cards.forms import Sheet
from cards.library.documents import edition_facts, for_whom, kind_name, not_searched
from cards.phrases import in_hub_words, titled
from cards.plain import plain
from cards.questions import Asked, Table, yes_or_no
from domain.errors import Problem
from domain.hub import Hub
from domain.library.documents import DocumentKind, Edition, LibraryDocument
from domain.library.kept_files import KeptFile
from domain.library.publishing import PublishValues, WithdrawValues
from domain.people.people import Role
from domain.support.finding import Dataset

PUBLISH: Table = {
    "document": Asked("Next {edition} of"),
    "called": Asked(
        "Title",
        "Choose the document above, or write the title of a new one.",
        own_words=True,
    ),
    "kind": Asked("Kind", "Choose what it is."),
    "roles": Asked("For", "Choose for whom it is."),
    "changed": Asked("What changed", own_words=True),
    "quiet": Asked("Nobody is told", says=yes_or_no),
}
WITHDRAW: Table = {"why": Asked("Why", "Write why it is withdrawn.", own_words=True)}
# What somebody is asked to be sure of.
DOUBTS = frozenset({"older_edition"})


@dataclass(frozen=True, slots=True)
class PublishView:
    """The form of a file's edition.

    `near` are documents to choose from, labels by code. `seen` is the newest edition of all when
    the form is drawn. `same` says where this very file is on the shelf already.
    """

    file: KeptFile
    values: PublishValues = field(default_factory=PublishValues)
    problems: tuple[Problem, ...] = ()
    near: Mapping[str, str] = field(default_factory=dict)
    seen: int = 0
    same: str = ""


def publish_form(view: PublishView, hub: Hub) -> dict[str, Any]:
    """The form: which document, for whom, what changed."""
    return finish(_form(view, hub), f"{view.file.name} for the library", list(_ways(view)))


def _form(view: PublishView, hub: Hub) -> Iterator[Element]:
    sheet = Sheet(PUBLISH, view.values, hub, view.problems)
    yield title("For the library")
    yield strong(plain(view.file.name))
    yield grey(*file_facts(view.file))
    yield from sheet.news()
    if view.same and not view.problems:
        yield remark(view.same)
    yield sheet.search("document", Dataset.DOCUMENTS, view.near)
    yield sheet.words("called", label="Or a new document, called")
    kinds = {kind.value: kind_name(kind, hub) for kind in DocumentKind}
    yield sheet.choice("kind", kinds, label="Kind (of a new document)")
    roles = {role.value: titled(hub.words.many(role)) for role in Role}
    yield sheet.several("roles", roles, none="As before; a new one for everybody")
    yield sheet.prose("changed", placeholder="Part 4 says how days are counted")
    yield sheet.tick("quiet", "Do not tell them in their next morning message")
    yield small(in_hub_words("Earlier {editions} stay, and nobody can change them.", hub))


def _ways(view: PublishView) -> Iterator[ExecuteAction]:
    sure = any(problem.kind in DOUBTS for problem in view.problems)
    does = PublishFile(
        file=view.file.id, seen=view.seen, sure=sure, shown=PublishFile.showing(view.values)
    )
    yield button(does, "Publish it all the same" if sure else "Publish", "positive")
    yield button(AskFileAgain(file=view.file.id), "It is something else")
    yield button(ForgetFile(file=view.file.id), "Forget it")


def published_card(
    document: LibraryDocument, edition: Edition, hub: Hub, *, announced: bool
) -> dict[str, Any]:
    """Tells what became of a file that was published."""
    name = plain(document.title)
    body: list[Element] = [
        title("Published in the library"),
        strong(name),
        grey(*edition_facts(edition, hub)),
        line(f"It is {for_whom(document, hub)}."),
    ]
    if announced:
        body.append(small("They will read about it in their next morning message."))
    if edition.searchable is False:
        body.append(small(not_searched(edition)))
    actions = [
        button(ShowDocument(document=document.id), "Open the document"),
        button(ListLibrary(), "Library"),
    ]
    return finish(body, f"{document.title} is in the library.", actions)


def withdraw_form(
    document: LibraryDocument,
    edition: Edition,
    values: WithdrawValues,
    hub: Hub,
    problems: tuple[Problem, ...] = (),
) -> dict[str, Any]:
    """Asks why an edition is withdrawn, and says what follows."""
    sheet = Sheet(WITHDRAW, values, hub, problems)
    name = in_hub_words("Withdraw this {edition}?", hub)
    follows = (
        "The {edition} before it counts again; if there is none, the document leaves the library. "
        "You can put it back."
    )
    body = [
        title(name),
        strong(plain(document.title)),
        grey(*edition_facts(edition, hub)),
        *sheet.news(),
        line(in_hub_words(follows, hub)),
        sheet.words("why", label=in_hub_words("Why (only {officers} read it)", hub), needed=True),
    ]
    shown = WithdrawEdition.showing(values)
    actions = [
        button(WithdrawEdition(edition=edition.id, shown=shown), "Withdraw", "destructive"),
        button(LeaveWithdraw(edition=edition.id, shown=shown), "Keep it"),
    ]
    return finish(body, f"{name} {document.title}", actions)
