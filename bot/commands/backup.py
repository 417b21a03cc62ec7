"""`app.py backup`: a copy of the database, made while the bot runs."""

from pathlib import Path

from bot.commands import DONE, Say
from storage.engine.backups import back_up


def backup(url: str, to: Path, say: Say) -> int:
    """Writes the copy and says so; gives the exit status."""
    back_up(url, to)
    size = to.stat().st_size / 1_000_000
    say(
        f"Wrote {to} ({size:,.1f} MB). It was checked and is complete. Only its owner can read it."
        " It holds personal data: keep it somewhere else, and no longer than you need it."
    )
    return DONE
