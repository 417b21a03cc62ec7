"""The pages: links and pictures lead somewhere, the front page is short, words are the bot's."""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.handlers import table
from bot.running.settings import PROJECT
from domain.delivery.conversations import Surface

PAGES = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")])
LONGEST_FRONT_PAGE = 1_200
# Each tells its readers what they can type.
GUIDES = ("leader", "school", "head", "officer")
LARGEST_FILM = 1_500_000
LINK = re.compile(r'!?\[[^\]]*\]\(([^)\s]+)\)|<img src="([^"]+)"')


def text_of(page: Path) -> str:
    """A page without its blocks of code, in which brackets are no links."""
    return re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)


def targets(page: Path) -> list[str]:
    """Where a page's links and pictures lead."""
    return [link or picture for link, picture in LINK.findall(text_of(page))]


def anchors(page: Path) -> set[str]:
    """The names under which a page's headings are linked to."""
    headings = re.findall(r"^#+ (.+)$", text_of(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    broken = []
    for target in targets(page):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        place = page.parent / name if name else page
        if not place.exists() or (anchor and anchor not in anchors(place)):
            broken.append(target)
    assert broken == []


def test_every_page_is_found_from_the_front_page() -> None:
    found, waiting = set(), [PROJECT / "README.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page.suffix == ".md" and page not in found:
            found.add(page)
            names = (target.partition("#")[0] for target in targets(page))
            waiting += [page.parent / name for name in names if name and "://" not in name]
    assert [page for page in PAGES if page.resolve() not in found] == []


def test_every_picture_of_the_product_is_shown() -> None:
    shown = targets(PROJECT / "README.md")
    files = (PROJECT / "docs/pictures").rglob("*.*")
    pictures = [file.relative_to(PROJECT).as_posix() for file in files]
    assert [picture for picture in pictures if picture not in shown] == []


def test_the_front_page_is_short_and_its_film_small() -> None:
    assert len((PROJECT / "README.md").read_text(encoding="utf-8").split()) <= LONGEST_FRONT_PAGE
    assert (PROJECT / "docs/pictures/visit.gif").stat().st_size < LARGEST_FILM


def words_in(page: Path) -> list[str]:
    """The words in a page's table of what one can type."""
    rows = text_of(page).partition("| word | what comes |\n|---|---|\n")[2].partition("\n\n")[0]
    return re.findall(r"^\| `([^`]+)` \|", rows, flags=re.MULTILINE)


def test_the_front_pages_table_has_every_command_and_no_other() -> None:
    told = words_in(PROJECT / "README.md")
    assert sorted(told) == sorted(command.word for command in table().commands())


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_names_words_that_are_understood(guide: str) -> None:
    told = words_in(PROJECT / "docs" / f"{guide}.md")
    chat = [command for command in table().commands() if command.surface is Surface.CHAT]
    understood = [word for command in chat for word in (command.word, *command.aliases)]
    assert told != []
    assert [word for word in told if not _begins(word, understood)] == []


def _begins(words: str, understood: list[str]) -> bool:
    return any(words == known or words.startswith(f"{known} ") for known in understood)


def test_the_changes_stand_in_dated_sections_the_newest_first() -> None:
    headings = re.findall(r"^## (.+)$", text_of(PROJECT / "CHANGELOG.md"), flags=re.MULTILINE)
    days = [heading.rpartition(" – ")[2] for heading in headings]
    assert [date.fromisoformat(day).isoformat() for day in days] == sorted(days, reverse=True)


def test_the_pages_speak_of_nothing_outside_the_project() -> None:
    found = [page.name for page in PAGES if "../shared" in page.read_text(encoding="utf-8")]
    assert found == []
