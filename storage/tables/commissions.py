"""Tables of requests for support, of offers with the yeses to them, and of agreements."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.tables.keeping import Stay, WithRow, keeping, organisation, person
from storage.tables.metadata import Quarters, UtcDateTime, id_column, metadata, reference

# Requests for support, by whom and for which organisation; `rank` and `by` are a request's place in
# lists: what waits for the hub, by the moment at which it answers, before what is decided.
commissions = Table(
    "commissions",
    metadata,
    id_column(),
    reference("organisations", "organisation_id"),
    reference("people", "asked_by"),
    Column("filed_at", UtcDateTime, nullable=False),
    Column("need", String(100), nullable=False),
    Column("outcome", String(500), nullable=False),
    Column("days", Quarters),
    Column("from_on", Date),
    Column("evidence", String(500), nullable=False, server_default=""),
    Column("measure", String(500), nullable=False, server_default=""),
    Column("strand", String(60), nullable=False, server_default=""),
    Column("paid_from", String(12), nullable=False, server_default=""),
    Column("grant_id", ForeignKey("grants.id")),
    Column("urgency", String(16), nullable=False, server_default=""),
    Column("ring", String(200), nullable=False, server_default=""),
    Column("hub_note", String(500), nullable=False, server_default=""),
    Column("state", String(12), nullable=False),
    # The moment by which the hub first had to answer, the one by which it answers now, whether it
    # owes no answer for the moment, and when it first gave one. The clock stands still while the
    # school is asked something.
    Column("promised_by", UtcDateTime, nullable=False, index=True),
    Column("answer_by", UtcDateTime, nullable=False),
    Column("answered", Boolean, nullable=False, server_default=text("false")),
    Column("met_at", UtcDateTime),
    Column("question", String(500), nullable=False, server_default=""),
    Column("question_at", UtcDateTime),
    Column("question_by", ForeignKey("people.id")),
    Column("answer", String(500), nullable=False, server_default=""),
    Column("answer_at", UtcDateTime),
    # What the school is told while nobody fits.
    Column("what_next", String(200), nullable=False, server_default=""),
    # Why it was declined or withdrawn.
    Column("reason", String(500), nullable=False, server_default=""),
    Column("ended_at", UtcDateTime),
    Column("ended_by", ForeignKey("people.id")),
    Column("matched_at", UtcDateTime),
    # The support that came of it: proposed while it is offered.
    Column("deployment_id", ForeignKey("deployments.id"), index=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("rank", Integer, nullable=False),
    Column("by", UtcDateTime, nullable=False),
    Index("ix_commissions_rank_by_id", "rank", "by", "id"),
    Index("ix_commissions_organisation_id_rank_by_id", "organisation_id", "rank", "by", "id"),
    info=keeping(
        organisation(
            "organisation_id",
            names=("asked_by", "question_by", "ended_by"),
            words=(
                "need",
                "outcome",
                "evidence",
                "measure",
                "ring",
                "hub_note",
                "question",
                "answer",
                "what_next",
                "reason",
            ),
        ),
        Stay.FOR_EVER,
    ),
)


# What was offered: support that waits for its yeses, by round. `why` is for officers only.
offers = Table(
    "offers",
    metadata,
    id_column(),
    reference("deployments", "deployment_id", index=True),
    Column("commission_id", ForeignKey("commissions.id"), index=True),
    Column("at", UtcDateTime, nullable=False),
    reference("people", "by_id"),
    Column("pattern", String(200), nullable=False, server_default=""),
    Column("why", String(500), nullable=False, server_default=""),
    # Why more days are asked for than the leader has left.
    Column("over_why", String(500), nullable=False, server_default=""),
    Column("state", String(12), nullable=False),
    Column("ended_at", UtcDateTime),
    Column("ended_by", ForeignKey("people.id")),
    Column("ended_why", String(500), nullable=False, server_default=""),
    # What waits for an officer is few among all that there were.
    Index("ix_offers_state_ended_at", "state", "ended_at"),
    info=keeping(
        organisation(
            "deployment_id",
            names=("by_id", "ended_by"),
            words=("pattern", "why", "over_why", "ended_why"),
        ),
        WithRow("deployment_id"),
    ),
)


# Whose yes an offer needs: each leader's, the releasing head's of each, and the school's.
consents = Table(
    "consents",
    metadata,
    id_column(),
    reference("offers", "offer_id"),
    Column("party", String(10), nullable=False),
    # The leader of whom it is; nobody for the school.
    Column("leader_id", ForeignKey("people.id"), index=True),
    # Who is asked: the employer of that leader, or the school.
    Column("organisation_id", ForeignKey("organisations.id"), index=True),
    Column("asked_at", UtcDateTime),
    Column("state", String(12), nullable=False),
    Column("answered_at", UtcDateTime),
    Column("answered_by", ForeignKey("people.id")),
    # How an officer came to know of it, and of which day it is; empty for a person's own answer.
    Column("noted_how", String(12), nullable=False, server_default=""),
    Column("noted_on", Date),
    Column("reason", String(200), nullable=False, server_default=""),
    Column("conflict", String(500), nullable=False, server_default=""),
    # What a releasing head allows: so many days a term, and a note.
    Column("most_days", Quarters),
    Column("note", String(200), nullable=False, server_default=""),
    Column("version", Integer, nullable=False, server_default="1"),
    UniqueConstraint("offer_id", "party", "leader_id", "organisation_id"),
    # What waits for an answer is asked each half minute.
    Index("ix_consents_state", "state"),
    info=keeping(
        person("leader_id", names=("answered_by",), words=("reason", "conflict", "note")),
        WithRow("offer_id"),
    ),
)


# Each edition of what was agreed: its terms as they stood, and what changed since the one before.
agreements = Table(
    "agreements",
    metadata,
    id_column(),
    reference("deployments", "deployment_id"),
    Column("edition", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by_id", ForeignKey("people.id")),
    Column("terms", JSON, nullable=False),
    Column("changes", JSON, nullable=False),
    # Whether the yeses of those whom the change touches are asked again, and still waited for.
    Column("asks_again", Boolean, nullable=False, server_default=text("false")),
    UniqueConstraint("deployment_id", "edition"),
    info=keeping(
        organisation("deployment_id", names=("by_id",), words=("terms", "changes")),
        WithRow("deployment_id"),
    ),
)
