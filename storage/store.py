"""The store: every repository inside one transaction."""

from collections.abc import Collection
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from domain.hub import Hub
from storage.delivery.conversations import Conversations
from storage.delivery.deliveries import Deliveries
from storage.delivery.inbox import Inbox
from storage.delivery.outbox import Outbox
from storage.delivery.posts import Posts
from storage.delivery.replicas import Replicas
from storage.digests.channels import Channels
from storage.digests.digests import Digests
from storage.digests.figures import Figures
from storage.migrations import newest, standing
from storage.operations.audit import Audit
from storage.operations.files import Files
from storage.operations.imports import Imports
from storage.operations.milestones import Milestones
from storage.operations.work import LongWork
from storage.people.organisations import Organisations
from storage.people.people import People
from storage.people.roster import Roster
from storage.people.strangers import Strangers
from storage.people.tenants import Tenants
from storage.prompts.calendars import Calendars
from storage.prompts.owed import Owed
from storage.prompts.prompts import Prompts
from storage.prompts.reminders import Reminders
from storage.support.deployments import Deployments
from storage.visits.concerns import Concerns
from storage.visits.copies import Copies
from storage.visits.forms import Forms
from storage.visits.planned_visits import PlannedVisits
from storage.visits.records import Records
from storage.visits.steps import Steps
from storage.visits.visits import Visits


class Store:
    """What one unit of work may read and write; repositories are made when first used."""

    def __init__(self, connection: Connection, hub: Hub) -> None:
        self._connection = connection
        self.hub = hub

    def migrated(self) -> bool:
        """Whether the tables are those of this version."""
        return standing(self._connection) == newest()

    def purge(self, now: datetime, fleeting: Collection[str]) -> None:
        """Forgets what has been kept for long enough.

        `fleeting` are the kinds of messages whose keys nobody puts again.
        """
        self.files.purge(now)
        self.work.purge(now)
        if (
            now.minute == 0
        ):  # what is kept for days is many rows to look through: once or twice an hour will do
            self.inbox.purge(now)
            self.deliveries.purge(now, fleeting)
            self.forms.purge(now)

    @cached_property
    def people(self) -> People:
        """The roster, roles, linked accounts and codes."""
        return People(self._connection)

    @cached_property
    def roster(self) -> Roster:
        """Who is connected."""
        return Roster(self._connection, self.people)

    @cached_property
    def tenants(self) -> Tenants:
        """Allowed tenants with their domains."""
        return Tenants(self._connection)

    @cached_property
    def strangers(self) -> Strangers:
        """Who wrote without being on the roster, counted by day."""
        return Strangers(self._connection)

    @cached_property
    def organisations(self) -> Organisations:
        """Schools, trusts and the hub."""
        return Organisations(self._connection)

    @cached_property
    def calendars(self) -> Calendars:
        """Closed days."""
        return Calendars(self._connection)

    @cached_property
    def deployments(self) -> Deployments:
        """Deployments with leaders and objectives."""
        return Deployments(self._connection)

    @cached_property
    def planned_visits(self) -> PlannedVisits:
        """Planned visits."""
        return PlannedVisits(self._connection)

    @cached_property
    def visits(self) -> Visits:
        """Records of visits, with every version."""
        return Visits(self._connection, self.deployments)

    @cached_property
    def records(self) -> Records:
        """Everybody's records, as a school or the hub lists them."""
        return Records(self._connection, self.deployments)

    @cached_property
    def copies(self) -> Copies:
        """Schools' copies of records, with their answers."""
        return Copies(self._connection)

    @cached_property
    def steps(self) -> Steps:
        """Next steps."""
        return Steps(self._connection)

    @cached_property
    def concerns(self) -> Concerns:
        """Flags for the hub."""
        return Concerns(self._connection)

    @cached_property
    def forms(self) -> Forms:
        """Open forms and kept values."""
        return Forms(self._connection)

    @cached_property
    def conversations(self) -> Conversations:
        """Where the bot may speak."""
        return Conversations(self._connection)

    @cached_property
    def inbox(self) -> Inbox:
        """Activities already answered."""
        return Inbox(self._connection)

    @cached_property
    def posts(self) -> Posts:
        """Which message shows what."""
        return Posts(self._connection)

    @cached_property
    def outbox(self) -> Outbox:
        """What is to be said."""
        return Outbox(self._connection)

    @cached_property
    def deliveries(self) -> Deliveries:
        """What is to be said, on its way."""
        return Deliveries(self._connection)

    @cached_property
    def replicas(self) -> Replicas:
        """Running processes."""
        return Replicas(self._connection)

    @cached_property
    def imports(self) -> Imports:
        """The roster as files state it."""
        return Imports(self._connection)

    @cached_property
    def channels(self) -> Channels:
        """Channels chosen for the hub's posts."""
        return Channels(self._connection)

    @cached_property
    def digests(self) -> Digests:
        """Digests of channels: due, arrived, skipped, and what each counted."""
        return Digests(self._connection)

    @cached_property
    def figures(self) -> Figures:
        """What digests count, over all deployments."""
        return Figures(self._connection)

    @cached_property
    def reminders(self) -> Reminders:
        """When and of what people want to be prompted."""
        return Reminders(self._connection)

    @cached_property
    def prompts(self) -> Prompts:
        """What people were prompted for."""
        return Prompts(self._connection)

    @cached_property
    def owed(self) -> Owed:
        """What people may be prompted for."""
        return Owed(self._connection)

    @cached_property
    def work(self) -> LongWork:
        """Long work that waits."""
        return LongWork(self._connection)

    @cached_property
    def files(self) -> Files:
        """Files made for people."""
        return Files(self._connection)

    @cached_property
    def milestones(self) -> Milestones:
        """When the hub went live."""
        return Milestones(self._connection)

    @cached_property
    def audit(self) -> Audit:
        """Who changed what."""
        return Audit(self._connection)
