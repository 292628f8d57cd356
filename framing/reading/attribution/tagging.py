"""Coarse tags of words, by closed classes and endings.

Tags, one letter a token: `Q` quotation, `D` determiner, `S` possessive determiner, `P` preposition, `O` of, `T` to,
`H` subject pronoun, `K` pronoun with a contracted verb, `M` object pronoun, `R` relative pronoun, `Z` that,
`I` whether or if, `W` other question word, `U` subordinator, `C` coordinator, `B` form of be, `X` other auxiliary,
`A` adverb, `Y` possessive, `N` capitalised word, `#` number, `y` time word, `g` word in -ing, `e` word in -ed or
irregular past, `v` other finite verb, `l` any other word; punctuation stands for itself, dashes as `-`, sentence
ends as `.`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from sys import intern
from typing import TYPE_CHECKING

from framing.reading.attribution.cues import load_cues
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE = "\ue003"
"""Stands for every character of a quoted title ("read “The Quiet Field”"), which is a name."""
MASK = "\ue000"
"""Stands for every character inside a quotation."""
FULL = "\ue001"
"""Stands for the closing mark of a quotation whose last words end a sentence."""

HALF = "\ue002"
"""Stands for the closing mark of a quotation that ends in a comma."""

_MASKS = (MASK, FULL, HALF)
_NAMES_IN_ING = ("beijing", "nanjing", "chongqing", "fleming", "sterling", "harding", "manning", "wyoming", "pershing")
_NO_ADVERBS = word_set(
    "family assembly ally reply supply monopoly anomaly bully rally daily weekly monthly elderly friendly deadly ugly"
    " lonely lovely lively silly italy homily oligopoly emily kelly kimberly beverly sally molly nelly reilly"
)
_NO_GERUNDS = word_set(
    "bring king thing spring string wing ring sing swing sting sling cling fling wring offspring ceiling sibling"
    " darling shilling morning evening"
)
_TOKEN = re.compile(
    r"(?=[A-Z])(?:(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Rev|Gen|Jr|Sr|St|Lt|Col|Sgt|Prof|Adm|Capt|Hon|No"
    r"|(?:[RDI]-)?(?:Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|Md|Mich|Minn|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn"
    r"|Tex|Vt|Va|Wis|Wyo))\.|(?:[A-Z]\.)+(?:['’]s|-\w[\w'’-]*)?)"
    r"|\w[\w'’&-]*(?:[.,]\d\w*|\.(?:com|org|net|gov|edu)\b)*"
    rf"|[{MASK}{TITLE}]+[{FULL}{HALF}]?|[{FULL}{HALF}]|--+|[^\w\s]"
)
_LONGEST_STOPPED = 6
"""Characters of a word with the stop that is part of it ("Calif."), at most."""
_MONTH_LIKE = ("march", "august", "sun", "sat", "wed", "mar", "dec")
_KEPT = 65_536
"""Pieces of text whose marks are kept, if they have at most `_LONGEST` characters."""
_LONGEST = 40
CLOSING = ",.:"
"""Marks that most often stand after a word, as tokens and as tags."""
_PUNCTUATION = {
    "|": ";",
    "•": ";",
    "·": ";",
    "▪": ";",
    "►": ";",
    "»": ";",
    "—": "-",
    "–": "-",
    "-": "-",
    "―": "-",
    "!": ".",
    "?": ".",
    "…": ".",
    "[": "(",
    "]": ")",
}
CLOSED: dict[str, str] = {}
"""The tags of words of closed classes, and of some frequent verbs, by their lower-case form."""
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
    " seen known driven born rang sang sprang woke dug tore swam hid blew swung flung shone spun",
}.items():
    for _word in _words.split():
        CLOSED.setdefault(_word, _tag)
del _tag, _words, _word


class _Pieces(dict[str, str]):
    """The marks of pieces met before, by their text; forgotten as a whole when there are too many."""

    def __missing__(self, text: str) -> str:
        last = text[-1]
        if text.isalnum():
            marks = _mark_plain(text)
        elif last in CLOSING and text[:-1].isalnum() and (last != "." or len(text) > _LONGEST_STOPPED):
            marks = self[text[:-1]] + self[last]
        elif last == "s" and text[:-2].isalpha() and text[-2] in "’'":
            marks = _mark(text)
        else:
            marks = "".join([self.get(token) or _mark(token) for token in cut(text)])
        marks = intern(marks)  # many pieces have the same
        if len(text) <= _LONGEST:
            if len(self) >= _KEPT:
                self.clear()
            self[text] = marks
        return marks


@cache
def tagger() -> Callable[[str], str]:
    """Return a fast function that tags the tokens of a text without white space.

    It returns two marks a token: its tag inside a sentence, and `c` if it may start a cue, else `-`.
    """
    return _Pieces().__getitem__


def cut(text: str) -> list[str]:
    """Cut a text into its tokens."""
    return _TOKEN.findall(text)


def lower(text: str) -> str:
    """Return a text in lower case with straight apostrophes, letter for letter."""
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text):
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return lowered


def _mark(raw: str) -> str:
    if raw[0] in _MASKS:
        return "Q-"
    word = lower(raw)
    return _tag_inside(raw, word) + ("c" if word in load_cues().words else "-")


def _mark_plain(raw: str) -> str:
    """Mark a token of nothing but letters and digits, as most are."""
    word, first = raw.lower(), raw[0]
    if word in CLOSED or len(word) != len(raw):
        return _mark(raw)
    tag = "N" if first.isupper() else "#" if first.isdigit() else _lower_tag(word)
    return tag + ("c" if word in load_cues().words else "-")


def _tag_inside(raw: str, word: str) -> str:
    first = raw[0]
    closed = CLOSED.get(word)
    if closed == "y" and word in _MONTH_LIKE:
        return closed if first.isupper() else "l"
    if closed is not None and (closed == "y" or not first.isupper() or word == "i"):
        return closed
    return _open_tag(raw, word)


@lru_cache(maxsize=4096)
def tag_opening(raw: str) -> str:
    """Return the tag of the first word of a sentence, whose capital means nothing."""
    word = lower(raw)
    closed = CLOSED.get(word)
    if closed is not None:
        return "N" if closed in "RM" and raw.isupper() else closed
    tag = _open_tag(raw, word)
    return _by_ending(word) if tag == "N" and raw[0].isupper() else tag


@lru_cache(maxsize=4096)
def tag_titled(raw: str) -> str:
    """Return the tag of a word of a headline in title case."""
    tag = tag_opening(raw)
    word = lower(raw)
    return _lower_tag(word) if tag == "N" and word in load_cues().verbs else tag


def _open_tag(raw: str, word: str) -> str:
    """Tag a word of an open class, a number, a mark or a masked quotation."""
    first = raw[0]
    if first.isalnum():
        if word.endswith(("'s", "s'")):
            return "Y"
        if first.isdigit():
            return "#"
        return "N" if first.isupper() else _lower_tag(word)
    if first == TITLE:
        return "N"
    if first in _MASKS:
        return "Q"
    return _PUNCTUATION.get(first, first if first in ",;:.()" else ("A" if first == "'" else "$"))


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
        return "l" if word in _NO_GERUNDS else "g"
    if word.endswith("ed") and len(word) > 3:
        return "e"
    verb = load_cues().verbs.get(word)
    if verb is not None and not verb.nominal:
        return "e" if verb.forms & {"past", "participle"} else "v"
    return "X" if word.endswith("n't") else "l"
