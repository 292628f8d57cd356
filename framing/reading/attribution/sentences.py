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
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.reading.attribution.cues import Lexicon
    from framing.reading.quotation import Quote

MASK = "\ue000"
"""Stands for every character inside a quotation."""
FULL = "\ue001"
"""Stands for the closing mark of a quotation whose last words end a sentence."""

_TOKEN = re.compile(
    rf"{MASK}*{FULL}|{MASK}+"
    r"|\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Rev|Gen|Jr|Sr|St|Lt|Col|Sgt|Prof|Adm|Capt|Hon|vs|No)\."
    r"|\b(?:[A-Z]\.)+"
    r"|\w(?:[\w'’&-]*\w)?(?:['’](?!\w))?(?:\.(?=\w)\w+)*|--+|[^\w\s]"
)
_PARTY = re.compile(r"\((?:[RDI]-)?[A-Z][\w.\- ]{0,14}\)")

_BREAK = re.compile(rf"[.!?…]+[)\]]?(?=\s+[{MASK}{FULL}\[(A-Z\d])|{FULL}(?=\s+[A-Z{MASK}])")
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
    "H": "he she they it i we you",
    "K": "he's she's it's they're we're i'm you're he'd she'd they'd i'd we'd he'll she'll they'll it'll we'll i'll"
    " they've we've i've you've there's that's",
    "M": "him them us me himself herself themselves itself",
    "R": "who which whom",
    "Z": "that",
    "I": "whether if",
    "W": "how why what where",
    "U": "when because while as after before since although though until unless than once whereas so",
    "C": "and but or nor yet &",
    "B": "is are was were be been being am isn't aren't wasn't weren't",
    "X": "has have had having do does did will would can could shall should may might must cannot won't wouldn't don't"
    " doesn't didn't hasn't haven't hadn't can't couldn't shouldn't",
    "A": "also then later still just already previously not never n't again even only further always often now twice"
    " here there very too however meanwhile instead perhaps maybe nevertheless nonetheless moreover once almost rather"
    " quite soon ever long ago else together apart afterwards afterward away back up down out off together forward"
    " thus hence otherwise indeed",
    "y": "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow january february"
    " march april june july august september october november december earlier recently sunday's mon tue wed thu fri"
    " sat sun jan feb aug sept oct nov dec",
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
    """One sentence of masked text: lower-case words, words as written, offsets into the document, and tags."""

    start: int
    end: int
    words: list[str]
    raw: list[str]
    starts: list[int]
    ends: list[int]
    tags: str


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
        full = inner[-1:] in (".", "!", "?", "…") if inner else False
        parts.append(body[done:a])
        parts.append(MASK * (b - a - 1) + (FULL if full else MASK))
        done = b
    parts.append(body[done:])
    return "".join(parts)


def read_sentence(
    masked: str, offset: int, start: int, end: int, lexicon: Lexicon, *, titled: bool = False
) -> Sentence:
    """Tag the words of `masked[start:end]`; `offset` is where `masked` begins in the document.

    `titled` tells that every word is capitalised, as in many headlines, so that capitals mean nothing.
    """
    raw: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(masked, start, end):
        raw.append(match.group())
        starts.append(match.start() + offset)
        ends.append(match.end() + offset)
    words = [word.lower().replace("’", "'") for word in raw]
    tags = [_tag_of(raw[i], words[i], i, lexicon, titled) for i in range(len(raw))]
    return Sentence(start + offset, end + offset, words, raw, starts, ends, "".join(tags))


def _tag_of(raw: str, word: str, index: int, lexicon: Lexicon, titled: bool) -> str:
    first = raw[0]
    if first in (MASK, FULL):
        return "Q"
    if not first.isalnum():
        return _PUNCTUATION.get(first, first if first in ",;:.()" else ("A" if first == "'" else "$"))
    closed = _CLOSED.get(word)
    if closed is not None and (closed == "y" or not first.isupper() or index == 0 or titled or word == "i"):
        return closed
    if word.endswith(("'s", "s'")):
        return "Y"
    if first.isdigit():
        return "#"
    if first.isupper() and not (titled and word in lexicon.verbs):
        return _capitalised(word, index)
    return _lower(word, lexicon)


def _capitalised(word: str, index: int) -> str:
    if index == 0:
        if word.endswith("ing") and len(word) > 5:
            return "g"
        if word.endswith("ed") and len(word) > 4:
            return "e"
        if word.endswith("ly") and len(word) > 4:
            return "A"
    return "N"


def _lower(word: str, lexicon: Lexicon) -> str:
    if word.endswith("ly") and len(word) > 4:
        return "A"
    if word.endswith("ing") and len(word) > 4:
        return "g"
    if word.endswith("ed") and len(word) > 3:
        return "e"
    verb = lexicon.verbs.get(word)
    if verb is not None and not verb.nominal:
        return "e" if verb.forms & {"past", "participle"} else "v"
    if word.endswith("n't"):
        return "X"
    return "l"


def split_masked(masked: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Cut masked text into sentences; a quotation and the words that credit it stay together."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(masked):
        if masked[match.start()] == "." and _ABBREVIATION.search(masked, max(0, match.start() - 12), match.start() + 1):
            continue
        if match.group() == FULL and _credits(masked, match.end(), lexicon):
            continue
        spans.append((start, match.end()))
        start = match.end()
    if masked[start:].strip():
        spans.append((start, len(masked)))
    return [_trim(masked, a, b) for a, b in spans]


def _credits(masked: str, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the words after a quotation name its speaker: "Ilves said"."""
    match = _CREDIT.match(masked, at)
    if match is None:
        return False
    verb = lexicon.verbs.get(match[1].lower())
    return verb is not None and "quote" in verb.frames


def _trim(masked: str, start: int, end: int) -> tuple[int, int]:
    while start < end and masked[start].isspace():
        start += 1
    return start, end
