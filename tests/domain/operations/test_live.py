"""What each person would get if the hub went live now."""

from domain.operations.live import LiveContact, LiveShare, shares, to_welcome, unreached

FARIDA = LiveContact(1, "Farida", "a:farida")
TOM = LiveContact(2, "Tom", "a:tom", welcomed=True)
JOAN = LiveContact(3, "Joan")
EVERYBODY = (JOAN, TOM, FARIDA)


def test_who_gets_most_comes_first_and_who_gets_nothing_is_left_out() -> None:
    assert shares(EVERYBODY, {1: 2, 3: 9}, {}) == (LiveShare("Farida", True, 2),)
    assert shares(EVERYBODY, {2: 4}, {1: 1}) == (
        LiveShare("Tom", False, 4),
        LiveShare("Farida", True, 0, 1),
    )


def test_the_welcome_goes_to_those_who_opened_the_app_meanwhile() -> None:
    assert to_welcome(EVERYBODY) == [FARIDA]


def test_people_without_a_chat_are_counted() -> None:
    assert unreached(EVERYBODY) == 1
