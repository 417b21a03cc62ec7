"""School years of the whole bot, from seeds: whatever goes wrong, nothing is doubled, lost or shown to the wrong."""

from pathlib import Path

import pytest

from tests.simulation.year import Year


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_year(seed: int, tmp_path: Path) -> None:
    print(f"seed {seed}")
    year = Year(seed, tmp_path)
    year.play()
    assert year.happened["rows sent"] > 20
