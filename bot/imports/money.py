"""What a deployments file says of money and of agreement, looked at before it is taken."""

from bot.imports.plan import Plan
from bot.imports.rows import SheetRow
from domain.funding.amounts import pounds
from domain.funding.programmes import Programme
from domain.operations.imports import Support
from domain.support.deployments import Status


def note_amounts(row: SheetRow, of: Support | Programme, plan: Plan) -> None:
    """Notes amounts of a day that do not add up; they are kept as they are."""
    rate, reimbursement, fee = of.rate, of.reimbursement, of.fee
    given = any(row.says(column) for column in ("rate", "reimbursement", "fee"))
    if not given or rate is None or reimbursement is None:
        return
    left = rate - reimbursement
    if left < 0:
        found = (
            f"reimbursement is {pounds(reimbursement)}, {pounds(-left)} more than the rate. Kept."
        )
    elif fee is not None and fee != left:
        found = (
            f"{_plain(reimbursement)} and {_plain(fee)} are not {_plain(rate)}. Kept; the fee "
            f"shown is what is left: {pounds(left)}."
        )
    else:
        return
    plan.notes.append(f"{row.file}, row {row.number}: {found}")


def note_proposed(file: str, plan: Plan) -> None:
    """Notes how many supports a file newly proposes, for nobody is asked by the file itself."""
    proposed = sum(_is_news(change.new, change.old) for change in plan.changes)
    if proposed:
        what = "1 support is" if proposed == 1 else f"{proposed:,} supports are"
        plan.notes.append(
            f"{file}: {what} proposed, and nobody was asked by this import. No visit is recorded "
            "there until all have agreed: then write agreed or active in status."
        )


def _plain(pence: int) -> str:
    return f"{pence // 100:,}" if pence % 100 == 0 else f"{pence / 100:,.2f}"


def _is_news(new: object, old: object) -> bool:
    was = old.status if isinstance(old, Support) else None
    return isinstance(new, Support) and new.status is Status.PROPOSED and was is not new.status
