"""`app.py backup`: a copy of the database, made while the bot runs."""

from pathlib import Path

from bot.commands import DONE, Say
from storage.engine.backups import back_up


def backup(url: str, to: Path, say: Say) -> int:
    """Writes the copy and says so; gives the exit status."""
    back_up(url, to)
    size = to.stat().st_size / 1_000_000
    say(
        f"Wrote {to} ({size:,.1f} MB), looked through and whole; only its owner may read it. It"
        " holds personal data: keep it elsewhere, and for no longer than you need."
    )
    return DONE
