"""What stories of grants have in common: a trust's grant over both schools, and who sees it."""

from dataclasses import replace
from datetime import date, timedelta

from domain.funding.contracts import Contract
from domain.funding.grants import Grant, GrantKind, GrantLine
from domain.funding.programmes import Programme
from domain.operations.imports import Changes, Entry
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Appointment, Role
from domain.quality.report_rules import Per, ReportForm, ReportKind
from domain.quality.reports import Report, ReportState, Set
from domain.visits.visits import Record, RecordSource
from storage.store import Store
from tests.make import NOW, TODAY, visit
from tests.seed import DOMAIN, Somebody

OVERA = Somebody("Overa Lowe", f"overa.lowe@{DOMAIN}", "oid-overa")
TRUDY = Somebody("Trudy Moss", f"trudy.moss@{DOMAIN}", "oid-trudy")
HOMER = Somebody("Homer Fell", f"homer.fell@{DOMAIN}", "oid-homer")
TRUST, FELLSIDE = "Aire Valley Trust", "Fellside Alliance"
WHOLE, OLD, FAR = "OA-2627-AIRE", "OA-2526-PEEL", "OA-2627-FAR"
RATE = 350_00
DAY = timedelta(days=1)


def fund(store: Store) -> None:
    """A trust's grant for both schools, a school's carried forward, and one of nobody's here.

    Peel Park has £3,000 of the first and Titus Salt £5,000; Farida was a day at either.
    """
    known = store.imports.snapshot()
    places = {o.name: o for o in known.organisations.values()}
    peel, titus = places["Peel Park Primary School"], places["Titus Salt School"]
    supports = sorted(known.deployments.values(), key=lambda each: each.id)
    people = (
        Entry(-1, OVERA.email, OVERA.name, frozenset({Appointment(Role.OVERSEER, -2)})),
        Entry(-2, TRUDY.email, TRUDY.name, frozenset({Appointment(Role.SCHOOL_CONTACT, -1)})),
        Entry(-3, HOMER.email, HOMER.name, frozenset({Appointment(Role.HOME_HEAD, -1)})),
    )
    lines = (GrantLine(peel.id, 3_000_00), GrantLine(titus.id, 5_000_00))
    changes = Changes(
        organisations=(
            Organisation(-1, OrganisationKind.TRUST, TRUST, uid=16001, town="Shipley"),
            Organisation(-2, OrganisationKind.TRUST, FELLSIDE, uid=16002, town="Skipton"),
        ),
        people=people,
        programmes=(Programme("Opportunity Area", "DfE"),),
        grants=(
            grant(-1, WHOLE, -1, amount=8_000_00, lines=lines),
            grant(-2, OLD, peel.id, school_year="2025-26", amount=1_500_00),
            grant(-3, FAR, -2, amount=9_999_00),
        ),
        deployments=(
            replace(supports[0], grants=(-1,), rate=RATE),
            replace(supports[1], grants=(-1,), rate=RATE),
        ),
        contracts=(Contract(-1, "QA-7", -2, grants=(-1,)),),
    )
    store.imports.write(changes, NOW)
    for each in supports:
        _a_day(each.id, store)


def grant(id_: int, reference: str, holder: int, **changes: object) -> Grant:
    """A new grant of this school year."""
    usual: dict[str, object] = {
        "programme": "Opportunity Area",
        "school_year": "2026-27",
        "kind": GrantKind.NEW,
        "amount": 4_000_00,
        "awarded_on": date(2026, 10, 5),
    }
    return Grant(id_, reference, holder=holder, **usual | changes)  # type: ignore[arg-type]


def report(store: Store, due: date, state: ReportState = ReportState.DUE) -> int:
    """The final report on the trust's grant, over both supports."""
    whole = store.funds.referred(WHOLE)
    assert whole is not None
    supports = store.funds.supports_of([whole.id])[whole.id]
    made = Report(
        -1,
        Set(whole.holder, whole.programme, whole.school_year),
        ReportKind.FINAL,
        Per.HOLDER,
        (ReportForm.TEMPLATE,),
        (whole.id,),
        supports,
        due,
        state=state,
    )
    store.funds.note_next_due(whole.id, due)
    return store.reports.write(made)


def _a_day(support: int, store: Store) -> None:
    found = store.deployments.get(support)
    assert found is not None
    leader = found.leaders[0]
    what = visit(on=TODAY - DAY, minutes=360, objective=None)
    new = Record(0, found, leader, what, NOW - DAY, source=RecordSource.IMPORTED)
    store.visits.add(new, None)
