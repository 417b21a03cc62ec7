"""What can be wrong with a file that somebody sent, in words."""

from collections.abc import Mapping

from cards.plain import plain
from cards.worded import Worded, always
from domain.errors import Problem
from domain.hub import Hub
from domain.library.kept_files import MOST_EVIDENCE, MOST_WAITING
from domain.library.sent_files import LARGEST, MOST_AT_ONCE

TAKEN = (
    "Word (.docx, .doc), Excel (.xlsx), OpenDocument text (.odt), PDF, CSV, Markdown and text, "
    "and pictures (PNG, JPEG, HEIC)"
)


def _of_file(words: str) -> Worded:
    """A sentence about a file, whose name it begins with."""

    def worded(problem: Problem, _hub: Hub) -> str:
        return f"{plain(str(problem.facts.get('name') or 'The file'))} {words}"

    return worded


FILES: Mapping[str, Worded] = {
    "file_pasted": always(
        "A picture pasted into the message does not reach me as a file. "
        "Send it with Attach file, the paper clip or the + under the message."
    ),
    "file_link": _of_file("could not be fetched: its link has expired. Please send it again."),
    "file_elsewhere": _of_file(
        "is not in OneDrive or SharePoint, the only places I fetch files from. "
        "Attach it from your computer and send it again."
    ),
    "file_away": _of_file(
        "could not be fetched: OneDrive does not answer just now. "
        "Please send it again in a few minutes."
    ),
    "file_broken_off": _of_file(
        "broke off on the way, so nothing of it was kept. Please send it again."
    ),
    "file_too_large": _of_file(
        f"is larger than {LARGEST >> 20} MB, the most I accept. Make it smaller and send it again."
    ),
    "file_empty": _of_file("is empty. Please look at it and send it again."),
    "file_locked": _of_file("is protected with a password. Save it without one and send it again."),
    "file_macros": _of_file(
        "contains macros, which I do not accept. Save it as .docx, .xlsx or PDF and send it again."
    ),
    "file_bomb": _of_file("unpacks to far more than a document needs, so I did not open it."),
    "file_damaged": _of_file("is damaged and cannot be opened. Save it anew and send it again."),
    "file_old_excel": _of_file("is in Excel's old format. Save it as .xlsx and send it again."),
    "file_archive": _of_file("is a compressed file. Extract it and send the files themselves."),
    "file_kind": _of_file(f"is of a kind that I do not accept. I accept {TAKEN}."),
    "files_too_many": always(
        f"I accept {MOST_AT_ONCE} files at a time. Please send the others after these."
    ),
    "files_waiting": always(
        f"{MOST_WAITING} of your files are waiting for an answer already. "
        "Say what they are, or delete some, and send this again."
    ),
    "files_not_here": always("The files did not reach me. Please send them again."),
    "file_forgotten": always("This file is no longer kept. Please send it again."),
    "file_hangs_there": always("This file is with that {record} already."),
    "file_not_that": always("This file cannot be that. Please choose something else."),
    "evidence_full": always(
        f"{MOST_EVIDENCE} files are with this {{record}} already. Remove one first."
    ),
    "evidence_gone": always("This file was removed. Open the files of the {record} again."),
}
