"""The long texts that the product brings, as files in which the hub's terms stand in braces."""

from pathlib import Path

HERE = Path(__file__).parent


def text_of(name: str) -> str:
    """The text of that name."""
    return (HERE / f"{name}.md").read_text(encoding="utf-8")
