"""What the bot runs with may be passed on with it, and is fetched as what it was when chosen."""

import re
import tomllib

import pytest

from bot.running.settings import PROJECT
from tests.house.licences import licence, listed, runtime_packages

# Each lets anybody run, change and pass on the bot. The LGPL does as long as its library stays a
# package of its own, which somebody may replace.
ALLOWED = {
    "Apache Software License",
    "Apache-2.0",
    "BSD License",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "LGPL-3.0-only",
    "MIT",
    "MIT License",
    "MIT-0",
    "MPL-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)",
    "PSF-2.0",
    "Python Software Foundation License",
}


def test_the_page_lists_what_the_bot_runs_with() -> None:
    assert set(listed()) == runtime_packages()


@pytest.mark.parametrize("package", sorted(runtime_packages()))
def test_a_licence_is_as_listed_and_allowed(package: str) -> None:
    stated = listed()[package]
    assert licence(package) in (stated, None)
    assert set(re.split(r" AND | OR |; |[()]", _without_names(stated))) - {""} <= ALLOWED


def _without_names(stated: str) -> str:
    """The same without brackets that belong to a licence's own name."""
    whole = "Mozilla Public License 2.0 (MPL 2.0)"
    return "MPL-2.0" if stated == whole else stated


def test_every_package_is_locked_with_the_hash_of_each_of_its_files() -> None:
    lock = tomllib.loads((PROJECT / "uv.lock").read_text(encoding="utf-8"))
    fetched = [package for package in lock["package"] if "virtual" not in package["source"]]
    assert len(fetched) > len(runtime_packages())
    for package in fetched:
        files = [*package.get("wheels", ()), *filter(None, [package.get("sdist")])]
        assert files, package["name"]
        assert all(file["hash"].startswith("sha256:") for file in files), package["name"]


def test_every_image_is_pinned_by_hash() -> None:
    built = (PROJECT / "docs" / "deploy" / "Dockerfile").read_text(encoding="utf-8")
    composed = (PROJECT / "compose.yaml").read_text(encoding="utf-8")
    images = re.findall(r"^FROM (\S+)", built, re.MULTILINE)
    images += re.findall(r"^ +image: (\S+)$", composed, re.MULTILINE)
    fetched = [image for image in images if image != "hub-visits"]
    assert len(fetched) > 3
    assert [i for i in fetched if not re.fullmatch(r".+@sha256:[0-9a-f]{64}", i)] == []


def test_what_installs_them_is_pinned_by_hash_as_well() -> None:
    pinned = (PROJECT / ".ci" / "uv.txt").read_text(encoding="utf-8")
    assert re.search(r"^uv==[\d.]+ \\$", pinned, re.MULTILINE)
    assert pinned.count("--hash=sha256:") > 10
    for path in ("Makefile", "docs/deploy/Dockerfile"):
        installs = re.findall(r"pip install[^\n]*", (PROJECT / path).read_text(encoding="utf-8"))
        assert installs
        assert all("--require-hashes" in install for install in installs), path
