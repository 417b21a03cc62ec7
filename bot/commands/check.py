"""`app.py check`: what is missing before the first day, in words, each with what to do."""

from collections.abc import Iterable, Iterator
from datetime import date

from bot.commands import DONE, PROBLEMS, Say
from bot.commands.tenants import by_officers_only, not_followed_yet
from bot.running.settings import Settings
from bot.teams.outside import Outside
from domain.command_line import typed
from domain.hub import Hub
from domain.operations.imports import Entry, Snapshot, Support
from domain.people.people import Role, domain_of
from domain.prompts.calendar import ClosureKind, school_year
from domain.support.deployments import Status
from storage.engine.database import Database
from storage.store import Store

MOST_NAMED = 5
NO_DATABASE = "There is no database yet. Fill in the start sheet ({}) and import it."
OTHER_VERSION = (
    "The database is of another version. Start the bot once: it brings the tables up to date."
)


def check(
    database: Database[Store] | None, settings: Settings, outside: Outside, today: date, say: Say
) -> int:
    """Says what is missing; only reads. Gives the exit status."""
    missing = [*_outside(settings, outside), *_inside(database, settings, today)]
    for note in [*_untried(settings, outside), *_noted(database, settings)]:
        say(note)
    for sentence in missing:
        say(f"- {sentence}")
    if not missing:
        say("Nothing is missing.")
        return DONE
    say(f"{len(missing)} {'thing is' if len(missing) == 1 else 'things are'} missing.")
    return PROBLEMS


def _untried(settings: Settings, outside: Outside) -> Iterator[str]:
    if settings.development:
        yield (
            "A development bot: no token and no keys are needed. On Teams it needs "
            "MICROSOFT_APP_ID."
        )
    if outside.address is None:
        yield "PUBLIC_URL is not set, so nobody tried whether the bot can be reached."


def _outside(settings: Settings, outside: Outside) -> Iterator[str]:
    if outside.address is False:
        yield (
            f"{settings.public_url}/healthz does not answer from here. "
            "Start the bot, and have the web server before it pass this on."
        )
    if outside.token is False:
        yield (
            "Microsoft gives the bot no token. Compare MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID "
            "and "
            "MICROSOFT_APP_TYPE with the registration; the secret in MICROSOFT_APP_PASSWORD may "
            "have run out."
        )
    if outside.keys is False:
        yield (
            "The keys that sign incoming calls do not load. "
            f"Let this machine reach {settings.openid_metadata_url}, or mend OPENID_METADATA_URL."
        )


def _inside(database: Database[Store] | None, settings: Settings, today: date) -> list[str]:
    if database is None:
        return [NO_DATABASE.format(typed("template"))]
    if not database.read_now(lambda store: store.migrated()):
        return [OTHER_VERSION]
    return database.read_now(lambda store: list(_gaps(store, settings, today)))


def _noted(database: Database[Store] | None, settings: Settings) -> list[str]:
    """What is so on purpose, and good to know."""
    if database is None or settings.development:
        return []
    stated = settings.allowed_tenants
    return database.read_now(
        lambda store: list(by_officers_only(stated, store)) if store.migrated() else []
    )


def _gaps(store: Store, settings: Settings, today: date) -> Iterator[str]:
    roster = store.imports.snapshot()
    here = [entry for entry in roster.people.values() if not entry.left]
    if not settings.development:
        stated = settings.allowed_tenants
        yield from not_followed_yet(stated, here, store)
        yield from _doors(here, [*stated.values(), *store.tenants.by_officers().values()])
    yield from _officers(store, here)
    yield from _support(roster, here, store.hub)
    if astray := sorted({school for _, school, _, _ in store.deployments.astray()}):
        yield (
            f"The days used of {_some(astray)} are not those of the records. Nothing should cause "
            "that: report it. How to count them anew stands in docs/operate.md."
        )
    if not any(
        closure.kind is ClosureKind.HOLIDAY and school_year(closure.first) == school_year(today)
        for closure in store.calendars.closures()
    ):
        yield (
            f"The calendar has no holidays of {school_year(today).title}, so every weekday counts "
            "as a school day. "
            "Fill in and import what this writes: python app.py template --for calendars"
        )
    if store.milestones.live() is None:
        if store.hub.start is None:
            yield (
                "START_DATE is not set, so reminders of all that is overdue go on the first day. "
                "Set it to that day."
            )
        yield (
            "Welcomes, reminders and copies are held. When all is ready, an officer types go live."
        )


def _doors(here: Iterable[Entry], tenants: Iterable[frozenset[str]]) -> Iterator[str]:
    allowed = {domain for domains in tenants for domain in domains}
    if not allowed:
        yield "No tenant is allowed, so nobody can come in. Set ALLOWED_TENANTS, and start the bot."
        return
    outside = sorted({domain_of(entry.email) for entry in here} - allowed)
    if outside:
        yield (
            f"People with addresses of {_some(outside)} cannot come in. "
            "Add each domain to its tenant in ALLOWED_TENANTS, or have an officer press Allow."
        )


def _officers(store: Store, here: Iterable[Entry]) -> Iterator[str]:
    one, many = store.hub.words.one("officer"), store.hub.words.many("officer")
    officers = [entry for entry in here if _holds(entry, Role.OFFICER)]
    reached = any(store.conversations.officers_chat(entry.id) for entry in officers)
    if not officers:
        yield f"There are no {many} on the roster. Import a people file with the role officer."
    elif not reached:
        first = min(entry.email for entry in officers)
        yield (
            f"No {one} has come in yet. Make a code to be typed in the chat: "
            f"{typed('invite', first)}"
        )
    if not reached and not store.channels.active():
        yield f"Nobody would hear of a flag. Say post here in a channel, or have a {one} come in."


def _support(roster: Snapshot, here: Iterable[Entry], hub: Hub) -> Iterator[str]:
    people, words = {entry.id: entry for entry in here}, hub.words
    active = [s for s in roster.deployments.values() if s.status is Status.ACTIVE]
    busy = {leader for support in active for leader in support.leaders}
    idle = [e.name for e in people.values() if _holds(e, Role.LEADER) and e.id not in busy]
    if idle:
        yield (
            f"No {words.one('deployment')} for {_some(sorted(idle))}. Import a deployments file "
            "with their addresses."
        )
    alone = [s for s in active if not s.leaders & people.keys()]
    if alone:
        yield (
            f"No {words.one('leader')} for {_places(alone, roster)}. Import a deployments file "
            "with leader_email."
        )
    proposed = [s for s in roster.deployments.values() if s.status is Status.PROPOSED]
    if proposed:
        yield (
            f"{len(proposed):,} proposed at {_places(proposed, roster)}: nobody is asked by the "
            "bot. When all have agreed, import them with the status agreed or active."
        )
    contacts = {
        a.organisation
        for e in people.values()
        for a in e.appointments
        if a.role is Role.SCHOOL_CONTACT
    }
    silent = [s for s in active if s.organisation not in contacts]
    if silent:
        yield (
            f"No {words.one('school_contact')} for {_places(silent, roster)}, so nobody there "
            "gets copies. "
            "Import a people file with the role school_contact@URN."
        )


def _holds(entry: Entry, role: Role) -> bool:
    return any(appointment.role is role for appointment in entry.appointments)


def _places(supports: Iterable[Support], roster: Snapshot) -> str:
    return _some(sorted({roster.organisations[support.organisation].name for support in supports}))


def _some(names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    return f"{', '.join(names[:MOST_NAMED])}{more}"
