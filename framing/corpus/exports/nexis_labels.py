"""What the labelled lines of Nexis files are called, in the languages of its sites."""

from __future__ import annotations

import re

from framing.corpus.exports.articles import Article
from framing.corpus.exports.dates import find_date
from framing.corpus.exports.paragraphs import Paragraph
from framing.corpus.exports.values import clean, is_language, read_count, read_language, split_section

_NAMES = {
    "section": "section rubrik rubrique ressort sección seccion rubriek sezione",
    "length": "length länge laenge longueur longitud lengte lunghezza",
    "author": "byline author autor auteur verfasser autore",
    "headline": "headline titre überschrift titel título",
    "standfirst": "highlight encart insert teaser",
    "dateline": "dateline ortsangabe lieu",
    "loaded": "load-date date-chargement ladedatum update-date update fecha-de-carga",
    "language": "language langue sprache idioma taal lingua",
    "genre": "document-type type dokumententyp type-document",
    "medium": "publication-type type-publication publikationstyp publikation-typ",
    "caption": "graphic grafik graphique gráfico photo",
    "edition": "edition ausgabe édition edición",
    "url": "url web-adresse",
    "copyright": "copyright",
    "body": "body text",
    "dropped": "journal-code pub-type subject sujet thema company société societe firma organization organisation "
    "person ticker industry branche geographic country state city geo-localization localisation-geo correction "
    "correction-date "
    "distribution series notes note name terms acc-no accession-no document-id isbn issn volume column "
    "publication zeitungs-code journal-code-unternehmen show network anchor anchors guests type-of-material "
    "secteur-activite activity-sector symbole-boursier stock-symbol cusip word-count",
}  # fmt: skip
LABELS = {name: key for key, names in _NAMES.items() for name in names.split()}
_LABEL = re.compile(r"[ \t]*(?P<name>[^\W\d_][\w -]{2,24}?)[ \u00a0]?:(?:[ \t\u00a0]+|$)(?P<value>.*)", re.DOTALL)
BODY = frozenset(
    ("body", "text", "volltext", "textkörper", "corps", "corps de l'article", "cuerpo", "tekst", "full text")
)
GRAPHIC = frozenset(("graphic", "graphics", "grafik", "grafiken", "graphique", "gráfico"))
INDEX = frozenset(
    ("classification", "klassifikation", "klassifizierung", "clasificación", "clasificacion", "classificatie")
)
END = frozenset(
    ("end of document", "ende des dokuments", "dokumentende", "fin du document", "fin del documento",
     "einde van document", "einde van het document", "fine del documento")
)  # fmt: skip
COPYRIGHT = re.compile(
    r"[ \t]*(?:\(?copyright\b|©|\(c\)|alle rechte vorbehalten|tous droits réservés|all rights reserved)", re.I
)


_LONGEST_STANDFIRST = 5_000
_WEAK_NAMES = (
    "photo text type name note notes update city state show network anchor anchors guests publication series terms "
    "volume column country person teaser insert copyright url edition"
)
_WEAK = frozenset(_WEAK_NAMES.split())


def ends_text(text: str, *, upper: bool = False) -> bool:
    """Tell whether a labelled line can only stand behind the text of an article."""
    label = find_label(text, upper=upper)
    if label is None or text.strip()[:40].partition(":")[0].strip().casefold() in _WEAK:
        return False
    if label[0] == "language":
        return is_language(label[1].split(";")[0].strip())
    return label[0] in ("loaded", "medium", "genre", "caption") or (upper and label[0] == "dropped")


def find_label(text: str, *, upper: bool = False) -> tuple[str, str] | None:
    """Return key and value of a labelled line, `None` for any other; `upper` takes labels in capitals alone."""
    match = _LABEL.match(text[:60])
    if match is None:
        return None
    name = clean(match["name"])
    key = LABELS.get(name.casefold().replace(" ", "-"))
    if key is None or (upper and not name.isupper()):
        return None
    return key, text[match.start("value") :]


def take_field(article: Article, key: str, value: str) -> None:
    """Put the value of a labelled line where it belongs."""
    value = clean(value)
    match key:
        case "section":
            section, page = split_section(value)
            article.put("section", section)
            article.put("page", page)
        case "length":
            article.put("words", read_count(value))
        case "language":
            article.put("language", read_language(value))
        case "author":
            article.put("author", bare_author(value))
        case "headline":
            article.headline = article.headline or value
        case "standfirst":
            if len(article.standfirst) < _LONGEST_STANDFIRST:
                article.standfirst = " ".join(filter(None, (article.standfirst, value)))
        case "caption":
            article.add(value, "caption")
        case "loaded":
            found = find_date(value)
            article.put("loaded", found.iso if found is not None else value)
        case "body" | "dropped":
            pass
        case _:
            article.put(key, value)


def bare_author(text: str) -> str:
    """Return a byline without the "By" in front."""
    return re.sub(r"^(?:By|BY|by|Von|VON|von|Par|PAR|par|Por|POR|por|Door|Di)[ :]\s*", "", clean(text))


def is_copyright(text: str) -> bool:
    """Tell whether a line is a notice of copyright."""
    return len(text) <= 300 and COPYRIGHT.match(text) is not None


def word_of(line: Paragraph) -> str:
    """Return a line as it is compared with markers such as "Body" and "End of Document"."""
    return line.text.strip(" \t\u00a0:").casefold() if len(line.text) <= 40 else ""
