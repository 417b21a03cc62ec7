"""The register of commands: what help, Teams' list and the ways out are made from."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.handlers import table, words_for_teams
from bot.turns.commands import Command, for_roles, help_lines, offered
from bot.turns.reply import Say
from bot.turns.router import Router
from bot.turns.turn import Turn, What
from cards.phrases import in_hub_words
from domain.delivery.conversations import Surface
from domain.people.people import Account, Person, Role
from storage.engine.database import Database
from storage.store import Store
from tests import databases
from tests.cards.test_own_words import OWN, own_words_missed
from tests.databases import Place
from tests.make import NOW
from tests.seed import FARIDA, HEAD, SAMIRA, Somebody

KNOWN = table().commands()
ALL = (
    ("library …", "the {handbook}, guidance and templates; library handbook opens it"),
    ("reminders", "when reminders come, and for what"),
    ("away until …", "pauses reminders; type back to end it"),
    ("hi", "what is due"),
    ("help", "this list"),
)
SUPPORT = ("schools", "what needs a look first: days used, next dates, progress")
OVERDUE = ("overdue", "planned {visits} without a {record}, the oldest first")
PLAN = ("plan", "the {plan}: objectives, its file, what the {school} said")
ASKED_FOR = (
    ("request support", "ask for {deployment} in a {school}'s place"),
    ("requests", "what {schools} asked for, the soonest answer first"),
)
FIND = ("find a leader", "who could give {support}, with the facts beside each other")
GRANTS = ("grants", "the money for {deployment}, and the {report} that comes next")
REPORTS = ("reports", "{reports} on money and {deployment}: to write, to judge, done")
UNANSWERED = ("unanswered", "copies that {schools} have not answered, the oldest first")
STAFF = ("my staff", "where your staff give support, days used, who is out next week")
VISITS = ("visits", "the {hub}'s {records}, newest first")
FLAGS = ("flags", "open flags, to take or resolve")
ADD = ("add support", "a {school}, its {leader}, days and dates")
RUNNING = (
    ("digest", "the week so far; what a channel's next post says"),
    ("people", "who is connected, who is not and why"),
    ("status", "how Hub Visits is running"),
    ("not delivered", "what did not arrive, to send again"),
    ("go live", "preview, then start sending"),
    ("post here", "in a channel: the {hub}'s posts come there"),
    ("stop posting", "in a channel: no more posts there"),
)
CONTRACTS = ("contracts", "what each {contract} requires, and ticking what is done")
MONEY = (GRANTS, REPORTS)
OFFICERS = (
    *(FLAGS, VISITS, SUPPORT, OVERDUE, UNANSWERED, ADD),
    *(*ASKED_FOR, FIND, PLAN, GRANTS, CONTRACTS, REPORTS, *RUNNING),
)
LEADERS = (
    ("visit", "record a {visit}"),
    ("plan a visit", "its day, time and what for"),
    ("planned", "planned {visits}, to move or call off"),
    ("my visits", "your {records}, newest first"),
    SUPPORT,
    OVERDUE,
    ("steps", "open next steps"),
    *(PLAN, *MONEY),
)
LEADING_OFFICERS = (
    *(*LEADERS, FLAGS, VISITS, UNANSWERED, ADD, *ASKED_FOR, FIND),
    *(CONTRACTS, *RUNNING),
)
CONTACTS_OFFICER = (
    *(VISITS, SUPPORT, *ASKED_FOR, PLAN, *MONEY),
    *(FLAGS, OVERDUE, UNANSWERED, ADD, FIND, CONTRACTS, *RUNNING),
)
CONTRACTED = ("visits", "{records} under your contracts, newest first")
CONTACTS = (
    *(("visits", "{records} of {visits} to you, newest first"), SUPPORT),
    ("request support", "ask the {hub} for {deployment}: what is needed, and for how many days"),
    ("requests", "what you asked the {hub} for"),
    *(PLAN, *MONEY),
)


@pytest.mark.parametrize(
    ("roles", "lines"),
    [
        ([], ALL),
        ([Role.HOME_HEAD], (STAFF, *ALL)),
        ([Role.LEADER], LEADERS + ALL),
        ([Role.SCHOOL_CONTACT], CONTACTS + ALL),
        ([Role.OVERSEER], (CONTRACTED, SUPPORT, OVERDUE, PLAN, GRANTS, CONTRACTS, REPORTS, *ALL)),
        ([Role.OFFICER], OFFICERS + ALL),
        ([Role.OFFICER, Role.LEADER], LEADING_OFFICERS + ALL),
        ([Role.SCHOOL_CONTACT, Role.OFFICER], CONTACTS_OFFICER + ALL),
    ],
    ids=str,
)
def test_help_tells_each_role_its_words(
    roles: list[Role], lines: tuple[tuple[str, str], ...]
) -> None:
    assert help_lines(KNOWN, roles) == list(lines)


def test_every_word_of_help_is_answered_by_its_command() -> None:
    for command in KNOWN:
        for word in (command.shown or command.word, *command.aliases):
            found = table().find(_typed(word, command.surface))
            assert found and found[0].command is command, word


def test_every_command_has_a_line_of_help_or_stands_in_that_of_another() -> None:
    told = {word for word, _ in help_lines(KNOWN, Role)}
    sentences = {command.word: command.does for command in KNOWN}
    for command in KNOWN:
        if command.within:
            assert command.word in sentences[command.within]
        else:
            assert (command.shown or command.word) in told


def test_a_word_fits_the_keys_of_a_card() -> None:
    assert [c.word for c in KNOWN if len(c.shown or c.word) > 15] == []


def test_teams_lists_no_more_than_it_shows() -> None:
    lists = words_for_teams()
    assert {scope: len(words) for scope, words in lists.items()} == {"personal": 10, "team": 2}
    assert [word for word, _ in lists["personal"]] == [
        *("visit", "my visits", "schools", "plan", "reports", "request support"),
        *("library", "reminders", "hi", "help"),
    ]
    assert [word for word, _ in lists["team"]] == ["post here", "stop posting"]


def test_only_what_is_offered_is_listed_and_only_where_it_is_answered() -> None:
    here = Command("here", "something", Surface.CHANNEL, offered="Something")
    there = Command("there", "something", offered="Something")
    unlisted = Command("unlisted", "something")
    assert offered([here, there, unlisted], Surface.CHAT) == [("there", "Something")]
    assert offered([here, there, unlisted], Surface.CHANNEL) == [("here", "Something")]


def test_a_command_stands_in_the_register_one_time_whatever_its_aliases() -> None:
    routes, command = Router(), Command("one", "something", aliases=("two", "three"))
    routes.command(command)(lambda *_: Say({}))
    assert routes.commands() == [command]


@pytest.fixture
def database(small_hub: Place) -> Iterator[Database[Store]]:
    """The small hub."""
    opened = small_hub.started()
    yield opened
    opened.close()


@databases.on_sqlite
@pytest.mark.parametrize("who", [FARIDA, HEAD, SAMIRA], ids=lambda who: who.name)
def test_a_commands_button_does_what_its_word_does(
    who: Somebody, database: Database[Store]
) -> None:
    def compare(store: Store) -> None:
        person = store.people.by_email(who.email)
        assert person is not None
        ways = [c for c in for_roles(KNOWN, {a.role for a in person.appointments}) if c.button]
        assert len(ways) > 3
        for command in ways:
            assert command.label
            assert _typing(command, person, store) == _pressing(command, person, store)

    database.write_now(compare)


def _typing(command: Command, person: Person, store: Store) -> str:
    found = table().find(_typed(command.word, Surface.CHAT))
    assert found is not None
    return _answer(found[0].handler(replace(_typed(command.word), person=person), "", store))


def _pressing(command: Command, person: Person, store: Store) -> str:
    assert command.button is not None
    entry = table().entries[What.ACTION, Surface.CHAT, command.button.verb]
    turn = replace(_typed(""), what=What.ACTION, key=command.button.verb, person=person)
    return _answer(entry.handler(turn, command.button, store))


def _answer(reply: object) -> str:
    assert isinstance(reply, Say)
    return str(reply.card["fallbackText"])


def _typed(text: str, surface: Surface = Surface.CHAT) -> Turn:
    """A turn of typed words."""
    at = replace(databases.chat(FARIDA.conversation), surface=surface)
    return Turn(NOW, "a1", Account(FARIDA.tenant, FARIDA.oid), at, What.COMMAND, text=text)


def test_the_button_of_each_command_speaks_the_hubs_own_words() -> None:
    labels = {command.word: in_hub_words(command.label, OWN) for command in KNOWN}
    assert {word: label for word, label in labels.items() if own_words_missed(label)} == {}
