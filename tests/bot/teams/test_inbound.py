"""From a request to a turn: what is no activity is refused, and nothing makes the bot fall over."""

import time
from typing import Any

import pytest

from bot.teams.typed import typed
from bot.turns.reply import Show
from bot.turns.turn import Turn, What
from domain.delivery.conversations import Conversation, Surface
from domain.people.people import Account
from tests.bot.teams.arriving import turn_of
from tests.edge import CHAT, NOW, TENANT, edge
from tests.fake_teams import APP_ID, FakeTeams

CONSENT = "fileConsent/invoke"


async def test_a_typed_message_is_a_command_of_an_account(teams: FakeTeams) -> None:
    turn = await turn_of(teams, lambda door: door.activity(text="my visits", replyToId="m0"))
    assert turn == Turn(
        now=NOW,
        activity_id="1780000000000",
        account=Account(TENANT, "oid-farida"),
        conversation=Conversation(
            CHAT, Surface.CHAT, TENANT, teams.service_url, f"28:{APP_ID}", "29:farida"
        ),
        what=What.COMMAND,
        text="my visits",
        reply_to="m0",
        locale="en-GB",
        zone="Europe/London",
        user_id="29:farida",
        user_name="Farida Khan",
    )


TYPED = {
    "visit": "visit",
    "  My   visits \n": "My visits",
    "<at>Hub Visits</at> visit": "visit",
    '<at id="0">hub visits</at>&nbsp;visit': "visit",
    "Seen <at>Titus Salt</at> today": "Seen Titus Salt today",
    "Years 5 &amp; 6 &lt;phonics&gt;": "Years 5 & 6 <phonics>",
    "one\r\n\r\n two\u00a0 three": "one\ntwo three",
    "<p>one<br/>two</p><div>three</div>": "one\ntwo\nthree",
    "a\u202eb\0c\u200f": "abc",
    "1 < 2 and 3 > 2": "1 < 2 and 3 > 2",
    "<at>": "<at>",
    "&#x110000;&bogus;": "\ufffd&bogus;",
}


@pytest.mark.parametrize(("text", "words"), TYPED.items())
def test_a_persons_words_are_read_without_the_editors_marks(text: str, words: str) -> None:
    assert typed({"text": text, "recipient": {"id": "28:x", "name": "Hub Visits"}}) == words


def test_the_bot_is_known_by_its_id_under_any_name() -> None:
    mention = {
        "type": "mention",
        "mentioned": {"id": "28:x", "name": "Visits"},
        "text": "<at>Visits</at>",
    }
    other = {"type": "mention", "mentioned": {"id": "29:y"}, "text": "<at>Sam</at>"}
    body = {
        "text": "<at>Visits</at> ask <at>Sam</at>",
        "recipient": {"id": "28:x"},
        "entities": [other, mention, 7],
    }
    assert typed(body) == "ask Sam"


BLOCK = (
    '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="17">'
    '<strong itemprop="mri" itemid="28:x">Hub Visits</strong><span itemprop="time"></span>'
    '<p itemprop="preview">Until when are you <b>away</b>? &amp; more</p></blockquote>'
)
QUOTING = {
    '<quoted messageId="1772050244572"/> visit': "visit",
    '<quoted messageId="17"/><at>Hub Visits</at> my visits': "my visits",
    "<quoted messageId='17'></quoted>visit": "visit",
    f"{BLOCK}<p>until Friday</p>": "until Friday",
    f"<div>{BLOCK}\nuntil Friday</div>": "until Friday",
    f"{BLOCK}{BLOCK}<p>until Friday</p>": "until Friday",
    "<blockquote>Until when?<blockquote>older</blockquote></blockquote>Friday": "Friday",
    "Seen <quoted words> today": "Seen <quoted words> today",
}


@pytest.mark.parametrize(("text", "words"), QUOTING.items())
def test_a_reply_is_read_by_what_follows_the_quotation(text: str, words: str) -> None:
    assert typed({"text": text, "recipient": {"id": "28:x", "name": "Hub Visits"}}) == words


def test_a_quotation_in_plain_words_is_known_by_the_messages_html() -> None:
    html = {"contentType": "text/html", "content": f"{BLOCK}<p>until Friday</p>"}
    body = {"recipient": {"id": "28:x", "name": "Hub Visits"}, "attachments": [7, html]}
    preview = "Until when are you away? & more"
    assert typed(body | {"text": f"Hub Visits\r\n{preview}\r\n until Friday"}) == "until Friday"
    # Some clients send the reply's own words alone.
    assert typed(body | {"text": "until Friday"}) == "until Friday"
    other = {"contentType": "text/html", "content": "<p>until Friday</p>"}
    assert typed(body | {"text": "until Friday", "attachments": [other]}) == "until Friday"


@pytest.mark.parametrize(
    "hostile", ["<at>", "<at ", "<p", "<", "&#", "</at>", "<at></at", "\u202e", "<blockquote>"]
)
def test_a_text_of_nothing_but_openings_takes_no_time(hostile: str) -> None:
    """By the time of its own thread. In the square of its length it would take minutes."""
    begun = time.thread_time()
    typed({"text": hostile * 60_000, "recipient": {"id": "28:x", "name": "Hub Visits"}})
    assert time.thread_time() - begun < 1


async def test_a_pressed_button_is_an_action_with_its_inputs(teams: FakeTeams) -> None:
    turn = await turn_of(
        teams, lambda door: door.press({"verb": "other", "did": "Phonics"}, verb="visit.save")
    )
    assert (turn.what, turn.key, turn.invoke, turn.automatic) == (
        What.ACTION,
        "visit.save",
        True,
        False,
    )
    assert (dict(turn.inputs), turn.reply_to, turn.text) == (
        {"verb": "other", "did": "Phonics"},
        "m1",
        "",
    )


async def test_a_submit_reaches_the_same_handler_as_an_execute(teams: FakeTeams) -> None:
    turn = await turn_of(
        teams, lambda door: door.activity(text=None, value={"verb": "visit.save", "did": "Phonics"})
    )
    assert (turn.what, turn.key, turn.invoke) == (What.ACTION, "visit.save", False)
    assert dict(turn.inputs)["did"] == "Phonics"


async def test_the_verb_may_stand_in_the_data_only(teams: FakeTeams) -> None:
    assert (
        await turn_of(teams, lambda door: door.press({"verb": "visit.save"}, verb=None))
    ).key == "visit.save"


async def test_an_automatic_refresh_is_told_from_a_press(teams: FakeTeams) -> None:
    value = {"action": {"verb": "home", "data": {}}, "trigger": "automatic"}
    assert (await turn_of(teams, lambda door: door.press(value=value))).automatic


@pytest.mark.parametrize(
    "message",
    [
        {"text": None, "attachments": [{"contentType": "application/vnd.microsoft.card.hero"}]},
        {"text": " <at>Hub Visits</at> "},
        {"text": ""},
        {"text": {"not": "text"}},
        {"text": None, "value": "pressed"},
    ],
    ids=str,
)
async def test_a_message_without_words_is_answered_too(
    teams: FakeTeams, message: dict[str, Any]
) -> None:
    turn = await turn_of(teams, lambda door: door.activity(**message))
    assert (turn.what, turn.text) == (What.COMMAND, "")


async def test_a_submit_of_a_card_without_a_verb_is_a_press_of_an_old_card(
    teams: FakeTeams,
) -> None:
    turn = await turn_of(teams, lambda door: door.activity(text=None, value={"choice": "x"}))
    assert (turn.what, turn.key) == (What.ACTION, "")


EVENTS = [
    ({"type": "installationUpdate", "action": "add"}, "installed"),
    ({"type": "installationUpdate", "action": "add-upgrade"}, "installed"),
    ({"type": "installationUpdate", "action": "remove"}, "removed"),
    ({"type": "installationUpdate", "action": "remove-upgrade"}, "removed"),
    (
        {
            "type": "conversationUpdate",
            "membersAdded": [{"id": "29:farida"}, {"id": f"28:{APP_ID}"}],
        },
        "joined",
    ),
]


@pytest.mark.parametrize(("activity", "name"), EVENTS)
async def test_what_happens_to_the_app_is_an_event(
    teams: FakeTeams, activity: dict[str, Any], name: str
) -> None:
    turn = await turn_of(teams, lambda door: door.activity(text=None, **activity))
    assert (turn.what, turn.key) == (What.EVENT, name)


async def test_what_is_said_to_the_offer_of_a_file_is_an_event_that_wants_no_body(
    teams: FakeTeams,
) -> None:
    places = {
        "uploadUrl": "https://hub.sharepoint.com/up?guid='x'",
        "contentUrl": "https://hub.sharepoint.com/x.xlsx",
    }
    accepted = {"action": "accept", "context": {"file": "f1"}, "uploadInfo": places}
    turn = await turn_of(
        teams,
        lambda door: door.activity(type="invoke", name=CONSENT, value=accepted, replyToId="m1"),
    )
    assert (turn.what, turn.key, turn.invoke, turn.reply_to) == (
        What.EVENT,
        "file accepted",
        False,
        "m1",
    )
    assert turn.inputs == {
        "file": "f1",
        "upload_to": places["uploadUrl"],
        "place": places["contentUrl"],
    }
    declined = {"action": "decline", "context": {"file": "f1"}}
    turn = await turn_of(
        teams, lambda door: door.activity(type="invoke", name=CONSENT, value=declined)
    )
    assert (turn.key, turn.inputs) == (
        "file declined",
        {"file": "f1", "upload_to": "", "place": ""},
    )


@pytest.mark.parametrize(
    "value",
    [
        None,
        {"action": "accept", "context": {"file": "f1"}},
        {"action": "accept", "context": {"file": "f1"}, "uploadInfo": {"uploadUrl": "x" * 9_000}},
        {"action": "accept", "context": {"file": ["f1"]}, "uploadInfo": {"uploadUrl": "https://x"}},
        {"action": "decline", "context": "f1"},
        {"action": ["decline"], "context": {"file": "f1"}},
        {"action": "sell", "context": {"file": "f1"}},
    ],
)
async def test_an_answer_that_is_none_to_the_offer_of_a_file_changes_nothing(
    teams: FakeTeams, value: Any
) -> None:
    async with edge(teams) as door:
        assert await door.post(
            door.activity(type="invoke", name=CONSENT, text=None, value=value)
        ) == (200, None)
        assert door.bot.turns == []


async def test_on_joining_the_account_may_be_the_members_only(teams: FakeTeams) -> None:
    added = [
        {"id": f"28:{APP_ID}"},
        {"id": "29:other", "aadObjectId": "no"},
        {"id": "29:farida", "aadObjectId": "oid-f"},
    ]
    joined = {"type": "conversationUpdate", "membersAdded": added, "from": {"id": "29:farida"}}
    assert (await turn_of(teams, lambda door: door.activity(**joined))).account.oid == "oid-f"


@pytest.mark.parametrize(
    "activity",
    [
        {
            "type": "messageUpdate",
            "channelData": {"eventType": "editMessage", "tenant": {"id": TENANT}},
        },
        {"type": "messageDelete"},
        {"type": "messageReaction", "reactionsAdded": [{"type": "like"}]},
        {"type": "typing"},
        {"type": "endOfConversation"},
        {
            "type": "event",
            "name": "application/vnd.microsoft.readReceipt",
            "value": {"lastReadMessageId": "1"},
        },
        {"type": "conversationUpdate", "membersAdded": [{"id": "29:somebody"}]},
        {"type": "conversationUpdate", "membersAdded": "all"},
        {
            "type": "conversationUpdate",
            "channelData": {"eventType": "channelRenamed", "tenant": {"id": TENANT}},
        },
        {"type": "installationUpdate", "action": "dance"},
        {"type": "handoff"},
        {"type": "message", "from": {"id": "29:farida", "name": "Farida Khan"}},
        {
            "type": "message",
            "from": {"id": "29:farida"},
            "membersAdded": [{"id": "29:farida", "aadObjectId": "oid-x"}],
        },
    ],
)
async def test_everything_else_is_acknowledged_and_changes_nothing(
    teams: FakeTeams, activity: dict[str, Any]
) -> None:
    async with edge(teams) as door:
        assert await door.post(door.activity(**activity)) == (200, None)
        assert (door.bot.turns, teams.calls) == ([], [])


INVOKES = {
    CONSENT: None,
    "composeExtension/query": {
        "composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": []}
    },
    "task/fetch": {"task": {"type": "message", "value": "This does not work here."}},
    "suggestedActions/submit": None,
    "signin/verifyState": None,
    "message/submitAction": None,
    "made/up": None,
}


@pytest.mark.parametrize(("name", "body"), INVOKES.items())
async def test_an_invoke_that_nobody_answers_gets_a_harmless_body(
    teams: FakeTeams, name: str, body: Any
) -> None:
    async with edge(teams) as door:
        status, answered = await door.post(door.press(name=name, value={"commandId": "x"}))
        assert (status, door.bot.turns) == (200, [])
        assert answered == (body and answered | body)


@pytest.mark.parametrize(
    ("value", "inputs"),
    [
        ({"queryText": "peel", "dataset": "places"}, {"dataset": "places", "sought": "peel"}),
        ({"queryText": "x" * 999, "dataset": {}}, {"dataset": "", "sought": "x" * 200}),
        ("x", {"dataset": "", "sought": ""}),
        (None, {"dataset": "", "sought": ""}),
    ],
)
async def test_what_is_typed_into_a_choice_over_many_is_an_event_that_waits(
    teams: FakeTeams, value: Any, inputs: dict[str, str]
) -> None:
    async with edge(teams) as door:
        await door.post(door.press(name="application/search", value=value))
        [turn] = door.bot.turns
        assert (turn.what, turn.key, turn.invoke) == (What.EVENT, "search", True)
        assert turn.inputs == inputs


@pytest.mark.parametrize("name", [None, 7, {}, ["adaptiveCard/action"], "", "x" * 5_000])
async def test_an_invoke_of_no_known_name_too(teams: FakeTeams, name: Any) -> None:
    async with edge(teams) as door:
        assert await door.post(door.press(name=name)) == (200, None)


@pytest.mark.parametrize(
    "value", [None, 7, "x", [], {}, {"action": None}, {"action": {"data": [], "verb": 7}}]
)
async def test_a_malformed_press_reaches_the_bot_as_one_of_no_known_verb(
    teams: FakeTeams, value: Any
) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: Show({"type": "AdaptiveCard"})
        status, answered = await door.post(door.press(value=value))
        assert (status, answered["type"]) == (200, "application/vnd.microsoft.card.adaptive")
        assert (door.bot.turns[0].key, dict(door.bot.turns[0].inputs)) == ("", {})


async def test_a_press_of_nobody_teams_vouches_for_is_told_so_and_does_nothing(
    teams: FakeTeams,
) -> None:
    async with edge(teams) as door:
        status, answered = await door.post(door.press() | {"from": {"id": "29:farida"}})
        assert (status, answered["statusCode"], door.bot.turns) == (200, 400, [])
