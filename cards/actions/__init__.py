"""Every button: one frozen class that the card writes and the handler reads."""

from cards.actions import (
    action_plans,
    agreements,
    answers,
    commissions,
    consents,
    contracts,
    conversation,
    digests,
    evidence,
    finding,
    funding,
    keeping,
    kept_files,
    library,
    message_forms,
    objectives,
    offers,
    operations,
    organisations,
    people,
    planning,
    prompts,
    reports,
    support,
    visit_forms,
    visits,
)
from cards.actions.action import Action

AREAS = (
    *(visit_forms, message_forms, visits, planning, answers, support, keeping),
    *(people, organisations, digests, prompts, operations, conversation, kept_files, evidence),
    *(library, funding, contracts, reports),
    *(offers, consents, agreements),
    *(action_plans, objectives),
    *(commissions,),
    *(finding,),
)


def buttons() -> dict[str, type[Action]]:
    """Every button by its verb."""
    classes = [value for area in AREAS for value in vars(area).values() if isinstance(value, type)]
    return {c.verb: c for c in classes if issubclass(c, Action) and "verb" in vars(c)}
