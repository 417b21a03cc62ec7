"""The welcome: the first message to a person, which nobody gets a second time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.conversation import Help, Home
from cards.actions.support import ListDeployments
from cards.actions.visits import OpenForm
from cards.elements import box, button, line, small, title
from cards.finish import finish
from cards.people.roles import on_the_list, waiting
from cards.phrases import counted
from cards.plain import plain
from cards.visits.answers import answer_buttons, waiting_in_words
from domain.hub import Hub
from domain.people.people import Person, Role

EXAMPLE = "Watched three phonics lessons with the English lead and agreed a short daily practice"


@dataclass(frozen=True, slots=True)
class WelcomeView:
    """What the welcome shows.

    `deployments` is how many active ones a leader has, `to_answer` how many records wait for a
    school contact's answer.
    """

    person: Person
    deployments: int = 0
    to_answer: int = 0


def welcome(view: WelcomeView, hub: Hub) -> dict[str, Any]:
    """The welcome for the person's roles."""
    leader = view.person.has(Role.LEADER)
    first = f"Hello {view.person.first_name}"
    if leader:
        visit = hub.words.one("visit")
        record = button(OpenForm(), f"Record a {visit}", "positive")
        actions = [
            record,
            button(ListDeployments(), f"My {hub.words.many('school')}"),
            *answer_buttons(view.to_answer, hub, filled=False),
        ]
    else:
        home = button(Home(), "Home", None if view.to_answer else "positive")
        actions = [*answer_buttons(view.to_answer, hub), home]
    visits = hub.words.many("visit")
    say = (
        f"You can record {visits} here. Type: visit" if leader else "You are connected. Type: help"
    )
    return finish(_body(view, hub), f"{first}. {say}", [*actions, button(Help(), "Help")])


def _body(view: WelcomeView, hub: Hub) -> Iterator[Element]:
    visit = hub.words.one("visit")
    down = on_the_list(view.person, hub)
    yield title(plain(f"Hello {view.person.first_name}"))
    if view.person.has(Role.LEADER):
        schools = counted(view.deployments, hub.words.one("school"), hub.words.many("school"))
        yield line(
            f"Record each {visit} to a supported {hub.words.one('school')} here, in under a minute."
        )
        yield line(f"{down} You support {schools}.")
        yield line(f"Press Record a {visit}, or just write what you did; it goes into the form:")
        yield box("emphasis", [line(EXAMPLE)])
    else:
        yield line(down)
        for _, sentence in waiting(view.person, hub):
            yield line(sentence)
    if view.to_answer:
        yield line(waiting_in_words(view.to_answer, hub))
    yield small(
        "I keep your name, your work e-mail and what you record. "
        f"The {hub.words.one('hub')} and the {hub.words.one('school')} concerned can see it. "
        "Please leave out the names of pupils and staff."
    )
