"""The three templates of an action plan: of a school, a subject, a faculty."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from domain.hub import Hub
from domain.library.outlines import (
    Blank,
    Block,
    FieldTable,
    Grid,
    Heading,
    Hint,
    Outline,
    empty_rows,
)
from domain.library.plan_drafts import BLANK, PlanDraft, PlanDraftAim

AREAS = (
    "Quality of education",
    "Leadership and management",
    "Behaviour and attitudes",
    "Attendance",
    "Personal development",
)
MOST_OBJECTIVES = 3
ACTIONS = ("Action", "Who", "By", "Resources and cost", "Monitored by, how", "RAG")


class PlanTemplate(StrEnum):
    """Whose action plan it is."""

    SCHOOL = "school"
    SUBJECT = "subject"
    FACULTY = "faculty"


_TITLES = {
    PlanTemplate.SCHOOL: "{Plan}: whole {school}",
    PlanTemplate.SUBJECT: "{Plan}: one subject",
    PlanTemplate.FACULTY: "{Plan}: faculty or several departments",
}
_CONTEXT = {
    PlanTemplate.SCHOOL: (
        ("1 Context", "Keep to what somebody from outside needs to know: half a page."),
        (
            "Changes in leadership and staff",
            "What is strong",
            "What must improve",
            "How that is known",
        ),
    ),
    PlanTemplate.SUBJECT: (
        ("1 The subject", "Half a page."),
        (
            "Phase, classes and teachers",
            "Time in the week",
            "Changes in staff",
            "Links to the plan of the whole {school}",
        ),
    ),
    PlanTemplate.FACULTY: (
        ("1 The departments", "Half a page; results only for groups of ten or more."),
        (
            "Changes in leadership and staff",
            "What is strong across departments",
            "What must improve across departments",
            "How that is known",
        ),
    ),
}
_AUDIT = ("Curriculum", "Teaching", "Assessment", "Books", "Confidence of staff")


def plan_template(kind: PlanTemplate, hub: Hub, known: PlanDraft = BLANK) -> Outline:
    """The template, for schools that have none of their own: blank, or with what is known."""
    fill = hub.words.fill
    about = "template, for {schools} without a form of their own and their {leaders}"
    if known != BLANK:
        about = "filled in as far as is known, for {place} and its {leader}"
    return Outline(
        title=fill(_TITLES[kind]),
        about=fill(about).replace("{place}", known.place),
        blocks=tuple(_blocks(kind, hub, known)),
    )


def _blocks(kind: PlanTemplate, hub: Hub, known: PlanDraft) -> Iterator[Block]:
    yield _head(hub, known)
    (heading, hint), fields = _CONTEXT[kind]
    yield from (Heading(heading), Hint(hint))
    if kind is PlanTemplate.FACULTY:
        heads = ("Department", "Lead", "Results in short")
        yield Grid(heads, empty_rows(heads, 4), (26, 26, 48))
    yield from (Blank(hub.words.fill(name)) for name in fields)
    yield from _second_part(kind)
    yield from _objectives(kind, known.aims)
    yield from _costs(hub, known.grants)
    yield from _end(hub, known)


def _head(hub: Hub, known: PlanDraft) -> FieldTable:
    pairs = (
        ("{School} or {trust}", known.place),
        ("Focus", known.focus),
        ("Leads of the plan", known.leads),
        ("{Leader}", known.leader),
        ("From, until", _period(known)),
        ("{Grants}", ", ".join(known.grants)),
        ("{Edition}", known.version),
    )
    return FieldTable(tuple((hub.words.fill(name), text) for name, text in pairs))


def _period(known: PlanDraft) -> str:
    return " to ".join(f"{day:%d/%m/%Y}" for day in (known.start, known.end) if day)


def _second_part(kind: PlanTemplate) -> Iterator[Block]:
    if kind is PlanTemplate.SCHOOL:
        yield Heading("2 Two to three years ahead")
        yield Hint("Where the work leads when this year’s objectives are reached.")
        ahead = ("Year", "What will be in place", "How it will be seen")
        years = tuple((year, "", "") for year in ("This year", "Next year", "The year after"))
        yield Grid(ahead, years, (18, 41, 41))
    elif kind is PlanTemplate.SUBJECT:
        yield Heading("2 Subject audit")
        yield Hint("One or two lines each: what is known, and from where.")
        audit = ("Part", "What is strong", "What must improve", "Seen in")
        yield Grid(audit, tuple((part, "", "", "") for part in _AUDIT), (22, 26, 30, 22))
    else:
        yield Heading("2 Common to all, then by department")
        yield Hint("What all departments work on first; then what only one of them needs.")
        heads = ("Department", "Works on", "Because")
        rows = (("All", "", ""), *empty_rows(heads, 3))
        yield Grid(heads, rows, (22, 39, 39))


def _objectives(kind: PlanTemplate, aims: Sequence[PlanDraftAim]) -> Iterator[Block]:
    yield Heading("3 Objectives")
    areas = "; ".join((AREAS[0], *(area[:1].lower() + area[1:] for area in AREAS[1:])))
    yield Hint(f"At most three a year. Area is one of: {areas}.")
    department = kind is PlanTemplate.FACULTY
    actions = ("Department", *ACTIONS) if department else ACTIONS
    widths = (14, 26, 12, 10, 14, 16, 8) if department else (32, 13, 11, 17, 18, 9)
    for number in range(1, MOST_OBJECTIVES + 1):
        aim = aims[number - 1] if number <= len(aims) else PlanDraftAim()
        yield Heading(f"3.{number} Objective {number}", 2)
        yield FieldTable(
            (
                ("What should be achieved", aim.text),
                ("Area", aim.area),
                ("Where it stands now (baseline)", aim.baseline),
                ("What shows success", aim.success),
                ("Milestone, by", aim.milestone),
                ("By when", aim.by),
            )
        )
        yield Grid(actions, empty_rows(actions, 4), widths)


def _costs(hub: Hub, grants: Sequence[str]) -> Iterator[Block]:
    yield Heading("4 What it costs")
    heads = tuple(map(hub.words.fill, ("{Grant}", "Days", "Cover", "Resources", "In all")))
    known = tuple((grant, "", "", "", "") for grant in grants)
    rows = (*known, *empty_rows(heads, max(1, 3 - len(known))))
    yield Grid(heads, (*rows, ("In all", "", "", "", "")), (36, 14, 16, 18, 16))


def _end(hub: Hub, known: PlanDraft) -> Iterator[Block]:
    yield Heading("5 Monitoring")
    heads = ("What is looked at", "Who", "When", "Told to governors or trustees")
    yield Grid(heads, empty_rows(heads, 4), (36, 22, 16, 26))
    yield Heading("6 Agreed by")
    parties = (("The {school}", *known.agreed), ("The {leader}", known.leader, ""))
    rows = tuple((hub.words.fill(party), name, day) for party, name, day in parties)
    yield Grid(("For", "Name", "Day"), rows, (34, 44, 22))
