"""Rows of what the bot received, said and noted in those years, as far as it is kept."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bench.scale.history import has_copy, planned_visits
from bench.scale.hub import NOW, TENANT, TODAY, Hub, Row, address_of, at, chat_of
from storage.tables.operations import AUDITED

URL = "https://smba.example/uk/"
BOT = "28:scale"
WEEKS = 52 * 10
# A reply is a whole card.
REPLY = '{"show": {"card": "' + "x" * 4_000 + '"}}'


def accounts(hub: Hub) -> Iterator[Row]:
    """Everybody's."""
    for person in range(1, hub.size.people + 1):
        yield {
            "tenant": TENANT,
            "oid": f"oid-{person}",
            "person_id": person,
            "user_id": f"29:{person}",
            "linked_at": hub.recorded_at(1),
            "linked_by": "code",
            "address": address_of(person),
            "used_on": TODAY,
        }


def conversations(hub: Hub) -> Iterator[Row]:
    """Everybody's chat but a few, and three channels."""
    usual = {"tenant": TENANT, "service_url": URL, "bot_id": BOT}
    for person in range(1, hub.size.people + 1):
        stopped = person % 40 == 39
        yield usual | {
            "id": chat_of(person),
            "surface": "chat",
            "person_id": person,
            "user_id": f"29:{person}",
            "state": "stopped" if stopped else "open",
            "serial": person,
            "coded": True,
        }
    for n in range(1, 4):
        yield usual | {
            "id": f"19:channel-{n}",
            "surface": "channel",
            "person_id": None,
            "user_id": "",
            "state": "open",
            "serial": hub.size.people + n,
            "coded": False,
        }


def inbox(hub: Hub) -> Iterator[Row]:
    """Three for each record of the last thirty days; those of two days with their replies."""
    for visit in hub.since(NOW - timedelta(days=29)):
        moment = hub.recorded_at(visit)
        fresh = moment > NOW - timedelta(hours=48)
        for n in range(3):
            yield {
                "conversation_id": chat_of(hub.leader_of(visit)),
                "activity_id": f"in-{visit}-{n}",
                "at": moment,
                "body": REPLY if fresh else None,
            }


def posts(hub: Hub) -> Iterator[Row]:
    """The receipt of each record."""
    for visit in hub.visits:
        yield {
            "id": visit,
            "slot": f"visit:{visit}",
            "conversation_id": chat_of(hub.leader_of(visit)),
            "activity_id": f"receipt-{visit}",
            "shows": f"visit:{visit}",
            "changed_at": hub.recorded_at(visit),
        }


def outbox(hub: Hub) -> Iterator[Row]:
    """Copies for ever, updates and prompts for ninety days, a few that did not arrive."""
    for id_, (key, chat, moment, more) in enumerate(_messages(hub), 1):
        yield {
            "id": id_,
            "key": key,
            "kind": key.partition(":")[0],
            "subject": key.split(":")[1],
            "conversation_id": chat,
            "post_id": None,
            "state": "sent",
            "due_at": moment,
            "created_at": moment,
            "sent_at": moment,
            "attempts": 1,
        } | more


def _messages(hub: Hub) -> Iterator[tuple[str, str, datetime, Row]]:
    lately = NOW - timedelta(days=89)
    for visit in filter(has_copy, hub.visits):
        contact = hub.contact_of(hub.support_of(visit))
        moment = hub.recorded_at(visit) + timedelta(hours=24)
        if moment <= NOW:
            yield f"copy:{visit}:{contact}", chat_of(contact), moment, {}
    for visit in hub.since(lately):
        more = {"post_id": visit, "kind": "visit", "subject": str(visit)}
        yield f"post:{visit}:x", chat_of(hub.leader_of(visit)), hub.recorded_at(visit), more
    for n in range(60):
        moment = at(TODAY - timedelta(days=n + 1), 8)
        for leader in hub.leaders:
            subject = {"subject": f"{leader}:{moment.date()}"}
            yield f"prompts:{leader}:{moment.date()}", chat_of(leader), moment, subject
    for n, state in enumerate(("unknown", "dead", "unknown"), 1):
        chat, lost = chat_of(hub.leaders[0]), {"state": state, "sent_at": None}
        yield f"strangers:lost-{n}", chat, NOW - timedelta(days=n), lost


def channels(hub: Hub) -> Iterator[Row]:
    """One for all support, one for a programme, one for a trust."""
    audiences = (("all", ""), ("programme", "Programme 1"), ("trust", str(hub.trusts[0])))
    for id_, (audience, of) in enumerate(audiences, 1):
        yield {
            "id": id_,
            "conversation_id": f"19:channel-{id_}",
            "name": f"Channel {id_}",
            "audience": audience,
            "audience_of": of,
            "linked_by": hub.officers[0],
            "linked_at": hub.recorded_at(1),
            "digest": True,
        }


def digests(_hub: Hub) -> Iterator[Row]:
    """One a week and channel that went out, the last of them two weeks ago."""
    monday = TODAY - timedelta(days=TODAY.weekday())
    for week in range(WEEKS):
        first = monday - timedelta(days=7 * (WEEKS + 1 - week))
        last = first + timedelta(days=6)
        due = at(last + timedelta(days=5), 7)
        for channel in (1, 2, 3):
            yield {
                "id": 3 * week + channel,
                "channel_id": channel,
                "period": "{}-W{:02}".format(*first.isocalendar()),
                "first": first,
                "last": last,
                "state": "out",
                "due_at": due,
                "out_at": due,
            }


def digest_records(hub: Hub) -> Iterator[Row]:
    """What the channel of all support counted for good: all but the newest weeks."""
    newest = TODAY - timedelta(days=TODAY.weekday() + 14)
    monday = TODAY - timedelta(days=TODAY.weekday() + 7 * (WEEKS + 1))
    for visit in hub.visits:
        day = hub.day_of(visit)
        if day >= newest:
            return
        week = max((day - monday).days // 7, 0)
        counted = {"digest_id": 3 * week + 1, "late": visit % 50 == 0}
        yield {"channel_id": 1, "visit_id": visit, **counted}


def prompted(hub: Hub) -> Iterator[Row]:
    """What leaders were reminded of: half of the visits that had been planned."""
    for planned in planned_visits(hub):
        if planned["id"] % 2 and planned["state"] == "recorded":
            yield {
                "person_id": planned["leader_id"],
                "subject": f"planned:{planned['id']}",
                "times": 1,
                "last_on": planned["on"],
            }


def audit(hub: Hub) -> Iterator[Row]:
    """A line for each record whose lines are still kept."""
    for visit in hub.since(NOW - AUDITED + timedelta(days=90)):
        yield {
            "id": visit,
            "at": hub.recorded_at(visit),
            "person_id": hub.leader_of(visit),
            "verb": "visit.recorded",
            "subject": f"visit:{visit}",
            "fields": {"version": 1},
        }


def strangers(hub: Hub) -> Iterator[Row]:
    """A few a day, and more in a larger hub."""
    for n in range(30):
        for who in range(1 + len(hub.leaders) // 100):
            on = TODAY - timedelta(days=n)
            yield {"tenant": TENANT, "oid": f"stray-{n}-{who}", "on": on, "times": 1, "name": "S"}


def codes(hub: Hub) -> Iterator[Row]:
    """One used code for each officer."""
    for person in hub.officers:
        moment = hub.recorded_at(1)
        yield {
            "hash": f"{person:064}",
            "person_id": person,
            "expires_at": moment,
            "used_at": moment,
        }
