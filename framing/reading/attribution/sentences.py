"""Text with its quotations masked, cut into sentences whose words carry coarse tags.

Tags, one letter a token: `Q` quotation, `D` determiner, `S` possessive determiner, `P` preposition, `O` of, `T` to,
`H` subject pronoun, `K` pronoun with a contracted verb, `M` object pronoun, `R` relative pronoun, `Z` that,
`I` whether or if, `W` other question word, `U` subordinator, `C` coordinator, `B` form of be, `X` other auxiliary,
`A` adverb, `Y` possessive, `N` capitalised word, `#` number, `y` time word, `g` word in -ing, `e` word in -ed or
irregular past, `v` other finite verb, `l` any other word; punctuation stands for itself, dashes as `-`, sentence
ends as `.`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.reading.attribution.cues import load_cues
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.reading.quotation import Quote

TITLE = "\ue003"
"""Stands for every character of a quoted title ("read “The Quiet Field”"), which is a name."""
MASK = "\ue000"
"""Stands for every character inside a quotation."""
FULL = "\ue001"
"""Stands for the closing mark of a quotation whose last words end a sentence."""

HALF = "\ue002"
"""Stands for the closing mark of a quotation that ends in a comma."""

_TOKEN = re.compile(
    r"(?=[A-Z])(?:(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Rev|Gen|Jr|Sr|St|Lt|Col|Sgt|Prof|Adm|Capt|Hon|No"
    r"|(?:[RDI]-)?(?:Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|Md|Mich|Minn|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn"
    r"|Tex|Vt|Va|Wis|Wyo))\.|(?:[A-Z]\.)+)"
    r"|\w[\w'’&-]*(?:[.,]\d\w*)*"
    rf"|[{MASK}{TITLE}]+[{FULL}{HALF}]?|[{FULL}{HALF}]|--+|[^\w\s]"
)
_NAMES_IN_ING = ("beijing", "nanjing", "chongqing", "fleming", "sterling", "harding", "manning", "wyoming", "pershing")
_LONGEST = 2000
_SPACE = re.compile(r"\s+")
_NO_ADVERBS = word_set(
    "family assembly ally reply supply monopoly anomaly bully rally daily weekly monthly elderly friendly deadly ugly"
    " lonely lovely lively silly italy homily oligopoly emily kelly kimberly beverly sally molly nelly reilly"
)
_STOPS = (".", "!", "?", "…")
_MASKS = (MASK, FULL, HALF)
_PARTY = re.compile(r"\((?:[RDI]-)?[A-Z][\w.\- ]{0,14}\)")

_WORK = re.compile(
    r"\b(?:film|movie|book|novel|play|song|album|show|series|documentary|memoir|poem|titled|entitled|headlined|magazine"
    r"|painting|essay|episode|column|article|comedy|drama|hit|single|read|reads|reading|wrote|watch(?:ed|ing)?|published|sang"
    r"|directed|author of|starred in|edited|novels|films)s?,?\s*$",
    re.I,
)
_BREAK = re.compile(
    rf"[.!?…]+[)\]]?(?=\s+[{MASK}{FULL}{HALF}\[(A-Z\d])|{FULL}(?=\s+[A-Z{MASK}])|(?<=[a-z]{{2}})[.!?](?=[A-Z][a-z]+\s)"
)
_CREDIT = re.compile(
    r"\s+(?:(?:[A-Z][\w.'’\-]*\s+){1,5}|[Tt]he (?:\w+\s+){1,4}|(?:[Hh]e|[Ss]he|[Tt]hey|It)\s+)"
    r"(\w+)(?!\s+(?:that|how|if)\b)"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Rev|Hon|Prof|St|Jr|Sr|vs|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec"
    r"|Inc|Corp|Co|Ltd|Fla|Calif|Pa|Va|Wis|Minn|Mich|Ariz|Ark|Conn|Ill|Kan|Mass|Miss|Neb|Nev|Okla|Ore|Tenn|Tex|Vt|Wash"
    r"|e\.g|i\.e|a\.m|p\.m|Adm|Maj|Capt|U\.S|D\.C|U\.N|U\.K|N\.[YHCJ]|S\.C)|\b[A-Z])\.$"
)

_CLOSED: dict[str, str] = {}
for _tag, _words in {
    "D": "the a an this these those any no each every such another many several other both most few some all half",
    "S": "his her their its my our your whose",
    "P": "for from in at on with by about into over under against during including like amid amidst between among near"
    " through across within without toward towards upon beyond behind around inside outside above below despite via"
    " per besides regarding concerning throughout onto alongside",
    "O": "of",
    "T": "to",
    "l": "nothing something anything everything",
    "H": "he she they it i we you there",
    "K": "he's she's it's they're we're i'm you're he'd she'd they'd i'd we'd he'll she'll they'll it'll we'll i'll"
    " they've we've i've you've there's that's",
    "M": "him them us me himself herself themselves itself",
    "R": "who which whom who's who've who'd who'll",
    "Z": "that",
    "I": "whether if",
    "W": "how why what where",
    "U": "when because while as after before since although though until unless than once whereas so",
    "C": "and but or nor yet &",
    "B": "is are was were be been being am isn't aren't wasn't weren't",
    "X": "has have had having do does did will would can could shall should may might must cannot won't wouldn't don't"
    " doesn't didn't hasn't haven't hadn't can't couldn't shouldn't",
    "A": "also then later still just already previously not never n't again even only further always often now twice"
    " here very too however meanwhile instead perhaps maybe nevertheless nonetheless moreover once almost rather"
    " quite soon ever long ago else together apart afterwards afterward away back up down out off together forward"
    " thus hence otherwise indeed",
    "y": "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow january february"
    " march april june july august september october november december earlier recently sunday's mon tue wed thu fri"
    " overnight sat sun jan feb aug sept oct nov dec",
    "v": "goes comes makes takes gives holds begins runs meets leads leaves keeps becomes stands wins loses gets lets"
    " remains seems appears wants needs tries continues happens ends falls rises grows lies sits lives works looks"
    " brings carries faces includes involves means requires allows helps turns uses serves plays pays moves",
    "e": "went came made took gave began ran met led left kept became stood won lost paid sent built fell rose grew"
    " spent broke drew drove caught fought brought bought got sat lay wore chose hung flew threw struck sold shot slept"
    " stole fled swept bound dealt felt ate shook sank held kept hit cut set put let shut died done gone given taken"
    " seen known driven born",
}.items():
    for _word in _words.split():
        _CLOSED.setdefault(_word, _tag)
del _tag, _words, _word

_PUNCTUATION = {"—": "-", "–": "-", "-": "-", "―": "-", "!": ".", "?": ".", "…": ".", "[": "(", "]": ")"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of masked text: lower-case words, words as written, and tags.

    `titled` tells that its words are capitalised as in a headline, so that capitals mean nothing.
    """

    words: tuple[str, ...]
    raw: list[str]
    tags: str
    offset: int
    positions: list[tuple[int, int]]
    titled: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the document of the words from `start` up to, not including, `end`."""
        return self.positions[start][0] + self.offset, self.positions[end - 1][1] + self.offset


def is_function_word(word: str) -> bool:
    """Tell whether a lower-case word belongs to a closed class ("the", "but")."""
    return word in _CLOSED


def mask_quotes(text: str, start: int, end: int, quotes: Iterable[Quote]) -> str:
    """Return `text[start:end]` at equal length with quotations and party tags such as "(D-Wis.)" masked."""
    body = text[start:end]
    if "(" in body:
        body = _PARTY.sub(lambda m: " " * len(m.group()), body)
    parts: list[str] = []
    done = 0
    for quote in quotes:
        a, b = quote.start - start, quote.end - start
        inner = text[quote.inner_start : quote.inner_end].rstrip(" \u00a0'’\"”)")
        last = FULL if inner[-1:] in _STOPS else HALF if inner[-1:] == "," else MASK
        parts.append(body[done:a])
        title = last is MASK and is_title(text, quote)
        parts.append(TITLE * (b - a) if title else MASK * (b - a - 1) + last)
        done = b
    parts.append(body[done:])
    return "".join(parts)


def is_title(text: str, quote: Quote) -> bool:
    """Tell whether a quotation is the title of a work: capitalised words after a word for reading or for works."""
    inner = text[quote.inner_start : quote.inner_end]
    if not inner[:1].isupper():
        return False
    words = [word for word in inner.split() if len(word) > 3]
    if not all(word[0].isupper() for word in words) or inner.isupper():
        return False
    return _WORK.search(text, max(0, quote.start - 28), quote.start) is not None


def read_sentence(masked: str, offset: int, start: int, end: int, *, titled: bool = False) -> Sentence:
    """Tag the words of `masked[start:end]`; `offset` is where `masked` begins in the document.

    `titled` tells that every word is capitalised, as in many headlines, so that capitals mean nothing.
    """
    positions = [match.span() for match in _TOKEN.finditer(masked, start, end)]
    if not positions:
        return Sentence((), [], "", offset, [])
    raw = [masked[a:b] for a, b in positions]
    pairs = list(map(_titled if titled else _inside, raw))
    pairs[0] = _opening(raw[0])
    words, tags = zip(*pairs, strict=True)
    tagged = "".join(tags)
    if titled:
        tagged = tagged.replace("TN", "Tl")
    if (tagged[0] == "e" and tagged[1:2] not in tuple("PTAIWZ")) or (tagged[0] == "g" and tagged[1:2] in tuple("evBX")):
        tagged = "N" + tagged[1:]
    return Sentence(words, raw, tagged, offset, positions, titled)


@lru_cache(maxsize=65536)
def _inside(raw: str) -> tuple[str, str]:
    """Return the lower-case form and the tag of a word inside a sentence."""
    word = raw.lower().replace("’", "'")
    first = raw[0]
    closed = _CLOSED.get(word)
    if closed is not None and (closed == "y" or not first.isupper() or word == "i"):
        return word, closed
    return word, _open_tag(raw, word)


@lru_cache(maxsize=4096)
def _opening(raw: str) -> tuple[str, str]:
    """Return the form and the tag of the first word of a sentence, whose capital means nothing."""
    word = raw.lower().replace("’", "'")
    closed = _CLOSED.get(word)
    if closed is not None:
        return word, "N" if closed in "RM" and raw.isupper() else closed
    tag = _open_tag(raw, word)
    if tag == "N" and raw[0].isupper():
        return word, _by_ending(word)
    return word, tag


@lru_cache(maxsize=4096)
def _titled(raw: str) -> tuple[str, str]:
    """Return the form and the tag of a word of a headline in title case."""
    word, tag = _opening(raw)
    if tag == "N" and word in load_cues().verbs:
        return word, _lower_tag(word)
    return word, tag


def _open_tag(raw: str, word: str) -> str:
    """Tag a word of an open class, a number, a mark or a masked quotation."""
    first = raw[0]
    if first == TITLE:
        return "N"
    if first in _MASKS:
        return "Q"
    if not first.isalnum():
        return _PUNCTUATION.get(first, first if first in ",;:.()" else ("A" if first == "'" else "$"))
    if word.endswith(("'s", "s'")):
        return "Y"
    if first.isdigit():
        return "#"
    return "N" if first.isupper() else _lower_tag(word)


def _by_ending(word: str) -> str:
    """Tag a capitalised word that opens a sentence: participle, adverb, else name."""
    if word.endswith("ing") and len(word) > 5 and word not in _NAMES_IN_ING:
        return "g"
    if word.endswith("ed") and len(word) > 4:
        return "e"
    return "A" if word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS else "N"


def _lower_tag(word: str) -> str:
    if word.endswith("ly") and len(word) > 4:
        return "l" if word in _NO_ADVERBS else "A"
    if word.endswith("ing") and len(word) > 4:
        return "g"
    if word.endswith("ed") and len(word) > 3:
        return "e"
    verb = load_cues().verbs.get(word)
    if verb is not None and not verb.nominal:
        return "e" if verb.forms & {"past", "participle"} else "v"
    return "X" if word.endswith("n't") else "l"


def split_masked(masked: str) -> list[tuple[int, int]]:
    """Cut masked text into sentences; a quotation and the words that credit it stay together.

    A sentence of more than 2,000 characters outside quotations is cut at white space, to keep time linear.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(masked):
        if masked[match.start()] == "." and _ABBREVIATION.search(masked, max(0, match.start() - 12), match.start() + 1):
            continue
        if match.group() == FULL and _credits(masked, match.end()):
            continue
        spans.extend(_pieces(masked, start, match.end()))
        start = match.end()
    if masked[start:].strip() or not spans:
        spans.extend(_pieces(masked, start, len(masked)))
    return spans


def _pieces(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and masked[start].isspace():
        start += 1
    while end - start > _LONGEST:
        gap = _SPACE.search(masked, start + _LONGEST, end)
        if gap is None:
            break
        yield start, gap.start()
        start = gap.end()
    yield start, end


def _credits(masked: str, at: int) -> bool:
    """Tell whether the words after a quotation name its speaker: "Ilves said"."""
    match = _CREDIT.match(masked, at)
    if match is None:
        return False
    verb = load_cues().verbs.get(match[1].lower())
    return verb is not None and "quote" in verb.frames
