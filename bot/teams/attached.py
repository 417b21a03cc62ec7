"""The files and pictures of a message, as Teams hangs them on it."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.teams.meaning import LONGEST_UPLOAD, Meaning
from bot.teams.shapes import dicts, fits, text_at
from bot.teams.typed import typed
from bot.turns.turn import What
from domain.library.sent_files import SentFile, shown_name

FILE = "application/vnd.microsoft.teams.file.download.info"
# A picture that was pasted into the words. Its bytes lie at the connector, for who has the bot's
# token: the bot takes that nowhere for a person's file.
PICTURE = "image/"
EVENT = "files sent"
# Two turns come of a message with words and files; a claim is of one turn.
PART = ":files"


def files_sent(body: Mapping[str, Any]) -> Meaning | None:
    """What the files of a message mean, beside its words; None where there are none."""
    found = tuple(_files(body))
    if not found:
        return None
    return Meaning(What.EVENT, EVENT, text=typed(body), files=found, part=PART)


def _files(body: Mapping[str, Any]) -> Iterator[SentFile]:
    for attachment in dicts(body.get("attachments")):
        kind, name = text_at(attachment, "contentType").lower(), text_at(attachment, "name")
        if kind == FILE:
            url = text_at(attachment, "content", "downloadUrl")
            yield SentFile(shown_name(name), url if fits(url, LONGEST_UPLOAD) else "")
        elif kind.startswith(PICTURE):
            yield SentFile(shown_name(name or "The picture"), pasted=True)
