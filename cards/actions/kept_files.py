"""Buttons about files that people sent: what one is, and what an import of one would do."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cards.actions.action import Action, Id

Name = Annotated[str, Field(pattern=r"^[a-z_]{1,20}$")]
# A kind of subject with an id of it, or a word that stands for one.
SubjectName = Annotated[str, Field(pattern=r"^[a-z_]{0,20}(:[0-9]{1,18})?$")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Part = Literal["changes", "problems", "notes"]


class AnswerFile(Action):
    """Says what a file is."""

    verb: ClassVar[str] = "file.is"
    file: Id
    purpose: Name
    subject: SubjectName = ""


class ForgetFile(Action):
    """Says that a file is nothing: it is forgotten."""

    verb: ClassVar[str] = "file.nothing"
    file: Id


class AskFileAgain(Action):
    """Asks once more what a file is."""

    verb: ClassVar[str] = "file.again"
    file: Id


class ShowImport(Action):
    """Lists what an import would do, what is wrong with it, or its remarks, from `start` on."""

    verb: ClassVar[str] = "import.show"
    file: Id
    part: Part = "changes"
    start: Annotated[int, Field(ge=0, le=100_000)] = 0


class BackToImport(Action):
    """Goes back to the whole of what an import would do."""

    verb: ClassVar[str] = "import.back"
    file: Id


class TryImportAgain(Action):
    """Looks through a file once more."""

    verb: ClassVar[str] = "import.again"
    file: Id


class DoImport(Action):
    """Does what the dry run of that digest said."""

    verb: ClassVar[str] = "import.do"
    file: Id
    digest: Digest
