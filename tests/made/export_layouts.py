"""Layouts of research exports, filled with invented articles: what archives write, variant by variant.

Each variant is a file and the articles in it. The layouts follow what public converters and manuals say of the formats.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tests.made.export_articles import BARE, BRIDGE, BROKEN, ENGLISH, FERRY, PORT, PUERTO, SALT, WERFT, Story
from tests.made.export_files import Line, make_docx, make_rtf


@dataclass(frozen=True)
class Variant:
    """One file in one layout: its name (the suffix says the kind), its bytes, and the articles it holds."""

    name: str
    data: bytes
    stories: tuple[Story, ...]


# --- Nexis Uni -------------------------------------------------------------------------------------------------------

Labels = dict[str, str]
EN: Labels = {
    "section": "Section",
    "length": "Length",
    "author": "Byline",
    "highlight": "Highlight",
    "words": "words",
    "body": "Body",
    "graphic": "Graphic",
    "class": "Classification",
    "language": "Language",
    "type": "Publication-Type",
    "loaded": "Load-Date",
    "end": "End of Document",
    "page": "Pg.",
}
DE = EN | {
    "section": "Rubrik",
    "length": "Länge",
    "author": "Autor",
    "words": "Wörter",
    "body": "Body",
    "class": "Klassifizierung",
    "language": "Sprache",
    "end": "Ende des Dokuments",
    "page": "S.",
}
FR = EN | {
    "section": "Rubrique",
    "length": "Longueur",
    "author": "Auteur",
    "words": "mots",
    "body": "Corps de l'article",
    "language": "Langue",
    "loaded": "Date-chargement",
    "end": "Fin du document",
}


def uni_header(story: Story, labels: Labels, *, space: str = "\u00a0", edition_line: bool = False) -> Iterator[Line]:
    yield ("Heading1", story.headline) if story.headline else "No Headline In Original"
    yield story.outlet
    yield story.printed if edition_line or not story.edition else f"{story.printed}\u00a0{story.edition}"
    if edition_line:
        yield story.edition
    if story.rights:
        yield story.rights
    yield ""
    if story.section:
        yield f"{labels['section']}:{space}{story.section}; {labels['page']} {story.page}"
    if story.words:
        yield f"{labels['length']}:{space}{story.words} {labels['words']}"
    if story.author:
        yield f"{labels['author']}:{space}{story.author}"
    if story.highlight:
        yield f"{labels['highlight']}:{space}{story.highlight}"


def uni(story: Story, labels: Labels = EN, *, body: bool = True, space: str = "\u00a0", **options: bool) -> list[Line]:
    """One article as Nexis Uni sets it."""
    lines = [*uni_header(story, labels, space=space, **options), ""]
    lines += [labels["body"], ""] if body else []
    for paragraph in story.body:
        lines += [paragraph, ""]
    if story.caption:
        lines += ["", labels["graphic"], "", story.caption, ""]
    lines += ["", labels["class"], "", f"{labels['language']}:{space}{story.language.upper()}", ""]
    lines += [f"{labels['type']}:{space}Newspaper", "", f"Subject:{space}FERRIES (90%); BRIDGES (77%)", ""]
    return [*lines, f"{labels['loaded']}:{space}{story.loaded}", "", labels["end"], "", ""]


def uni_cover(stories: Sequence[Story], *, count: int | None = None) -> list[Line]:
    """The cover sheet: who asked for what, and the list of documents."""
    lines: list[Line] = [
        "User Name:\u00a0Edda Lund",
        "Date and Time:\u00a0Tuesday, March 5, 2019 10:12:00 AM CET",
        "Job Number:\u00a084736251",
        f"Documents ({count or len(stories)})",
    ]
    for number, story in enumerate(stories, 1):
        lines += [
            f"{number}. {story.headline}",
            "Client/Matter: -None-",
            "Search Terms: ferry AND bridge",
            "Search Type: Terms and Connectors",
            "Narrowed by:",
            "Content Type\tNarrowed by",
            "News\t-None-",
        ]
    return [*lines, "", ""]


def plain(lines: Iterable[Line]) -> list[str]:
    return [line if isinstance(line, str) else line[1] for line in lines]


def unstyled(lines: Iterable[Line]) -> list[Line]:
    return list(plain(lines))


def bolded(lines: Iterable[Line]) -> list[Line]:
    """Search terms in bold within a run of plain words."""
    return [line.replace("ferry", "**ferry**") if isinstance(line, str) else line for line in lines]


def wrap(lines: Iterable[str], width: int = 78) -> str:
    return "\n".join("\n".join(textwrap.wrap(line, width)) if line else "" for line in lines) + "\n"


def every(stories: Iterable[Story], layout: Callable[..., list[Line]], *args: object, **options: object) -> list[Line]:
    return [line for story in stories for line in layout(story, *args, **options)]


def nexis_uni() -> Iterator[Variant]:
    three = every(ENGLISH, uni)
    yield Variant("uni-single.docx", make_docx(uni(FERRY)), (FERRY,))
    yield Variant("uni-many.docx", make_docx(three), ENGLISH)
    yield Variant("uni-cover.docx", make_docx(uni_cover(ENGLISH) + three), ENGLISH)
    yield Variant("uni-cover-unstyled.docx", make_docx(unstyled(uni_cover(ENGLISH) + three)), ENGLISH)
    cover = uni_cover(ENGLISH)
    yield Variant("uni-cover-in-table.docx", make_docx([*cover, *three], table=len(cover) - 2), ENGLISH)
    yield Variant("uni-unstyled.docx", make_docx(unstyled(three)), ENGLISH)
    yield Variant("uni-german.docx", make_docx(uni(WERFT, DE)), (WERFT,))
    yield Variant("uni-french.docx", make_docx(uni(PORT, FR)), (PORT,))
    yield Variant("uni-spanish.docx", make_docx(uni(PUERTO)), (PUERTO,))
    mixed = (FERRY, WERFT, PORT, PUERTO)
    yield Variant("uni-languages.docx", make_docx(every(mixed, uni)), mixed)
    yield Variant("uni-bare.docx", make_docx(every((BARE, SALT), uni)), (BARE, SALT))
    yield Variant("uni-broken-date.docx", make_docx(every((FERRY, BROKEN), uni)), (FERRY, BROKEN))
    nameless = replace(SALT, headline="")
    yield Variant("uni-no-headline.docx", make_docx(every((nameless, FERRY), uni)), (nameless, FERRY))
    yield Variant("uni-hits-in-bold.docx", make_docx(bolded(three)), ENGLISH)
    yield Variant("uni-edition-line.docx", make_docx(uni(FERRY, edition_line=True)), (FERRY,))
    yield Variant("uni-text-label.docx", make_docx(every(ENGLISH, uni, EN | {"body": "Text"})), ENGLISH)
    yield Variant("uni-no-body-label.docx", make_docx(every(ENGLISH, uni, body=False)), ENGLISH)
    broken = [line if line != "Body" else "Body\n" for line in three]
    joined = [
        f"Byline:\u00a0{FERRY.author}\nHighlight:\u00a0{FERRY.highlight}"
        if "Byline" in line and "Calder" in line
        else line
        for line in broken
        if isinstance(line, tuple) or "Highlight" not in line
    ]
    yield Variant("uni-line-breaks.docx", make_docx(joined), ENGLISH)
    furniture: list[Line] = ["Page 1 of 7", ("Heading1", FERRY.headline)]
    yield Variant("uni-page-furniture.docx", make_docx([*furniture[:1], *uni(FERRY)]), (FERRY,))
    yield Variant("uni-ordinary-space.docx", make_docx(every(ENGLISH, uni, space=" ")), ENGLISH)
    error = [
        "We are sorry but there is an error in this document and it is not possible to display it.",
        "End of Document",
    ]
    yield Variant("uni-error-page.docx", make_docx([*uni(FERRY), *error, *uni(SALT)]), (FERRY, SALT))
    yield Variant("uni.rtf", make_rtf(plain(uni_cover(ENGLISH) + three)), ENGLISH)
    yield Variant("uni-picture.rtf", make_rtf(plain(three), picture=True), ENGLISH)
    yield Variant("uni-german.rtf", make_rtf(plain(uni(WERFT, DE)), page=True), (WERFT,))
    yield Variant("uni.txt", "\n".join(plain(three)).encode(), ENGLISH)
    yield Variant("uni-cover.txt", "\r\n".join(plain(uni_cover(ENGLISH) + three)).encode("utf-8-sig"), ENGLISH)
    wrapped = wrap([*plain(uni(FERRY)), "Page 2 of 2", "\f", *plain(uni(SALT))])
    yield Variant("uni-wrapped.txt", wrapped.encode(), (FERRY, SALT))


# --- Nexis, the older site -------------------------------------------------------------------------------------------


def classic(story: Story, number: int, total: int, labels: Labels = EN, numbering: str = "{} of {} DOCUMENTS") -> str:
    """One article of the older site: outlet, date, headline, labels in capitals, wrapped text."""
    out = [
        "",
        "",
        numbering.format(number, total).center(78).rstrip(),
        "",
        "",
        "",
        story.outlet.center(78).rstrip(),
        "",
    ]
    out += [story.printed.center(78).rstrip(), *([story.edition.center(78).rstrip()] if story.edition else []), ""]
    out += [*textwrap.wrap(story.headline, 70), ""] if story.headline else []
    for key, value in (("author", story.author), ("section", story.section), ("length", story.words)):
        if value:
            tails = {"section": f"; {labels['page']} {story.page}", "length": f" {labels['words']}"}
            tail = tails.get(key, "")
            out += [f"{labels[key].upper()}: {value}{tail}", ""]
    out += [*textwrap.wrap(f"HIGHLIGHT: {story.highlight}", 78), ""] if story.highlight else []
    for paragraph in story.body:
        out += ["", *textwrap.wrap(paragraph, 78)]
    out += ["", f"LOAD-DATE: {story.loaded}", "", f"{labels['language'].upper()}: {story.language.upper()}", ""]
    out += [*textwrap.wrap(f"GRAPHIC: {story.caption}", 78), ""] if story.caption else []
    out += [
        "PUBLICATION-TYPE: Newspaper",
        "",
        "",
        *(line.center(78).rstrip() for line in textwrap.wrap(story.rights, 50)),
    ]
    return "\n".join(out) + "\n"


def academic(story: Story, number: int, total: int) -> str:
    """One article of LexisNexis Academic: copyright first, HEADLINE and BODY as labels."""
    out = [f"{number} of {total} DOCUMENTS".center(78).rstrip(), "", story.rights, story.outlet, "", story.printed]
    out += [story.edition] if story.edition else []
    out += ["", f"SECTION: {story.section}; Pg. {story.page}", "", f"LENGTH: {story.words} words", ""]
    out += [
        *textwrap.wrap(f"HEADLINE: {story.headline}", 60),
        "",
        f"BYLINE: By {story.author}",
        "",
        "DATELINE: ARDMEL",
        "",
    ]
    first, *others = story.body
    out += ["BODY:", *textwrap.wrap(f"   {first}", 78), ""]
    for paragraph in others:
        out += [*textwrap.wrap(paragraph, 78), ""]
    return "\n".join([*out, f"LOAD-DATE: {story.loaded}", "", ""])


COVER = """

Download Request: Selected Items: 1-3
Time Of Request: Tuesday, March 05, 2019  10:12:51

Terms: (ferry AND bridge)

Source: The Harbour Courier
Project ID: None

"""


def numbered(stories: Sequence[Story], layout: Callable[..., str] = classic, *args: object) -> str:
    return "".join(layout(story, i, len(stories), *args) for i, story in enumerate(stories, 1))


def nexis_classic() -> Iterator[Variant]:
    yield Variant("classic.txt", (COVER + numbered(ENGLISH)).encode(), ENGLISH)
    yield Variant("classic-no-cover.txt", numbered(ENGLISH).encode(), ENGLISH)
    yield Variant("classic-windows.txt", numbered(ENGLISH).replace("\n", "\r\n").encode("cp1252"), ENGLISH)
    yield Variant("classic-bom.txt", ("\ufeff" + COVER + numbered(ENGLISH)).encode("utf-16"), ENGLISH)
    german = numbered((WERFT,), classic, DE, "Dokument {} von {}")
    yield Variant("classic-german.txt", german.encode(), (WERFT,))
    yield Variant("classic-french.txt", numbered((PORT,), classic, FR, "Document {} de {}").encode(), (PORT,))
    yield Variant("classic-spanish.txt", numbered((PUERTO,), classic, EN, "Documento {} de {}").encode(), (PUERTO,))
    yield Variant("classic-bare.txt", numbered((BARE, FERRY)).encode(), (BARE, FERRY))
    yield Variant("classic-broken-date.txt", numbered((BROKEN, FERRY)).encode(), (BROKEN, FERRY))
    weekday = replace(FERRY, printed="Monday, March 04, 2019", edition="Edition 1;\nScotland".replace("\n", " "))
    yield Variant("classic-weekday-first.txt", numbered((weekday,)).encode(), (weekday,))
    swapped = numbered(ENGLISH).replace("LOAD-DATE", "UPDATE")
    yield Variant("classic-update.txt", swapped.encode(), ENGLISH)
    full = (FERRY, BRIDGE)
    yield Variant("academic.txt", (COVER + numbered(full, academic)).encode(), full)
    yield Variant("academic-windows.txt", numbered(full, academic).replace("\n", "\r\n").encode("cp1252"), full)
    yield Variant("classic.rtf", make_rtf(numbered(ENGLISH).split("\n")), ENGLISH)
    yield Variant("classic.docx", make_docx(numbered(ENGLISH).split("\n")), ENGLISH)
    page = "".join(f"<p>{text}</p>\n" if text else "<br><br>\n" for text in _blocks(numbered(ENGLISH)))
    yield Variant(
        "classic.html", f"<html><head><title>LexisNexis</title></head><body>{page}</body></html>".encode(), ENGLISH
    )


def _blocks(text: str) -> list[str]:
    """Paragraphs of a page: lines of the head are parted by `<br>`, wrapped text runs on."""
    blocks = (block.strip() for block in text.split("\n\n"))
    return [block.replace("\n", "<br>") if "Edition" in block else " ".join(block.split()) for block in blocks]
