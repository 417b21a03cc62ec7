"""The store: every repository inside one transaction."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import TypeVar
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
from storage.funding.contract_pages import Contracts
from storage.funding.funds import Funds
from storage.funding.requirements import Requirements
from storage.library.announced import Announced
from storage.library.kept_files import KeptFiles
from storage.library.library import Library
from storage.library.shelf import Shelf
from storage.library.uploaded_imports import UploadedImports
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
from storage.people.releases import StaffReleases
from storage.people.roster import RosterContacts
from storage.people.staff import Staff
from storage.people.strangers import Strangers
from storage.people.tenants import AllowedTenants
from storage.prompts.calendars import Calendars
from storage.prompts.owed import OwedThings
from storage.prompts.prompts import Prompts
from storage.prompts.reminders import Reminders
from storage.purge import purge
from storage.quality.handed_in import HandedIn
from storage.quality.reports import Reports
from storage.quality.school_words import SchoolWords
from storage.support.agreements import Agreements
from storage.support.candidates import CandidateFacts
from storage.support.changes import SupportChanges
from storage.support.commissions import Commissions
from storage.support.deployments import Deployments
from storage.support.employers import Employers
from storage.support.hand_overs import HandOvers
from storage.support.offers import Offers
from storage.support.plan_files import PlanFiles
from storage.support.plan_lists import PlanLists
from storage.support.plan_prompts import PlanPrompts
from storage.support.plans import Plans
from storage.support.rates import SupportRates
from storage.support.supported_places import SupportedPlaces
from storage.visits.concerns import Concerns
from storage.visits.copies import Copies
from storage.visits.forms import Forms
from storage.visits.planned_lists import PlannedLists
from storage.visits.planned_visits import PlannedVisits
from storage.visits.records import Records
from storage.visits.steps import Steps
from storage.visits.visits import Visits

R = TypeVar("R")


def _made(make: "Callable[[Store], R]") -> "cached_property[R]":
    """A repository that is made when it is first used."""
    return cached_property(make)


class Store:
    """All that one unit of work may read and write, by repository.

    What each holds is told in its class.
    """

    _connection: Connection
    hub: Hub

    people = _made(lambda store: People(store._connection))
    accounts = _made(lambda store: Accounts(store._connection))
    roster = _made(lambda store: RosterContacts(store._connection, store.people))
    staff = _made(lambda store: Staff(store._connection, store.people))
    staff_releases = _made(lambda store: StaffReleases(store._connection))
    tenants = _made(lambda store: AllowedTenants(store._connection))
    strangers = _made(lambda store: Strangers(store._connection))
    organisations = _made(lambda store: Organisations(store._connection))
    register = _made(lambda store: Register(store._connection))
    calendars = _made(lambda store: Calendars(store._connection))
    deployments = _made(lambda store: Deployments(store._connection))
    candidates = _made(lambda store: CandidateFacts(store._connection, store.hub))
    plans = _made(lambda store: Plans(store._connection))
    plan_files = _made(lambda store: PlanFiles(store._connection))
    plan_prompts = _made(lambda store: PlanPrompts(store._connection))
    plan_lists = _made(lambda store: PlanLists(store._connection))
    support_changes = _made(lambda store: SupportChanges(store._connection))
    supported_places = _made(lambda store: SupportedPlaces(store._connection, store.deployments))
    agreements = _made(lambda store: Agreements(store._connection))
    hand_overs = _made(lambda store: HandOvers(store._connection))
    rates = _made(lambda store: SupportRates(store._connection))
    offers = _made(lambda store: Offers(store._connection))
    commissions = _made(lambda store: Commissions(store._connection))
    employers = _made(lambda store: Employers(store._connection))
    funds = _made(lambda store: Funds(store._connection))
    contracts = _made(lambda store: Contracts(store._connection))
    requirements = _made(lambda store: Requirements(store._connection))
    reports = _made(lambda store: Reports(store._connection))
    handed_in = _made(lambda store: HandedIn(store._connection))
    school_words = _made(lambda store: SchoolWords(store._connection))
    planned_visits = _made(lambda store: PlannedVisits(store._connection))
    planned_lists = _made(lambda store: PlannedLists(store._connection))
    visits = _made(lambda store: Visits(store._connection, store.deployments))
    records = _made(lambda store: Records(store._connection, store.deployments))
    copies = _made(lambda store: Copies(store._connection))
    steps = _made(lambda store: Steps(store._connection))
    concerns = _made(lambda store: Concerns(store._connection))
    forms = _made(lambda store: Forms(store._connection))
    conversations = _made(lambda store: Conversations(store._connection))
    inbox = _made(lambda store: Inbox(store._connection))
    posts = _made(lambda store: Posts(store._connection))
    outbox = _made(lambda store: Outbox(store._connection))
    backlog = _made(lambda store: Backlog(store._connection))
    deliveries = _made(lambda store: Deliveries(store._connection))
    replicas = _made(lambda store: Replicas(store._connection))
    imports = _made(lambda store: Imports(store._connection))
    channels = _made(lambda store: Channels(store._connection))
    digests = _made(lambda store: Digests(store._connection))
    figures = _made(lambda store: Figures(store._connection))
    reminders = _made(lambda store: Reminders(store._connection))
    prompts = _made(lambda store: Prompts(store._connection))
    owed = _made(lambda store: OwedThings(store._connection))
    work = _made(lambda store: LongWork(store._connection))
    files = _made(lambda store: Files(store._connection))
    library = _made(lambda store: Library(store._connection))
    announced = _made(lambda store: Announced(store._connection))
    shelf = _made(lambda store: Shelf(store._connection))
    kept_files = _made(lambda store: KeptFiles(store._connection))
    uploaded_imports = _made(lambda store: UploadedImports(store._connection))
    milestones = _made(lambda store: Milestones(store._connection))
    audit = _made(lambda store: Audit(store._connection))

    def __init__(self, connection: Connection, hub: Hub) -> None:
        self._connection = connection
        self.hub = hub

    @contextmanager
    def undone(self) -> Iterator[None]:
        """What is written within is undone at its end, whatever comes of it."""
        point = self._connection.begin_nested()
        try:
            yield
        finally:
            point.rollback()

    def migrated(self) -> bool:
        """Whether the tables are those of this version."""
        return standing(self._connection) == newest()

    def purge(self, now: datetime, fleeting: Collection[str]) -> None:
        """Deletes what was kept for as long as its table states.

        `fleeting` are the kinds of messages whose keys nobody puts again.
        """
        purge(self._connection, now, ZoneInfo(self.hub.zone), fleeting)
