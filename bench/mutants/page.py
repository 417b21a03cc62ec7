"""docs/mutation.md: the score of each area, and why each survivor may live."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bench.mutants import Area
from bench.mutants.changed import NOTICED, Survivor
from bot.running.settings import PROJECT

PAGE = PROJECT / "docs" / "mutation.md"
# A reason by function and by what the changed lines read afterwards: mutmut's numbers move.
REASONS = PROJECT / "bench" / "mutants" / "reasons.toml"
NOT_ARGUED = "**not argued**"
FIGURES = "| changes | noticed | score | when, commit |\n|---|---|---|---|"
SURVIVORS = (
    "| function | as it is | changed, and no test sees it | why it may live |\n|---|---|---|---|"
)


def write(
    name: str, area: Area, ends: Mapping[str, str], survivors: Sequence[Survivor], when: str
) -> None:
    """Puts an area's figures and survivors in place of those of its last run."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(begin)
    after = rest.partition(end)[2]
    section = "\n".join(_section(area, ends, survivors, when))
    PAGE.write_text(f"{before}{begin}\n{section}\n{end}{after}", encoding="utf-8")


def score(ends: Mapping[str, str]) -> float:
    """The share of the changes that were noticed, in per cent."""
    return 100 * _noticed(ends) / max(1, len(ends))


def not_argued(survivors: Sequence[Survivor]) -> list[Survivor]:
    """Those for which no reason is kept."""
    reasons = _reasons()
    return [s for s in survivors if _reason(reasons, s) == NOT_ARGUED]


def _section(
    area: Area, ends: Mapping[str, str], survivors: Sequence[Survivor], when: str
) -> Iterator[str]:
    files = ", ".join(f"`{file}`" for file in area.files)
    but = f" but {' and '.join(f'`{file}`' for file in area.but)}" if area.but else ""
    guards = ", ".join(f"`{test}`" for test in area.tests)
    yield f"{area.what}: {files}{but}. Guarded by {guards}.\n"
    yield FIGURES
    yield f"| {len(ends)} | {_noticed(ends)} | {score(ends):.1f} % | {when} |\n"
    yield SURVIVORS
    reasons = _reasons()
    for survivor, times in Counter(survivors).items():
        change = f"{_code(survivor.before)} | {_code(survivor.after)}"
        often = f" ({times} such)" if times > 1 else ""
        yield f"| `{survivor.function}`{often} | {change} | {_reason(reasons, survivor)} |"


def _noticed(ends: Mapping[str, str]) -> int:
    return sum(end in NOTICED for end in ends.values())


def _reasons() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(REASONS.read_text(encoding="utf-8"))


def _reason(reasons: Mapping[str, Mapping[str, str]], survivor: Survivor) -> str:
    return reasons.get(survivor.function, {}).get(survivor.after, NOT_ARGUED)


def _code(lines: str) -> str:
    """Lines as code within a table."""
    return f"`` {lines} ``".replace("|", "\\|") if lines else "nothing"
