"""Which commit a measured figure is of."""

import subprocess
from pathlib import Path

from bot.running.settings import PROJECT


def commit(*pages: Path) -> str:
    """The commit that is measured; a mark says that files other than `pages` were changed since."""
    others = [f":!{page.relative_to(PROJECT)}" for page in pages]
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", ".", *others)
    return (_git("rev-parse", "--short", "HEAD") or "no commit") + ("+" if changed else "")


def _git(*asked: str) -> str:
    told = subprocess.run(["git", *asked], cwd=PROJECT, capture_output=True, text=True, check=False)
    return told.stdout.strip()
