"""What people send as a report: a file of their own, or a link to their plan."""

import re
from dataclasses import dataclass
from datetime import datetime

from domain.errors import Problem, Refused
from domain.quality.report_rules import ReportForm
from domain.questions import Question, judged

LONGEST_LINK = 500
_LINK = re.compile(r"https://[^\s/]+\.[^\s]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReportVersion:
    """One thing that was sent as a report: a kept `file` of that `name`, or a `link`."""

    id: int
    report: int
    number: int
    form: ReportForm
    sent_at: datetime
    sent_by: int
    sender: str
    file: int | None = None
    name: str = ""
    link: str = ""
    submitted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LinkValues:
    """What stands in the input of a link to a plan."""

    link: str = ""


def judge_link(values: LinkValues) -> str:
    """The address of a plan with notes; raises Refused where it is none."""
    link: str = judged(LINK, values, None)["link"]
    return link


def link_in(typed: str, name: str) -> str:
    """The address that was typed; raises Refused where it is none, or nothing was."""
    link = typed.strip()
    if not link:
        raise Refused(Problem(name, "missing"))
    if len(link) > LONGEST_LINK or not _LINK.fullmatch(link):
        raise Refused(Problem(name, "not_a_link", {"typed": link}))
    return link


def _link(name: str, values: LinkValues, _known: object) -> str:
    return link_in(values.link, name)


LINK: tuple[Question[LinkValues, None], ...] = (Question("link", _link),)
