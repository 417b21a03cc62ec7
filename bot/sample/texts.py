"""What leaders of the sample write of their visits: invented, without names as the card asks."""

from collections.abc import Mapping

DID: Mapping[str, tuple[str, ...]] = {
    "phonics": (
        (
            "Watched phonics in both Reception classes. Pace is better; two groups still sit on "
            "sounds they know."
        ),
        (
            "Planned next half term's groups with the reading lead and checked that books match "
            "the sounds taught."
        ),
        "Modelled a blending lesson in Year 1, then watched two teachers try the same routine.",
        (
            "Went through the latest assessments. Eleven children need daily keep-up; the "
            "timetable for it is agreed."
        ),
        "Dropped in on every group for ten minutes. Routines are the same in all but one.",
        "Led a staff meeting on saying sounds purely; teaching assistants practised in pairs.",
        (
            "Heard eight children read. Five read the book at first go, three were guessing from "
            "pictures."
        ),
    ),
    "reading": (
        (
            "Timed readings in Years 2 to 4 show a third below ninety words a minute; picked texts "
            "for repeated reading."
        ),
        (
            "Taught an echo reading lesson with the class teacher and agreed to do it three times "
            "a week."
        ),
        (
            "Looked at reading journals with the English lead. Answers are longer, evidence from "
            "the text is still thin."
        ),
        "Observed fluency sessions in two classes; the follow-on talk about meaning was strong.",
    ),
    "maths": (
        (
            "Joint lesson visits with the maths lead. Steps are small enough now; the gap is in "
            "the talk between pupils."
        ),
        "Worked through the spring plan and took out three lessons that went too fast.",
        (
            "Number facts quiz in Years 3 and 4: six in ten are fluent, up from four in ten in the "
            "autumn."
        ),
        "Modelled stem sentences in Year 5 and planned with both teachers for the week ahead.",
        (
            "Book look across Key Stage 2. Reasoning shows in two year groups, in the others pages "
            "of sums remain."
        ),
        (
            "Training for teaching assistants on counting in groups; they will try it in starters "
            "from Monday."
        ),
    ),
    "attendance": (
        "Sat in on first-day calls. All were done by ten, three families were not reached.",
        (
            "Went through the list of pupils below ninety per cent with the pastoral team; each "
            "has an owner now."
        ),
        (
            "Persistent absence in Year 10 is up again. The tracker is filled in late, so letters "
            "go out late."
        ),
        "Observed a meeting with parents; the plan that came out of it was clear and had dates.",
        (
            "Compared this half term with last year's. Year 7 is better by a point, Years 9 and 10 "
            "are not."
        ),
        "Reviewed the rewards for attendance with the school council and the lead for it.",
    ),
    "behaviour": (
        "Learning walk in Year 8: seven of nine lessons began within two minutes.",
        "Planned the entry routine with heads of year and wrote it on one page.",
        "Watched the corridor at changeover; staff are at their doors, late arrivals have halved.",
        "Went through removals of the last three weeks. Most come from two periods after lunch.",
    ),
    "leadership": (
        "Coached two middle leaders on giving feedback after a lesson visit; both did it live.",
        "Went through the department's review. The judgement is fair, the actions need dates.",
        "Practised a difficult line management conversation, then planned the real one.",
        "Walked the school with the deputy and compared notes; we agreed on all but one lesson.",
        "Helped to cut the subject action plan from four pages to one.",
        "Looked at how leaders follow up their visits. Half of the agreed actions were checked.",
    ),
    "science": (
        "Mapped practical work across Year 8; four topics had none, two now have one each.",
        (
            "Joint planning of the forces unit with the department, with questions that show "
            "misconceptions."
        ),
        (
            "Observed three practicals. Safe and orderly; pupils record results but seldom explain "
            "them."
        ),
        "Checked equipment lists with the technician so that the spring practicals can run.",
    ),
    "mentoring": (
        (
            "Observed a mentor's meeting with a trainee; targets were precise and taken from the "
            "lesson."
        ),
        "Ran a session for all mentors on breaking a skill into steps.",
        "Joint observation with a mentor. We agreed on the one thing to work on next.",
    ),
    "governance": (
        (
            "Sat in on the full governing board. Questions on data were good, the answers were not "
            "followed up."
        ),
        (
            "Went through the minutes of three meetings with the chair and marked where challenge "
            "shows."
        ),
        "Worked with the link governors on a page of questions for their visits.",
        (
            "Helped the board to read the school's attendance and assessment figures before the "
            "meeting."
        ),
    ),
}
STEPS = (
    "Share the timetable with all staff",
    "Watch two lessons with the lead",
    "Send the assessment sheet",
    "Plan next half term together",
    "Meet the governor who is linked to this",
    "Try the routine in every class",
    "Bring books of six pupils",
)
HUB_NOTES = (
    "Third change of lead this year. Please ring the head before the next visit.",
    "Two visits were cut short. The school may have too much going on for this now.",
    "More days will be needed than agreed.",
)
PURPOSES = (
    "Lesson visits",
    "Planning with the lead",
    "Review of progress",
    "Training for staff",
    "Book look",
    "",
)
