"""What can be wrong with people, places and tenants that an officer writes, in words."""

from collections.abc import Mapping

from cards.plain import plain
from cards.worded import Worded, always, typed
from domain.errors import Problem
from domain.hub import Hub


def _not_an_address(problem: Problem, _hub: Hub) -> str:
    said = typed(problem)
    return (
        f"“{said}” is not an e-mail address."
        if said
        else "Write the work address with which the person signs in."
    )


def _on_the_list(problem: Problem, _hub: Hub) -> str:
    return f"{typed(problem)} is on the list already. Find them with: people {typed(problem)}"


def _no_such_place(problem: Problem, hub: Hub) -> str:
    school, trust = hub.words.one("school"), hub.words.one("trust")
    wrong = f"No {school} or {trust} has the number or the exact name “{typed(problem)}”."
    return f"{wrong} Write its URN or UID."


def _several_places(problem: Problem, _hub: Hub) -> str:
    among = plain(str(problem.facts.get("among")))
    return f"Several are called “{typed(problem)}”. Write its URN: {among}."


def _place_alike(problem: Problem, _hub: Hub) -> str:
    return f"There is {plain(str(problem.facts.get('title')))}. Use that one?"


def _not_a_postcode(problem: Problem, _hub: Hub) -> str:
    return f"“{typed(problem)}” is not a postcode. Write it like BD7 4RH, or leave it empty."


def _not_a_telephone(problem: Problem, _hub: Hub) -> str:
    return f"“{typed(problem)}” is not a telephone number. Write it like 01274 501234."


def _not_a_domain(problem: Problem, _hub: Hub) -> str:
    return f"“{typed(problem)}” is not a domain. Write it like elm.sch.uk."


# By the kind of problem, a function from the problem to its sentence.
PEOPLE: Mapping[str, Worded] = {
    "not_an_address": _not_an_address,
    "on_the_list": _on_the_list,
    "not_a_domain": _not_a_domain,
    "too_many_domains": always("These are more than 20. Allow the rest in a second go."),
    "no_such_place": _no_such_place,
    "several_places": _several_places,
    "place_alike": _place_alike,
    "not_a_postcode": _not_a_postcode,
    "not_a_telephone": _not_a_telephone,
    "kept_by_register": always("What is known of it comes with the lists of {schools}."),
    "no_contact_there": always("This person is not a contact there any more. Nothing was changed."),
    "own_account": always("You are using this account now. Ask another officer to disconnect it."),
    "own_tenant": always("Your own address is there: you would lock yourself out."),
    "last_officer": always("This is the only officer. Add another one first."),
}
