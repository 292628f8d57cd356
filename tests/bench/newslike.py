"""Make texts that look like news to a program: its sentence shapes, typography and sizes, from word lists of our own.

The same seed makes the same texts. Phrases to look for are planted between the words, so that their density is known.
"""

# ruff: noqa: SIM905 - word lists read better as running text

import itertools
import random
from collections.abc import Sequence

NOUNS = """account activist adviser aid airport ally analyst appeal army arrest attack authority ballot bank barrier
bill border bridge budget building campaign camp capital case centre challenge chief child citizen city claim clash
coalition coast commander committee company complaint concern conference conflict convoy council country court
crisis criticism crowd damage deadline deal death debate decision defence delegation demand deputy detention
diplomat district doctor document drone economy effort election embassy emergency envoy evidence exile expert
export factory family farmer fence fighter figure fire flight flood force fuel government governor group guard
harbour hospital hotel house import incident industry inquiry inspector investment island issue journalist judge
jury killing labour law lawmaker lawyer leader letter levy meeting member migrant militia minister mission money
month mosque negotiation neighbour network newspaper night office officer official oil operation order outlet
parliament party passport peace pension people permit plan police policy port power president price priest prison
problem programme project protest province quarter raid reform refugee region regulator relief religion report
resident resolution result review right river road rule sanction school season sector security senator service
shelter soldier source speech spokesman standard state statement station strike student suburb summit supply
support survey suspect talks tariff tax teacher tension threat town trade train treaty trial troop truce unit
university union victim video village violence vote wage war water week witness woman worker year""".split()
ADJECTIVES = """angry annual armed big British broad central civil close common cross-border current deep domestic
early eastern economic final financial fiscal foreign former free French full German global grim heavy high human
independent internal international joint key large late legal local long long-awaited main major military minor
mobile modest national nearby new northern official old open outgoing overdue poor private public quiet recent
regional religious rural second senior serious short slow small social southern strong sudden top two-day urban
weak western wide worst young""".split()
VERBS = """accepted accused adopted agreed announced approved argued arrived asked attacked backed banned blamed
blocked broke called cancelled closed condemned confirmed crossed defended delayed demanded denied described
detained dropped ended entered expected faced failed followed forced gathered grew held ignored joined killed
launched left lost met moved named offered opened ordered passed planned praised pressed promised questioned
raised reached refused rejected released reported resumed returned seized signed struck supported threatened
turned urged visited voted warned weighed welcomed withdrew""".split()
SAYING = "told reporters|added|insisted|said|said|said on Monday|wrote|argued|warned|said in a statement".split("|")
GIVEN = """Ada Amir Anna Ben Carla Chen Dana David Elena Farid Grace Hana Ivan James Jana Karim Lena Li Maria Mark
Nadia Omar Paul Rosa Samir Sara Tomas Vera Wei Yusuf""".split()
FAMILY = """Abbott Aldana Barlow Becker Castell Dorrance Eastley Fenwick Garrow Halloran Ibrahimi Jansky Kessler
Lindqvist Marlowe Nakata Okafor Pellegrin Quennell Rahmani Sandoval Tarrant Umarov Vasquez Whitlock Yilmazer
Zeller""".split()
PLACES = """Ashford Belmar Carrow Dunmore Eskdale Farrow Glenmark Harwich Inverloch Jaffrey Kelso Lydney Marston
Northam Orwell Penrith Quorn Redcar Selby Tarleton Ulverston Verwood Wexcombe Yarm""".split()
RUNNING = """the the the a in of to and for on with by at from after before over under between against about during
as its their his her this that which who has had was were would could will be been not but more than also still
since until while""".split()
ENDINGS = "s ed ing er ers al ally ment ful less able ness -based -led -backed -wide".split()
SYLLABLES = "ka lo mi ren dor sta vi shan bel tor nik ur gal es pra hol wen dai fo mar ju pe sol ti ak".split()
# Thousands of rare words, so that there are about 18,000 different strings in 900 KB; in real papers there are 20,000.
NAMES = ["".join(name).capitalize() for name in itertools.product(SYLLABLES, repeat=3)]
RARE = [
    *(word + ending for ending, word in itertools.product(ENDINGS, NOUNS + VERBS + ADJECTIVES)),
    *NAMES,
]
random.Random(1).shuffle(RARE)
RARE_WEIGHTS = list(itertools.accumulate(1 / (rank + 2000) for rank in range(len(RARE))))
OTHER_LETTERS = ("Škoda", "Erdoğan", "Łódź", "Київ", "Αθήνα", "新闻", "İzmir", "Ştefan")


def make_texts(
    count: int, *, planted: Sequence[str], density: float = 5.0, size: int = 5000, seed: int = 7
) -> list[str]:
    """Return texts of about `size` characters with about `density` phrases of `planted` in each.

    85 % are in curly typography, the others in plain ASCII; four in a thousand hold a letter outside Latin-1.
    """
    chance = random.Random(seed)
    return [_make_text(chance, planted, density * 100 / size, size) for _ in range(count)]


def _make_text(chance: random.Random, planted: Sequence[str], rate: float, size: int) -> str:
    paragraphs = [_sentence(chance, planted, rate).rstrip(".")]
    length = 0
    while length < size:
        paragraph = " ".join(_sentence(chance, planted, rate) for _ in range(chance.choice((1, 1, 2, 2, 3))))
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    if chance.random() < 0.004:
        text = text.replace(" the ", f" {chance.choice(OTHER_LETTERS)} ", 1)
    if chance.random() < 0.85:
        return text
    return text.translate({0x201C: '"', 0x201D: '"', 0x2019: "'", 0x2014: "-", 0x2013: "-"})


def _sentence(chance: random.Random, planted: Sequence[str], rate: float) -> str:
    kind = chance.random()
    if kind < 0.2:
        words = _clause(chance, planted, rate)
        return f"“{words[0].upper()}{words[1:]},” {_person(chance)} {chance.choice(SAYING)}."
    if kind < 0.3:
        return f"{_person(chance)}, {_clause(chance, planted, rate)}, {chance.choice(SAYING)} it was “{_noun(chance)}”."
    if kind < 0.4:
        return (
            f"The {_noun(chance)} — {_clause(chance, planted, rate)} — {chance.choice(VERBS)} {chance.randint(2, 900)}."
        )
    if kind < 0.5:
        where = f"{chance.choice(PLACES)}’s {_noun(chance)}"
        return f"In {where}, {_clause(chance, planted, rate)}, according to U.S. officials."
    words = _clause(chance, planted, rate)
    return f"{words[0].upper()}{words[1:]}, and {_clause(chance, planted, rate)}."


def _clause(chance: random.Random, planted: Sequence[str], rate: float) -> str:
    words = ["the", _noun(chance), chance.choice(VERBS)]
    for _ in range(chance.randint(2, 7)):
        words += (chance.choice(RUNNING), _noun(chance) if chance.random() < 0.5 else chance.choice(RUNNING))
    if chance.random() < 0.2:
        words.append(f"that it wasn’t {chance.choice(NAMES)}’s")
    if chance.random() < 0.4:
        words.append(chance.choice((f"by {chance.uniform(0, 99):.1f}%", f"of {chance.randint(1000, 99999):,}")))
    clause = " ".join(words)
    if planted and chance.random() < rate * len(clause) / 100 * 1.2:
        clause += f" {chance.choice(RUNNING)} {chance.choice(planted)}"
    return clause


def _noun(chance: random.Random) -> str:
    if chance.random() < 0.5:
        return chance.choices(RARE, cum_weights=RARE_WEIGHTS)[0]
    noun = chance.choice(NOUNS) + ("s" if chance.random() < 0.3 else "")
    return f"{chance.choice(ADJECTIVES)} {noun}" if chance.random() < 0.4 else noun


def _person(chance: random.Random) -> str:
    name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY if chance.random() < 0.3 else NAMES)}"
    return f"Mr. {name}" if chance.random() < 0.2 else f"{name}, a {chance.choice(NOUNS)} in {chance.choice(PLACES)}"
