"""Word and RTF files with the bytes that real programs write, for the layouts of exports."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

Line = tuple[str, str] | str
"""A paragraph: its text, or its style and text. "**" sets words in bold, a newline is a line break."""

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_STYLES = (
    f'<?xml version="1.0" encoding="UTF-8"?><w:styles {_NAMESPACE}>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)


def make_docx(lines: Iterable[Line], *, table: int = 0) -> bytes:
    """Return a Word file; the first `table` paragraphs stand in the cells of a table."""
    paragraphs = [_paragraph(line) for line in lines]
    cells = "".join(f"<w:tr><w:tc><w:tcPr/>{cell}</w:tc></w:tr>" for cell in paragraphs[:table])
    body = (f"<w:tbl>{cells}</w:tbl>" if cells else "") + "".join(paragraphs[table:])
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {_NAMESPACE}><w:body>'
    document += f"{body}<w:sectPr/></w:body></w:document>"
    return make_zip({"[Content_Types].xml": _TYPES, "word/styles.xml": _STYLES, "word/document.xml": document})


def make_zip(members: dict[str, str]) -> bytes:
    """Return a ZIP file with these texts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return stream.getvalue()


def _paragraph(line: Line) -> str:
    style, text = line if isinstance(line, tuple) else ("", line)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/><w:rPr><w:b/></w:rPr></w:pPr>' if style else "<w:pPr/>"
    runs = []
    for i, piece in enumerate(text.split("**")):
        if piece:
            bold = '<w:rPr><w:b/><w:highlight w:val="yellow"/></w:rPr>' if i % 2 else '<w:rPr><w:b w:val="0"/></w:rPr>'
            inner = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in piece.split("\n"))
            runs.append(f"<w:r>{bold}{inner}</w:r>")
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def make_rtf(lines: Iterable[str], *, page: bool = False, picture: bool = False) -> bytes:
    """Return an RTF file; `page` writes letters in the code page, else as `\\u`; `picture` has binary bytes in it."""
    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fswiss\fcharset238 Arial;}}"
        r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s1 heading 1;}}{\info{\title Export; not to be read}}"
        r"{\header\pard Page header of the archive\par}" + "\r\n"
    )
    body = "".join(_rtf_paragraph(line, page=page) for line in lines)
    data = (head + body).encode("ascii")
    if picture:
        data += b"{\\pict\\pngblip\\picw10\\pich10\\bin12 }}}{\\par}}}\x00\xff}\\par\r\n"
    return data + b"}"


def _rtf_paragraph(line: str, *, page: bool) -> str:
    out = []
    for i, piece in enumerate(line.split("**")):
        text = piece.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}").replace("\n", r"\line ")
        coded = "".join(_rtf_letter(letter, page=page) for letter in text).replace("\t", r"\cell ")
        out.append(rf"{{\b {coded}}}" if i % 2 else coded)
    return r"\pard\plain\f0\fs24 " + "".join(out) + "\\par\r\n"


def _rtf_letter(letter: str, *, page: bool) -> str:
    if ord(letter) < 128:
        return letter
    if page:
        return f"\\'{letter.encode('cp1252')[0]:02x}"
    units = letter.encode("utf-16-le")
    numbers = [int.from_bytes(units[i : i + 2], "little", signed=True) for i in range(0, len(units), 2)]
    return "".join(f"\\u{number}?" for number in numbers)
