"""Teams' light and dark for the Playground: Fluent's tokens and a host config."""

import json
import subprocess
from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.playground.client import SCRIPT

THEMES = {"light": "teamsLightTheme", "dark": "teamsDarkTheme"}
MODULES = SCRIPT.parents[2]
FACES = (("", 400), (" SemiBold", 600), (" Bold", 700))
# The client holds these back, although its renderer has them; Teams shows them.
HELD_BACK = ("ProgressBar", "Badge")
BOXES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "light": {
        "emphasis": ("#f5f5f5", "#e0e0e0"),
        "accent": ("#e8ebfa", "#7f85f5"),
        "good": ("#f1faf1", "#54b054"),
        "warning": ("#fdf6e3", "#f2c661"),
        "attention": ("#fdf3f4", "#dc626d"),
    },
    "dark": {
        "emphasis": ("#333333", "#404040"),
        "accent": ("#2f2f4a", "#7f85f5"),
        "good": ("#1f3320", "#54b054"),
        "warning": ("#3a3016", "#f2c661"),
        "attention": ("#40191c", "#dc626d"),
    },
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "light": {"good": "#0e700e", "warning": "#835c00", "attention": "#b10e1c"},
    "dark": {"good": "#9fd89f", "warning": "#f8d22a", "attention": "#f1bbbc"},
}


@cache
def tokens(name: str) -> dict[str, Any]:
    """Fluent's tokens of one theme, from its npm package; needs Node."""
    script = f"console.log(JSON.stringify(require('@fluentui/tokens').{THEMES[name]}))"
    found = subprocess.run(
        ["node", "-e", script], cwd=MODULES.parent, capture_output=True, text=True, check=True
    )
    return dict(json.loads(found.stdout))


def css(name: str, width: int) -> str:
    """The page's style: the theme's tokens, a free font as wide as Segoe UI, the width of cards.

    `width` is in pixels.
    """
    rules = ";".join(f"--{key}:{value} !important" for key, value in tokens(name).items())
    faces = "".join(
        f'@font-face{{font-family:"Segoe UI";font-weight:{weight};'
        f'src:local("Segoe UI{cut}"),local("Open Sans{cut}")}}'
        for cut, weight in FACES
    )
    return (
        f"{faces}.fui-FluentProvider{{{rules}}}"
        ".fai-OutputCard,div:has(.fai-OutputCard)"
        "{max-width:none !important;overflow-x:visible !important}"
        ".fai-OutputCard,.fai-OutputCard>*"
        "{width:auto !important;overflow:visible !important;max-width:none !important}"
        ".ac-preview-panel"
        f"{{width:{width}px !important;max-width:none !important;overflow:visible}}"
        f".ac-adaptiveCard{{width:{width}px !important;box-sizing:border-box;border-radius:4px;"
        "color:var(--colorNeutralForeground1)}"
    )


def before_start(name: str) -> str:
    """A script that waits for the renderer's host config and puts the theme's colours into it."""
    colours = json.dumps(_colours(name))
    return f"window.__hostConfig = text => Object.assign(JSON.parse(text), {colours});"


def patched(script: str) -> str:
    """The page's script, asking for the theme's colours and drawing what it holds back."""
    for element in HELD_BACK:
        script = _registered(script, element)
    known = """JSON.parse('{"choiceSetInputValueSeparator\""""
    return script.replace(known, known.replace("JSON.parse", "window.__hostConfig"))


def _registered(script: str, element: str) -> str:
    place = script.find('.defaultElements.register("Chart.Donut"')
    named = script.find(f'sonTypeName="{element}"')
    if place < 0 or named < 0:
        return script
    begins = max(script.rfind(mark, 0, place) for mark in ",;({") + 1
    register = f"{script[begins:place]}.defaultElements.register"
    class_ = (
        script[:named]
        .rsplit(".", 1)[0]
        .rsplit(",", 1)[-1]
        .rsplit(";", 1)[-1]
        .rsplit("{", 1)[-1]
        .rsplit("}", 1)[-1]
    )
    return f'{script[:begins]}{register}("{element}",(()=>new {class_})),{script[begins:]}'


def _colours(name: str) -> dict[str, Any]:
    theme = tokens(name)
    words = _words(name, theme)
    boxes = {
        "default": (theme["colorNeutralBackground1"], theme["colorNeutralStroke2"]),
        **BOXES[name],
    }
    return {
        "separator": {"lineThickness": 1, "lineColor": theme["colorNeutralStroke2"]},
        "containerStyles": {
            style: {"backgroundColor": back, "borderColor": border, "foregroundColors": words}
            for style, (back, border) in boxes.items()
        },
    }


def _words(name: str, theme: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    link = theme["colorBrandForegroundLink" if name == "light" else "colorBrandForeground1"]
    single = {"accent": link, **WORDS[name]}
    return {
        "default": {
            "default": theme["colorNeutralForeground1"],
            "subtle": theme["colorNeutralForeground3"],
        },
        "dark": {"default": "#242424", "subtle": "#616161"},
        "light": {"default": "#ffffff", "subtle": "#d6d6d6"},
        **{colour: {"default": value, "subtle": value} for colour, value in single.items()},
    }
