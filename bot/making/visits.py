"""Records of visits as files: a leader's own, and those by others that somebody may see."""

from collections.abc import Iterator

from bot.making.lists import ListFile, ListRequest, ListTable, called
from bot.making.visit_columns import (
    Columns,
    for_officers,
    for_schools,
    for_the_hub,
    for_who_made_it,
    for_whom_it_is_whole,
)
from bot.making.visit_rows import VisitRow, are_many, narrowed_to, rows_in
from domain.hub import Hub
from domain.people.people import Role
from domain.permissions import Act, listed_records, scope
from domain.scopes import Scope
from storage.store import Store

_COUNTED = called("{record} of a {visit}", "{records} of {visits}")


def _own(wanted: ListRequest) -> Scope:
    return scope(wanted.reader, Act.LIST_AS_OWN, Role.LEADER)


def _by_others(wanted: ListRequest) -> Scope:
    return listed_records(wanted.reader)


def _own_columns(wanted: ListRequest, hub: Hub) -> Columns:
    own = (*for_whom_it_is_whole(wanted), *for_who_made_it(), *for_the_hub())
    return (*for_schools(wanted, hub), *own)


def _others_columns(wanted: ListRequest, hub: Hub) -> Columns:
    read = for_schools(wanted, hub)
    if not _by_others(wanted).whole.parts:
        return read
    hubs = (*for_the_hub(), *for_officers()) if wanted.reader.has(Role.OFFICER) else ()
    return (*read, *for_whom_it_is_whole(wanted), *hubs)


def _own_rows(wanted: ListRequest, store: Store) -> Iterator[VisitRow]:
    return rows_in(_own(wanted), wanted, store)


def _others_rows(wanted: ListRequest, store: Store) -> Iterator[VisitRow]:
    return rows_in(_by_others(wanted), wanted, store)


def _own_remark(_wanted: ListRequest, hub: Hub) -> str:
    return (
        f"Notes for the {hub.words.one('hub')} only are in it: they may be disclosed on request, "
        f"and a {hub.words.one('school')} does not read them in Hub Visits."
    )


def _others_remark(wanted: ListRequest, hub: Hub) -> str:
    if wanted.reader.has(Role.OFFICER):
        return _own_remark(wanted, hub)
    note = f"A note that a {hub.words.one('leader')} wrote only for the {hub.words.one('hub')}"
    return f"{note} is not in it."


OWN_VISITS = ListFile(
    title="My {visits}",
    counted=_COUNTED,
    order="newest first",
    table=ListTable(_own_columns, _own_rows),
    long=lambda wanted, store: are_many(_own(wanted), wanted, store),
    narrowed=lambda wanted, store: narrowed_to(_own(wanted), wanted, store),
    remark=_own_remark,
)
VISITS = ListFile(
    title="{Records} of {visits}",
    counted=_COUNTED,
    order="newest first",
    table=ListTable(_others_columns, _others_rows),
    long=lambda wanted, store: are_many(_by_others(wanted), wanted, store),
    narrowed=lambda wanted, store: narrowed_to(_by_others(wanted), wanted, store),
    remark=_others_remark,
)
