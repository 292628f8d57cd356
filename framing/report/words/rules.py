"""What each rule that decides whose words a stretch of text is says, in one plain sentence."""

from __future__ import annotations

from framing.types import STANCES, VOICES, WORDINGS

_TOPIC = "The words after a verb of saying and a preposition name what the source talks about."
_CHARGE = "After the verb stands what it is about; what follows the preposition is the source's charge or view."

RULES: dict[str, str] = {
    "narrator": "No rule gives the words to anybody else, so they are the writer's own.",
    # quotation marks
    "verb-quote": "The quotation stands beside a verb of saying and its subject.",
    "same-sentence": "The quotation has no verb of its own, but the same sentence names a speaker.",
    "carried": "The quotation has no verb of its own; it goes on from a speaker named just before.",
    "carried-back": "The quotation runs on into the next paragraph, where its speaker is named.",
    "introduced": "The sentence before the quotation is about the person who speaks.",
    "subject": "The quoted fragment belongs to what the subject of its sentence does or says.",
    "credit": "A line after the quotation credits it to its speaker.",
    "unattributed": "The words stand in quotation marks, and nobody near them is named as their speaker.",
    "headline-uptake": "The headline or subheading quotes a few words that the text below quotes with their speaker.",
    "name": "The words are part of the name of a law.",
    "title": "The quotation marks are those of a title.",
    "short-quote": "A few words stand in quotation marks, and nobody near them is quoted.",
    "direct_quote": "The words stand in quotation marks.",
    "partial_quote": "The words stand in quotation marks within somebody's reported words.",
    "unattributed_quote": "The words stand in quotation marks, and nobody near them is named as their speaker.",
    # reports without quotation marks
    "verb-that": "The words follow a verb of saying, thinking or finding and “that”.",
    "verb-clause": "The words are the clause after a verb of saying, thinking or finding.",
    "verb-aside": "A short clause such as “officials say”, after the words or within them, names who says them.",
    "as-reported": "A clause such as “as the agency reported” names who says the words.",
    "verb-wh": "The words follow a verb of saying or asking and a word such as “whether”, “how” or “why”.",
    "verb-hearer": "The words follow a verb of saying that names its listener first.",
    "verb-object": "The words are what a verb such as “described” or “reported” says, as a noun phrase.",
    "verb-shows": "The words are what the writer concludes from something that happened, which “shows” or “proves” it.",
    "verb-number": "The words are a finding that begins with a number or a name.",
    "verb-infinitive": "The words follow a verb of saying, wanting or claiming and “to”.",
    "verb-gerund": "The words follow a verb such as “denied” and a verb in -ing.",
    "verb-name": "The words are the name that a verb such as “called” gives to something.",
    "verb-as": "The words follow a verb such as “described” and “as”: they are how the source sees it.",
    "verb-of": "The words follow a verb such as “accused” or “warned” and “of”: they are what is said.",
    "verb-for": "The words follow a verb such as “blamed” and “for”: they are what is said.",
    "verb-topic": "The words name what a verb of saying is about.",
    **{f"verb-{word}-topic": _CHARGE for word in ("of", "on", "for", "with")},
    **{f"verb-{word}": _TOPIC for word in ("about", "on", "to", "with", "against", "over", "in", "at")},
    "noun-that": "The words follow a noun such as “claim” or “statement” and “that”.",
    "noun-phrase": "The words follow a noun such as “accusations” or “warning”, with whose it is.",
    "noun-as": "The words follow a noun such as “portrayal” and “as”: they are how somebody, whose it is, sees it.",
    "noun-compound": "The words stand before a noun such as “claims” or “allegations” and say what is claimed.",
    "adjective": "The words follow an adjective such as “confident” or “adamant”.",
    "adjective-about": "The words follow an adjective such as “worried about”: they name what the source thinks of.",
    "passive": "The words follow a form such as “is said to” or “are believed to”, which names nobody.",
    "passive-as": "The words follow a form such as “is seen as” or “is described as”: they are how others see it.",
    "passive-name": "The words are what something was called or deemed: “was deemed unsafe by the port”.",
    "passive-by": "The words name what somebody, named after “by”, opposes, backs or reports: “opposed by the guilds”.",
    "asked": "The words are a question put to somebody who is named or not.",
    "seeming": "A verb such as “seems” or “appears” gives an impression that the text leaves to nobody.",
    "hearsay": "A word such as “reportedly” passes on what nobody is named for.",
    "according-to": "“According to” or “per” names whose words they are.",
    "colon": "A name and a colon stand before the words.",
    "dash": "A name after a dash credits the words to their speaker.",
    "excerpt": "A line such as “CNN reported on Monday:” introduces the words as an excerpt.",
    "post": "The paragraph is a post, which ends in the name and handle of its author.",
    "block-quote": "The paragraph is set off as a block quote.",
    "turn": "The paragraph is a turn of a transcript, which begins with the name of its speaker.",
    # labels
    "so-called": "“So-called” stands before the words: the writer names a label and does not use it.",
    "what-called": "A phrase such as “what critics call” marks the words as somebody's label.",
    "as-called": "A phrase such as “as the ministry calls it” marks the words as somebody's label.",
    "known-as": "A phrase such as “known as” or “branded” marks the words as a label.",
    "called": "A form such as “is called” marks the words as a label.",
    "label-noun": "A noun such as “term”, “label” or “word” marks the words as a label.",
    # stances
    "rejected-claim": "The clause says that a claim with these words is false, or rejects it.",
    "negated": "A negation such as “is not” or “there are no” in the same clause rejects the words.",
    "no-evidence": "The clause says that there is no evidence for them.",
    "denied": "The verb denies what the words say.",
    "question": "They stand in a question, or after “whether” or “if”.",
    "hedged": "A word such as “alleged” or “suspected” just before them holds them at arm's length.",
    "held-off": "The writer calls the claim false, baseless or doubtful.",
    "marked": "The one who is quoted puts the words in marks of their own.",
    "named": "The one who is quoted names the words as somebody's label.",
    "alternative": "They are given as another name after “or”.",
    # what people ruled
    "ruling": "People read the place and ruled otherwise.",
    **{f"was-{voice}": f"Before, its voice had been read as {voice}." for voice in VOICES},
    **{f"was-{wording}": f"Before, its wording had been read as {wording}." for wording in WORDINGS},
    **{f"was-{stance}": f"Before, its stance had been read as {stance}." for stance in STANCES},
    "was-boilerplate": "Before, it was not counted, as page furniture.",
    "was-repeat": "Before, it was not counted, because the paragraph repeats another one.",
    "was-unnamed": "Before, it was not counted, because nothing before it names what is meant.",
}


def rule_sentence(rule: str) -> str:
    """Return what a rule means; a compound rule (`verb-that+negated`) gives one sentence per part."""
    return " ".join(RULES.get(part, f"The rule is called “{part}”.") for part in rule.split("+"))
