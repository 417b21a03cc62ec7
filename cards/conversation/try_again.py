"""The card of a press that could not be done just now: it holds what was typed, and its one button tries again."""

from collections.abc import Mapping
from typing import Any

import orjson
from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.prompts import typed_in_rows
from cards.elements import box, grey, group, literal, strong, title
from cards.finish import finish
from cards.problems import QUESTIONS, question

# Of what was typed the button carries everything; in sight are the words, which are what a person fears for.
WORDS = ("did", "next_step", "hub_note", "time_other", "why")
MOST_SHOWN = 6
LONGEST_SHOWN = 300
LARGEST = 14_000


def try_again(said: str, verb: str, inputs: Mapping[str, object]) -> dict[str, Any] | None:
    """`said`, the words that were typed, and the same press once more; None where nothing was typed.

    None also where it is too much for a card. Drawn from the press alone: what else the form shows comes back with it.
    """
    if not _typed(inputs) or len(orjson.dumps(dict(inputs))) > LARGEST:
        return None
    again = ExecuteAction(title="Try again", verb=verb, data=dict(inputs), style="positive")
    news = box("attention", [strong(said), strong("Your answers are kept here.")])
    body: list[Element] = [title("Not done yet"), news, *_shown(inputs)]
    return finish(body, said, [again])


def _typed(inputs: Mapping[str, object]) -> bool:
    answers = {name: inputs[name] for name in QUESTIONS if name in inputs}
    return any(value not in ("", None) for value in (answers | typed_in_rows(inputs)).values())


def _shown(inputs: Mapping[str, object]) -> list[Element]:
    told = [(question(name), inputs.get(name)) for name in WORDS]
    told += [
        (question("did"), value)
        for name, value in typed_in_rows(inputs).items()
        if name.startswith("did_")
    ]
    filled = [(asked, value) for asked, value in told if isinstance(value, str) and value.strip()]
    return [group([grey(asked), literal(_begun(value))]) for asked, value in filled[:MOST_SHOWN]]


def _begun(words: str) -> str:
    return words if len(words) <= LONGEST_SHOWN else f"{words[: LONGEST_SHOWN - 1].rstrip()}…"
