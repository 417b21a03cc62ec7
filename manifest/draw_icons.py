"""Draws the two icons of the Teams app: `python -m manifest.draw_icons`.

It needs Pillow, a development dependency. The picture is a calendar leaf with a tick: a visit on
record. It is drawn four times too large, then made smaller.
"""

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent
ACCENT = (79, 82, 178)
WHITE = (255, 255, 255)
FINER = 4


def leaf(size: int, line: float, margin: float) -> Image.Image:
    """The drawing as a mask, `size` pixels square; `line` thick, with `margin` at each side."""
    image = Image.new("L", (size * FINER, size * FINER), 0)
    draw = ImageDraw.Draw(image)
    low, high, width = margin * FINER, (size - margin) * FINER, round(line * FINER)
    span = high - low
    top = low + span * 0.12
    draw.rounded_rectangle((low, top, high, high), radius=span * 0.14, outline=255, width=width)
    draw.line((low, top + span * 0.26, high, top + span * 0.26), fill=255, width=width)
    for share in (0.28, 0.72):
        x = low + span * share
        draw.line((x, low, x, top + span * 0.12), fill=255, width=width)
    tick = [(low + span * x, low + span * y) for x, y in ((0.28, 0.68), (0.44, 0.83), (0.73, 0.52))]
    draw.line(tick, fill=255, width=width, joint="curve")
    return image.resize((size, size), Image.Resampling.LANCZOS)


def outline() -> Image.Image:
    """32 by 32, white on nothing."""
    image = Image.new("RGBA", (32, 32), (*WHITE, 0))
    image.putalpha(leaf(32, line=2, margin=4))
    return image


def color() -> Image.Image:
    """192 by 192, white on the accent colour to every edge."""
    image = Image.new("RGBA", (192, 192), (*ACCENT, 255))
    image.paste((*WHITE, 255), (0, 0), leaf(192, line=9, margin=42))
    return image


if __name__ == "__main__":
    outline().save(FOLDER / "outline.png", optimize=True)
    color().save(FOLDER / "color.png", optimize=True)
