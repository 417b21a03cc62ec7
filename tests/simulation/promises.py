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
# Where people's words are kept: of a record as its school reads it, of its note for the hub, and of
# a next step, which belongs to a support and to the record that made it.
_TEXTS = (
    "select id, null, did, 0 from visits",
    "select id, null, hub_note, 1 from visits",
    "select visit_id, null, objection, 0 from copies where objection is not null",
    "select made_by, deployment_id, what, 0 from next_steps",
)
# What a form made, or the record whose place its answers took.
_SAVED_AS = (
    "select id from visits where form_id = :form"
    " union select v.id from visits v join forms f on f.visit_id = v.id where f.id = :form"
)
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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text is kept: a record, or its `note` for the hub; a step of a support as well."""

    visit: int | None
    support: int | None
    note: bool


@dataclass(slots=True)
class Promises:
    """Raises `Broken` if one is. `resent` counts a person's own decisions to send a key again."""

    ground: Ground
    connector: Connector
    resent: Counter[str] = field(default_factory=Counter)
    saved: dict[str, int] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)
    texts: dict[str, set[Place]] = field(default_factory=lambda: defaultdict(set))
    learned: set[tuple[object, ...]] = field(default_factory=set)

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
        """I5: nobody sees words of a record or a step that they may not see, and no channel any.

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
        for sql in _TEXTS:
            for visit, support, text, note in self.ground.rows(sql):
                row = (visit, support, text, note)
                if row not in self.learned:
                    self.learned.add(row)
                    for word in _words_in(text):
                        self.texts[word].add(Place(visit, support, bool(note)))


def _words_in(told: object) -> set[str]:
    return {word.decode() for word in _WORD.findall(orjson.dumps(told))}


def _seen(at: str, known: list[set[Place]], own: bool, now: datetime, store: Store) -> None:
    """Words of a person in several places are seen by right where one of these may be."""
    owner = store.conversations.owner(at)
    person = store.people.get(owner) if owner else None
    for places in known:
        if not any(_may(person, place, own, now, store) for place in places):
            raise Broken(f"I5: {at} is shown words of {sorted(map(str, places))}")


def _may(person: Person | None, place: Place, own: bool, now: datetime, store: Store) -> bool:
    support = store.deployments.get(place.support) if place.support else None
    if support and can(person, Act.CLOSE_STEP, support):
        return True
    record = store.visits.get(place.visit) if place.visit else None
    if record is None:
        return False
    author = person is not None and record.leader.id == person.id
    theirs = author and (own or can(person, Act.SEE, record))
    if place.note:
        return theirs or can(person, Act.READ_HUB_NOTE, record)
    # A school sees a record by its copy, once that is in sight.
    copied = CopiedRecord(record, store.copies.of(record.id), now)
    return theirs or can(person, Act.SEE, record) or can(person, Act.SEE, copied)
