"""The remark under words that look as if they named somebody."""

from collections.abc import Sequence

from microsoft_teams.cards.core import TextBlock

from cards.elements import remark
from cards.phrases import listed
from cards.plain import plain


def name_remark(names: Sequence[str], *, may_change: bool) -> TextBlock:
    """Asks whether what was written are names; `may_change` says that the card has an Edit."""
    quoted = listed(f"“{plain(name)}”" for name in names)
    edit = " Press Edit to change it." if may_change else ""
    if len(names) == 1:
        return remark(f"Is {quoted} a name? A role is safer, such as “the English lead”.{edit}")
    return remark(f"Are {quoted} names? Roles are safer, such as “the English lead”.{edit}")
