"""A person at the Playground: says words, reads cards, presses, types; taps are counted."""

import re
from dataclasses import dataclass, field

from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

from bot.playground.client import BOT

PATIENCE = 15_000
MESSAGE_BOX = "[contenteditable=true]:not(.ac-preview-panel *), textarea:not(.ac-preview-panel *)"
CARDS = ".ac-preview-panel"
PERSONAL = "Personal Chat"


@dataclass(slots=True)
class Taps:
    """How often a person pressed a button, a choice or a text box; typing is not counted."""

    count: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """One card in the chat, whatever it shows now."""

    seen: Locator
    taps: Taps

    async def shows(self, *texts: str) -> None:
        """Waits until the card shows each text."""
        for text in texts:
            await expect(self.seen).to_contain_text(text, timeout=PATIENCE)

    async def no_longer_shows(self, text: str) -> None:
        """Waits until the card does not show the text."""
        await expect(self.seen).not_to_contain_text(text, timeout=PATIENCE)

    async def words(self) -> str:
        """All that can be read on it, on one line."""
        return " ".join((await self.seen.inner_text()).split())

    async def press(self, title: str) -> None:
        """Presses a button, or a row that is one."""
        self.taps.count += 1
        await self.button(title).click(timeout=PATIENCE)

    def button(self, title: str) -> Locator:
        """The button of that title; its accessible name may say more after it."""
        return self.seen.get_by_role("button", name=re.compile(rf"^{re.escape(title)}\b"))

    def box(self, label: str) -> Locator:
        """The field whose label begins so, the first of them."""
        return self.seen.get_by_label(re.compile(rf"^{re.escape(label)}")).first

    async def fill(self, label: str, text: str) -> None:
        """Taps into a field and types; what stood there is replaced."""
        self.taps.count += 1
        await self.box(label).fill(text, timeout=PATIENCE)

    async def holds(self, label: str, text: str) -> None:
        """Waits until the field holds the text."""
        await expect(self.box(label)).to_have_value(text, timeout=PATIENCE)

    async def choose(self, option: str) -> None:
        """Takes one of the choices that lie open."""
        self.taps.count += 1
        await self.seen.get_by_role("radio", name=option, exact=True).check(timeout=PATIENCE)

    async def tick(self, label: str) -> None:
        """Ticks a box."""
        self.taps.count += 1
        await self.seen.get_by_role("checkbox", name=label).check(timeout=PATIENCE)

    async def select(self, label: str, option: str) -> None:
        """Opens a list and takes one of its options."""
        self.taps.count += 2
        lists = self.seen.get_by_role("combobox", name=re.compile(rf"^{re.escape(label)}"))
        await lists.first.click(timeout=PATIENCE)
        await self.seen.page.get_by_role("option", name=option, exact=True).click(timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class Chat:
    """The personal chat with the bot in one open page, or the channel that the person went to."""

    page: Page
    taps: Taps = field(default_factory=Taps)

    async def say(self, text: str) -> None:
        """Types a message and sends it; not a tap."""
        box = self.page.locator(MESSAGE_BOX).first
        await box.fill(text, timeout=PATIENCE)
        await box.press("Enter")

    async def go(self, place: str) -> None:
        """Opens a channel, or goes back to `PERSONAL`; the other's messages stay where they are."""
        await self.page.get_by_text(place, exact=True).first.click(timeout=PATIENCE)

    async def post(self, text: str, title: str) -> Card:
        """Starts a post in the open channel that mentions the bot; gives its new card."""
        before, send = (
            await self._titled(title).count(),
            self.page.get_by_role("button", name="Post", exact=True),
        )
        await expect(send).to_be_visible(timeout=PATIENCE)
        await self.page.locator(MESSAGE_BOX).first.click(timeout=PATIENCE)
        await self.page.keyboard.type(f"@{BOT[:3]}")
        await self.page.get_by_role("menuitem", name=BOT).click(timeout=PATIENCE)
        await self.page.keyboard.type(f" {text}")
        await send.click(timeout=PATIENCE)
        await expect(self._titled(title)).to_have_count(before + 1, timeout=PATIENCE)
        return await self.card(title)

    async def choose_on_message(self, text: str, command: str) -> Card:
        """Chooses a command, by its id, on the own message of that text; gives its dialog.

        The Playground knows no manifest, and so asks for the id; Teams has the title in the menu.
        """
        page = self.page
        menu = "xpath=preceding::button[@aria-label='Show more information'][1]"
        own = page.get_by_text(text, exact=True).first
        await own.locator(menu).click(timeout=PATIENCE)
        await page.get_by_role("menuitem", name="Action Command").click(timeout=PATIENCE)
        dialog = page.get_by_role("dialog")
        await dialog.get_by_role("textbox").first.fill(command, timeout=PATIENCE)
        await dialog.get_by_role("button", name="Create").click(timeout=PATIENCE)
        return Card(dialog, self.taps)

    async def ask(self, text: str, title: str) -> Card:
        """Says words, and gives the new card of that title that answers them."""
        before = await self._titled(title).count()
        await self.say(text)
        await expect(self._titled(title)).to_have_count(before + 1, timeout=PATIENCE)
        return await self.card(title)

    async def card(self, title: str) -> Card:
        """The newest card of that title, awaited; it stays that message when its card changes."""
        newest = self._titled(title).last
        await expect(newest).to_be_visible(timeout=PATIENCE)
        place = await newest.evaluate(
            f"node => [...document.querySelectorAll('{CARDS}')].indexOf(node)"
        )
        return Card(self.page.locator(CARDS).nth(place), self.taps)

    async def only(self, title: str, number: int = 1) -> None:
        """Waits until there is one card of that title, or so many."""
        await expect(self._titled(title)).to_have_count(number, timeout=PATIENCE)

    def _titled(self, title: str) -> Locator:
        return self.page.locator(CARDS).filter(
            has=self.page.get_by_role("heading", name=title, exact=True)
        )

    async def updates(self, least: int) -> None:
        """Waits until the bot has updated so many messages, by the Playground's log of traffic."""
        logged = r"/Microsoft 365 Agents Playground\s+message 200/g"
        seen = f"() => (document.body.innerText.match({logged}) ?? []).length"
        await self.page.wait_for_function(f"({seen})() >= {least}", timeout=PATIENCE)


async def opened(
    browser: Browser, address: str, width: int = 1400, height: int = 1200, scale: float = 1
) -> tuple[BrowserContext, Chat]:
    """A page of the Playground in a British browser, after the bot was told of the person."""
    context = await browser.new_context(
        locale="en-GB",
        timezone_id="Europe/London",
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
    )
    chat = Chat(await context.new_page())
    await chat.page.goto(address)
    await expect(chat.page.get_by_text("conversationUpdate").last).to_be_attached(timeout=PATIENCE)
    return context, chat
