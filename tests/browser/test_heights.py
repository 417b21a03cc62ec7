"""How high the cards are, on a small telephone, that most people read there."""

import pytest
from playwright.async_api import Browser

from tests.browser import pictures, themed

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

# Pixels at the narrow width: a digest with three schools to look at, and the form as it comes.
HIGHEST = {"channel-digest": 700, "visit-form": 590}


async def test_what_is_read_on_a_telephone_fits_about_one_screen(chromium: Browser) -> None:
    async with pictures.showing() as address:
        narrow = pictures.WIDTHS["narrow"]
        context, page = await themed.opened(
            chromium, address, width=narrow, window=(1700, 2200), scale=1
        )
        heights = {}
        for name in HIGHEST:
            panel = await pictures.asked_for(page, name)
            await themed.still(page)
            heights[name] = round((await panel.bounding_box() or {"height": 0})["height"])
        await context.close()
    assert all(0 < heights[name] <= most for name, most in HIGHEST.items()), heights
