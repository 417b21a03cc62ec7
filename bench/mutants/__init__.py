"""What `make mutants` changes, by area, and the tests that have to notice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """Files, as patterns, whose functions are changed one at a time; the tests that guard them."""

    what: str
    files: Sequence[str]
    tests: Sequence[str]
    but: Sequence[str] = ()


AREAS: Mapping[str, Area] = {
    "domain": Area(
        "The rules",
        ["domain/*"],
        ["tests/domain"],
        but=["domain/permissions.py", "domain/scopes.py", "domain/whose.py"],
    ),
    "rights": Area(
        "Who may do and see what",
        [
            "domain/permissions.py",
            "domain/whose.py",
            "domain/scopes.py",
            "storage/support/scopes.py",
            "bot/subjects/access.py",
        ],
        [
            "tests/domain/test_permissions.py",
            "tests/domain/test_whose.py",
            "tests/domain/test_scopes.py",
            "tests/storage/visits/test_seeing.py",
            "tests/storage/support/test_scopes.py",
            "tests/bot/turns/test_access.py",
        ],
    ),
    "auth": Area(
        "Who is let in, and where the bot's own token goes",
        [f"bot/teams/{name}.py" for name in ("auth", "hosts", "keys", "tenants", "tokens")],
        [
            f"tests/bot/teams/test_{name}.py"
            for name in (
                *("auth", "keys", "why_not", "who_is_let_in"),
                *("tenant_check", "outbound_tokens", "addresses"),
            )
        ],
    ),
    "outbox": Area(
        "What the bot says on its own: kept, sent once, never lost without a word",
        ["storage/delivery/*", "bot/delivery/*"],
        [
            "tests/storage/delivery",
            "tests/bot/delivery",
            "tests/bot/operations/test_making.py",
            "tests/bot/operations/test_undelivered.py",
        ],
    ),
}
