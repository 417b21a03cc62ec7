"""What each column of the files about money holds: the words of docs/imports.md, for comments."""

from collections.abc import Mapping
from types import MappingProxyType

MONEY_NOTES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "programmes": {
            "programme": "its name, up to 60 characters; case does not count",
            "funder": "who gives the money, up to 200 characters",
            "cover_paid": (
                "when cover is paid for a visit that did not happen: never, same day, day "
                "before or always; a contract and a support may say otherwise"
            ),
            "bill": "which days are charged: used or agreed",
            "rate": "what a day costs, an amount",
            "reimbursement": "what the employer gets of it, an amount",
            "fee": (
                "what the hub keeps of it, an amount; where the three do not add up, that is noted"
            ),
            "areas": "what it is about, by semicolon",
        },
        "rules": {
            "programme": "a programme's name, or * for any",
            "school_year": "one school year, such as 2026-27, or * for any",
            "when": "the money for which it stands: only carried forward, any money or no money",
            "reports": "each grant, combined (one for all money of a holder) or each deployment",
            "forms": "template, annotated plan, or both by semicolon, the preferred one first",
            "interim_due": (
                "a date; middle, half way through the support; end+15, so many school days "
                "after its end; empty for no interim report"
            ),
            "final_due": "the same for the final report",
        },
        "conditions": {
            "programme": "a programme's name, or * for any",
            "condition": "what is asked, up to 200 characters",
            "days": "how many school days there are for it, from 1 to 366",
            "at_least": "of a hundred, how many must be in time",
            "due": "a day of its own",
        },
        "grants": {
            "reference": "your own name for the grant, up to 60 characters",
            "programme": "what it is part of, up to 60 characters",
            "holder": "the school or trust that has the money, as an organisation",
            "school_year": "one school year, such as 2026-27",
            "kind": (
                "new, carried forward or additional; carry forward, brought forward, c/f and "
                "top up will do too"
            ),
            "amount": "an amount",
            "from": "of what is carried forward: the reference of the grant that it was left of",
            "awarded": "since when it counts; for a new one, the day on which it is brought in",
            "spend_by": "until when it may be spent",
            "interim_due": "the day of its interim report, in place of the rule's",
            "final_due": "the day of its final report, in place of the rule's",
            "schools": (
                "of a trust's grant: the URN of each school and its part, "
                "107438=3500;107255=6000; an amount for each or for none, and they add up"
            ),
        },
        "objectives": {
            "reference": "the deployment's reference",
            "position": "its place in the plan, from 1",
            "objective": "what should be achieved, up to 200 characters",
            "baseline": "where it stands at first, up to 200 characters",
            "success": "what shows success, up to 200 characters",
            "milestone": "what is reached on the way, up to 200 characters",
            "milestone_by": "by when that is; it needs a milestone",
            "by": "by when, from the start of the support to a year after its end",
            "area": "what it is about, up to 60 characters",
        },
        "contracts": {
            "contract": "your own name for it, up to 60 characters",
            "lead_organisation": "who answers for it, as an organisation",
            "grants": "the references of the grants under it, by semicolon",
            "requirement": "what is asked, up to 200 characters",
            "due": "a day of its own",
            "days": "how many school days there are for it, from 1 to 366",
            "starts": "the first day",
            "ends": "the last day",
            "cover_paid": (
                "when cover is paid for a visit that did not happen: never, same day, day "
                "before or always"
            ),
        },
    }
)
