"""School years of the whole bot, from seeds: nothing is doubled, lost or wrongly shown."""

from pathlib import Path

import pytest

from tests.simulation.year import Year


def test_a_whole_year(tmp_path: Path) -> None:
    year = Year(1, tmp_path)
    print(f"seed {year.seed}")
    year.play()
    assert year.happened["rows sent"] > 100
    assert year.happened["requests"] > 4, "people ask for support, beside what was sown"
    assert year.happened["agreements"] > 0, "offers reach their agreement"
    assert year.happened["agreed plans"] > 0, "schools agree to plans"
    assert (
        min(
            year.happened[what]
            for what in ("died", "outage", "storm", "blocked", "leaves", "decided")
        )
        > 0
    )


@pytest.mark.parametrize("seed", range(2, 22))
def test_the_first_weeks_of_a_year(seed: int, tmp_path: Path) -> None:
    year = Year(seed, tmp_path, acts_a_day=4, days=15)
    print(f"seed {seed}")
    year.play()
    assert min(year.happened["rows sent"], len(year.said)) > 10


def test_the_same_seed_is_the_same_year(tmp_path: Path) -> None:
    histories = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        year = Year(5, tmp_path / name, acts_a_day=4, days=15)
        year.play()
        histories.append(year.history)
    assert histories[0] == histories[1]
