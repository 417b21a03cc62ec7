"""Names that a register has in capitals, as people write them."""

import pytest

from domain.people.names import as_written


@pytest.mark.parametrize(
    ("register", "written"),
    [
        ("EXCEED ACADEMIES TRUST OF THE NORTH", "Exceed Academies Trust of the North"),
        ("ST MARY'S CE MAT", "St Mary's CE MAT"),
        ("ST. THOMAS À BECKET TRUST", "St. Thomas À Becket Trust"),
        ("O'BRIEN ACADEMY TRUST", "O'Brien Academy Trust"),
        ("THE KING'S (CLIFTON) TRUST", "The King's (Clifton) Trust"),
        ("SAINT-JOHN AND POPE PIUS XII TRUST LTD", "Saint-John and Pope Pius XII Trust Ltd"),
        ("GLF SCHOOLS", "GLF Schools"),
        ("NORTH/SOUTH LEARNING TRUST", "North/South Learning Trust"),
        ("Moor Trust", "Moor Trust"),
        ("BDMAT", "Bdmat"),
        ("2 RIVERS", "2 Rivers"),
        ("", ""),
    ],
)
def test_a_name_in_capitals_is_written_as_people_do(register: str, written: str) -> None:
    assert as_written(register) == written
    assert as_written(written) == written
