"""A deployments file about support for which people were asked in the chat."""

from fractions import Fraction

import pytest

from bot.documents.tables import TableFile
from bot.making.importable import SUPPORT_TO_IMPORT
from bot.subjects.support.offering import ask_about, take_back
from domain.people.people import Person
from domain.support.deployments import Deployment, Status
from domain.support.offers import OfferState
from storage.store import Store
from tests.bot.imports.files import SCHOOLS, bring, brought, said, text
from tests.bot.support.agreed import all_say_yes
from tests.make import NOW

HEADER = "leader_email,school_urn,focus,days_agreed,start,end,status"
ROW = "amara.lewis@trust.example,107438,Early reading,5,11/01/2027,26/03/2027"
PEOPLE = (
    "email,name,role,organisation\n"
    "amara.lewis@trust.example,Amara Lewis,leader,107255\n"
    "bob@trust.example,Bob Lee,leader,107255\n"
    "hugh.marsh@trust.example,Hugh Marsh,home_head,107255\n"
    "head@trust.example,Joan Barker,school_contact,107438\n"
    "samira@trust.example,Samira Whitfield,officer,\n"
)


def file(status: str, row: str = ROW) -> TableFile:
    """The deployments file with that status."""
    return text("d.csv", f"{HEADER}\n{row},{status}\n")


@pytest.fixture
def asked(store: Store) -> Store:
    """Support that a file proposed, for which an officer asked since."""
    brought(store, text("schools.csv", SCHOOLS), text("people.csv", PEOPLE), file("proposed"))
    ask_about(support(store), samira(store), NOW, store)
    return store


def samira(store: Store) -> Person:
    found = store.people.by_email("samira@trust.example")
    assert found is not None
    return found


def support(store: Store) -> Deployment:
    found = store.deployments.get(1)
    assert found is not None
    return found


def state(store: Store) -> tuple[Status, OfferState]:
    """Where the support stands, and its offer."""
    offer = store.offers.of_deployment(1)
    assert offer is not None
    return Status(store.imports.snapshot().deployments[1].status), offer.state


@pytest.mark.parametrize("status", ["agreed", "active"])
def test_no_file_says_yes_for_those_who_are_asked(asked: Store, status: str) -> None:
    [problem] = said(bring(asked, file(status)))
    assert problem == (
        f"2: status is {status}, but leader, head and school are being asked for their yes. Note "
        "their answers in the chat, or leave status empty."
    )
    assert state(asked) == (Status.PROPOSED, OfferState.ASKED)


def test_no_file_says_that_somebody_said_no(asked: Store) -> None:
    [problem] = said(bring(asked, file("declined")))
    assert problem.startswith("2: status is “declined”; it may be proposed, agreed, active, paused")
    assert not problem.endswith("declined.")


def test_what_people_are_asked_to_say_yes_to_stays_as_they_read_it(asked: Store) -> None:
    changed = ROW.replace(",5,", ",8,").replace("26/03", "27/03")
    [problem] = said(bring(asked, file("proposed", changed)))
    assert problem == (
        "2: end, days_agreed: people are being asked for their yes to something else. Take that "
        "offer back in the chat first."
    )
    assert support(asked).days_agreed == Fraction(5)


def test_the_same_file_again_changes_nothing_whatever_was_answered(asked: Store) -> None:
    assert brought(asked, file("proposed")).changes == []
    all_say_yes(asked, 1)
    assert brought(asked, file("proposed")).changes == []
    assert state(asked) == (Status.AGREED, OfferState.AGREED)
    brought(asked, file("active"))
    assert state(asked)[0] is Status.ACTIVE, "what stands is the officer's to say"


def test_what_was_declined_in_the_chat_stays_so(asked: Store) -> None:
    offer = asked.offers.of_deployment(1)
    assert offer is not None
    take_back(offer, samira(asked), "No longer needed", NOW, asked)
    assert brought(asked, file("proposed")).changes == []
    [problem] = said(bring(asked, file("active")))
    assert problem == (
        "2: status is active, but this support was declined in the chat. If it is given after "
        "all, add it there."
    )
    assert state(asked)[0] is Status.DECLINED


def test_a_list_of_support_to_import_leaves_out_what_was_declined(asked: Store) -> None:
    rows = SUPPORT_TO_IMPORT.rows
    assert len(list(rows(None, asked))) == 1  # type: ignore[arg-type]
    offer = asked.offers.of_deployment(1)
    assert offer is not None
    take_back(offer, samira(asked), "No longer needed", NOW, asked)
    assert list(rows(None, asked)) == []  # type: ignore[arg-type]
