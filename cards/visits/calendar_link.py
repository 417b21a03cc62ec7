"""Teams' own scheduling link for a visit to come: no calendar permission is needed for it."""

from datetime import date, datetime, time, timedelta
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from domain.hub import Hub
from domain.visits.visits import Record

MEETING = "https://teams.microsoft.com/l/meeting/new"
# Nobody has said when the visit begins.
STARTS = time(9)


def calendar_link(record: Record, hub: Hub) -> str:
    """The address that opens a new meeting for the next visit; empty where none is planned."""
    if record.next_visit is None:
        return ""
    return meeting_link(record.deployment.school, record.next_visit, hub)


def meeting_link(school: str, on: date, hub: Hub, at: time | None = None) -> str:
    """The address that opens a new meeting of half a day, from nine o'clock if `at` is not known.

    https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-workflow
    """
    start = datetime.combine(on, at or STARTS, ZoneInfo(hub.zone))
    end = start + timedelta(hours=float(hub.hours_a_day) / 2)
    asked = {
        "subject": f"{hub.words.one('visit').capitalize()}: {school}",
        "startTime": start.isoformat(),
        "endTime": end.isoformat(),
    }
    return f"{MEETING}?{urlencode(asked, quote_via=quote, safe='')}"
