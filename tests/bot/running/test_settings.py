"""Settings: what is read, what is refused in words, and that page and example name them all."""

import re
from datetime import date, time
from fractions import Fraction
from pathlib import Path

import pytest

from bot.running.environment import read_settings
from bot.running.settings import PROJECT, BadSettings, Settings
from domain.hub import Hub
from domain.questions import field_names
from domain.support.candidate_facts import FindingLimits, SameTrust
from domain.support.rates import Rates

TENANT = "0f1e2d3c-0000-4000-8000-00000000aaaa"
OTHER = "0f1e2d3c-0000-4000-8000-00000000bbbb"
REAL = {
    "MICROSOFT_APP_ID": "11111111-2222-4333-8444-555555555555",
    "MICROSOFT_APP_PASSWORD": "sesame",
    "MICROSOFT_APP_TENANT_ID": TENANT,
}


def reading(environment: pytest.MonkeyPatch, **settings: str) -> Settings:
    """The settings of an environment that holds just these."""
    for name, value in settings.items():
        environment.setenv(name, value)
    return read_settings(env_file=None)


def problems(environment: pytest.MonkeyPatch, **settings: str) -> list[str]:
    """What is said against such an environment."""
    with pytest.raises(BadSettings) as refused:
        reading(environment, **settings)
    return refused.value.problems


def test_with_nothing_set_it_is_a_development_bot_with_a_database_in_the_project(
    no_settings: pytest.MonkeyPatch,
) -> None:
    settings = reading(no_settings)
    assert settings.development
    assert (settings.host, settings.port) == ("127.0.0.1", 3978)
    assert settings.database_url == f"sqlite:///{PROJECT / 'data/hub.db'}"
    assert settings.hub().hours_a_day == 6


def test_everything_that_is_wrong_is_named_at_once(no_settings: pytest.MonkeyPatch) -> None:
    said = problems(
        no_settings,
        PORT="eighty",
        PUBLIC_URL="ftp://hub.example",
        TIMEZONE="Mars/Base",
        HOURS_A_DAY="30",
        HUB_KIND="club",
        WORDS="leader=SLE",
        ALLOWED_TENANTS="contoso.example",
        ALLOWED_SERVICE_HOSTS="https://smba.example",
        HOST="0.0.0.0",
        DATABASE_URL="mysql://localhost/hub",
        LOG_LEVEL="loud",
        MICROSOFT_APP_TYPE="Managed",
    )
    named = {sentence.split()[0] for sentence in said}
    assert named == {
        *(
            "PORT",
            "PUBLIC_URL",
            "TIMEZONE",
            "HOURS_A_DAY",
            "HUB_KIND",
            "WORDS",
            "ALLOWED_TENANTS",
            "HOST",
        ),
        *("ALLOWED_SERVICE_HOSTS", "DATABASE_URL", "LOG_LEVEL", "MICROSOFT_APP_TYPE"),
    }
    assert "PORT is “eighty”, not a number from 1 to 65535" in said


def test_a_bad_value_never_shows_a_secret(no_settings: pytest.MonkeyPatch) -> None:
    said = problems(
        no_settings,
        MICROSOFT_APP_PASSWORD="canary-1",
        DATABASE_URL="mysql://hub:canary-2@db/hub",
        TOKEN_URL="https://hub:canary-3@login.example/token",
    )
    assert len(said) == 3
    assert "canary" not in "".join(said)


def test_no_secret_stands_in_the_settings_own_text(no_settings: pytest.MonkeyPatch) -> None:
    settings = reading(no_settings, **REAL, DATABASE_URL="postgresql://hub:canary@db/hub")
    assert "canary" not in repr(settings)
    assert "sesame" not in repr(settings)


@pytest.mark.parametrize(
    "missing", ["MICROSOFT_APP_ID", "MICROSOFT_APP_PASSWORD", "MICROSOFT_APP_TENANT_ID"]
)
def test_a_real_bot_says_what_it_lacks(no_settings: pytest.MonkeyPatch, missing: str) -> None:
    said = problems(no_settings, **{name: value for name, value in REAL.items() if name != missing})
    assert [sentence.split()[0] for sentence in said] == [missing]


def test_a_real_bot_may_listen_anywhere_and_knows_where_its_token_is(
    no_settings: pytest.MonkeyPatch,
) -> None:
    settings = reading(no_settings, **REAL, HOST="0.0.0.0")
    assert settings.token_address == f"https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"


def test_a_multi_tenant_bot_gets_its_token_where_such_bots_do(
    no_settings: pytest.MonkeyPatch,
) -> None:
    assert (
        "/botframework.com/"
        in reading(no_settings, **REAL, MICROSOFT_APP_TYPE="multitenant").token_address
    )


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_a_development_bot_listens_on_this_machine(
    no_settings: pytest.MonkeyPatch, host: str
) -> None:
    assert reading(no_settings, HOST=host).host == host


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:5000/keys", "http://localhost/keys", "https://login.example/keys/"],
)
def test_http_is_for_this_machine_and_https_for_the_world(
    no_settings: pytest.MonkeyPatch, address: str
) -> None:
    assert reading(no_settings, OPENID_METADATA_URL=address).openid_metadata_url == address.rstrip(
        "/"
    )


def test_http_to_anywhere_else_is_refused(no_settings: pytest.MonkeyPatch) -> None:
    assert "use https" in problems(no_settings, TOKEN_URL="http://login.example/token")[0]


def test_tenants_have_their_domains(no_settings: pytest.MonkeyPatch) -> None:
    settings = reading(
        no_settings, ALLOWED_TENANTS=f"{TENANT}=Elm.sch.uk, oak.sch.uk; {OTHER}=ash.sch.uk;"
    )
    assert settings.allowed_tenants == {TENANT: {"elm.sch.uk", "oak.sch.uk"}, OTHER: {"ash.sch.uk"}}


def test_an_id_may_be_written_in_capitals_and_means_the_same(
    no_settings: pytest.MonkeyPatch,
) -> None:
    real = {name: value.upper() if name.endswith("ID") else value for name, value in REAL.items()}
    settings = reading(
        no_settings, **real, ALLOWED_TENANTS=f"{TENANT.upper()}=elm.sch.uk;{TENANT}=oak.sch.uk"
    )
    assert settings.microsoft_app_id == REAL["MICROSOFT_APP_ID"]
    assert settings.microsoft_app_tenant_id == TENANT
    assert settings.allowed_tenants == {TENANT: {"elm.sch.uk", "oak.sch.uk"}}


@pytest.mark.parametrize(
    "server", ["hub:a/canary@db/hub", "hub:a#canary@db/hub", "hub:a@canary@db/hub", "db:first/hub"]
)
def test_a_password_that_cannot_stand_in_an_address_is_said_to_be_one(
    no_settings: pytest.MonkeyPatch, server: str
) -> None:
    (said,) = problems(no_settings, DATABASE_URL=f"postgresql://{server}")
    assert said.startswith("DATABASE_URL") and "%2F for /" in said
    assert "canary" not in said


@pytest.mark.parametrize(
    "server",
    ["hub:%40%2F@db.example:5432/hub?sslmode=verify-full", "/hub?host=/run/db", "[::1]/hub"],
)
def test_the_usual_addresses_of_a_server_are_taken(
    no_settings: pytest.MonkeyPatch, server: str
) -> None:
    assert (
        reading(no_settings, DATABASE_URL=f"postgres://{server}").database_url
        == f"postgresql+psycopg://{server}"
    )


def test_figures_have_a_port_of_their_own(no_settings: pytest.MonkeyPatch) -> None:
    assert problems(no_settings, PORT="4000", METRICS_PORT="4000") == [
        "METRICS_PORT is 4000, on which the bot itself listens: choose another"
    ]


def test_a_domain_belongs_to_one_tenant(no_settings: pytest.MonkeyPatch) -> None:
    assert (
        "two tenants"
        in problems(no_settings, ALLOWED_TENANTS=f"{TENANT}=elm.sch.uk;{OTHER}=elm.sch.uk")[0]
    )


def test_a_hubs_name_is_one_line_that_fits(no_settings: pytest.MonkeyPatch) -> None:
    assert reading(no_settings, HUB_NAME=" Bradford  Hub ").hub().name == "Bradford Hub"
    for name in ("   ", "Hub " * 40):
        (said,) = problems(no_settings, HUB_NAME=name)
        assert said.startswith("HUB_NAME has ") and "from 1 to 100" in said


def test_a_trust_reads_its_own_word_and_its_own_words_go_first(
    no_settings: pytest.MonkeyPatch,
) -> None:
    words = reading(no_settings, HUB_KIND="trust", WORDS="officer=adviser/advisers").hub().words
    assert (words.one("hub"), words.one("officer")) == ("trust", "adviser")


def test_the_hubs_colour_is_one_that_can_be_read_on_white(no_settings: pytest.MonkeyPatch) -> None:
    assert reading(no_settings, HUB_COLOUR="#7a1f3d").hub().colour == "7A1F3D"
    assert reading(no_settings, HUB_COLOUR="767676").hub_colour == "767676"
    (pale,) = problems(no_settings, HUB_COLOUR="#777777")
    assert "too pale" in pale
    assert problems(no_settings, HUB_COLOUR="blue") == [
        "HUB_COLOUR is “blue”; write it like #4F52B2"
    ]


def test_half_hours_make_a_day_too(no_settings: pytest.MonkeyPatch) -> None:
    assert reading(no_settings, HOURS_A_DAY="6,5").hours_a_day == Fraction(13, 2)


def test_what_cannot_be_a_date_a_time_or_a_number_is_said(no_settings: pytest.MonkeyPatch) -> None:
    said = problems(
        no_settings, START_DATE="soon", SENDING_HOUR="04:00", SILENT_WEEKS="0", METRICS_PORT="x"
    )
    assert [s.partition(" ")[0] for s in said] == [
        "START_DATE",
        "SENDING_HOUR",
        "SILENT_WEEKS",
        "METRICS_PORT",
    ]
    hub = reading(
        no_settings,
        START_DATE="2026-11-23",
        SENDING_HOUR="08:15",
        SILENT_WEEKS="6",
        METRICS_PORT="",
    ).hub()
    assert (hub.start, hub.sending_at, hub.silent_weeks) == (date(2026, 11, 23), time(8, 15), 6)


def test_what_finding_a_leader_goes_by_is_read_or_said(no_settings: pytest.MonkeyPatch) -> None:
    said = problems(
        no_settings, TRAVEL_LIMIT="0", LOAD="many", SAME_TRUST="hide", DAY_RATES="300/350"
    )
    assert [s.partition(" ")[0] for s in said] == [
        "TRAVEL_LIMIT",
        "LOAD",
        "SAME_TRUST",
        "DAY_RATES",
    ]
    assert "the employer gets more than is charged" in said[-1]
    assert "not two amounts such as 350/300" in problems(no_settings, DAY_RATES="350")[-1]
    told = {"TRAVEL_LIMIT": "20", "LOAD": "3", "SAME_TRUST": "Exclude", "DAY_RATES": "350/297.50"}
    hub = reading(no_settings, **told).hub()
    assert hub.limits == FindingLimits(20, 3, SameTrust.EXCLUDE)
    assert hub.rates == Rates(35_000, 29_750, 5_250)


OFF_DEFAULT = {
    **REAL,
    "HUB_NAME": "Aire Valley Hub",
    "WORDS": "officer=adviser/advisers",
    "HUB_COLOUR": "#7a1f3d",
    "HOURS_A_DAY": "7",
    "TIMEZONE": "Europe/Dublin",
    "START_DATE": "2026-11-23",
    "COPY_AFTER": "5",
    "SILENT_WEEKS": "6",
    "SENDING_HOUR": "08:15",
    "DIGEST_AT": "0 9 * * 2",
    "TRAVEL_LIMIT": "20",
    "DAY_RATES": "350/300",
}


def test_what_the_hub_is_told_comes_from_the_settings(no_settings: pytest.MonkeyPatch) -> None:
    """One that is left out of `Settings.hub` would be set and do nothing."""
    default = reading(no_settings).hub()
    told = reading(no_settings, **OFF_DEFAULT).hub()
    # Whom to ask is looked up among the officers.
    looked_up = {"contact_name", "contact_email"}
    same = {name for name in field_names(Hub) if getattr(told, name) == getattr(default, name)}
    assert same == looked_up


@pytest.mark.parametrize("hour", ["07:30Z", "08:00+01:00"])
def test_an_hour_of_some_zone_is_none_of_each_persons_own(
    no_settings: pytest.MonkeyPatch, hour: str
) -> None:
    assert problems(no_settings, SENDING_HOUR=hour) == [
        f"SENDING_HOUR is “{hour}”, not a time from 06:30 to 09:00"
    ]


def test_an_env_file_is_read_and_its_misspelt_names_are_named(
    no_settings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    env = tmp_path / ".env"
    env.write_text("\ufeffPORT=4000\nHUB_NAME=\nEDITOR=vi\n", encoding="utf-8")
    assert read_settings(env).port == 4000
    env.write_text("PROT=4000\nMICROSOFT_APPID=x\n", encoding="utf-8")
    with pytest.raises(
        BadSettings, match=r"PROT in .env is not a setting; PORT is\n.*MICROSOFT_APP_ID is"
    ):
        read_settings(env)


def test_the_page_and_the_example_hold_every_setting() -> None:
    page = (PROJECT / "docs" / "operate.md").read_text(encoding="utf-8")
    rows = [
        line
        for line in page.splitlines()
        if line.startswith("| `") and line.split("`")[1].isupper()
    ]
    assert rows == [_row(name) for name in Settings.model_fields]
    assert example_lines() == [_line(name) for name in Settings.model_fields]


def test_the_example_explains_each_setting_in_the_words_of_the_page() -> None:
    example = (PROJECT / ".env.example").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        above = example.partition(_line(name) + "\n")[0].rpartition("\n\n")[2]
        told = " ".join(above.replace("\n# ", " ").removeprefix("# ").split())
        assert told.startswith((field.description or "").replace("`", "")), name


def test_the_example_is_a_development_bot_as_it_stands(no_settings: pytest.MonkeyPatch) -> None:
    assert read_settings(PROJECT / ".env.example") == reading(no_settings)


def example_lines() -> list[str]:
    """The lines of the example that set something, commented out or not."""
    example = (PROJECT / ".env.example").read_text(encoding="utf-8").splitlines()
    return [line for line in example if re.match(r"(# )?[A-Z_]+=", line)]


def _line(name: str) -> str:
    default = _default(name)
    return f"# {name.upper()}={default}" if default else f"{name.upper()}="


def _row(name: str) -> str:
    default = _default(name)
    description = Settings.model_fields[name].description
    return f"| `{name.upper()}` | {f'`{default}`' if default else ''} | {description} |"


def _default(name: str) -> str:
    """A setting's default as one writes it; empty where there is none."""
    default = Settings.model_fields[name].default
    if name in ("words", "microsoft_app_password") or not default:
        return ""
    if isinstance(default, tuple):
        return ",".join(default)
    return f"{default:%H:%M}" if isinstance(default, time) else str(default)


@pytest.mark.parametrize(
    "text", ["8 o'clock", "0 8 * *", "0 8 * * 1 2026", "61 8 * * 1", "0 8 31 2 *", "0 0 8 * * 1"]
)
def test_a_time_for_digests_that_never_comes_is_named_in_words(
    no_settings: pytest.MonkeyPatch, text: str
) -> None:
    (said,) = problems(no_settings, DIGEST_AT=text)
    assert said.startswith("DIGEST_AT")
    assert "Mondays at 08:00" in said


def test_a_time_for_digests_is_cron_text(no_settings: pytest.MonkeyPatch) -> None:
    assert reading(no_settings, DIGEST_AT=" 30  16 * * 5 ").hub().digest_at == "30 16 * * 5"


@pytest.mark.parametrize("clock", ["soon", "2026-11-23", "2026-11-23 07:29+00:00", "07:29"])
def test_a_demo_clock_that_is_no_moment_is_said_in_words(
    no_settings: pytest.MonkeyPatch, clock: str
) -> None:
    assert problems(no_settings, DEMO_CLOCK=clock) == [
        f"DEMO_CLOCK is “{clock}”, not now, morning or a moment such as 2026-11-23 07:29"
    ]


def test_a_bot_on_teams_has_no_demo_clock(no_settings: pytest.MonkeyPatch) -> None:
    assert problems(no_settings, **REAL, DEMO_CLOCK="morning") == [
        "DEMO_CLOCK is for a bot without MICROSOFT_APP_ID only: people's own days count"
    ]
