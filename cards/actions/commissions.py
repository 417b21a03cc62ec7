"""Buttons about requests for support."""

from typing import ClassVar

from cards.actions.action import Action, FormButton, Id
from domain.support.requesting import RequestValues, RequestWords


class AskForSupport(Action):
    """Posts the form of a request; `organisation` is for whom, where an officer comes from it."""

    verb: ClassVar[str] = "request.new"
    organisation: Id | None = None


class FileRequest(FormButton):
    """Files a request; `sure` although there is one for the same need already."""

    verb: ClassVar[str] = "request.file"
    needed: ClassVar[frozenset[str]] = frozenset({"outcome"})
    typed: RequestValues = RequestValues()
    sure: bool = False


class OpenAlikeRequest(FormButton):
    """Posts the request for the same need; the form stays."""

    verb: ClassVar[str] = "request.alike"
    request: Id
    typed: RequestValues = RequestValues()


class EditRequest(Action):
    """Opens a request to be changed, in place of its card."""

    verb: ClassVar[str] = "request.edit"
    request: Id


class SaveRequest(FormButton):
    """Saves a request as it was changed; `version` is the one that was shown."""

    verb: ClassVar[str] = "request.save"
    needed: ClassVar[frozenset[str]] = frozenset({"outcome"})
    request: Id
    version: Id
    typed: RequestValues = RequestValues()


class LeaveEdit(FormButton):
    """Goes back to the request; what was typed is let go."""

    verb: ClassVar[str] = "request.edit.no"
    request: Id
    typed: RequestValues = RequestValues()


class ListRequests(Action):
    """Posts the list of requests."""

    verb: ClassVar[str] = "requests.list"


class ShowRequests(Action):
    """Lists requests, the soonest answer first: what follows `before`; `done` ones instead."""

    verb: ClassVar[str] = "requests.page"
    before: Id | None = None
    done: bool = False


class RequestsFile(ShowRequests):
    """Has the list made as a file; its values say which page stays on the card."""

    verb: ClassVar[str] = "requests.file"


class ShowRequest(Action):
    """Posts one request as a new message."""

    verb: ClassVar[str] = "request.show"
    request: Id


class FindLeader(Action):
    """Opens the table of leaders who may take a request on."""

    verb: ClassVar[str] = "commission.find"
    request: Id


class RequestAction(Action):
    """A button that asks something before it is done with a request."""

    request: Id


class AskSchool(RequestAction):
    """Asks what the school is to be asked."""

    verb: ClassVar[str] = "request.ask"


class AnswerHub(RequestAction):
    """Asks for the school's answer."""

    verb: ClassVar[str] = "request.answer"


class AskNobodyFits(RequestAction):
    """Asks what comes next where nobody fits."""

    verb: ClassVar[str] = "request.nobody"


class AskDecline(RequestAction):
    """Asks why a request is declined."""

    verb: ClassVar[str] = "request.decline"


class AskWithdrawRequest(RequestAction):
    """Asks whether a request is withdrawn, and why."""

    verb: ClassVar[str] = "request.withdraw"


class RequestForm(FormButton):
    """A button under such a question; `version` is that of the request that was shown."""

    request: Id
    version: Id
    typed: RequestWords = RequestWords()


class SendQuestion(RequestForm):
    """Asks the school."""

    verb: ClassVar[str] = "request.ask.send"


class SendAnswer(RequestForm):
    """Answers the hub."""

    verb: ClassVar[str] = "request.answer.send"


class SayNobodyFits(RequestForm):
    """Tells the school that nobody fits yet, and what comes next."""

    verb: ClassVar[str] = "request.nobody.say"


class DeclineRequest(RequestForm):
    """Declines a request."""

    verb: ClassVar[str] = "request.decline.yes"


class WithdrawRequest(RequestForm):
    """Withdraws a request."""

    verb: ClassVar[str] = "request.withdraw.yes"


class BackToRequest(RequestForm):
    """Goes back from such a question to the request."""

    verb: ClassVar[str] = "request.back"
