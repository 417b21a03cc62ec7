"""The parts of a workbook but its rows, as Excel writes them (ECMA-376, part 1)."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# A sheet's name may not hold these, nor be longer.
_NOT_IN_NAMES, _LONGEST_NAME = str.maketrans("", "", "[]:*?/\\'"), 28
_INK, _PAPER = "FFFFFFFF", "FF3B3F8C"
# Characters that a page takes across and that can still be read.
_PAGE = 190
_WRAPPED = '<alignment vertical="top" wrapText="1"/>'
# Not against the text of the next column.
_NUMBER = '<alignment horizontal="right" vertical="top" indent="1"/>'
_LEFT = '<alignment horizontal="left" vertical="top"/>'

# Each is one style, by its number, font, fill and alignment: `sheet_cells.py` counts them from 0.
_STYLES = (
    (0, 0, 0, ""),
    (0, 0, 0, _WRAPPED),
    (0, 0, 0, _NUMBER),
    (164, 0, 0, _LEFT),
    (165, 0, 0, _LEFT),
    (20, 0, 0, _LEFT),
    (0, 1, 2, '<alignment vertical="center" wrapText="1"/>'),
    (0, 2, 0, ""),
    (0, 3, 0, _LEFT),
)


def sheet_name(title: str, number: int = 1) -> str:
    """A name that a sheet may have; of several with one title the later ones are numbered."""
    name = title.translate(_NOT_IN_NAMES)[:_LONGEST_NAME].strip() or "List"
    return name if number == 1 else f"{name} {number}"


def other_parts(names: Sequence[str], shown: int) -> Iterator[tuple[str, str]]:
    """Every part but the sheets, by its name; the sheet at the place `shown` opens first."""
    yield "[Content_Types].xml", _types(len(names))
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    yield "xl/workbook.xml", _workbook(names, shown)
    sheets = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(names) + 1)]
    yield "xl/_rels/workbook.xml.rels", _relations([*sheets, ("styles", "styles.xml")])
    yield "xl/styles.xml", _styles()


def sheet_begins(widths: Sequence[int], *, frozen: bool, shown: bool) -> str:
    """A sheet up to its first row; with `frozen` that one stays in sight."""
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    selected = ' tabSelected="1"' if shown else ""
    view = f'<sheetView workbookViewId="0"{selected}>{pane if frozen else ""}</sheetView>'
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(widths, 1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f"<sheetViews>{view}</sheetViews><cols>{columns}</cols><sheetData>"
    )


def pages_across(widths: Sequence[int]) -> int:
    """How many pages of paper a sheet takes side by side."""
    return max(1, round(sum(widths) / _PAGE))


def sheet_ends(filtered: str = "", pages: int = 1) -> str:
    """A sheet after its last row, on so many pages across.

    `filtered` are the cells that can be filtered, such as A1:F12.
    """
    filters = f'<autoFilter ref="{filtered}"/>' if filtered else ""
    margins = 'left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"'
    return (
        f"</sheetData>{filters}<pageMargins {margins}/>"
        f'<pageSetup paperSize="9" orientation="landscape" fitToWidth="{pages}" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter>"
        "</headerFooter></worksheet>"
    )


def _types(sheets: int) -> str:
    kinds = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles"}
    kinds |= {f"/xl/worksheets/sheet{n}.xml": "worksheet" for n in range(1, sheets + 1)}
    told = "".join(
        f'<Override PartName="{part}" ContentType="{_KIND}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _workbook(names: Sequence[str], shown: int) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    # On paper headings and first columns stand on every page of a list; the first sheet is none.
    titles = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{place}">'
        f"'{escape(name)}'!$A:$B,'{escape(name)}'!$1:$1</definedName>"
        for place, name in enumerate(names)
        if place
    )
    view = f'<bookViews><workbookView activeTab="{shown}"/></bookViews>'
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{view}<sheets>{sheets}</sheets>'
        f"<definedNames>{titles}</definedNames></workbook>"
    )


def _styles() -> str:
    calibri = '<name val="Calibri"/><family val="2"/>'
    fonts = (
        f'<font><sz val="11"/>{calibri}</font>',
        f'<font><b/><sz val="11"/><color rgb="{_INK}"/>{calibri}</font>',
        f'<font><b/><sz val="14"/>{calibri}</font>',
        f'<font><b/><sz val="11"/>{calibri}</font>',
    )
    patterns = (
        '<patternFill patternType="none"/>',
        '<patternFill patternType="gray125"/>',
        f'<patternFill patternType="solid"><fgColor rgb="{_PAPER}"/></patternFill>',
    )
    formats = (
        '<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>',
        '<numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/>',
    )
    sides = "<border><left/><right/><top/><bottom/><diagonal/></border>"
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    normal = '<cellStyle name="Normal" xfId="0" builtinId="0"/>'
    listed = {
        "numFmts": formats,
        "fonts": fonts,
        "fills": [f"<fill>{pattern}</fill>" for pattern in patterns],
        "borders": [sides],
        "cellStyleXfs": [plain],
        "cellXfs": list(map(_style, _STYLES)),
        "cellStyles": [normal],
    }
    told = "".join(
        f'<{name} count="{len(each)}">{"".join(each)}</{name}>' for name, each in listed.items()
    )
    return f'{_HEAD}<styleSheet xmlns="{_MAIN}">{told}</styleSheet>'


def _style(style: tuple[int, int, int, str]) -> str:
    number, font, fill, alignment = style
    applied = "".join(
        f' apply{what}="1"'
        for what, is_so in (
            ("NumberFormat", number),
            ("Font", font),
            ("Fill", fill),
            ("Alignment", alignment),
        )
        if is_so
    )
    return (
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0"{applied}>'
        f"{alignment}</xf>"
    )
