"""Which channel gets the hub's posts: who would read them, what may be told there, and how it ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ChoiceSetInput

from cards.actions.digests import PostHere, PreviewDigest, StopPosting
from cards.elements import button, grey, group, line, small, strong, title
from cards.finish import finish
from cards.inputs import choices
from cards.phrases import counted, listed, titled
from cards.plain import plain, shortened
from domain.digests.channels import Audience, Channel, Choices, Readership, audience_code
from domain.hub import Hub

MOST_NAMED = 5
LONGEST_NAME = 60
MOST_CHOICES = 60
LONGEST_CHOICE = 90
FEW = 10
AGAIN = "To begin again, mention me with the words: post here."


@dataclass(frozen=True, slots=True)
class ChannelView:
    """A chosen channel; `trust` is the name of the one trust that it hears of, if it is one."""

    channel: Channel
    trust: str = ""


@dataclass(frozen=True, slots=True)
class AskView:
    """What is asked before anything is posted; `readers` is None where Teams does not say who reads the channel."""

    name: str
    readers: Readership | None
    offered: Choices
    now: ChannelView | None = None


def ask(view: AskView, hub: Hub) -> dict[str, Any]:
    """Says who would read the hub's posts, and asks once what may be told there."""
    actions = [button(PostHere(name=view.name), "Change" if view.now else "Post here", "positive")]
    if view.now:
        actions.append(button(StopPosting(), "Stop posting", inputs=False))
    return finish(_question(view, hub), _asks(view, hub), actions)


def linked(view: ChannelView, hub: Hub) -> dict[str, Any]:
    """Says that a channel gets the hub's posts, and about what."""
    say = f"This channel gets the {hub.words.one('hub')}'s posts"
    body = [
        title(say),
        strong(titled(audience_in_words(view, hub))),
        line(
            f"When a {hub.words.one('leader')} asks the {hub.words.one('hub')} to look at a visit, that is posted "
            "here at once: which school and who asks, never what was written."
        ),
        line(
            "Its weekly digest is switched on."
            if view.channel.digest
            else "Its weekly digest is off: look at what it would say, in your own chat, and switch it on there."
        ),
        small("To change what is told here, mention me with the words: post here."),
    ]
    preview = button(PreviewDigest(channel=view.channel.id), "Look at the digest", "positive")
    return finish(
        body,
        f"{say}: {audience_in_words(view, hub)}.",
        [preview, button(StopPosting(), "Stop posting")],
    )


def stopped(hub: Hub) -> dict[str, Any]:
    """Says that nothing is posted in a channel, and how to begin again."""
    say = f"The {hub.words.one('hub')} posts nothing here"
    return finish([title(say), line(AGAIN)], f"{say}. {AGAIN}")


def audience_in_words(view: ChannelView, hub: Hub) -> str:
    """All support; support in the programme Early reading; support of the Aire Trust and its schools."""
    support = hub.words.many("deployment")
    if view.channel.audience is Audience.PROGRAMME:
        return f"{support} in the programme {plain(view.channel.of)}"
    if view.channel.audience is Audience.TRUST:
        return f"{support} of {plain(view.trust)} and its {hub.words.many('school')}"
    return f"all {support}"


def _question(view: AskView, hub: Hub) -> Iterator[Element]:
    yield title(_asks(view, hub))
    if view.name:
        yield grey(plain(view.name))
    if view.now:
        yield strong(f"Now: {audience_in_words(view.now, hub)}")
    if view.readers is None:
        yield line(
            "Teams does not say who reads this channel. Look at its members before you choose."
        )
    else:
        yield from _readers(view.readers, hub)
    options = _options(view, hub)
    about = ChoiceSetInput(
        id="about",
        label="What may be told here",
        choices=choices(dict(options[:MOST_CHOICES])),
        value=audience_code(view.now.channel.audience, view.now.channel.of)
        if view.now
        else Audience.ALL,
        style="filtered" if len(options) > FEW else None,
    )
    yield group([about])
    if len(options) > MOST_CHOICES:
        yield small(f"{len(options) - MOST_CHOICES} more do not fit here.")
    yield small(
        "Posts name schools and leaders. No word of what was written about a visit goes to a channel."
    )


def _asks(view: AskView, hub: Hub) -> str:
    if view.now:
        return f"This channel gets the {hub.words.one('hub')}'s posts"
    return f"Should the {hub.words.one('hub')}'s posts come to this channel?"


def _readers(readers: Readership, hub: Hub) -> Iterator[Element]:
    among = [counted(readers.members, "member", "members")]
    if readers.guests:
        among.append(counted(len(readers.guests), "guest", "guests"))
    more = "" if readers.whole else ", and more that Teams did not list"
    yield line(f"Who reads here: {listed(among)}{more}.")
    if readers.guests:
        yield line(f"Guests: {_named(readers.guests)}.")
    if readers.elsewhere:
        yield line(f"From another organisation's Microsoft 365: {_named(readers.elsewhere)}.")
    if readers.unknown:
        yield line(
            f"Not on the {hub.words.one('hub')}'s list of people: {_named(readers.unknown)}."
        )
    elif readers.whole:
        yield line(f"All of them are on the {hub.words.one('hub')}'s list of people.")


def _named(names: Sequence[str]) -> str:
    """Ann, Bill and 12 more."""
    shown = [
        plain(shortened(name, LONGEST_NAME)) or "somebody without a name"
        for name in names[:MOST_NAMED]
    ]
    left = len(names) - len(shown)
    return listed([*shown, f"{left:,} more"] if left else shown)


def _options(view: AskView, hub: Hub) -> list[tuple[str, str]]:
    """What may be chosen: everything, what is chosen now even if nothing goes on there, and all that goes on."""
    options = {audience_code(Audience.ALL, ""): f"Everything: all {hub.words.many('deployment')}"}
    if view.now:
        options |= _option(
            view.now.channel.audience, view.now.channel.of, view.now.trust or view.now.channel.of
        )
    for programme in view.offered.programmes:
        options |= _option(Audience.PROGRAMME, programme, programme)
    for trust, name in view.offered.trusts:
        options |= _option(Audience.TRUST, str(trust), name)
    return list(options.items())


def _option(audience: Audience, of: str, name: str) -> dict[str, str]:
    if audience is Audience.ALL:
        return {}
    only = "Only the programme " if audience is Audience.PROGRAMME else "Only "
    return {audience_code(audience, of): f"{only}{plain(shortened(name, LONGEST_CHOICE))}"}
