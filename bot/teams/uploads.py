"""A file's bytes to a place in its owner's OneDrive, whose address is the permission itself."""

from datetime import UTC, datetime

from bot.teams.hosts import Hosts
from bot.teams.outcomes import seconds
from bot.teams.wire import Interrupted, NotReached, Wire
from domain.delivery.delivery import Again, Dead, Outcome, Sent
from domain.operations.files import Upload

# Insufficient storage: it is for their owner to make room.
FULL = 507


async def put(upload: Upload, hosts: Hosts, wire: Wire) -> Outcome:
    """What became of it; a second put changes nothing, so whatever may pass is tried again."""
    if not hosts.takes_files(upload.upload_to):
        return Dead("host not allowed")
    try:
        answer = await wire.put(upload.upload_to, upload.content)
    except (NotReached, Interrupted) as error:
        return Again(f"upload {error}", elsewhere=True)
    if 200 <= answer.status < 300:
        return Sent("")
    passes = answer.status in (408, 429) or (answer.status >= 500 and answer.status != FULL)
    if not passes:
        return Dead(f"upload {answer.status}")
    asked = seconds(answer.headers.get("Retry-After"), datetime.now(UTC))
    return Again(f"upload {answer.status}", asked, elsewhere=True)
