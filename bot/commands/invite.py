"""`app.py invite`: a one-time code that links a person's Teams account."""

from datetime import datetime

from bot.commands import DONE, PROBLEMS, Say
from domain.people.people import CODE_LIFE
from storage.engine.database import Database
from storage.store import Store


def invite(database: Database[Store], email: str, now: datetime, say: Say) -> int:
    """Says a new code, alone on the last line; gives the exit status."""
    made = database.write_now(lambda store: _code(store, email, now))
    if made is None:
        say(
            f"Nobody on the roster has the address “{email.strip()}”. Import the people first, or "
            "check the spelling."
        )
        return PROBLEMS
    name, code = made
    hours = int(CODE_LIFE.total_seconds() // 3600)
    say(
        f"A code for {name}, good once and for {hours} hours. It is typed alone in the personal "
        "chat with the bot:"
    )
    say(code)
    return DONE


def _code(store: Store, email: str, now: datetime) -> tuple[str, str] | None:
    person = store.people.by_email(email)
    if person is None:
        return None
    store.audit.add(now, None, "code.made", f"person:{person.id}")
    return person.name, store.people.invite(person.id, now)
