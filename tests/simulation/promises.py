"""What must hold after each step (I1 to I7), by the tables, the connector and people's cards."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson

from domain.delivery.delivery import DeliveryState, OutboxRow
from domain.people.people import Person
from domain.permissions import Act, can
from domain.visits.copies import CopiedRecord
from storage.store import Store
from tests.simulation.connector import Broken, Connector
from tests.simulation.ground import Ground
from tests.simulation.people import CHANNEL

ENDS = {DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.DEAD, DeliveryState.SKIPPED}
_WORD = re.compile(rb"zq\d+z")
_KEPT = (
    "select id, version, deleted_at, did, hub_note from visits order by id",
    "select visit_id, version from visit_versions order by 1, 2",
    "select id, state, deployment_id, leader_id from planned_visits order by id",
    "select id, what, closed_at, removed from next_steps order by id",
    "select id, state from concerns order by id",
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
    texts: dict[str, set[tuple[int, bool]]] = field(default_factory=lambda: defaultdict(set))
    versions: dict[int, tuple[int, int]] = field(default_factory=dict)

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
        if (
            len(
                self.ground.rows(
                    "select 1 from visits where form_id = :form and id = :visit",
                    form=form,
                    visit=visit,
                )
            )
            != 1
        ):
            raise Broken(f"I2: record {visit} of form {form} is not there")

    def of_view(self, at: str, card: Any, now: datetime, *, own: bool = True) -> None:
        """I5: nobody sees words of a record that they may not see, and no channel sees any.

        With `own` they may be the person's own words: a form gives back what was typed into it.
        """
        words = {word.decode() for word in _WORD.findall(orjson.dumps(card))}
        if not words:
            return
        self._learn()
        known = [self.texts[word] for word in sorted(words) if word in self.texts]
        if known and at == CHANNEL:
            raise Broken(f"I5: words of records {known} in a channel")
        if known:
            self.ground.read(lambda store: _seen(at, known, own, now, store))

    def of_all(self) -> None:
        """I1 to I4 and I6 over every row."""
        for key, state, post, id_ in self.ground.rows("select key, state, post_id, id from outbox"):
            self._ended(key, state)
            times = self.connector.delivered[key]
            if post is None and (
                times > 1 + self.resent[key] or (state == DeliveryState.SENT and not times)
            ):
                raise Broken(f"I1/I3: {key} is {state} and arrived {times} times")
            if (
                post is None
                and state in (DeliveryState.UNKNOWN, DeliveryState.DEAD, DeliveryState.SKIPPED)
                and not self._noted(id_)
            ):
                raise Broken(f"I6: {key} became {state} and the audit does not know")
        for form, visit in self.saved.items():
            self.of_save(form, visit)
        self._versions_noted()

    def at_the_end(self) -> None:
        """I4: everything that was due has one end."""
        self.of_all()
        left = self.ground.rows(
            "select key, state, due_at from outbox where state in ('ready', 'leased', 'sending')"
        )
        if left:
            raise Broken(f"I4: {len(left)} rows have no end: {left[:3]}")

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

    def _noted(self, row: int) -> bool:
        found = self.ground.rows(
            "select 1 from audit where subject = :row and verb like 'message.%'",
            row=f"outbox:{row}",
        )
        return bool(found)

    def _versions_noted(self) -> None:
        lines = Counter(
            (subject, verb)
            for subject, verb in self.ground.rows(
                "select subject, verb from audit where subject like 'visit:%'"
            )
        )
        for id_, version in self.ground.rows(
            "select id, version from visits where source = 'card'"
        ):
            made = lines[f"visit:{id_}", "visit.recorded"] + lines[f"visit:{id_}", "visit.missed"]
            if made != 1 or lines[f"visit:{id_}", "visit.corrected"] != version - 1:
                raise Broken(
                    f"I6: record {id_} is version {version}, the audit says {made} and {lines}"
                )

    def _learn(self) -> None:
        for id_, version, did, note in self.ground.rows(
            "select id, version, did, hub_note from visits"
        ):
            if self.versions.get(id_) != (version, len(did) + len(note)):
                self.versions[id_] = (version, len(did) + len(note))
                for text, hidden in ((did, False), (note, True)):
                    for word in _WORD.findall(text.encode()):
                        self.texts[word.decode()].add((id_, hidden))


def _seen(
    at: str, known: list[set[tuple[int, bool]]], own: bool, now: datetime, store: Store
) -> None:
    """Words of a person in several records are seen by right where one of these may be."""
    owner = store.conversations.owner(at)
    person = store.people.get(owner) if owner else None
    for places in known:
        if not any(_may(person, visit, hidden, own, now, store) for visit, hidden in places):
            raise Broken(f"I5: {at} is shown words of {sorted(places)} (record, whether its note)")


def _may(
    person: Person | None, visit: int, hidden: bool, own: bool, now: datetime, store: Store
) -> bool:
    record = store.visits.get(visit)
    if record is None:
        return False
    author = person is not None and record.leader.id == person.id
    theirs = author and (own or can(person, Act.SEE, record))
    if hidden:
        return theirs or can(person, Act.READ_HUB_NOTE, record)
    # A school sees a record by its copy, once that is in sight.
    copied = CopiedRecord(record, store.copies.of(visit), now)
    return theirs or can(person, Act.SEE, record) or can(person, Act.SEE, copied)
