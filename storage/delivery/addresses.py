"""Addresses of Teams (service URLs) at which conversations take messages, and refuse them."""

from typing import Any

from sqlalchemy import and_, bindparam, case, or_, update

from domain.delivery.delivery import REFUSALS
from storage.engine.prepared import Prepared
from storage.tables.delivery import conversations as t

OPEN, STOPPED = "open", "stopped"

REFUSED = Prepared(
    update(t)
    .where(t.c.id == bindparam("conversation"))
    .values(
        refusals=t.c.refusals + 1,
        state=case((t.c.refusals >= REFUSALS - 1, STOPPED), else_=t.c.state),
        last_error=case((t.c.refusals >= REFUSALS - 1, bindparam("reason")), else_=t.c.last_error),
    )
)
# Where another address than the one on record took the message, that one was refused.
_PLACE = bindparam("place", type_=t.c.service_url.type)
ARRIVED = Prepared(
    update(t)
    .where(t.c.id == bindparam("conversation"))
    .values(
        refused_url=case((t.c.service_url == _PLACE, t.c.refused_url), else_=t.c.service_url),
        service_url=_PLACE,
        offered_url="",
        proven=True,
        refusals=0,
    )
)


def after(named: Any) -> dict[str, Any]:
    """The addresses after an activity that names one: it takes two to leave one that works.

    One activity in a hundred names a wrong one (https://github.com/microsoft/botbuilder-js/issues/3280).
    """
    same = t.c.service_url == named
    refused = and_(t.c.proven, t.c.refused_url == named)
    first_time = and_(t.c.proven, ~same, t.c.offered_url != named)
    return {
        "service_url": case((or_(refused, first_time), t.c.service_url), else_=named),
        "offered_url": case(
            (or_(same, refused), t.c.offered_url),
            (first_time, named),
            else_=t.c.service_url,
        ),
        "proven": and_(t.c.proven, or_(same, refused, first_time)),
    }
