"""`python -m storage.migrations "what changes"`: writes a migration where tables changed."""

import sys

from alembic import command
from sqlalchemy import StaticPool, create_engine

from storage.migrations import config, migrate, newest


def main(message: str) -> None:
    """Writes the migration's file, by comparing with a database in memory, and prints its path."""
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
