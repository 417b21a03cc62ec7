"""The audit as a file: who changed what, in the codes in which it is kept."""

from collections.abc import Iterator, Sequence

from bot.documents.sheets import ListColumn, Look
from bot.making.lists import ListFile, ListRequest, ListTable, called
from domain.hub import Hub
from domain.operations.audit import AuditLine
from domain.pages import COUNTED
from storage.store import Store


def _columns(wanted: ListRequest, _hub: Hub) -> Sequence[ListColumn[AuditLine]]:
    return (
        ListColumn("at", "When", 17, lambda line: wanted.local(line.at), Look.MOMENT),
        ListColumn("person", "Who", 28, lambda line: line.name or "Hub Visits"),
        ListColumn("person_number", "Number", 10, lambda line: line.person, Look.NUMBER),
        ListColumn("verb", "What", 26, lambda line: line.verb),
        ListColumn("subject", "Of what", 24, lambda line: line.subject),
        ListColumn("fields", "How", 60, _fields),
    )


def _fields(line: AuditLine) -> str:
    """The coded values: minutes 180; progress off_track."""
    return "; ".join(f"{name} {_told(value)}" for name, value in line.fields.items())


def _told(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_told, value)) or "none"
    if value is None:
        return "none"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _rows(_wanted: ListRequest, store: Store) -> Iterator[AuditLine]:
    for lines in store.audit.batches():
        yield from lines


def _remark(_wanted: ListRequest, hub: Hub) -> str:
    return (
        "What was changed stands in codes, never in the words that people wrote. “visit:12” is the "
        f"{hub.words.one('record')} with the number 12 in the file of {hub.words.many('record')}; "
        "people and support have their numbers in their own files."
    )


AUDIT = ListFile(
    title="Audit",
    counted=called("change", "changes"),
    order="newest first",
    table=ListTable(_columns, _rows),
    long=lambda _wanted, store: store.audit.count() > COUNTED,
    remark=_remark,
)
