"""An edition on its way to the shelf, and off it: what an officer types, and what is kept of it."""

from dataclasses import dataclass

from domain.errors import refuse
from domain.library.documents import EVERYBODY, DocumentKind, LibraryDocument
from domain.people.people import Role
from domain.questions import Question, code, judged, made, text, words
from domain.text import quoted

LONGEST_TITLE, LONGEST_CHANGE, LONGEST_REASON = 200, 500, 500


@dataclass(frozen=True, slots=True)
class PublishValues:
    """What stands in the inputs of the form of a new edition.

    `document` is the title of a known one; for a new one it is empty, and it is `called` so.
    `quiet` says that nobody is told.
    """

    document: str = ""
    called: str = ""
    kind: str = ""
    roles: str = ""
    changed: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class PublishContext:
    """What the form is judged by: the document that was chosen, and whether the title is taken."""

    document: LibraryDocument | None = None
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Publishing:
    """What is published; `document` is None for a new one, which is `called` so."""

    document: LibraryDocument | None
    called: str
    kind: DocumentKind
    roles: frozenset[Role]
    changed: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class WithdrawValues:
    """What stands in the input of the question why an edition is withdrawn."""

    why: str = ""


def judge_publishing(values: PublishValues, known: PublishContext) -> Publishing:
    """What is published; raises Refused with every problem."""
    return made(Publishing, judged(PUBLISHING, values, known))


def judge_withdrawing(values: WithdrawValues) -> str:
    """Why an edition is withdrawn; raises Refused where that is not said."""
    why: str = judged(WITHDRAWING, values, None)["why"]
    return why


def _document(name: str, values: PublishValues, known: PublishContext) -> LibraryDocument | None:
    if values.document.strip() and known.document is None:
        raise refuse("no_such_document", name, typed=quoted(values.document))
    return known.document


def _called(name: str, values: PublishValues, known: PublishContext) -> str:
    if values.document.strip():
        # For the next edition of a known one it is not needed.
        if values.called.strip():
            raise refuse("title_and_document", name)
        return known.document.title if known.document else ""
    title = text(values.called, name, LONGEST_TITLE, needed=True)
    if known.taken:
        raise refuse("title_taken", name, typed=quoted(title))
    return " ".join(title.split())


def _kind(name: str, values: PublishValues, known: PublishContext) -> DocumentKind:
    if known.document is not None and not values.kind.strip():
        return known.document.kind
    return code(DocumentKind, values.kind, name)


def _roles(name: str, values: PublishValues, known: PublishContext) -> frozenset[Role]:
    """For whom it is: without a choice for those as before, a new one for everybody."""
    chosen = frozenset(code(Role, each, name) for each in values.roles.split(",") if each.strip())
    before = known.document.roles if known.document else EVERYBODY
    return chosen or before


PUBLISHING: tuple[Question[PublishValues, PublishContext], ...] = (
    Question("document", _document),
    Question("called", _called),
    Question("kind", _kind),
    Question("roles", _roles),
    Question("changed", words(LONGEST_CHANGE)),
    Question("quiet", lambda name, values, _known: getattr(values, name)),
)
WITHDRAWING: tuple[Question[WithdrawValues, None], ...] = (
    Question("why", words(LONGEST_REASON, needed=True)),
)
