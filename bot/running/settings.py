"""Settings: each with its default and what it is for, and what follows from them."""

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.running import hub_values
from bot.running import setting_values as read
from bot.running.colours import colour
from domain.hub import Hub
from domain.people.words import Words
from domain.support.candidate_facts import FindingLimits, SameTrust
from domain.support.rates import Rates

PROJECT = Path(__file__).resolve().parents[2]
Address = Annotated[str, BeforeValidator(read.address)]
Id = Annotated[str, BeforeValidator(read.identifier)]
MICROSOFT_LOGIN = "https://login.microsoftonline.com"
KINDS = {
    "hub": ("hub", "hubs"),
    "trust": ("trust", "trusts"),
    "authority": ("local authority", "local authorities"),
    "alliance": ("alliance", "alliances"),
}


class BadSettings(Exception):  # noqa: N818 - its text is for the person who starts the bot
    """Raised with a sentence for each setting that is missing or wrong, without any secret."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("These settings need a change:\n" + "\n".join(f"  {p}" for p in problems))
        self.problems = problems


class Settings(BaseSettings):
    """What this instance is told from outside; the table in docs/operate.md has these lines."""

    model_config = SettingsConfigDict(
        env_file=PROJECT / ".env",
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    database_url: Annotated[str, BeforeValidator(read.database(PROJECT))] = Field(
        "sqlite:///data/hub.db",
        validate_default=True,
        repr=False,
        description="Where records are kept: `sqlite:///file` (relative to the project's folder) "
        "or `postgresql://…`",
    )
    host: str = Field(
        "127.0.0.1", description="Where to listen; a development bot listens on this machine only"
    )
    port: Annotated[int, BeforeValidator(read.port)] = Field(
        3978, description="The port to listen on"
    )
    public_url: Address = Field(
        "",
        description="The https address at which Teams reaches the bot; needed for the app package",
    )
    microsoft_app_id: Id = Field(
        "", description="The bot's id at Microsoft; without it the bot is a development bot"
    )
    microsoft_app_password: SecretStr = Field(SecretStr(""), description="The bot's client secret")
    microsoft_app_tenant_id: Id = Field(
        "", description="The tenant in which the bot is registered; needed for a SingleTenant bot"
    )
    microsoft_app_type: Annotated[
        Literal["SingleTenant", "MultiTenant"],
        BeforeValidator(read.one_of("SingleTenant", "MultiTenant")),
    ] = Field(
        "SingleTenant", description="How the bot is registered: `SingleTenant` or `MultiTenant`"
    )
    allowed_tenants: Annotated[
        dict[str, frozenset[str]], NoDecode, BeforeValidator(read.tenants)
    ] = Field(
        {},
        description="Tenants let in, with the domains of their addresses: "
        "`tenant-id=domain,domain;…`",
    )
    openid_metadata_url: Address = Field(
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        description="Where the keys that sign incoming calls are published",
    )
    token_issuer: str = Field(
        "https://api.botframework.com", description="Who must have issued incoming tokens"
    )
    token_url: Address = Field(
        "",
        description="The whole address at which the bot gets its own token; "
        "by default that of its tenant",
    )
    sign_in_url: Address = Field(
        MICROSOFT_LOGIN,
        description="Where Microsoft says which tenant a domain of the roster belongs to",
    )
    allowed_service_hosts: Annotated[tuple[str, ...], NoDecode, BeforeValidator(read.hosts)] = (
        Field(
            ("smba.trafficmanager.net",),
            description="Where answers may be sent: `host` or `host:port`, by comma",
        )
    )
    file_hosts: Annotated[tuple[str, ...], NoDecode, BeforeValidator(read.hosts)] = Field(
        ("*.sharepoint.com",),
        description="Where files lie that people send, and that are fetched from nowhere else: "
        "`host` or `*.domain`, by comma",
    )
    hub_name: Annotated[str, BeforeValidator(hub_values.name)] = Field(
        "Teaching School Hub", description="The name people see"
    )
    hub_kind: Annotated[
        Literal["hub", "trust", "authority", "alliance"], BeforeValidator(read.one_of(*KINDS))
    ] = Field(
        "hub",
        description="What it is: `hub`, `trust`, `authority` or `alliance`; "
        "people then read that word",
    )
    words: Annotated[Words, NoDecode, BeforeValidator(hub_values.words)] = Field(
        Words(), description="Own words for the bot's terms: `term=singular/plural;…`"
    )
    hub_colour: Annotated[str, BeforeValidator(colour)] = Field(
        "4F52B2", description="The hub's colour in documents, dark enough for words on white"
    )
    privacy_url: Address = Field("", description="The privacy notice, for the app package")
    terms_url: Address = Field("", description="The terms of use, for the app package")
    timezone: Annotated[str, BeforeValidator(hub_values.zone)] = Field(
        "Europe/London", description="The hub's time zone"
    )
    hours_a_day: Annotated[Fraction, BeforeValidator(hub_values.hours)] = Field(
        Fraction(6), description="How many hours make one day of support"
    )
    start_date: Annotated[date | None, BeforeValidator(hub_values.day)] = Field(
        None,
        description="The first day: nothing due before it is late or prompted, "
        "such as `2026-11-23`",
    )
    sending_hour: Annotated[time, BeforeValidator(hub_values.sending_hour)] = Field(
        time(7, 30), description="When reminders go, where each person is: from `06:30` to `09:00`"
    )
    silent_weeks: Annotated[int, BeforeValidator(read.number(1, 52))] = Field(
        4, description="After how many school weeks without a visit a leader is asked"
    )
    copy_after: Annotated[int, BeforeValidator(read.number(0, 1440))] = Field(
        30, description="Minutes without a change before a school gets its copy of a record"
    )
    digest_at: Annotated[str, BeforeValidator(hub_values.cron)] = Field(
        "0 8 * * 1",
        description="When channels get their digest, as cron text in the hub's time zone",
    )
    travel_limit: Annotated[int, BeforeValidator(read.number(1, 500))] = Field(
        15, description="How many miles a leader's employer may be away to count as near"
    )
    load: Annotated[int, BeforeValidator(read.number(0, 50))] = Field(
        2, description="How much active support a leader may have to count as free for more"
    )
    same_trust: Annotated[
        Literal["show", "exclude"], BeforeValidator(read.one_of("show", "exclude"))
    ] = Field(
        "show",
        description="Leaders of the school's own trust: `show` that they are, or `exclude` them",
    )
    day_rates: Annotated[Rates | None, NoDecode, BeforeValidator(hub_values.rates)] = Field(
        None,
        description="What a day of support costs where its programme does not say: "
        "`charged/to employer` in pounds, such as `350/300`",
    )
    demo_clock: Annotated[str, BeforeValidator(read.demo_clock)] = Field(
        "now",
        description="Where a development bot's clock begins: `now`, `morning` (07:29 on a school "
        "day) or a moment such as `2026-11-23 07:29`",
    )
    card_actions: Annotated[
        Literal["execute", "submit"], BeforeValidator(read.one_of("execute", "submit"))
    ] = Field(
        "execute",
        description="How buttons are pressed: `execute`, or `submit` for telephones that cannot",
    )
    messages_a_second: Annotated[int, BeforeValidator(read.number(1, 50))] = Field(
        20, description="How fast the bot speaks on its own, all its processes together"
    )
    chat_messages_a_second: Annotated[int, BeforeValidator(read.number(1, 7))] = Field(
        1, description="How fast it speaks on its own in one conversation"
    )
    person_turns_a_second: Annotated[int, BeforeValidator(read.number(1, 10_000))] = Field(
        10, description="How many turns a person may have; who has more is told to try again"
    )
    tenant_turns_a_second: Annotated[int, BeforeValidator(read.number(1, 10_000))] = Field(
        200, description="How many turns all people of a tenant may have together"
    )
    metrics_port: Annotated[int | None, BeforeValidator(read.no_or_port)] = Field(
        None,
        description="A port of its own for `/metrics`, which nobody else should reach; "
        "without it there are none",
    )
    log_level: Annotated[str, BeforeValidator(read.one_of("debug", "info", "warning", "error"))] = (
        Field("info", description="What is logged: `debug`, `info`, `warning` or `error`")
    )

    @property
    def development(self) -> bool:
        """Whether this is a development bot: no app id, so no tokens, and this machine only."""
        return not self.microsoft_app_id

    @property
    def token_address(self) -> str:
        """Where the bot gets its own token."""
        tenant = (
            self.microsoft_app_tenant_id
            if self.microsoft_app_type == "SingleTenant"
            else "botframework.com"
        )
        return self.token_url or f"{MICROSOFT_LOGIN}/{tenant}/oauth2/v2.0/token"

    def local(self, moment: datetime) -> datetime:
        """The moment as the hub's clocks show it."""
        return moment.astimezone(ZoneInfo(self.timezone))

    def today(self, moment: datetime) -> date:
        """The date at the hub at that moment."""
        return self.local(moment).date()

    def hub(self) -> Hub:
        """The hub as every rule and card knows it; own words go before those of its kind."""
        kind = KINDS[self.hub_kind]
        officer = (f"{kind[0]} officer", f"{kind[0]} officers")
        of_kind = {} if self.hub_kind == "hub" else {"hub": kind, "officer": officer}
        return Hub(
            name=self.hub_name,
            colour=self.hub_colour,
            words=Words({**of_kind, **self.words.own}),
            hours_a_day=self.hours_a_day,
            zone=self.timezone,
            development=self.development,
            start=self.start_date,
            copy_after=timedelta(minutes=self.copy_after),
            silent_weeks=self.silent_weeks,
            sending_at=self.sending_hour,
            digest_at=self.digest_at,
            limits=FindingLimits(self.travel_limit, self.load, SameTrust(self.same_trust)),
            rates=self.day_rates or Rates(),
        )
