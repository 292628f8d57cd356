"""Tell research exports from ordinary files by what is in them, and read them.

The readers are imported where a file may be theirs: most runs read no export.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from framing.corpus.exports.paragraphs import Paragraph, split_lines
from framing.corpus.request import Request
from framing.types import Document

_HEAD = 2_000  # lines that are looked at
_START = 200_000  # characters that are looked at
_LINE = 200  # characters
# What no export of these archives is without; a cheap look that spares ordinary texts the others.
_SIGN = re.compile(
    r"^[ \t\u00a0]*(?:\d+ of \d+ DOCUMENTS?"
    r"|(?:Document|Dokument|Documento) (?:\d+ (?:of|von|de) \d+|[A-Z]{2,8}\w{10,36})"
    r"|end of document|ende des dokuments|dokumentende|fin du document|fin del documento|eind[e] van (?:het )?document"
    r"|(?:documents|dokumente|documentos) ?\(\d+\)|_{20,}|HD(?:[ \t].*)?|(?:full )?text|body|volltext|corps|cuerpo"
    r"|proquest document link|\d[\d.,]* (?:words|wörter|mots|palabras|parole|woorden))[ \t\u00a0]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_RIS_START = "\ufeff \t\r\n.0123456789"  # what may stand before the first tag
_PAGE_SIGNS = ("Nexis", "ProQuest", "DOCUMENT", "End of Document")


def read_paragraphs_export(
    paragraphs: Iterable[Paragraph],
    path: str,
    request: Request,
    otherwise: Callable[[Iterable[Paragraph], str], Document],
) -> Iterator[Document]:
    """Yield the articles of an export that came as paragraphs with styles (Word, RTF), without holding it as a whole.

    What is no export is one document, which `otherwise` makes of all paragraphs.
    """
    rest = iter(paragraphs)
    head = list(islice(rest, _HEAD))
    lines = chain(head, rest)
    documents = _read_known(head, lines, path, request, wrapped=False)
    if documents is None:
        yield otherwise(lines, path)
    else:
        yield from documents


def read_text_export(text: str, path: str, request: Request) -> Iterator[Document] | None:
    """Return the articles of a plain text that is an export, `None` if it is none."""
    if text[:_LINE].lstrip(_RIS_START).startswith("TY"):
        from framing.corpus.exports.ris import is_ris, read_ris

        if is_ris(text):
            return read_ris(text, path, request)
    if _SIGN.search(text, 0, _START) is None:
        return None
    lines = split_lines(text)
    return _read_known(lines[:_HEAD], lines, path, request, wrapped=True)


def read_page_export(source: str, path: str, request: Request) -> Iterator[Document] | None:
    """Return the articles of an HTML page that is an export, `None` if it is none."""
    from framing.corpus.exports.factiva_pages import is_factiva_page, read_factiva_page
    from framing.corpus.exports.markup import read_blocks

    if is_factiva_page(source):
        return read_factiva_page(source, path, request)
    if not any(sign in source for sign in _PAGE_SIGNS):
        return None
    lines = [line for block in read_blocks(source) for line in (block.as_paragraph(), Paragraph("")) if block.text]
    return _read_known(lines[:_HEAD], lines, path, request, wrapped=False)


def _read_known(
    head: Sequence[Paragraph], lines: Iterable[Paragraph], path: str, request: Request, *, wrapped: bool
) -> Iterator[Document] | None:
    from framing.corpus.exports.factiva import is_factiva, read_factiva
    from framing.corpus.exports.nexis import is_nexis, read_nexis
    from framing.corpus.exports.nexis_classic import is_classic, read_classic
    from framing.corpus.exports.proquest import is_proquest, read_proquest

    if is_proquest(head):  # first: in some languages it numbers its documents as the older Nexis does
        return read_proquest(lines, path, request)
    if is_classic(head):
        return read_classic(lines, path, request)
    if is_nexis(head):
        return read_nexis(lines, path, request, wrapped=wrapped)
    if is_factiva(head):
        return read_factiva(lines, path, request, wrapped=wrapped)
    return None
