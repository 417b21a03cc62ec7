"""The app package: valid by Microsoft's schema, without the network, and true to the bot."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from PIL import Image

from bot.handlers import table, words_for_teams
from bot.running.settings import BadSettings, Settings
from bot.teams.meaning import LOG_VISIT
from domain.delivery.conversations import Surface
from domain.people.words import parse_words
from manifest import package

SCHEMA = Path(__file__).parents[1] / "schemas" / "manifest-1.29.json"
APP_ID = "11111111-2222-4333-8444-555555555555"


@pytest.fixture
def settings(no_settings: pytest.MonkeyPatch) -> Settings:
    """What a deployed bot has."""
    return Settings(
        _env_file=None,
        microsoft_app_id=APP_ID,
        public_url="https://visits.example.org/",
        privacy_url="https://www.example.org/privacy",
        terms_url="https://www.example.org/terms",
        hub_name="Bradford Teaching School Hub and Partners Across the District of Bradford",
    )


def complaints(manifest: dict[str, Any]) -> list[str]:
    """What the schema says against a manifest."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8-sig"))
    return [
        f"{'/'.join(map(str, e.path))}: {e.message}"
        for e in Draft4Validator(schema).iter_errors(manifest)
    ]


def test_the_manifest_is_valid(settings: Settings) -> None:
    assert complaints(package.filled(settings, words_for_teams())) == []


def test_the_schema_would_say_so(settings: Settings) -> None:
    manifest = package.filled(settings, words_for_teams())
    manifest["bots"][0]["scopes"] = ["groupchat"]
    assert complaints(manifest)


def test_it_is_filled_from_the_settings(settings: Settings) -> None:
    manifest = package.filled(settings, words_for_teams())
    assert manifest["validDomains"] == ["visits.example.org"]
    assert manifest["bots"][0]["botId"] == APP_ID
    assert not re.search(r"\{[a-z_]+\}", json.dumps(manifest))


@pytest.mark.parametrize(
    "words", ["leader=SLE/SLEs;officer=adviser/advisers", f"officer={'a' * 90}/{'b' * 90}"]
)
def test_it_speaks_the_hubs_own_words(settings: Settings, words: str) -> None:
    own = settings.model_copy(update={"hub_kind": "trust", "words": parse_words(words)})
    manifest = package.filled(own, words_for_teams())
    assert f"asks its {own.hub().words.many('leader')} for" in manifest["description"]["full"]
    assert "the trust's posts" in json.dumps(manifest)
    assert not re.search(r"hub officer|the hub\b", json.dumps(manifest))
    assert complaints(manifest) == []


def test_files_may_be_offered(settings: Settings) -> None:
    assert package.filled(settings, words_for_teams())["bots"][0]["supportsFiles"] is True


def test_words_fit_where_teams_shows_them(settings: Settings) -> None:
    manifest = package.filled(settings, words_for_teams())
    assert len(manifest["name"]["short"]) <= 30
    assert len(manifest["name"]["full"]) <= 100
    assert len(manifest["description"]["short"]) <= 80
    lists = manifest["bots"][0]["commandLists"]
    assert all(len(one["commands"]) <= 10 for one in lists)
    assert all(
        len(c["title"]) <= 32 and len(c["description"]) <= 128
        for one in lists
        for c in one["commands"]
    )


def test_every_word_that_teams_offers_is_answered_and_none_is_left_out(settings: Settings) -> None:
    where = {"personal": Surface.CHAT, "team": Surface.CHANNEL}
    listed = {
        (where[scope], command["title"])
        for one in package.filled(settings, words_for_teams())["bots"][0]["commandLists"]
        for scope in one["scopes"]
        for command in one["commands"]
    }
    commands = table().commands()
    assert listed == {(command.surface, command.word) for command in commands if command.offered}
    assert listed <= {(surface, word) for _, surface, word in table().entries}


def test_the_command_on_a_message_is_the_one_that_is_answered(settings: Settings) -> None:
    [extension] = package.filled(settings, words_for_teams())["composeExtensions"]
    [command] = extension["commands"]
    assert extension["botId"] == APP_ID
    assert (command["id"], command["type"], command["fetchTask"]) == (LOG_VISIT, "action", True)
    assert command["context"] == ["message"], "nothing can be logged where no message is"


@pytest.mark.parametrize(
    ("words", "title"),
    [("", "Log as visit"), (f"visit={'v' * 60}/visits", f"Log as {'v' * 25}")],
)
def test_the_command_on_a_message_has_the_hubs_own_word(
    settings: Settings, words: str, title: str
) -> None:
    own = settings.model_copy(update={"words": parse_words(words)})
    manifest = package.filled(own, words_for_teams())
    [command] = manifest["composeExtensions"][0]["commands"]
    assert command["title"] == title
    assert len(command["title"]) <= 32 and len(command["description"]) <= 128
    assert complaints(manifest) == []


def test_the_same_settings_give_the_same_package(settings: Settings, tmp_path: Path) -> None:
    one, two = (
        package.build_package(settings, words_for_teams(), tmp_path / "a"),
        package.build_package(settings, words_for_teams(), tmp_path / "b"),
    )
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as opened:
        assert opened.namelist() == ["manifest.json", "color.png", "outline.png"]
        assert json.loads(opened.read("manifest.json")) == package.filled(
            settings, words_for_teams()
        )


def test_everything_it_lacks_is_named_at_once(
    no_settings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lacking = Settings(_env_file=None, public_url="http://localhost:3978")
    with pytest.raises(BadSettings) as refused:
        package.build_package(lacking, words_for_teams(), tmp_path)
    assert [p.split()[0] for p in refused.value.problems] == [
        "MICROSOFT_APP_ID",
        "PUBLIC_URL",
        "PRIVACY_URL",
        "TERMS_URL",
    ]
    assert list(tmp_path.iterdir()) == []


def test_the_outline_is_white_on_nothing() -> None:
    icon = Image.open(package.FOLDER / "outline.png")
    assert (icon.size, icon.mode) == ((32, 32), "RGBA")
    assert {pixel[:3] for pixel in _pixels(icon) if pixel[3]} == {(255, 255, 255)}
    assert any(pixel[3] == 0 for pixel in _pixels(icon))


def test_the_colour_icon_fills_its_square() -> None:
    icon = Image.open(package.FOLDER / "color.png")
    assert (icon.size, icon.mode) == ((192, 192), "RGBA")
    assert all(pixel[3] == 255 for pixel in _pixels(icon))


def _pixels(icon: Image.Image) -> list[tuple[int, int, int, int]]:
    raw = icon.tobytes()
    return [(raw[i], raw[i + 1], raw[i + 2], raw[i + 3]) for i in range(0, len(raw), 4)]
