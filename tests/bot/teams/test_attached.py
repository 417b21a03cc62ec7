"""The files of a message as a turn has them, whatever shape they come in."""

from typing import Any

import pytest

from bot.teams.attached import FILE, files_sent
from bot.teams.inbound import turn
from bot.teams.shapes import LONGEST
from domain.library.sent_files import SentFile
from tests.edge import CHAT, NOW, TENANT

URL = "https://hub.sharepoint.com/a?tempauth=x"


def body(*attachments: object, **changes: Any) -> dict[str, Any]:
    """A message with those attachments."""
    return {
        "type": "message",
        "id": "1",
        "serviceUrl": "https://smba.example",
        "from": {"id": "29:f", "aadObjectId": "oid-farida"},
        "recipient": {"id": "28:b"},
        "conversation": {"id": CHAT, "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "attachments": list(attachments),
        **changes,
    }


def file(name: object = "a.pdf", **content: object) -> dict[str, Any]:
    """A file as Teams hangs it on a message."""
    return {"contentType": FILE, "name": name, "content": {"downloadUrl": URL, **content}}


@pytest.mark.parametrize(
    ("attachment", "sent"),
    [
        (file(), SentFile("a.pdf", URL)),
        (file("../a\n.pdf"), SentFile("a .pdf", URL)),
        (file(None), SentFile("a file without a name", URL)),
        (file(downloadUrl=None), SentFile("a.pdf")),
        (file(downloadUrl=[URL]), SentFile("a.pdf")),
        (file(downloadUrl="https://hub.sharepoint.com/" + "x" * 9_000), SentFile("a.pdf")),
        ({"contentType": FILE, "name": "a.pdf", "content": "no object"}, SentFile("a.pdf")),
        ({"contentType": "image/*", "contentUrl": URL}, SentFile("The picture", pasted=True)),
        ({"contentType": "IMAGE/PNG", "name": "x.png"}, SentFile("x.png", pasted=True)),
    ],
)
def test_each_file_is_named_with_its_link(attachment: object, sent: SentFile) -> None:
    meaning = files_sent(body(attachment))
    assert meaning is not None
    assert meaning.files == (sent,)


@pytest.mark.parametrize(
    "attachments",
    [
        None,
        "no list",
        [None, 7, "text"],
        [{"contentType": "text/html", "content": "<p>Hi</p>"}],
        [{"contentType": "application/vnd.microsoft.card.adaptive", "content": {}}],
        [{"contentType": None, "content": {"downloadUrl": URL}}],
    ],
)
def test_what_is_no_file_is_none(attachments: object) -> None:
    assert files_sent(body(attachments=attachments)) is None


@pytest.mark.parametrize("id_", ["1", "x" * LONGEST["activity"]])
def test_the_turn_of_the_files_is_another_than_that_of_the_words(id_: str) -> None:
    meaning = files_sent(body(file(), id=id_, text="Here it is"))
    assert meaning is not None
    came = turn(body(file(), id=id_), meaning, NOW)
    assert came is not None
    assert (came.text, came.files) == ("Here it is", (SentFile("a.pdf", URL),))
    assert came.activity_id.endswith(":files") and len(came.activity_id) <= LONGEST["activity"]
    assert "tempauth" not in repr(came)
