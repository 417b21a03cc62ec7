"""What each column of each kind of file holds: the words of docs/imports.md, for comments."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.imports.money_notes import MONEY_NOTES

NOTES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        **MONEY_NOTES,
        "trusts": {
            "UID|Group UID": "the trust's number, up to five digits",
            "name|Group Name": "its name, up to 200 characters",
            "Group Type": (
                "Multi-academy trust, Single-academy trust, Trust, …; rows of any other kind "
                "of group are left out"
            ),
            "Group Status": (
                "Open, Closed, Created in error; a trust that closed is left out unless it is"
                " known here"
            ),
        },
        "schools": {
            "URN": "the school's number, six digits",
            "EstablishmentName": "its name, up to 200 characters",
            "PhaseOfEducation (name)": "Primary, Secondary, …, as people read it",
            "Town": "the town; tells schools of one name apart",
            "Postcode": "shown on the morning of a visit",
            "LA (name)": "its local authority",
            "TelephoneNum": (
                "shown on the morning of a visit; a nought that a spreadsheet took away is put back"
            ),
            "Easting": "metres on the national grid",
            "Northing": "metres on the national grid",
            "EstablishmentStatus (name)": "Open… means open; anything else means closed",
            "Trusts (code)": "the UID of its trust, which is made if need be",
            "Trusts (name)": "the name of its trust",
        },
        "links": {
            "URN": "a school's number",
            "LinkURN": "the other school's number",
            "LinkType": (
                "Successor or Predecessor, with whatever the register adds; rows of any other"
                " type, and splits, are left out"
            ),
            "LinkEstablishedDate": "since when; a link still to come is left out",
            "LinkName": "not read",
        },
        "people": {
            "email": "the address with which they sign in to Microsoft 365",
            "name": "as it is to be shown, up to 200 characters",
            "role": (
                "one or more of officer, leader, home_head, school_contact, overseer, or the "
                "words people read for them; each may say where, as role@URN or role@UID: "
                "leader@107438;school_contact@107255"
            ),
            "organisation": "where roles without @ are held; an officer's is always the hub",
            "specialisms": "free words, up to 1,000 characters",
            "phases": "free words, up to 200 characters",
            "free_days": "days a year that a leader has for support",
            "working_days": (
                "Mon, Tue, Thu or Mon to Wed: on other days no reminder comes; empty means "
                "Monday to Friday"
            ),
            "leave": "yes takes the person off the list, no brings them back",
        },
        "officers": {
            "officer": "the name of somebody who runs the hub",
            "officer_email": "the address with which they sign in to Microsoft 365",
        },
        "heads": {
            "releasing_head": "the name of a head who releases leaders",
            "releasing_head_email": "the address with which they sign in to Microsoft 365",
            "employer": "whose head it is: a school or trust by name, URN or UID, or Hub",
        },
        "leaders": {
            "leader": "the leader's name",
            "leader_email": (
                "the address with which the leader signs in to Microsoft 365; one row each"
            ),
            "employer": "who employs the leader: a school or trust by name, URN or UID, or Hub",
            "specialisms": "free words, up to 1,000 characters",
            "phases": "free words, up to 200 characters",
            "free_days": "days a year that the leader has for support",
            "working_days": (
                "Mon, Tue, Thu or Mon to Wed: on other days no reminder comes; empty means "
                "Monday to Friday"
            ),
        },
        "start": {
            "leader_email": "the address with which the leader signs in",
            "school": (
                "the school that gets support: its URN, or its name and town with a comma between"
            ),
            "head_email": (
                "the head or lead of the supported school, who becomes its contact; "
                "school_head_email will do too"
            ),
            "focus": "what the support is for, up to 200 characters",
            "days": "days agreed",
            "start": "the first day",
            "end": "the last day",
            "leader": "the leader's name, with employer, where there is no sheet of leaders",
            "employer": (
                "who employs the leader, as on the sheet of leaders; the same in all rows of "
                "one leader"
            ),
            "head": "the name that goes with head_email",
            "objectives": "at most three, by semicolon, in the order of the plan",
            "next_visit": (
                "a day still to come: plans a visit; one that was planned is never planned again"
            ),
            "reference": (
                "your own name for this support, up to 60 characters; rows with one reference"
                " are one support with several leaders"
            ),
        },
        "deployments": {
            "leader_email": "a leader on the list",
            "school_urn|trust_uid": "who gets support, as an organisation: one of the two columns",
            "focus": "what it is for, up to 200 characters",
            "days_agreed": "days",
            "start": "the first day",
            "end": "the last day",
            "status": (
                "proposed, agreed, active, paused, ended_early or completed; new ones are "
                "active; nobody is asked about what is proposed, which needs its days, and no "
                "visit is recorded there; once people were asked in the chat, their answers "
                "count, and a file changes nothing of it until all have said yes"
            ),
            "agreed": "the day on which it was agreed; first contact is due seven days later",
            "objectives": "at most three, by semicolon, in the order of the plan",
            "reference": "your own name for it, up to 60 characters",
            "strand": "school improvement, CPD, ITT, or your own word",
            "programme": "up to 60 characters; a channel may hear of one programme alone",
            "grant": (
                "the references of the grants that pay for it, by semicolon, in the order in "
                "which they are used up; each is one of the file of grants, and held by the "
                "school or its trust"
            ),
            "cover_paid": (
                "when cover is paid for a visit that did not happen, where the contract or "
                "programme says otherwise: never, same day, day before or always"
            ),
            "leader_days": "days of this leader, of those agreed",
            "next_visit": (
                "a day still to come: plans a visit; one that was planned is never planned again"
            ),
            "rate": "what a day costs, an amount",
            "reimbursement": "what the employer gets of it, an amount",
            "fee": (
                "what the hub keeps of it, an amount; where the three do not add up, that is noted"
            ),
        },
        "visits": {
            "leader_email": "who made the visit",
            "school_urn|trust_uid": "where",
            "date": "not a day still to come",
            "type": (
                "visit, virtual, telephone or other, or as people read it: virtual meeting, "
                "telephone meeting, other activity"
            ),
            "minutes": "time spent",
            "what": "what was done, up to 1,000 characters",
            "progress": (
                "on_track, concerns, off_track or early, or as people read it: some concerns,"
                " too early to say; empty means too early to say"
            ),
            "objective": "its number in the plan, or its words",
            "next_step": "what was to happen next",
            "source": (
                "where the row comes from, up to 60 characters; tells apart two visits of one"
                " leader, day and type"
            ),
            "reference": "of the support, where there are several",
        },
        "calendars": {
            "calendar": "whose: Hub, or a school or trust",
            "closed_from": "the first day",
            "closed_to": "the last day, at most 100 days later; empty means one day",
            "kind": "holiday, bank holiday, inset or closed, or a common other word, below",
        },
    }
)
