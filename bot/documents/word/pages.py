"""How a page looks: its size, its head and foot, and the styles that a document uses."""

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from bot.documents.word.letterhead import Letterhead
from domain.library.outlines import Outline

WIDTH, HEIGHT = Cm(21), Cm(29.7)
EDGE, TOP = Cm(2.2), Cm(2.4)
TEXT_WIDTH = Length(WIDTH - 2 * EDGE)
FONT = "Calibri"
BODY = Pt(11)
GREY = RGBColor(0x59, 0x59, 0x59)
LANGUAGE = "en-GB"


def lay_out(file: WordFile, outline: Outline, head: Letterhead) -> None:
    """Sets page, head, foot, styles and properties of a new document."""
    _page(file)
    _styles(file, RGBColor.from_string(head.colour.upper()))
    _head_and_foot(file, head)
    about = file.core_properties
    about.title, about.author, about.language = outline.title, head.name, LANGUAGE
    # Its writer's own remarks stand in the file that it begins from.
    about.comments = ""


def _page(file: WordFile) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.left_margin = section.right_margin = EDGE
    section.top_margin, section.bottom_margin = TOP, Cm(2.0)
    section.header_distance = section.footer_distance = Cm(1.0)


def _styles(file: WordFile, colour: RGBColor) -> None:
    normal = _style(file, "Normal", BODY, after=6)
    normal.paragraph_format.line_spacing = 1.15
    # Else checkers of spelling take the text for American English.
    fonts = normal.element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    fonts.append(language)
    _style(file, "Title", Pt(22), colour, after=2, bold=True)
    _without_rule(_found(file, "Title"))
    _style(file, "Heading 1", Pt(15), colour, before=16, after=4, bold=True)
    _style(file, "Heading 2", Pt(12), colour, before=10, after=3, bold=True)
    _style(file, "List Bullet", BODY, after=3)
    _style(file, "Grey line", Pt(9.5), GREY, after=12)
    _style(file, "Hint", Pt(10), GREY, after=6, italic=True)
    _style(file, "Field name", BODY, after=1, before=6, bold=True)
    for name in ("Hint", "Field name"):
        _found(file, name).paragraph_format.keep_with_next = True
    _style(file, "Not stated", BODY, GREY, after=6)
    _style(file, "Cell", Pt(9.5), before=2, after=2)
    _style(file, "Cell head", Pt(9.5), before=2, after=2, bold=True)
    _style(file, "Cell not stated", Pt(9.5), GREY, before=2, after=2)


def _style(
    file: WordFile,
    name: str,
    size: Length,
    colour: RGBColor | None = None,
    *,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    italic: bool = False,
) -> ParagraphStyle:
    """A style of the document, made where there is none of that name."""
    style = _found(file, name)
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, size, bold, italic
    # A style of the template may name other fonts, or one of its theme, which goes before.
    named = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        named.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        named.set(qn(f"w:{kind}"), FONT)
    if colour is not None:
        font.color.rgb = colour
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    return style


def _found(file: WordFile, name: str) -> ParagraphStyle:
    known = {style.name for style in file.styles}
    if name not in known:
        made = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = file.styles["Normal"]
    found = file.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def _without_rule(style: ParagraphStyle) -> None:
    """Takes away the line that the template draws under titles."""
    of_paragraph = style.element.get_or_add_pPr()
    for border in of_paragraph.findall(qn("w:pBdr")):
        of_paragraph.remove(border)


def _head_and_foot(file: WordFile, head: Letterhead) -> None:
    section = file.sections[0]
    top = section.header.paragraphs[0]
    top.style = _found(file, "Normal")
    name = top.add_run(head.name)
    name.bold, name.font.size = True, Pt(10.5)
    name.font.color.rgb = RGBColor.from_string(head.colour.upper())
    _ruled(top, head.colour)
    foot = section.footer.paragraphs[0]
    foot.style = _found(file, "Grey line")
    foot.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    foot.paragraph_format.space_after = Pt(0)
    foot.add_run("\tpage ")
    _number(foot, "PAGE")
    foot.add_run(" of ")
    _number(foot, "NUMPAGES")


def _ruled(paragraph: Paragraph, colour: str) -> None:
    """A line under the paragraph, in the hub's colour."""
    border, under = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    settings = {"val": "single", "sz": "12", "space": "4", "color": colour.upper()}
    for name, value in settings.items():
        under.set(qn(f"w:{name}"), value)
    border.append(under)
    paragraph._p.get_or_add_pPr().append(border)


def _number(paragraph: Paragraph, field: str) -> None:
    """A live number: of the page, or of all pages."""
    parts = (("begin", ""), ("", field), ("separate", ""), ("number", "1"), ("end", ""))
    for kind, text in parts:
        run = paragraph.add_run()
        if kind == "number":
            run.text = text
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = f" {text} "
        run._r.append(element)
