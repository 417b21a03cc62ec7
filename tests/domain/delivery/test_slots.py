"""What a message stands for, as the text that is kept with it."""

from domain.delivery.slots import Slot


def test_its_text_is_its_kind_and_its_subject() -> None:
    assert str(Slot("visit", "7")) == "visit:7"


def test_a_name_of_its_own_takes_their_place() -> None:
    named = Slot("home", "12", name="home")
    assert str(named) == "home"
    assert (named.kind, named.subject) == ("home", "12")


def test_two_kinds_of_one_subject_are_two_messages() -> None:
    assert str(Slot("visit", "7")) != str(Slot("concern", "7"))
