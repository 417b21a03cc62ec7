"""A message of Teams as a visit form in a dialog, of which nothing is kept before it is saved.

The card carries what a form in the chat keeps in the store: its deployment, and what stands in it.
"""

import secrets
from dataclasses import replace
from datetime import date

from bot.subjects.access import record_of
from bot.subjects.support.not_own import not_own
from bot.subjects.visits import doubles, drafts, forms, opening, receipts, saving, sentences
from bot.subjects.visits.catching_up import BEFORE
from bot.turns.reply import Card, Done, Failed, Reply, Show
from bot.turns.turn import Turn
from cards.actions.message_forms import MessageForm, MessageHere, MessageRecorded, SaveMessage
from cards.conversation.try_again import try_again
from cards.inputs import ROOM
from cards.phrases import in_hub_words
from cards.problems import sentence
from cards.visits.questions import VISIT
from domain.errors import Refused, refuse
from domain.permissions import Act
from domain.questions import with_dates
from domain.support.deployments import Deployment
from domain.visits.forms import Form
from domain.visits.judgement import day_of
from domain.visits.sentence_values import said_values
from domain.visits.visits import Values
from storage.store import Store

NO_WORDS = (
    "This message has no words to fill a {record} from. "
    "Choose one that tells of the {visit}, or type visit in the chat with Hub Visits."
)
IN_CHAT = "That {record} is in your chat with Hub Visits. What you typed is still here."
ADD_THERE = "That {record} is in your chat with Hub Visits: press Add my time there."
NO_CHAT_YET = "To see that {record}, open the chat with Hub Visits and type its school."
NO_CHAT = "Saved. To see the {record}, open the chat with Hub Visits and type my visits."


def open_message(turn: Turn, store: Store) -> Reply:
    """The form that a message fills, or the schools to choose from while its words wait."""
    own = forms.to_record(turn, store)
    if not own:
        raise refuse("no_deployments")
    if not turn.text:
        return Failed(in_hub_words(NO_WORDS, turn.hub))
    written = _written(turn)
    understood = sentences.read(turn.text, own, turn, written)
    said = said_values(understood, turn.hub.hours_a_day)
    said = replace(said, date=said.date or written.isoformat(), did=said.did[:ROOM])
    note = not_own(turn.text, own, turn, store)
    likely = [] if note else sentences.meant(understood, own, turn.text, turn, store)
    id_ = secrets.token_urlsafe(12)
    if len(likely) == 1:
        return Show(_form(id_, likely[0], _guessed(likely[0], said, turn, store), turn, store))
    waits = MessageHere(form=id_, deployment=own[0].id, typed=said)
    choice = likely or own
    card = opening.schools(turn, choice, id_, store, kept=turn.text, note=note, message=waits)
    return Show(card)


def show_schools(action: MessageForm, turn: Turn, store: Store) -> Show:
    """The deployments to choose from; the card carries what was typed."""
    here = action.deployment
    waits = MessageHere(form=action.form, deployment=here, before=here, typed=action.typed)
    own = forms.to_record(turn, store)
    return Show(opening.schools(turn, own, action.form, store, message=waits))


def choose(action: MessageHere, turn: Turn, store: Store) -> Show:
    """The form of the chosen deployment, with what was typed into the one before it."""
    deployment = opening.own_deployment(action.deployment, turn, store)
    values, said = action.typed, action.typed
    if action.before != deployment.id:
        if action.before:
            before = opening.own_deployment(action.before, turn, store)
            seen = _guessed(before, Values(date=said.date), turn, store)
            # The day is the message's, whatever another school's plan says.
            said = replace(drafts.carried(said, seen, Values()), date=said.date)
        values = _guessed(deployment, said, turn, store)
    return Show(_form(action.form, deployment, values, turn, store))


def show_again(
    action: MessageForm | SaveMessage, refused: Refused, turn: Turn, store: Store
) -> Show:
    """The form with what was typed, and a problem beside each question or on top."""
    values = with_dates(action.typed, turn.today, asked_back=True)
    own = (d for d in forms.to_record(turn, store) if d.id == action.deployment)
    deployment = next(own, None)
    if deployment is None:
        why = " ".join(sentence(problem, VISIT, turn.hub) for problem in refused.problems)
        kept = try_again(why, turn.key, turn.inputs, turn.hub)
        if kept is None:
            raise refused
        return Show(kept)
    recorded = doubles.asked_about(refused, store)
    form = _unkept(action.form, deployment, values, turn, store)
    problems = () if recorded else refused.problems
    card = forms.card(turn, form, values, store, problems=problems, recorded=recorded, message=True)
    return Show(card)


def save(action: SaveMessage, turn: Turn, store: Store) -> Done:
    """Keeps the record, and has its receipt sent to the leader's own chat."""
    form = begin(action.form, action.deployment, None, turn, store)
    if not form.closed:
        said = doubles.Told(action.beside, action.instead, action.of)
        saving.save(form, with_dates(action.typed, turn.today), said, turn, store)
    return saved(action.form, turn, store)


def send_record(action: MessageRecorded, turn: Turn, store: Store) -> Show:
    """Has a record of the same visit put into the leader's own chat; the form stays as it was."""
    record = record_of(turn, action.visit, Act.SEE, store)
    deployment = opening.own_deployment(action.deployment, turn, store)
    chat, note = store.conversations.chat_of(turn.speaker), NO_CHAT_YET
    if chat:
        key = f"opened:{action.form}:{record.id}"
        store.outbox.put(receipts.KIND, str(record.id), key, chat.id, turn.now)
        note = IN_CHAT if record.leader.id == turn.speaker.id else ADD_THERE
    values = with_dates(action.typed, turn.today)
    form = _unkept(action.form, deployment, values, turn, store)
    own = (record,) if record.leader.id == turn.speaker.id else ()
    told = in_hub_words(note, turn.hub)
    card = forms.card(turn, form, values, store, recorded=own, message=True, note=told)
    return Show(card)


def begin(id_: str, deployment: int, planned: int | None, turn: Turn, store: Store) -> Form:
    """The form of a dialog, kept from now on, since it is being saved."""
    # Of two presses at once, the second waits here, and finds the form closed.
    store.visits.hold(turn.speaker.id)
    form = store.forms.get(id_)
    if form is None:
        support = store.deployments.get(deployment)
        if support is None:
            raise refuse("support_ended")
        visit = opening.own_planned(planned, turn, store)
        at = turn.now - BEFORE
        form = forms.begin(turn, support, store, planned=visit, id_=id_, at=at)
    if form.person != turn.speaker.id:
        raise refuse("out_of_date")
    return form


def saved(form: str, turn: Turn, store: Store) -> Done:
    """The end of the dialog; the receipt is put one time, however often the form is sent."""
    closed, chat = store.forms.get(form), store.conversations.chat_of(turn.speaker)
    if closed is None or closed.visit is None or chat is None:
        return Done(in_hub_words(NO_CHAT, turn.hub))
    key = f"receipt:{form}"
    store.outbox.put(receipts.KIND, str(closed.visit), key, chat.id, turn.now)
    school = forms.deployment_of(closed, store).school
    of = in_hub_words("Saved. The {record} of the {visit} to", turn.hub)
    return Done(f"{of} {school} is in your chat with Hub Visits.")


def _form(id_: str, deployment: Deployment, values: Values, turn: Turn, store: Store) -> Card:
    form = _unkept(id_, deployment, values, turn, store)
    return forms.card(turn, form, values, store, message=True)


def _unkept(id_: str, deployment: Deployment, values: Values, turn: Turn, store: Store) -> Form:
    """The form as the card alone knows it."""
    planned = sentences.planned_for(deployment, values, turn, store)
    about = planned.id if planned else None
    return Form(id_, turn.speaker.id, deployment.id, turn.now, planned=about)


def _guessed(deployment: Deployment, said: Values, turn: Turn, store: Store) -> Values:
    planned = sentences.planned_for(deployment, said, turn, store)
    return sentences.with_guesses(deployment, said, planned, turn, store)


def _written(turn: Turn) -> date:
    """The day on which the message was written, in the hub's zone; today where nobody knows."""
    day = day_of(str(turn.inputs.get("at", "")))
    return min(day, turn.today) if day else turn.today
