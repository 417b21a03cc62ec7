"""What is sent: in order, with one token, to allowed hosts only; and what every answer means."""

import socket
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.teams.hosts import Hosts
from bot.teams.outbound import Outbound
from bot.teams.outcomes import code_of, judged, seconds
from domain.delivery.delivery import Again, Dead, Outcome, Sent
from tests.bot.teams.sending import ANSWERS, CARD, LEGACY, chat, coded
from tests.edge import conversation_at, hosts_of, nobody, tokens_of
from tests.fake_teams import FakeTeams


@pytest.mark.parametrize(("failure", "outcome"), ANSWERS, ids=str)
async def test_a_message_is_sent_once_and_its_end_is_told(
    outbound: Outbound, teams: FakeTeams, failure: Any, outcome: Outcome
) -> None:
    teams.failures.append(failure)
    assert await outbound.send(chat(teams), CARD) == outcome
    assert len(teams.calls) == 1


@pytest.mark.parametrize("failure", [(500, {}, None), (503, {}, None), "hang", "reset"], ids=str)
async def test_an_update_may_always_be_put_again(
    outbound: Outbound, teams: FakeTeams, failure: Any
) -> None:
    sent = await outbound.send(chat(teams), "Hello")
    assert isinstance(sent, Sent)
    # The client itself puts again after a connection that broke: that is two of the failures.
    teams.failures += [failure, failure] if failure == "reset" else [failure]
    assert isinstance(await outbound.update(chat(teams), sent.activity_id, CARD), Again)
    teams.failures.append((503, {}, None))
    assert await outbound.replace(chat(teams), sent.activity_id, CARD) == sent
    assert teams.chats["a:1"][0].card == CARD


async def test_what_is_gone_is_gone_and_may_be_deleted_once(
    outbound: Outbound, teams: FakeTeams
) -> None:
    sent = await outbound.send(chat(teams), CARD)
    assert isinstance(sent, Sent)
    assert isinstance(await outbound.delete(chat(teams), sent.activity_id), Sent)
    gone = Dead("404 ActivityNotFoundInConversation", gone=True)
    assert await outbound.delete(chat(teams), sent.activity_id) == gone
    assert await outbound.update(chat(teams), sent.activity_id, CARD) == gone
    teams.failures.append((403, {}, {"error": {"code": "ServiceError", "message": "Unknown"}}))
    assert await outbound.update(chat(teams), "m", CARD) == Dead("403 ServiceError", gone=True)
    teams.failures.append((404, {}, coded("ConversationNotFound")))
    assert await outbound.update(chat(teams), "m", CARD) == Dead("404 ConversationNotFound")


def test_what_the_connector_cannot_do_is_not_tried_for_ever() -> None:
    assert judged("DELETE", 501, {}, coded("DeleteActivityAPINotImplemented")).__class__ is Dead


async def test_nothing_arrived_where_nobody_listens(teams: FakeTeams) -> None:
    place = nobody()
    hosts = hosts_of(teams)
    sender = Outbound(type(hosts)([place.split("/")[2]]), tokens_of(teams))
    await sender.start()
    assert await sender.send(conversation_at(place), CARD) == Again("ClientConnectorError")
    await sender.close()


async def test_nothing_arrived_where_no_connection_is_taken_in_half_the_time(
    teams: FakeTeams,
) -> None:
    with ExitStack() as sockets:
        full = sockets.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(
            3
        ):  # its queue is full, so a further connection is neither taken nor refused
            waiting = sockets.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(full.getsockname())
        place = f"127.0.0.1:{full.getsockname()[1]}"
        sender = Outbound(Hosts([place]), tokens_of(teams), patience=0.2)
        await sender.start()
        assert await sender.send(conversation_at(f"http://{place}/"), CARD) == Again(
            "ConnectionTimeoutError"
        )
        await sender.close()


async def test_a_connector_lives_if_it_answers_anything_but_that_it_is_down(
    outbound: Outbound, teams: FakeTeams
) -> None:
    assert await outbound.probe(teams.service_url)
    teams.failures = [(405, {}, None), (429, {}, None), (503, {}, None)]
    assert [await outbound.probe(teams.service_url) for _ in range(3)] == [True, True, False]
    assert not await outbound.probe(nobody())
    assert not await outbound.probe("https://elsewhere.example/")
    assert {call.method for call in teams.calls} == {"GET"}


async def test_a_redirect_is_not_followed(
    outbound: Outbound, other: FakeTeams, teams: FakeTeams
) -> None:
    teams.failures.append((307, {"Location": other.service_url}, None))
    assert await outbound.send(chat(teams), CARD) == Dead("307")
    assert other.calls == []


async def test_a_message_goes_once_more_to_the_other_cloud(
    other: FakeTeams, teams: FakeTeams
) -> None:
    sender = Outbound(
        hosts_of(teams, other), tokens_of(teams), clouds=(teams.service_url, other.service_url)
    )
    await sender.start()
    teams.failures.append((403, {}, coded("InvalidBotApiHost")))
    assert isinstance(await sender.send(chat(teams), "Hello"), Sent)
    assert (teams.chats["a:1"], [m.text for m in other.chats["a:1"]]) == ([], ["Hello"])
    wrong: Any = (403, {}, coded("InvalidBotApiHost"))
    teams.failures.append(wrong)
    other.failures.append(wrong)
    assert await sender.send(chat(other), "Hello") == Dead("403 InvalidBotApiHost")
    await sender.close()


async def test_a_card_that_is_too_long_goes_back_shorter(
    outbound: Outbound, teams: FakeTeams
) -> None:
    too_long: Any = (413, {}, coded("MessageSizeTooBig"))
    sent = await outbound.send(chat(teams), "Hello")
    assert isinstance(sent, Sent)
    teams.failures.append(too_long)
    assert isinstance(await outbound.send(chat(teams), CARD), Sent)
    teams.failures.append(too_long)
    assert await outbound.update(chat(teams), sent.activity_id, CARD) == sent
    for message in teams.chats["a:1"]:
        assert message.card is not None
        [text, *_] = [part["inlines"][0]["text"] for part in message.card["body"]]
        assert (text, message.card["version"], message.card["fallbackText"]) == (
            "Visit recorded",
            "1.5",
            "Visit recorded",
        )
    teams.failures += [too_long, too_long]
    assert await outbound.send(chat(teams), CARD) == Dead("413 MessageSizeTooBig")
    teams.failures.append(too_long)
    assert await outbound.send(chat(teams), "a text") == Dead("413 MessageSizeTooBig")


async def test_a_card_goes_with_a_summary_and_never_beside_text(
    outbound: Outbound, teams: FakeTeams
) -> None:
    await outbound.send(chat(teams, "19:c@thread.tacv2;messageid=1/../2"), CARD)
    told = teams.calls[0]
    assert told.path == "v3/conversations/19:c@thread.tacv2;messageid=1/../2/activities"
    assert (told.body["summary"], "text" in told.body) == ("Visit recorded", False)
    assert told.body["attachments"] == [
        {"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD}
    ]
    await outbound.send(chat(teams), "*Hello*")
    assert (teams.calls[1].body["text"], teams.calls[1].body["textFormat"]) == ("*Hello*", "plain")


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        (None, None),
        ("", None),
        ("3", 3.0),
        ("0.5", 0.5),
        ("-9", 0.0),
        ("1e300", 86_400.0),
        ("inf", None),
        ("nan", None),
        ("soon", None),
        ("Mon, 23 Nov 2026 14:00:30 GMT", 30.0),
        ("Mon, 23 Nov 2026 13:00:00 GMT", 0.0),
        ("Mon, 23 Nov 2026 14:00:30", None),
    ],
)
def test_a_wait_is_read_as_number_or_date(header: str | None, asked: float | None) -> None:
    assert seconds(header, datetime(2026, 11, 23, 14, tzinfo=UTC)) == asked


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (None, ""),
        ([], ""),
        ("text", ""),
        ({"error": "text"}, ""),
        ({"error": {"code": 7}}, ""),
        ({"error": {"code": "x" * 99}}, ""),
        ({"error": {"code": "a name, typed"}}, ""),
        ({"error": {"code": "Throttled"}}, "Throttled"),
        ({"code": "Throttled"}, "Throttled"),
        ({"subCode": "A", "error": {"code": "B"}}, "A"),
        (LEGACY, "MessageWritesBlocked"),
        ({"message": '{"message":"{\\"message\\":\\"{}\\"}"}'}, ""),
    ],
)
def test_the_connectors_word_is_found_in_every_shape(body: Any, code: str) -> None:
    assert code_of(body) == code


def test_an_id_that_cannot_be_kept_is_none() -> None:
    assert judged("POST", 201, {}, {"id": "x" * 301}) == Sent("")
    assert judged("POST", 201, {}, {"id": 7}) == judged("POST", 202, {}, None) == Sent("")
