"""`make mutants`: changes code that guards a promise, place by place: does a test notice?"""

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial

from bench.commit import commit
from bench.mutants import AREAS, changed, page

FIGURE = 90.0


def main() -> int:
    """Runs the areas that are named, or all; 0 if each reached its figure, its survivors argued."""
    parser = argparse.ArgumentParser("bench.mutants", description=__doc__)
    parser.add_argument("areas", nargs="*", metavar="AREA", help=f"of {', '.join(AREAS)}")
    again = parser.add_mutually_exclusive_group()
    again.add_argument("--survivors", action="store_true", help="tries only the last survivors")
    again.add_argument("--page", action="store_true", help="tries nothing, writes the page anew")
    given = parser.parse_args()
    chosen = given.areas or list(AREAS)
    return max(_area(name, given.survivors, given.page) for name in chosen)


def _area(name: str, only_survivors: bool, only_page: bool) -> int:
    area, stamp = AREAS[name], changed.FOLDER / f"{name}.when"
    if only_page:
        ends = changed.ends(name)
    else:
        measured = f"{datetime.now(UTC):%Y-%m-%d %H:%M}, {commit(page.PAGE, page.REASONS)}"
        ends = changed.run(name, area, changed.living(changed.ends(name)) if only_survivors else [])
        stamp.write_text(measured, encoding="utf-8")
    with ThreadPoolExecutor(2) as pool:
        survivors = list(pool.map(partial(changed.survivor, name), changed.living(ends)))
    page.write(name, area, ends, survivors, stamp.read_text(encoding="utf-8"))
    open_ = page.not_argued(survivors)
    print(f"{name}: {page.score(ends):.1f} % of {len(ends)}, {len(open_)} survivors not argued")
    return int(page.score(ends) < FIGURE or bool(open_))


if __name__ == "__main__":
    sys.exit(main())
