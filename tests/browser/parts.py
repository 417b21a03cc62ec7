"""What the browser tests need of the machine, where it is, and how to get what is not there."""

import ctypes
import os
import shutil
import sys

from bot.playground import client

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium() -> str:
    """The path of a Chromium, named by CHROMIUM or by a usual name; empty if there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")


def absent() -> list[str]:
    """What is missing, each as a sentence that says how to get it."""
    found = (
        []
        if chromium()
        else ["Chromium is not installed: apt-get install chromium, or set CHROMIUM to its path"]
    )
    return [*found, *filter(None, [_driver(), client.missing()])]


def _driver() -> str:
    """What drives Chromium brings a Node that needs a library which a small Debian has not."""
    try:
        ctypes.CDLL("libatomic.so.1" if sys.platform == "linux" else None)
    except OSError:
        return "libatomic is not installed: apt-get install libatomic1"
    return ""
