"""What a sent file may be: each entry is whole, and none goes by another's name."""

import pytest

from bot.subjects.library.purposes import PURPOSES, Purpose, choices_for, purpose_of
from cards.actions.kept_files import AnswerFile
from domain.library.sent_files import FileType
from storage.store import Store
from tests import seed
from tests.make import NOW
from tests.seed import FARIDA, SAMIRA, Somebody


@pytest.mark.parametrize("purpose", PURPOSES, ids=lambda purpose: purpose.name)
def test_an_entry_is_found_by_its_name_and_takes_some_kind(purpose: Purpose) -> None:
    assert purpose_of(purpose.name) is purpose
    assert purpose.kinds <= set(FileType) and purpose.kinds


def test_what_no_entry_is_named_is_nothing() -> None:
    assert purpose_of("") is purpose_of("made_up") is None


def offered(who: Somebody, kind: FileType, store: Store) -> set[str]:
    person = store.people.by_email(who.email)
    assert person is not None
    return {choice.purpose for choice in choices_for(kind, person, NOW, store)}


def test_each_is_offered_what_is_theirs_of_that_kind(store: Store) -> None:
    seed.sow(store)
    assert offered(FARIDA, FileType.EXCEL, store) == {"plan", "evidence"}
    assert offered(SAMIRA, FileType.EXCEL, store) == {"import"}
    assert offered(SAMIRA, FileType.CSV, store) == {"import"}
    assert offered(SAMIRA, FileType.PDF, store) == {"library"}


def test_every_choice_can_stand_on_a_button(store: Store) -> None:
    seed.sow(store)
    for who in (FARIDA, SAMIRA):
        person = store.people.by_email(who.email)
        assert person is not None
        for kind in FileType:
            for choice in choices_for(kind, person, NOW, store):
                AnswerFile(file=1, purpose=choice.purpose, subject=choice.subject)
