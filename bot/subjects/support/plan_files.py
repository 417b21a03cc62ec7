"""Files that people send as action plans: chosen among theirs, kept by version, never read."""

from datetime import datetime

from bot.subjects.support import plan_acts
from bot.subjects.support.action_plans import may, plan_of
from bot.subjects.support.plan_clock import begun
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.library.kept_files import FileChoice
from cards.phrases import in_hub_words
from cards.support.plan_file import file_as_plan
from domain.errors import refuse
from domain.ids import read_id
from domain.library.kept_files import PLAN, KeptFile
from domain.library.sent_files import FileType
from domain.people.people import Person, Role
from domain.permissions import Act, scope
from domain.quality.report_versions import LinkValues, judge_link
from domain.scopes import Scope
from domain.support.deployments import Deployment
from storage.store import Store

# What a plan's file may be.
KINDS = frozenset(
    {
        FileType.WORD,
        FileType.OLD_WORD,
        FileType.PDF,
        FileType.EXCEL,
        FileType.OPEN_TEXT,
    }
)
# Plans that a file is offered for.
MOST = 4


def choices(person: Person, _now: datetime, store: Store) -> list[FileChoice]:
    """The plans that a person may change, those first that are not agreed."""
    found = store.plan_lists.page(_own(person), MOST).rows
    supports = store.deployments.some(found)
    return [_choice(supports[id_], store) for id_ in found if id_ in supports]


def _own(person: Person) -> Scope:
    """The plans of a leader or a contact: officers, who may change all, paste a link there."""
    return scope(person, Act.EDIT_PLAN, Role.LEADER, Role.SCHOOL_CONTACT)


def sends(person: Person, support: Deployment, store: Store) -> bool:
    """Whether a file that a person sends is offered as that plan."""
    found = store.plan_lists.page(_own(person), MOST).rows
    return support.id in found


def _choice(support: Deployment, store: Store) -> FileChoice:
    name = in_hub_words("{Plan} for", store.hub)
    return FileChoice(PLAN, f"support:{support.id}", f"{name} {support.school}", (support.focus,))


def take(file: KeptFile, subject: str, turn: Turn, store: Store) -> None:
    """Keeps a file as the next version of a plan; what the school sends, it agrees to."""
    _, _, id_ = subject.partition(":")
    support = plan_of(turn, read_id(id_) or 0, Act.EDIT_PLAN, store)
    store.kept_files.settle(file, PLAN, f"support:{support.id}", turn.now)
    _keep(support, turn, store, file=file.id)


def keep_link(support: Deployment, values: LinkValues, turn: Turn, store: Store) -> None:
    """Keeps a link as the next version of a plan; what the school sends, it agrees to."""
    _keep(support, turn, store, link=judge_link(values))


def _keep(
    support: Deployment, turn: Turn, store: Store, *, file: int | None = None, link: str = ""
) -> None:
    plan = begun(support, store)
    by_school = may(turn.person, Act.AGREE_PLAN, support, store)
    store.plan_files.add(
        support.id, turn.speaker.id, turn.now, file=file, link=link, by_school=by_school
    )
    if by_school:
        plan_acts.agreed_now(plan, support, turn, store)
    else:
        plan_acts.write(plan, "file_added", support, turn, store)


def card(file: KeptFile, person: Person, _now: datetime, store: Store) -> Card:
    """What stands in place of the question once a file is a plan."""
    found = store.plan_files.of_file(file.id)
    support = store.deployments.get(found.deployment) if found else None
    if found is None or support is None or not may(person, Act.SEE_PLAN, support, store):
        return file_as_plan(file, None, store.hub)
    return file_as_plan(file, support, store.hub, agreed=found.by_school)


def let_go(file: KeptFile, turn: Turn, store: Store) -> None:
    """Takes a file off a plan again; one to which the school agreed stays."""
    found = store.plan_files.of_file(file.id)
    support = store.deployments.get(found.deployment) if found else None
    if found is None or support is None:
        return
    plan = begun(support, store)
    if plan.agreed_at is not None and found.sent_at <= plan.agreed_at:
        raise refuse("plan_file_stays")
    store.plan_files.take_back(found.id)
    plan_acts.write(plan, "file_taken_back", support, turn, store)


def may_have_file(person: Person, id_: int, store: Store) -> bool:
    """Whether a person may have a version of a plan's file."""
    found = store.plan_files.version(id_)
    support = store.deployments.get(found.deployment) if found else None
    return support is not None and may(person, Act.SEE_PLAN, support, store)


def may_have_template(person: Person, subject: str, store: Store) -> bool:
    """Whether a person may have a template of a plan, filled in: "school:7"."""
    _, _, id_ = subject.partition(":")
    support = store.deployments.get(read_id(id_) or 0)
    return support is not None and may(person, Act.EDIT_PLAN, support, store)
