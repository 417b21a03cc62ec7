"""A file that hangs on a record or shows a requirement, brought to somebody who may see that."""

from datetime import datetime
from functools import partial

from cards.line_breaks import breakable
from cards.phrases import long_day
from cards.plain import shortened
from domain.ids import read_id
from domain.operations.files import LONGEST_ABOUT, Document
from domain.operations.work import Work
from storage.store import Store


def read_evidence(work: Work, _now: datetime, store: Store) -> partial[Document] | str:
    """Reads the file; gives the function that makes the document of it, or that it is gone."""
    file = store.kept_files.get(read_id(work.subject) or 0)
    content = store.kept_files.content(file.id) if file else None
    record = store.visits.get(file.visit) if file and file.visit else None
    if file is None or content is None or record is None:
        return "gone"
    about = breakable(f"{record.deployment.school}, {long_day(record.on)}")
    return partial(Document, file.name, about, content)


def read_tick_file(work: Work, _now: datetime, store: Store) -> partial[Document] | str:
    """The same of a file that shows that a requirement of a contract is met."""
    file = store.kept_files.get(read_id(work.subject) or 0)
    content = store.kept_files.content(file.id) if file else None
    asked = store.requirements.of_file(file.id) if file else None
    contract = store.contracts.get(asked.contract) if asked else None
    if file is None or content is None or asked is None or contract is None:
        return "gone"
    about = breakable(shortened(f"{contract.reference}, {asked.name}", LONGEST_ABOUT))
    return partial(Document, file.name, about, content)
