"""Action plans as documents: the templates, filled in as far as is known, and what was sent."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.documents.word.letterhead import Letterhead
from bot.documents.word.writer import word_document
from bot.making.sent_versions import read_sent
from bot.subjects.support.plan_news import contacts
from domain.funding.amounts import pounds
from domain.ids import read_id
from domain.library.outlines import Outline
from domain.library.plan_drafts import PlanDraft, PlanDraftAim
from domain.library.plans import PlanTemplate, plan_template
from domain.operations.files import Document
from domain.operations.work import Work
from domain.support.action_plans import ActionPlan
from domain.support.deployments import Deployment, Objective, names
from storage.store import Store


def read_template(work: Work, now: datetime, store: Store) -> Callable[[], Document] | str:
    """Reads what is known of a plan; gives the function that writes its template."""
    kind, _, id_ = work.subject.partition(":")
    support = store.deployments.get(read_id(id_) or 0)
    if support is None or kind not in [*PlanTemplate]:
        return "gone"
    hub = store.hub
    outline = plan_template(PlanTemplate(kind), hub, draft(support, store))
    name = f"{outline.title.replace(':', ',')}, {support.school}.docx"
    return partial(_written, outline, Letterhead(hub.name, hub.colour, hub.day_of(now)), name)


def read_file(work: Work, _now: datetime, store: Store) -> Callable[[], Document] | str:
    """Reads a file that was sent as a plan."""
    found = store.plan_files.version(read_id(work.subject) or 0)
    return read_sent(found, "{Plan}", store)


def draft(support: Deployment, store: Store) -> PlanDraft:
    """What is known of a plan before anybody writes in its template."""
    grants = store.funds.some(store.funds.paying_for(support.id)).values()
    number = len(store.plan_files.versions(support.id)) + 1
    return PlanDraft(
        place=support.school,
        focus=support.focus,
        leads=", ".join(person.name for person in contacts(support, store)),
        leader=names(support.leaders),
        start=support.start,
        end=support.end,
        grants=tuple(f"{each.reference} ({pounds(each.amount)})" for each in grants),
        version=str(number),
        aims=tuple(map(_aim, support.open_objectives)),
        agreed=_agreed(store.plans.get(support.id), store),
    )


def _written(outline: Outline, head: Letterhead, name: str) -> Document:
    return Document(name, outline.about, word_document(outline, head))


def _aim(found: Objective) -> PlanDraftAim:
    milestone = ", by ".join(filter(None, (found.milestone, _day(found.milestone_by))))
    return PlanDraftAim(
        text=found.text,
        area=found.area,
        baseline=found.baseline,
        success=found.success,
        milestone=milestone,
        by=_day(found.by),
    )


def _agreed(plan: ActionPlan, store: Store) -> tuple[str, str]:
    """Who agreed for the school, and on which day; of an agreement that was noted the day alone."""
    if not plan.agreed or plan.agreed_at is None:
        return "", ""
    if plan.noted is not None:
        return "", _day(plan.noted.on)
    person = store.people.get(plan.agreed_by) if plan.agreed_by else None
    day = plan.agreed_at.astimezone(ZoneInfo(store.hub.zone)).date()
    return person.name if person else "", _day(day)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
