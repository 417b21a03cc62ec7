"""Documents of the library and their editions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.library.sent_files import FileType
from domain.people.people import Role

EVERYBODY = frozenset(Role)
# For so many school days an edition is marked as new, and told to those who have not heard of it.
NEW_FOR = 20


class DocumentKind(StrEnum):
    """What a document is, in the order in which the library lists them."""

    HANDBOOK = "handbook"
    GUIDANCE = "guidance"
    CONTRACT = "contract"
    PLAN = "plan"
    REPORT = "report"
    OTHER = "other"


# In which forms documents are published.
FORMS = frozenset({FileType.WORD, FileType.OLD_WORD, FileType.PDF, FileType.MARKDOWN})
PLACES: Mapping[DocumentKind, int] = {kind: place for place, kind in enumerate(DocumentKind)}


@dataclass(frozen=True, slots=True)
class Edition:
    """One issue of a document; it never changes, but may be withdrawn.

    `by` is who published it and `file` what was kept, both None for one of the product's own, whose
    file is made when somebody opens it. `searchable` says whether the file has text, None while
    that is looked at.
    """

    id: int
    document: int
    number: int
    at: datetime
    name: str
    form: FileType
    size: int = 0
    by: int | None = None
    file: int | None = None
    changed: str = ""
    searchable: bool | None = True
    withdrawn_at: datetime | None = None
    withdrawn_by: int | None = None
    withdrawn_why: str = ""

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken off the shelf."""
        return self.withdrawn_at is not None


@dataclass(frozen=True, slots=True)
class LibraryDocument:
    """A document, with the edition that counts: the newest that is not withdrawn.

    Without one it is off the shelf. `shipped` is the product's own name for it, if it has one.
    """

    id: int
    title: str
    kind: DocumentKind
    roles: frozenset[Role]
    edition: Edition | None
    shipped: str = ""

    @property
    def for_all(self) -> bool:
        """Whether it is for everybody on the list of people."""
        return self.roles == EVERYBODY
