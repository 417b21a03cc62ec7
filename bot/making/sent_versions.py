"""Files that people sent as a version of something, as they were sent."""

from collections.abc import Callable
from functools import partial

from cards.phrases import in_hub_words
from domain.operations.files import Document
from domain.quality.report_versions import ReportVersion
from domain.support.action_plans import PlanFile
from storage.store import Store


def read_sent(
    found: ReportVersion | PlanFile | None, of: str, store: Store
) -> Callable[[], Document] | str:
    """Reads the file of a version; `of` is the hub's term for what it is of: {Report}."""
    content = store.kept_files.content(found.file) if found and found.file else None
    if found is None or content is None:
        return "gone"
    about = in_hub_words(f"{of}, {{edition}} {found.number}", store.hub)
    return partial(Document, found.name, about, content)
