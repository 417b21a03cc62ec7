"""The cards with which a channel is chosen for the hub's posts, and the posts are ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ChoiceSetInput

from cards.actions.digests import PostHere, PreviewDigest, StopPosting
from cards.elements import box, button, grey, group, line, small, strong, title
from cards.finish import finish
from cards.inputs import choices
from cards.phrases import counted, listed, lowered, titled
from cards.plain import plain, shortened
from domain.digests.channels import Audience, Channel, Choices, Readership, audience_code
from domain.hub import Hub

MOST_NAMED = 5
LONGEST_NAME = 60
MOST_CHOICES = 60
LONGEST_CHOICE = 90
FEW = 10
AGAIN = "To begin again: @Hub Visits post here"


@dataclass(frozen=True, slots=True)
class ChannelView:
    """A chosen channel; `trust` is the name of the trust that it hears of, where it is one."""

    channel: Channel
    trust: str = ""


@dataclass(frozen=True, slots=True)
class AskView:
    """What the card that asks shows: the channel's `name`, who reads it, and what it may hear of.

    `readers` is None where Teams does not say who they are. `now` is what was chosen before.
    """

    name: str
    readers: Readership | None
    offered: Choices
    now: ChannelView | None = None


def ask(view: AskView, hub: Hub) -> dict[str, Any]:
    """Says who would read the hub's posts in a channel, and asks what may be told there."""
    actions = [button(PostHere(name=view.name), "Change" if view.now else "Post here", "positive")]
    if view.now:
        actions.append(button(StopPosting(), "Stop posting", inputs=False))
    return finish(_question(view, hub), _asks(view, hub), actions)


def linked(view: ChannelView, hub: Hub) -> dict[str, Any]:
    """Says that a channel gets the hub's posts, and about what."""
    say = f"This channel gets the {hub.words.one('hub')}'s posts"
    about = audience_in_words(view, hub)
    off = "The weekly digest is still off. Preview it in your own chat and switch it on there."
    body = [
        title(say),
        strong(titled(about)),
        line("The weekly digest is on." if view.channel.digest else off),
        line(
            f"When a {hub.words.one('leader')} asks the {hub.words.one('hub')} to look at a "
            f"{hub.words.one('visit')}, this is posted at once: which {hub.words.one('school')} "
            "and who asks."
        ),
        small(_never(hub)),
        small("To change this: @Hub Visits post here"),
    ]
    preview = button(PreviewDigest(channel=view.channel.id), "Preview the digest", "positive")
    stop = button(StopPosting(), "Stop posting")
    return finish(body, f"{say}: {about}.", [preview, stop])


def stopped(hub: Hub) -> dict[str, Any]:
    """Says that nothing is posted in a channel, and how to begin again."""
    say = f"The {hub.words.one('hub')} posts nothing here"
    return finish([title(say), line(AGAIN)], f"{say}. {AGAIN}")


def audience_in_words(view: ChannelView, hub: Hub) -> str:
    """What a channel hears of, as in "support in the Early reading programme"."""
    support = hub.words.many("deployment")
    if view.channel.audience is Audience.PROGRAMME:
        return f"{support} in the {_of_programme(plain(view.channel.of))}"
    if view.channel.audience is Audience.STRAND:
        return _of_strand(plain(view.channel.of), hub)
    if view.channel.audience is Audience.PHASE:
        return f"{support} for {_of_phase(view.channel.of, hub)}"
    if view.channel.audience is Audience.TRUST:
        return f"{support} for {plain(view.trust)} and its {hub.words.many('school')}"
    return f"all {support}"


def _question(view: AskView, hub: Hub) -> Iterator[Element]:
    yield title(_asks(view, hub))
    if view.name:
        yield grey(plain(view.name))
    if view.now:
        yield strong(f"Now: {audience_in_words(view.now, hub)}")
    if view.readers is None:
        look = "Look at its members before you choose."
        yield box("warning", [line(f"Teams does not say who can read this channel. {look}")])
    else:
        yield from _readers(view.readers, hub)
    options = _options(view, hub)
    about = ChoiceSetInput(
        id="about",
        label="What to post",
        choices=choices(dict(options[:MOST_CHOICES])),
        value=audience_code(view.now.channel.audience, view.now.channel.of)
        if view.now
        else Audience.ALL,
        style="filtered" if len(options) > FEW else None,
    )
    yield group([about])
    if len(options) > MOST_CHOICES:
        yield small(f"{len(options) - MOST_CHOICES} more do not fit here.")
    schools, leaders = hub.words.many("school"), hub.words.many("leader")
    yield small(f"Posts name {schools} and {leaders}. {_never(hub)}")


def _asks(view: AskView, hub: Hub) -> str:
    if view.now:
        return f"This channel gets the {hub.words.one('hub')}'s posts"
    return f"Post the {hub.words.one('hub')}'s digests and flags here?"


def _readers(readers: Readership, hub: Hub) -> Iterator[Element]:
    """How many can read the channel; in a box who of them is from elsewhere, or not known."""
    among = [counted(readers.members, "member", "members")]
    if readers.guests:
        among.append(counted(len(readers.guests), "guest", "guests"))
    more = "" if readers.whole else ", and more that Teams did not list,"
    yield line(f"{listed(among)}{more} can read this channel.")
    people = f"the {hub.words.one('hub')}'s list of people"
    strangers = (
        ("Guests", readers.guests),
        ("From another organisation's Microsoft 365", readers.elsewhere),
        (f"Not on {people}", readers.unknown),
    )
    named = [line(f"{who}: {_named(names)}.") for who, names in strangers if names]
    if named:
        yield box("warning", named)
    elif readers.whole:
        yield line(f"All of them are on {people}.")


def _never(hub: Hub) -> str:
    leaders, visit = hub.words.many("leader"), hub.words.one("visit")
    return f"Nothing that {leaders} write about a {visit} is ever posted here."


def _named(names: Sequence[str]) -> str:
    """Some names, and how many there are beside these: Ann, Bill and 12 more."""
    shown = [
        plain(shortened(name, LONGEST_NAME)) or "somebody without a name"
        for name in names[:MOST_NAMED]
    ]
    left = len(names) - len(shown)
    return listed([*shown, f"{left:,} more"] if left else shown)


def _options(view: AskView, hub: Hub) -> list[tuple[str, str]]:
    """The audiences to choose from: code and label."""
    options = {audience_code(Audience.ALL, ""): f"Everything: all {hub.words.many('deployment')}"}
    if view.now:
        # What is chosen now stays on the list, even where its support has ended.
        channel = view.now.channel
        options |= _option(channel.audience, channel.of, view.now.trust or channel.of, hub)
    for audience, names in (
        (Audience.PROGRAMME, view.offered.programmes),
        (Audience.STRAND, view.offered.strands),
        (Audience.PHASE, view.offered.phases),
    ):
        for name in names:
            options |= _option(audience, name, name, hub)
    for trust, name in view.offered.trusts:
        options |= _option(Audience.TRUST, str(trust), name, hub)
    return list(options.items())


def _option(audience: Audience, of: str, name: str, hub: Hub) -> dict[str, str]:
    if audience is Audience.ALL:
        return {}
    named = plain(shortened(name, LONGEST_CHOICE))
    only = {
        Audience.PROGRAMME: f"the {_of_programme(named)}",
        Audience.STRAND: _of_strand(named, hub),
        Audience.PHASE: _of_phase(name, hub),
    }
    return {audience_code(audience, of): f"Only {only.get(audience, named)}"}


def _of_programme(name: str) -> str:
    """Early reading programme; a name that says so itself is left as it is."""
    return name if name.casefold().endswith("programme") else f"{name} programme"


def _of_strand(strand: str, hub: Hub) -> str:
    return f"{strand} ({hub.words.one('strand')})"


def _of_phase(phase: str, hub: Hub) -> str:
    """The schools of a phase: primary schools."""
    return f"{plain(lowered(phase))} {hub.words.many('school')}"
