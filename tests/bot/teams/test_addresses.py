"""Addresses that may have the token or a person's file, and those that never do."""

import pytest

from bot.teams.hosts import Hosts


@pytest.mark.parametrize(
    "address",
    [
        "https://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net:443/teams",
        "https://smba.infra.gcc.teams.microsoft.com/gcc",
        "https://europe.botframework.com",
        "https://smba.infra.gov.teams.microsoft.us/",
        "https://bots.example.org:8443/x",
        "https://hub.example.com/",
        "https://a.b.example.net/",
        "http://127.0.0.1:9999/connector/",
    ],
)
def test_addresses_that_may_have_the_token(address: str) -> None:
    assert Hosts(
        ["bots.example.org:8443", "hub.example.com", "*.example.net", "127.0.0.1:9999"]
    ).allows(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evil.example/smba.trafficmanager.net",
        "https://evilbotframework.com/",
        "https://botframework.com.evil.example",
        "https://smba.trafficmanager.net@evil.example/",
        "https://evil.example\\.botframework.com/",
        "https://evil.example#.botframework.com",
        "https://evil.example?.botframework.com",
        "https://smba.trafficmanager.net/emea/?x=1",
        "https://user:secret@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net%2eevil.example/",
        "//smba.trafficmanager.net/",
        "ftp://smba.trafficmanager.net/",
        "https://bots.example.org/",
        "https://127.0.0.1/",
        "http://localhost:9999/",
        "http://169.254.169.254/metadata",
        "https://",
        "",
        " https://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net/\n",
    ],
)
def test_addresses_that_never_get_it(address: str) -> None:
    assert not Hosts(["bots.example.org:8443", "127.0.0.1:9999"]).allows(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://hub-my.sharepoint.com/personal/a_b/_api/v2.0/drives/b!x/items/01/uploadSession?guid='1'&tempauth=a%2Bb",
        "https://Hub.SharePoint.com/",
        "http://127.0.0.1:9999/up?x=1",
    ],
)
def test_files_go_to_peoples_own(address: str) -> None:
    assert Hosts(["127.0.0.1:9999"]).takes_files(address)


@pytest.mark.parametrize(
    ("address", "gives"),
    [
        ("https://hub-my.sharepoint.com/personal/a/_layouts/15/download.aspx?tempauth=x", True),
        ("https://files.example.org/plan.docx", True),
        ("http://hub-my.sharepoint.com/plan.docx", False),
        ("https://smba.trafficmanager.net/uk/v3/attachments/1/views/original", False),
        ("https://hub.sharepoint.com.evil.example/plan.docx", False),
        ("https://127.0.0.1:9999/plan.docx", False),
        ("https://hub.sharepoint.com", False),
    ],
)
def test_files_come_from_the_hosts_of_the_setting_alone(address: str, gives: bool) -> None:
    hosts = Hosts(["127.0.0.1:9999"], files=["*.sharepoint.com", "files.example.org"])
    assert hosts.gives_files(address) is gives


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://hub.sharepoint.com",
        "http://hub.sharepoint.com/up",
        "https://sharepoint.com.example.org/up",
        "https://example.org/?.sharepoint.com/",
        "https://hub.sharepoint.com@example.org/up",
        "https://example.org\\.sharepoint.com/up",
        "https://example.org#.sharepoint.com/up",
        "https://hub.sharepoint.com:8443/up",
        "https://hub.sharepoint.com/up\nHost: x",
        "https://smba.trafficmanager.net/teams/up",
        "https://notsharepoint.com/up",
        "https://127.0.0.1/up",
    ],
)
def test_files_go_nowhere_else(address: str) -> None:
    assert not Hosts(["127.0.0.1:9999"]).takes_files(address)


def test_the_usual_port_is_that_of_the_scheme() -> None:
    ours = Hosts(["localhost", "hub.example"])
    for address, allowed in (
        ("http://localhost:80/", True),
        ("http://localhost:443/", False),
        ("https://hub.example:443/", True),
        ("https://hub.example:80/", False),
    ):
        assert ours.allows(address) is allowed
    assert Hosts(development=True).allows("http://[::1]:3978/")
