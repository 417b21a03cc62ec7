"""The Playground's page as Teams draws it: its theme, badges and bars, cards of a given width."""

import re

from playwright.async_api import Browser, BrowserContext, Page, Route

from tests.browser import theme
from tests.browser.chat import MESSAGE_BOX

# The Playground's own remark below each card that asks for the full width; Teams has none.
NO_REMARKS = "div:has(>.fai-OutputCard)~*{visibility:hidden}"


async def opened(
    browser: Browser,
    address: str,
    *,
    width: int,
    window: tuple[int, int],
    scale: float,
    colours: str = "light",
) -> tuple[BrowserContext, Page]:
    """A page of the Playground in a browser of its own, British, once the bot knows of the person.

    `width` is that of cards and `window` that of the page, in pixels.
    `scale` is device pixels a pixel.
    """
    context = await browser.new_context(
        locale="en-GB",
        timezone_id="Europe/London",
        viewport={"width": window[0], "height": window[1]},
        device_scale_factor=scale,
    )
    page = await context.new_page()
    await page.add_init_script(theme.before_start(colours))
    await page.route(re.compile(r"/static/js/main\..*\.js$"), _patch)
    await page.goto(address)
    await page.locator(MESSAGE_BOX).first.wait_for()
    await page.add_style_tag(content=theme.css(colours, width) + NO_REMARKS)
    await page.get_by_text("conversationUpdate").last.wait_for(state="attached")
    return context, page


async def still(page: Page) -> None:
    """Waits for fonts and two frames: what was pressed has been drawn by then."""
    await page.evaluate(
        "() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => "
        "requestAnimationFrame(() => setTimeout(done, 150)))))"
    )


async def _patch(route: Route) -> None:
    answer = await route.fetch()
    await route.fulfill(response=answer, body=theme.patched(await answer.text()))
