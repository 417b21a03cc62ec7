"""`visit`, and every button that opens the visit form for a guessed, named or chosen school."""

from bot.subjects.access import form_of, record_of
from bot.subjects.visits import choosing, drafts, forms, opening, receipts, sentences
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.visit_forms import FormHere, OtherSchools, StartAfresh
from cards.actions.visits import OpenForm, RecordFor, SameAgain
from domain.errors import refuse
from domain.people.people import Role
from domain.permissions import Act
from domain.visits.prefill import same_again
from domain.visits.visits import Visit
from storage.store import Store

routes = Router()


@routes.command(
    Command(
        "visit",
        "record a {visit}",
        aliases=(
            "record",
            "record a visit",
            "record visit",
            "log visit",
            "log a visit",
            "new visit",
        ),
        roles=(Role.LEADER,),
        offered="Record a visit",
        button=OpenForm(),
        label="Record a {visit}",
    ),
    brief=True,
)
def visit(turn: Turn, rest: str, store: Store) -> Reply:
    """The form for what is most likely meant, filled with what follows the word."""
    if rest:
        return sentences.open_sentence(turn, store, rest)
    return opening.open_kept_or_likely(turn, store)


@routes.action(OpenForm)
def open_form(turn: Turn, action: OpenForm, store: Store) -> Reply:
    """The form of a deployment, a planned visit, or what is most likely meant; a new message."""
    return opening.open_named(turn, action.deployment, action.planned, store)


@routes.action(RecordFor)
def record_for(turn: Turn, action: RecordFor, store: Store) -> Reply:
    """The form of a leader's deployment for an officer; of several, the list to choose from."""
    if owed := opening.own_planned(action.planned, turn, store, action.leader):
        return opening.post_for(turn, owed, action.leader, store)
    own = forms.to_record(turn, store, action.leader)
    if not own:
        raise refuse("no_deployments_there")
    planned = opening.owed_visit(own[0].id, turn, store, action.leader)
    form, values = forms.open_form(turn, own[0], store, planned=planned, leader=action.leader)
    if len(own) > 1:
        return Say(opening.schools(turn, own, form.id, store, action.leader), form=form.id)
    return Say(forms.card(turn, form, values, store), form=form.id)


@routes.action(SameAgain)
def again(turn: Turn, action: SameAgain, store: Store) -> Reply:
    """A new form filled like an earlier record; an officer's is for the record's own leader."""
    record = record_of(turn, action.visit, Act.SEE, store)
    leader = None if record.deployment.led_by(turn.speaker.id) else record.leader.id
    deployment = opening.own_deployment(record.deployment.id, turn, store, leader)
    what = record.what if isinstance(record.what, Visit) else None
    day = forms.usual_day(turn, deployment, store)
    values = same_again(record, what, day, turn.hub.hours_a_day) if what else None
    form, values = forms.open_form(turn, deployment, store, values=values, leader=leader)
    posted = Say(forms.card(turn, form, values, store), form=form.id)
    return receipts.beside(posted, record, action, turn, store)


@routes.action(OtherSchools)
def schools(turn: Turn, action: OtherSchools, store: Store) -> Reply:
    """The leader's active deployments in place of the form, which keeps what was typed."""
    form = form_of(turn, action.form, store)
    drafts.note(form, drafts.standing(form, action, turn), turn, store)
    editing = forms.record_corrected(form, turn, store)
    leader = forms.leader_of(editing, turn) if editing else form.leader
    own = forms.to_record(turn, store, leader)
    if not own:
        raise refuse("support_ended")
    return Show(opening.schools(turn, own, form.id, store, leader), form=form.id)


@routes.action(FormHere)
def form_here(turn: Turn, action: FormHere, store: Store) -> Reply:
    """The form of the chosen deployment in place of the list."""
    before = form_of(turn, action.form, store) if action.form else None
    # What a closed form held stands in a record by now.
    if before and before.values and not before.closed:
        return choosing.go_on(before, before.values, action.deployment, action.planned, turn, store)
    leader = before.leader if before else None
    deployment = opening.own_deployment(action.deployment, turn, store, leader)
    planned = opening.own_planned(action.planned, turn, store, leader)
    planned = planned or opening.owed_visit(deployment.id, turn, store, leader)
    form, values = forms.open_form(turn, deployment, store, planned=planned, leader=leader)
    return Show(forms.card(turn, form, values, store), form=form.id)


@routes.action(StartAfresh)
def afresh(turn: Turn, action: StartAfresh, store: Store) -> Reply:
    """An empty form in place of the kept one."""
    kept = form_of(turn, action.form, store)
    store.forms.drop(kept.id)
    planned = opening.own_planned(kept.planned, turn, store, kept.leader)
    deployment = forms.deployment_of(kept, store)
    form, values = forms.open_form(turn, deployment, store, planned=planned, leader=kept.leader)
    return Show(forms.card(turn, form, values, store), form=form.id)
