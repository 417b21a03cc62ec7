"""`python -m storage.migrations "what changes"`: a new migration, where the tables differ from the last one."""

import sys

from alembic import command
from sqlalchemy import StaticPool, create_engine

from storage.migrations import config, migrate, newest


def main(message: str) -> None:
    """Writes the migration's file and prints its path; a database in memory stands for the tables as they were."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    if newest():
        migrate(engine)
    with engine.connect() as connection:
        command.revision(
            config(connection), message, autogenerate=True, rev_id=f"{int(newest() or 0) + 1:04}"
        )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
