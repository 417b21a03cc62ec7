"""A file's bytes to where its owner said, in their own OneDrive; the address alone is the permission."""

from bot.teams.hosts import Hosts
from bot.teams.wire import Interrupted, NotReached, Wire
from domain.delivery import Again, Dead, Outcome, Sent
from domain.files import Upload

# Insufficient storage: it is for their owner to make room.
FULL = 507


async def put(upload: Upload, hosts: Hosts, wire: Wire) -> Outcome:
    """What became of it; put twice is put once, so whatever may pass is tried again."""
    if not hosts.takes_files(upload.upload_to):
        return Dead("host not allowed")
    try:
        answer = await wire.put(upload.upload_to, upload.content)
    except (NotReached, Interrupted) as error:
        return Again(f"upload {error}")
    if 200 <= answer.status < 300:
        return Sent("")
    passes = answer.status in (408, 429) or (answer.status >= 500 and answer.status != FULL)
    # Not as the connector's own "wait": it is another server, and says nothing of the chat.
    return Again(f"upload {answer.status}") if passes else Dead(f"upload {answer.status}")
