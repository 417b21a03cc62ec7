"""Every card by name, from usual and worst-case data: for approval, rules and pictures."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.cards.conversation import examples_conversation
from tests.cards.digests import examples_channels, examples_digests
from tests.cards.funding import examples_contracts, examples_grants
from tests.cards.library import examples_kept_files, examples_library
from tests.cards.operations import examples_files, examples_live, examples_status
from tests.cards.people import (
    examples_organisations,
    examples_roster,
    examples_staff,
    examples_strangers,
    examples_welcome,
)
from tests.cards.prompts import (
    examples_asked,
    examples_overdue,
    examples_prompts,
    examples_reminders,
)
from tests.cards.quality import examples_reports
from tests.cards.support import (
    examples_agreements,
    examples_deployments,
    examples_finding,
    examples_keeping,
    examples_offers,
    examples_plans,
    examples_requests,
)
from tests.cards.visits import (
    examples_concerns,
    examples_copies,
    examples_forms,
    examples_lists,
    examples_messages,
    examples_planning,
    examples_receipts,
    examples_waiting,
)

Card = dict[str, Any]
EXAMPLES: Mapping[str, Callable[[], Card]] = {
    **examples_conversation.EXAMPLES,
    **examples_channels.EXAMPLES,
    **examples_digests.EXAMPLES,
    **examples_library.EXAMPLES,
    **examples_files.EXAMPLES,
    **examples_contracts.EXAMPLES,
    **examples_grants.EXAMPLES,
    **examples_kept_files.EXAMPLES,
    **examples_live.EXAMPLES,
    **examples_status.EXAMPLES,
    **examples_organisations.EXAMPLES,
    **examples_roster.EXAMPLES,
    **examples_staff.EXAMPLES,
    **examples_strangers.EXAMPLES,
    **examples_welcome.EXAMPLES,
    **examples_asked.EXAMPLES,
    **examples_overdue.EXAMPLES,
    **examples_prompts.EXAMPLES,
    **examples_reminders.EXAMPLES,
    **examples_reports.EXAMPLES,
    **examples_deployments.EXAMPLES,
    **examples_keeping.EXAMPLES,
    **examples_requests.EXAMPLES,
    **examples_agreements.EXAMPLES,
    **examples_plans.EXAMPLES,
    **examples_finding.EXAMPLES,
    **examples_offers.EXAMPLES,
    **examples_concerns.EXAMPLES,
    **examples_copies.EXAMPLES,
    **examples_forms.EXAMPLES,
    **examples_lists.EXAMPLES,
    **examples_messages.EXAMPLES,
    **examples_planning.EXAMPLES,
    **examples_receipts.EXAMPLES,
    **examples_waiting.EXAMPLES,
}
