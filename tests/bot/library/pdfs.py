"""PDFs as small as they can be: of words, or without any, as a scan is."""

import io

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    NameObject,
    StreamObject,
)


def pdf(*pages: str, stream: bytes = b"") -> bytes:
    """A PDF with a page for each text, empty where that is; `stream` is packed words of one."""
    writer = PdfWriter()
    font = writer._add_object(_named(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica"))
    for text in pages:
        page = writer.add_blank_page(200, 200)
        if text:
            words = DecodedStreamObject()
            words.set_data(f"BT /F1 12 Tf 10 100 Td ({text}) Tj ET".encode())
            _write(writer, page, font, words)
    if stream:
        packed = EncodedStreamObject()
        packed._data = stream
        packed[NameObject("/Filter")] = NameObject("/FlateDecode")
        _write(writer, writer.add_blank_page(200, 200), font, packed)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _write(writer: PdfWriter, page: PageObject, font: object, words: StreamObject) -> None:
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(words)


def _named(**names: str) -> DictionaryObject:
    return DictionaryObject(
        {NameObject(f"/{key}"): NameObject(name) for key, name in names.items()}
    )
