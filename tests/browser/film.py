"""A short animated picture of a person at a page: frames, their seconds, and each tap."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import FloatRect, Locator, Page

from tests.browser import themed

COLOURS = 255
WIDTH = 800
# A finger's mark, drawn over the page and taken away again.
MARK = """([x, y]) => {
    const mark = document.createElement('div');
    mark.id = 'finger';
    mark.style.cssText = `position:fixed;left:${x - 16}px;top:${y - 16}px;width:32px;height:32px;
        border-radius:50%;background:rgba(240,120,30,.55);box-shadow:0 0 0 2px white;
        z-index:9999;pointer-events:none`;
    document.body.append(mark);
}"""
UNMARK = "() => document.getElementById('finger')?.remove()"


@dataclass(slots=True)
class Film:
    """Frames of one part of a page, each with how many seconds it stands."""

    page: Page
    part: FloatRect
    frames: list[tuple[bytes, float]] = field(default_factory=list)

    async def frame(self, seconds: float) -> None:
        """Keeps what the part shows now."""
        await themed.still(self.page)
        self.frames.append(
            (await self.page.screenshot(clip=self.part, animations="disabled"), seconds)
        )

    async def tap(self, target: Locator, seconds: float = 0.7) -> None:
        """Shows a finger on the target, and presses it."""
        box = await target.bounding_box()
        assert box is not None
        middle = [box["x"] + min(box["width"], 160) / 2, box["y"] + box["height"] / 2]
        await self.page.evaluate(MARK, middle)
        await self.frame(seconds)
        await self.page.evaluate(UNMARK)
        await target.click()

    async def type(self, parts: list[str], seconds: float = 0.12) -> None:
        """Types where the cursor is, one frame for each part of the text."""
        for part in parts:
            await self.page.keyboard.type(part)
            await self.frame(seconds)

    def save(self, path: Path) -> None:
        """Writes the animated picture, which begins again when it is over."""
        frames = list(self._drawn())
        lasting = [round(seconds * 1000) for _, seconds in self.frames]
        first, *others = frames
        first.save(
            path,
            save_all=True,
            append_images=others,
            duration=lasting,
            loop=0,
            optimize=True,
            disposal=1,
        )

    def _drawn(self) -> Iterator[Image.Image]:
        """Every frame in the colours of the last, so that what stands still costs nothing."""
        pictures = [_smaller(Image.open(BytesIO(shot)).convert("RGB")) for shot, _ in self.frames]
        colours = _colours(pictures)
        for picture in pictures:
            yield picture.quantize(palette=colours, dither=Image.Dither.NONE)


def _smaller(picture: Image.Image) -> Image.Image:
    height = round(picture.height * WIDTH / picture.width)
    return picture.resize((WIDTH, height), Image.Resampling.LANCZOS)


def _colours(pictures: list[Image.Image]) -> Image.Image:
    """The colours of the first, the middle and the last picture together."""
    chosen = [pictures[0], pictures[len(pictures) // 2], pictures[-1]]
    sheet = Image.new("RGB", (chosen[0].width * len(chosen), chosen[0].height))
    for place, picture in enumerate(chosen):
        sheet.paste(picture, (place * picture.width, 0))
    return sheet.quantize(COLOURS, dither=Image.Dither.NONE)
