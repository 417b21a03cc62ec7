"""The product's own documents as files, in the hub's name, colour and words."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.documents.texts import text_of
from bot.documents.word.letterhead import Letterhead
from bot.documents.word.writer import word_document
from domain.hub import Hub
from domain.library.agreements import agreement_blank
from domain.library.outlines import NOT_STATED, Outline, read_blocks
from domain.library.plans import PlanTemplate, plan_template
from domain.library.report_drafts import ReportOutline
from domain.library.reports import report
from domain.library.shipped import SHIPPED, ShippedKey
from domain.operations.files import Document

_ABOUT = {
    ShippedKey.HANDBOOK: "for {leaders}, those who employ them and those whom they support",
    ShippedKey.COMMISSIONING: "for all who ask for {deployment}, give it or release for it",
    ShippedKey.QUALITY: "for {leaders}, {schools}, {overseers} and funders",
    ShippedKey.CONTRACT_CHECKS: "for lead organisations and {overseers}",
}


def shipped_outline(key: ShippedKey, hub: Hub) -> Outline:
    """What one of the product's own documents says, in the hub's words."""
    return _OUTLINES[key](hub)


def shipped_document(key: ShippedKey, hub: Hub, today: date) -> Document:
    """One of them as a Word file, made on that day."""
    outline = shipped_outline(key, hub)
    content = word_document(outline, Letterhead(hub.name, hub.colour, today))
    return Document(f"{outline.title.replace(':', ',')}.docx", outline.about, content)


def _text(key: ShippedKey) -> Callable[[Hub], Outline]:
    """The way to a document that is a long text."""

    def outline(hub: Hub) -> Outline:
        title = next(one.title for one in SHIPPED if one.key is key)
        reach = hub.contact_email or f"[{NOT_STATED}]"
        known = {"{hub_name}": hub.contact_name or hub.name, "{hub_contact}": reach}
        text = text_of(key)
        for name, words in known.items():
            text = text.replace(name, words)
        fill = hub.words.fill
        return Outline(fill(title), fill(_ABOUT[key]), read_blocks(text, hub.words))

    return outline


def _plan(kind: PlanTemplate) -> Callable[[Hub], Outline]:
    return lambda hub: plan_template(kind, hub)


_OUTLINES: Mapping[ShippedKey, Callable[[Hub], Outline]] = {
    ShippedKey.HANDBOOK: _text(ShippedKey.HANDBOOK),
    ShippedKey.COMMISSIONING: _text(ShippedKey.COMMISSIONING),
    ShippedKey.QUALITY: _text(ShippedKey.QUALITY),
    ShippedKey.CONTRACT_CHECKS: _text(ShippedKey.CONTRACT_CHECKS),
    ShippedKey.PLAN_SCHOOL: _plan(PlanTemplate.SCHOOL),
    ShippedKey.PLAN_SUBJECT: _plan(PlanTemplate.SUBJECT),
    ShippedKey.PLAN_FACULTY: _plan(PlanTemplate.FACULTY),
    ShippedKey.AGREEMENT: agreement_blank,
    ShippedKey.REPORT: lambda hub: report(ReportOutline(), hub),
}
