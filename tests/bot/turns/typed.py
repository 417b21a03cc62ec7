"""What stands in the inputs of the cards that everybody presses: each can be saved."""

from tests.make import TODAY

TYPED = {
    "date": TODAY.isoformat(),
    "type": "visit",
    "time": "half",
    "did": "Met.",
    "progress": "on_track",
    "reason": "school",
    "notice": "same_day",
    "next_step": "Meet again",
    "answer": "disputed",
    "how": "email",
    "why": "It was Tuesday.",
    "answered_on": TODAY.isoformat(),
    "hour": "08:15",
    "days": "0,1",
    "until": "week",
}
