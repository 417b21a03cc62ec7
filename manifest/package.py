"""The Teams app package: the manifest filled from the settings, and the icons, in one zip."""

import json
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.running.settings import PROJECT, BadSettings, Settings

# The words that Teams lists in each of its scopes, with what it says of each.
Words = Mapping[str, Sequence[tuple[str, str]]]
FOLDER = Path(__file__).parent
ICONS = ("color.png", "outline.png")
NAME = "hub-visits.zip"
SHORTENED = {"developer": 32, "hub_name": 60, "leaders": 60, "officers": 40, "hub": 30, "visit": 25}
_ALWAYS = (1980, 1, 1, 0, 0, 0)


def build_package(settings: Settings, words: Words, to: Path) -> Path:
    """Writes the package into the folder `to` and gives its path.

    `words` are those that Teams lists. The same settings and words give the same bytes. Raises
    `BadSettings` for what the settings lack.
    """
    manifest = filled(settings, words)
    to.mkdir(parents=True, exist_ok=True)
    path = to / NAME
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        _put(package, "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=2).encode())
        for icon in ICONS:
            _put(package, icon, (FOLDER / icon).read_bytes())
    return path


def filled(settings: Settings, words: Words) -> dict[str, Any]:
    """The manifest of this instance; raises `BadSettings` that names everything it lacks."""
    if problems := list(_lacks(settings)):
        raise BadSettings(problems)
    labels = settings.hub().words
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    values = {
        "version": project["version"],
        "app_id": settings.microsoft_app_id,
        "developer": settings.hub_name,
        "hub_name": settings.hub_name,
        "hub": labels.one("hub"),
        "leaders": labels.many("leader"),
        "officers": labels.many("officer"),
        "visit": labels.one("visit"),
        "public_url": settings.public_url,
        "privacy_url": settings.privacy_url,
        "terms_url": settings.terms_url,
        "domain": urlsplit(settings.public_url).hostname or "",
    }
    values = {name: value[: SHORTENED.get(name)].strip() for name, value in values.items()}
    manifest = template()
    manifest["bots"][0]["commandLists"] = _lists(words)
    result: dict[str, Any] = _replaced(manifest, values)
    return result


def template() -> dict[str, Any]:
    """The manifest as it lies here, with names in braces where settings go, and without words."""
    result: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    return result


def _lists(words: Words) -> list[dict[str, Any]]:
    """The words as Teams wants them: a list a scope."""
    return [
        {
            "scopes": [scope],
            "commands": [{"title": word, "description": does} for word, does in listed],
        }
        for scope, listed in words.items()
    ]


def _lacks(settings: Settings) -> list[str]:
    problems = (
        []
        if settings.microsoft_app_id
        else ["MICROSOFT_APP_ID is missing; the app package needs it"]
    )
    for name in ("public_url", "privacy_url", "terms_url"):
        value = getattr(settings, name)
        if not value:
            problems.append(f"{name.upper()} is missing; the app package needs it")
        elif not value.startswith("https://"):
            problems.append(f"{name.upper()} is “{value}”; Teams takes https only")
    return problems


def _replaced(node: Any, values: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {key: _replaced(value, values) for key, value in node.items()}
    if isinstance(node, list):
        return [_replaced(value, values) for value in node]
    if not isinstance(node, str):
        return node
    for name, value in values.items():
        node = node.replace(f"{{{name}}}", value)
    return node


def _put(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Adds a file at a fixed date, so that the package does not change by itself."""
    entry = zipfile.ZipInfo(name, _ALWAYS)
    entry.external_attr = 0o644 << 16
    package.writestr(entry, content, zipfile.ZIP_DEFLATED)
