"""An edition of an agreement as a Word document: all of it, or the copy of a head who releases."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.documents.word.letterhead import Letterhead
from bot.documents.word.writer import word_document
from bot.subjects.support.agreement_papers import head_paper, whole_paper
from bot.subjects.support.agreements import AgreementCopy, read_subject
from domain.library.agreement_papers import AgreementPaper
from domain.library.agreements import agreement
from domain.library.outlines import Outline
from domain.operations.files import Document
from domain.operations.work import Work
from domain.people.people import Role
from storage.store import Store


def read_edition(work: Work, now: datetime, store: Store) -> Callable[[], Document] | str:
    """Reads an edition as its reader may have it; gives the function that writes it."""
    found, person = read_subject(work.subject, store), store.people.get(work.person)
    if found is None or person is None:
        return "gone"
    support, edition, copy = found
    paper: AgreementPaper
    if copy is AgreementCopy.HEADS:
        paper = head_paper(edition, person.at(Role.HOME_HEAD), store)
    else:
        paper = whole_paper(edition, store)
    hub = store.hub
    name = f"{hub.words.fill('{Agreement}')}, {support.school}, {hub.words.one('edition')}"
    head = Letterhead(hub.name, hub.colour, hub.day_of(now))
    return partial(_written, agreement(paper, hub), head, f"{name} {edition.edition}.docx")


def _written(outline: Outline, head: Letterhead, name: str) -> Document:
    return Document(name, outline.about, word_document(outline, head))
