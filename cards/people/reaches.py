"""Whether the bot can write to a person, in words, and if not, why."""

from collections.abc import Mapping

from domain.people.roster import Reach

REACHES: Mapping[Reach, str] = {
    Reach.CONNECTED: "connected",
    Reach.NOT_OPENED: "has not opened the app yet",
    Reach.TENANT: "their organisation is not allowed yet",
    Reach.CODE: "needs a one-time code",
    Reach.DOUBTED: "has to write to Hub Visits again",
    Reach.REMOVED: "removed the app",
    Reach.BLOCKED: "blocked the bot",
    Reach.REFUSED: "Teams refuses messages to them",
}
