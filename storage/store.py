"""The store: every repository inside one transaction."""

from collections.abc import Collection
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain.hub import Hub
from storage.delivery.backlog import Backlog
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
from storage.people.accounts import Accounts
from storage.people.organisations import Organisations
from storage.people.people import People
from storage.people.register import Register
from storage.people.roster import RosterContacts
from storage.people.strangers import Strangers
from storage.people.tenants import AllowedTenants
from storage.prompts.calendars import Calendars
from storage.prompts.owed import OwedThings
from storage.prompts.prompts import Prompts
from storage.prompts.reminders import Reminders
from storage.purge import purge
from storage.support.changes import SupportChanges
from storage.support.deployments import Deployments
from storage.visits.concerns import Concerns
from storage.visits.copies import Copies
from storage.visits.forms import Forms
from storage.visits.planned_visits import PlannedVisits
from storage.visits.records import Records
from storage.visits.steps import Steps
from storage.visits.visits import Visits


# A property for each repository, which is made when it is first used.
class Store:
    """All that one unit of work may read and write, by repository."""

    def __init__(self, connection: Connection, hub: Hub) -> None:
        self._connection = connection
        self.hub = hub

    def migrated(self) -> bool:
        """Whether the tables are those of this version."""
        return standing(self._connection) == newest()

    def purge(self, now: datetime, fleeting: Collection[str]) -> None:
        """Deletes what was kept for as long as its table states.

        `fleeting` are the kinds of messages whose keys nobody puts again.
        """
        purge(self._connection, now, ZoneInfo(self.hub.zone), fleeting)

    @cached_property
    def people(self) -> People:
        """The roster, roles and codes."""
        return People(self._connection)

    @cached_property
    def accounts(self) -> Accounts:
        """Whose account is which, and whether that is proved."""
        return Accounts(self._connection)

    @cached_property
    def roster(self) -> RosterContacts:
        """Who is connected."""
        return RosterContacts(self._connection, self.people)

    @cached_property
    def tenants(self) -> AllowedTenants:
        """Allowed tenants with their domains."""
        return AllowedTenants(self._connection)

    @cached_property
    def strangers(self) -> Strangers:
        """Who wrote without being on the roster, counted by day."""
        return Strangers(self._connection)

    @cached_property
    def organisations(self) -> Organisations:
        """Schools, trusts and the hub."""
        return Organisations(self._connection)

    @cached_property
    def register(self) -> Register:
        """Schools, trusts and leaders by a part of what they are called."""
        return Register(self._connection)

    @cached_property
    def calendars(self) -> Calendars:
        """Closed days."""
        return Calendars(self._connection)

    @cached_property
    def deployments(self) -> Deployments:
        """Deployments with leaders and objectives."""
        return Deployments(self._connection)

    @cached_property
    def support_changes(self) -> SupportChanges:
        """Support as officers add and change it."""
        return SupportChanges(self._connection)

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
        """Messages that wait to be sent."""
        return Outbox(self._connection)

    @cached_property
    def backlog(self) -> Backlog:
        """What waits in the outbox."""
        return Backlog(self._connection)

    @cached_property
    def deliveries(self) -> Deliveries:
        """Messages on their way."""
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
    def owed(self) -> OwedThings:
        """What people may be prompted for."""
        return OwedThings(self._connection)

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
