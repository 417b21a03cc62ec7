"""What must hold after each step (I1 to I7), by the tables, the connector and people's cards."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson

from domain.delivery.delivery import DeliveryState, OutboxRow
from storage.store import Store
from tests.simulation.connector import Broken, Connector
from tests.simulation.ground import Ground
from tests.simulation.people import CHANNEL
from tests.simulation.readers import Place, Reader, kept_texts

ENDS = {DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.DEAD, DeliveryState.SKIPPED}
_WORD = re.compile(rb"zq\d+z")
# What a form made, or the record whose place its answers took.
_SAVED_AS = (
    "select id from visits where form_id = :form"
    " union select v.id from visits v join forms f on f.visit_id = v.id where f.id = :form"
)
# The same of every form.
_ALL_SAVED_AS = (
    "select form_id, id from visits where form_id is not null"
    " union select f.id, v.id from visits v join forms f on f.visit_id = v.id"
)
# What ended otherwise than by arriving, and of which the audit knows nothing.
_UNHEARD = (
    "select key, state from outbox"
    " where post_id is null and state in ('unknown', 'dead', 'skipped') and not exists"
    " (select 1 from audit where subject = 'outbox:' || outbox.id and verb like 'message.%')"
)
# How often the audit says that a record was made, and that it was corrected.
_NOTED = (
    "select v.id, v.version, total(a.verb in ('visit.recorded', 'visit.missed')),"
    " total(a.verb = 'visit.corrected') from visits v"
    " left join audit a on a.subject = 'visit:' || v.id where v.source = 'card' group by v.id"
)
_TEXTS = kept_texts()
_KEPT = (
    "select id, version, deleted_at, did, hub_note from visits order by id",
    "select visit_id, version from visit_versions order by 1, 2",
    "select id, state, deployment_id, leader_id from planned_visits order by id",
    "select id, what, closed_at, removed from next_steps order by id",
    "select id, state from concerns order by id",
    "select id, version, state, answered_at from consents order by id",
    "select id, version, state, need, outcome, hub_note from commissions order by id",
    "select id, state from offers order by id",
    "select id, status, version from deployments order by id",
    "select deployment_id, version, shared_at, agreed_at, change_asked from plans order by 1",
    "select count(*) from objectives",
    "select count(*) from agreements",
    "select count(*) from audit",
    "select key from outbox where post_id is null order by id",
)


@dataclass(slots=True)
class Promises:
    """Raises `Broken` if one is. `resent` counts a person's own decisions to send a key again."""

    ground: Ground
    connector: Connector
    resent: Counter[str] = field(default_factory=Counter)
    saved: dict[str, int] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)
    looked_at: set[Any] = field(default_factory=set)
    texts: dict[str, set[Place]] = field(default_factory=lambda: defaultdict(set))
    learned: set[tuple[object, ...]] = field(default_factory=set)
    learned_at: int = -1

    def decided(self, key: str, *, again: bool) -> None:
        """A person decided about a row that did not arrive, or may not have."""
        self.resent[key] += again
        self.ended.pop(key, None)

    def of_row(self, row: OutboxRow) -> None:
        """I1: at most once for each key. I3: what is `sent` arrived once."""
        if row.post is not None:
            return
        times = self.connector.delivered[row.key]
        if times > 1 + self.resent[row.key]:
            raise Broken(f"I1: {row.key} arrived {times} times")
        for (state,) in self.ground.rows("select state from outbox where id = :row", row=row.id):
            if state == DeliveryState.SENT and not times:
                raise Broken(f"I3: {row.key} is sent and did not arrive")

    def of_save(self, form: str, visit: int) -> None:
        """I2: an acknowledged save is one record, the same for ever."""
        if self.saved.setdefault(form, visit) != visit:
            raise Broken(f"I2: form {form} became record {visit} and {self.saved[form]}")
        ids = {id_ for (id_,) in self.ground.rows(_SAVED_AS, form=form)}
        if ids != {visit}:
            raise Broken(f"I2: record {visit} of form {form} is not there")

    def of_view(
        self, at: str, card: Any, now: datetime, *, own: bool = True, given: object = None
    ) -> None:
        """I5: nobody sees words that the table of rights refuses them, and no channel any.

        With `own` they may be the person's own words: a form gives back what was typed into it.
        `given` is what was sent with a press: that is given back as well.
        """
        words = _words_in(card) - _words_in(given)
        if not words:
            return
        self._learn()
        known = [self.texts[word] for word in sorted(words) if word in self.texts]
        if known and at == CHANNEL:
            raise Broken(f"I5: words of {known} in a channel")
        if known:
            self.ground.read(lambda store: _seen(at, known, own, now, store))

    def of_all(self) -> None:
        """I1 to I4 and I6 over every row that changed, or arrived, since it was looked at."""
        rows = set(self.ground.rows("select key, state, post_id, id from outbox"))
        arrived = self.connector.newly_delivered
        new = {row for row in rows if row[0] in arrived} | (rows - self.looked_at)
        arrived.clear()
        self.looked_at = rows
        for key, state, post, _ in sorted(new, key=lambda row: row[3]):
            self._ended(key, state)
            times = self.connector.delivered[key]
            wrong = times > 1 + self.resent[key] or (state == DeliveryState.SENT and not times)
            if post is None and wrong:
                raise Broken(f"I1/I3: {key} is {state} and arrived {times} times")
        for key, state in self.ground.rows(_UNHEARD):
            raise Broken(f"I6: {key} became {state} and the audit does not know")
        self._saves_kept()
        self._versions_noted()

    def at_the_end(self) -> None:
        """I4: everything that was due has one end."""
        self.looked_at = set()
        self.of_all()
        left = self.ground.rows(
            "select key, state, due_at from outbox where state in ('ready', 'leased', 'sending')"
        )
        if left:
            raise Broken(f"I4: {len(left)} rows have no end: {left[:3]}")
        if astray := self.ground.read(lambda store: store.deployments.astray()):
            raise Broken(f"the minutes kept are not those of the records: {astray[:3]}")

    def kept(self) -> list[Any]:
        """All that an activity which comes again must leave as it is (I7)."""
        return [self.ground.rows(sql) for sql in _KEPT]

    def _ended(self, key: str, state: str) -> None:
        before = self.ended.get(key)
        # A copy that was skipped for a correction goes with the correction, under the same key.
        revived = before == DeliveryState.SKIPPED and key.startswith("copy:")
        if (
            before
            and not revived
            and state != before
            and (before, state) != (DeliveryState.UNKNOWN, DeliveryState.SENT)
        ):
            raise Broken(f"I4: {key} was {before} and is {state}")
        if state in ENDS:
            self.ended[key] = state

    def _saves_kept(self) -> None:
        """I2 of every save that was acknowledged."""
        made = defaultdict[str, set[int]](set)
        for form, visit in self.ground.rows(_ALL_SAVED_AS):
            made[form].add(visit)
        for form, visit in self.saved.items():
            if made[form] != {visit}:
                raise Broken(f"I2: record {visit} of form {form} is not there")

    def _versions_noted(self) -> None:
        for id_, version, made, corrected in self.ground.rows(_NOTED):
            if made != 1 or corrected != version - 1:
                raise Broken(
                    f"I6: record {id_} is version {version}, and the audit has it made {made} "
                    f"times and corrected {corrected} times"
                )

    def _learn(self) -> None:
        """Notes where each word is kept; one that was there once keeps that place."""
        if self.learned_at == self.ground.changes:
            return
        self.learned_at = self.ground.changes
        for row in set(self.ground.rows(_TEXTS)) - self.learned:
            self.learned.add(row)
            column, id_, beside, text = row
            for word in _words_in(text):
                self.texts[word].add(Place(column, id_, beside))


def _words_in(told: object) -> set[str]:
    return {word.decode() for word in _WORD.findall(orjson.dumps(told))}


def _seen(at: str, known: list[set[Place]], own: bool, now: datetime, store: Store) -> None:
    """Words of a person in several places are seen by right where one of these may be."""
    owner = store.conversations.owner(at)
    reader = Reader(store.people.get(owner) if owner else None, own, now, store)
    for places in known:
        if not any(reader.sees(place) for place in places):
            raise Broken(f"I5: {at} is shown words of {sorted(map(str, places))}")
