"""The rows of grants and of the reports on them."""

from collections.abc import Iterator
from datetime import timedelta

from bench.scale.hub import TODAY, Hub, Row
from domain.funding.grants import GrantKind
from domain.quality.report_rules import Per, ReportForm, ReportKind
from domain.quality.reports import ReportState

# Reports behind each grant, of which the last is due.
REPORTS = 10
_DUE, _DONE = 1, 2


def grants(hub: Hub) -> Iterator[Row]:
    """One for each deployment, held by its school."""
    for id_ in hub.supports:
        yield {
            "id": id_,
            "reference": f"G-{id_:05}",
            "programme": f"Programme {id_ % 10}",
            "holder_id": hub.school_of(id_),
            "school_year": "2026-27",
            "kind": GrantKind.NEW,
            "amount": 4_200_00,
            "next_due": TODAY + timedelta(days=id_ % 200),
        }


def deployment_grants(hub: Hub) -> Iterator[Row]:
    """Each grant pays for its deployment."""
    for id_ in hub.supports:
        yield {"deployment_id": id_, "grant_id": id_, "position": 1}


def reports(hub: Hub) -> Iterator[Row]:
    """Ten on each grant."""
    for grant in hub.supports:
        for n in range(REPORTS):
            due, last = TODAY - timedelta(days=30 * n), n == 0
            yield {
                "id": (grant - 1) * REPORTS + n + 1,
                "key": f"grant:{grant}:{n}",
                "holder_id": hub.school_of(grant),
                "programme": f"Programme {grant % 10}",
                "school_year": "2026-27",
                "kind": ReportKind.FINAL,
                "per": Per.GRANT,
                "forms": ReportForm.TEMPLATE,
                "due": due,
                "ower_id": hub.leaders_of(grant)[0],
                "state": ReportState.DUE if last else ReportState.ACCEPTED,
                "rank": _DUE if last else _DONE,
                "by": due,
            }


def report_grants(hub: Hub) -> Iterator[Row]:
    """Which grant each is on."""
    for report in reports(hub):
        yield {"report_id": report["id"], "grant_id": (report["id"] - 1) // REPORTS + 1}


def report_supports(hub: Hub) -> Iterator[Row]:
    """Which support each is on."""
    for report in reports(hub):
        yield {"report_id": report["id"], "deployment_id": (report["id"] - 1) // REPORTS + 1}
