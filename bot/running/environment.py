"""The settings of the environment or `.env`; all that is wrong is named together."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from pydantic import ValidationError

from bot.running.setting_values import NOW, is_loopback
from bot.running.settings import PROJECT, BadSettings, Settings


def read_settings(env_file: Path | None = PROJECT / ".env") -> Settings:
    """The settings of this environment. Raises BadSettings that names all there is to mend."""
    bad: dict[str, str] = {}
    try:
        settings = Settings(_env_file=env_file)
    except ValidationError as error:
        bad = {
            str(e["loc"][0]): _sentence(e)
            for e in error.errors(include_input=False, include_url=False)
        }
        defaults: dict[str, Any] = {name: Settings.model_fields[name].default for name in bad}
        settings = Settings(_env_file=env_file, **defaults)
    for name, sentence in _disagreements(settings):
        bad.setdefault(name, sentence)
    problems = [f"{name.upper()} {sentence}" for name, sentence in bad.items()]
    if env_file is not None:
        problems += _misspelt(env_file)
    if problems:
        raise BadSettings(problems)
    return settings


def _sentence(error: Any) -> str:
    cause = error.get("ctx", {}).get("error")
    return str(cause or error["msg"])


def _disagreements(settings: Settings) -> Iterator[tuple[str, str]]:
    if settings.metrics_port == settings.port:
        yield "metrics_port", f"is {settings.port}, on which the bot itself listens: choose another"
    if settings.development:
        if not is_loopback(settings.host):
            here = "a bot without MICROSOFT_APP_ID may listen on 127.0.0.1 only"
            yield "host", f"is {settings.host}, but {here}"
        if settings.microsoft_app_password.get_secret_value():
            yield "microsoft_app_id", "is missing, but MICROSOFT_APP_PASSWORD is set"
        return
    if settings.demo_clock != NOW:
        yield "demo_clock", "is for a bot without MICROSOFT_APP_ID only: people's own days count"
    if not settings.microsoft_app_password.get_secret_value():
        yield "microsoft_app_password", "is missing; a bot with MICROSOFT_APP_ID needs it"
    if settings.microsoft_app_type == "SingleTenant" and not settings.microsoft_app_tenant_id:
        yield "microsoft_app_tenant_id", "is missing; a SingleTenant bot needs it"


def _misspelt(env_file: Path) -> Iterator[str]:
    known = [name.upper() for name in Settings.model_fields]
    given = dotenv_values(env_file, encoding="utf-8-sig") if env_file.is_file() else {}
    for name in given:
        near = difflib.get_close_matches(name.upper(), known, n=1, cutoff=0.75)
        if near and name.upper() not in known:
            yield f"{name} in {env_file.name} is not a setting; {near[0]} is"
