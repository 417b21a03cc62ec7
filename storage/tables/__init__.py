"""Every table, as SQLAlchemy Core metadata; Alembic's migrations make exactly these.

Importing any part of it knows all of them, since the metadata must be whole.
"""

from storage.tables import (
    commissions,
    delivery,
    digests,
    funding,
    kept_files,
    library,
    operations,
    people,
    plans,
    prompts,
    quality,
    support,
    visits,
)

AREAS = (
    *(people, funding, support, quality, visits, digests, prompts, delivery, operations),
    *(kept_files, library, commissions, plans),
)
