"""Values as archives print them, in this project's form: numbers of words, languages, pages, names of outlets."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SPACE = re.compile(r"[ \t\r\n\v\f\u00a0\u2007\u202f\ufeff\u200b]+")
_COUNT = re.compile(r"\d[\d.,'’ ]{0,12}")
_PAGE = re.compile(
    r"(?:Pg|Page|Pag|Pág|P|pp|S|Seite|Blz|Bl|Sida)\b\.?\s?(?P<page>[A-Z]{0,3}[\d].{0,20})", re.IGNORECASE
)
_VERSION = re.compile(r"Version:?\s?\d{1,3}", re.IGNORECASE)
_LANGUAGES = {
    name: code
    for code, names in {
        "en": "english englisch anglais inglés ingles inglese engels",
        "de": "german deutsch allemand alemán aleman tedesco duits deutsche",
        "fr": "french französisch franzoesisch français francais francés frances francese frans",
        "es": "spanish spanisch espagnol español espanol spagnolo spaans castellano",
        "it": "italian italienisch italien italiano italiaans",
        "nl": "dutch niederländisch néerlandais nederlands holandés flemish",
        "pt": "portuguese portugiesisch portugais portugués português",
        "pl": "polish polnisch polonais polaco polski",
        "ru": "russian russisch russe ruso русский",
        "sv": "swedish schwedisch suédois sueco svenska",
        "da": "danish dänisch danois danés dansk",
        "no": "norwegian norwegisch norvégien noruego norsk",
        "fi": "finnish finnisch finnois finlandés suomi",
        "ar": "arabic arabisch arabe árabe العربية",
        "zh": "chinese chinesisch chinois chino mandarin 中文",
        "ja": "japanese japanisch japonais japonés 日本語",
        "ko": "korean koreanisch coréen coreano 한국어",
        "tr": "turkish türkisch turc turco türkçe",
        "uk": "ukrainian ukrainisch ukrainien ucraniano",
        "cs": "czech tschechisch tchèque checo",
        "el": "greek griechisch grec griego",
        "he": "hebrew hebräisch hébreu hebreo",
        "hi": "hindi",
        "id": "indonesian indonesisch indonésien",
    }.items()
    for name in names.split()
}


def clean(text: str) -> str:
    """Return a text on one line without superfluous space or NUL characters."""
    return _SPACE.sub(" ", text.replace("\0", "\ufffd")).strip()


def read_count(text: str) -> int | None:
    """Return the first number of a text (thousands may be set apart), `None` without one."""
    match = _COUNT.search(text[:80])
    digits = re.sub(r"\D", "", match[0]) if match else ""
    return int(digits) if digits.isascii() and digits else None


def read_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the first language named, or the name in lower case where it is not known."""
    name = re.split(r"[;,/(]", text.strip(), maxsplit=1)[0].strip().lower()
    if not name:
        return None
    return _LANGUAGES.get(name) or (name[:2] if re.fullmatch(r"[a-z]{2}(?:[-_][a-z]{2,4})?", name) else name)


def is_language(text: str) -> bool:
    """Tell whether a line is the name of a language."""
    return len(text) <= 24 and text.strip().lower() in _LANGUAGES


def split_section(text: str) -> tuple[str, str]:
    """Return section and page of a line such as "NEWS; Pg. 3" ("" where there is none)."""
    parts = [part.strip() for part in clean(text).split(";")]
    pages = [found["page"] for part in parts if (found := _PAGE.fullmatch(part))]
    section = "; ".join(part for part in parts if part and not _PAGE.fullmatch(part) and not _VERSION.fullmatch(part))
    return section, pages[0].strip() if pages else ""


def host_of(url: str) -> str:
    """Return the host of an address without "www.", "" where it has none."""
    try:
        host = urlsplit(url if "//" in url[:12] else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
