"""How many rows a database has, or a copy of one."""

import subprocess
from collections import Counter
from pathlib import Path

from sqlalchemy import Connection, func, select

from storage.tables.metadata import metadata
from tests.postgres import installed


def counted(connection: Connection) -> Counter[str]:
    """The rows of each table."""
    return Counter(
        {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in metadata.tables.items()
        }
    )


def dumped(copy: Path) -> Counter[str]:
    """The same of a file of pg_dump's."""
    program = f"{installed() or ''}/pg_restore"
    ran = subprocess.run(
        [program, "--data-only", "--file=-", copy], capture_output=True, text=True, check=True
    )
    rows, table = Counter[str](), ""
    for line in ran.stdout.splitlines():
        if line.startswith("COPY "):
            table = line.split()[1].removeprefix("public.")
        elif line == "\\.":
            table = ""
        elif table:
            rows[table] += 1
    return rows
