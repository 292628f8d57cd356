"""Words that look like cues and are none, and cues that stand where few do: the voice of the terms beside them."""

from __future__ import annotations

import pytest

from tests.test_voices import read

NO_CUES = """
The two states filed a suit against the [cartel].
Guards spend more days making arrests and handling other [terror] cases related to the march.
The verdict, like the raid that led up to it, over the [militia], sparked violent protests overnight.
In the spring the duke could assume the [sham] chair if his guild takes the hall this year.
While many back the calls for change - dubbed the "salt revolution" by some - the [riots] worry others.
Karn officially is two weeks away from the [recall] vote that will show whether the duke stays.
The revival he promised has turned into a [massacre] of small firms.
The port he vowed to mend has become a den of [pirates].
A guild that has vowed to use films to attack the duke, posted the [smear] on Monday.
The duke's angry rhetoric shows the [regime] is near its end.
The duke, whose dazzling [coup] as a poet in his first term was matched by nobody, left.
He plans to seek a seventh term [rebel] clerks deny him.
The [regime] as the Holt family calls for calm is silent.
"""
CUES = """
The law should be scrapped as an act of [theft], more than 86 guilds said today in a letter to the duke.
In the film the duke is seen alleging the [cartel] hid the ship.
Clerks can be heard saying that the [militia] is near.
She spoke of her dismay that the [mob] went free.
The mayor left over concerns the duke's [junta] is too strong.
The bakers panned the law as [theft].
Claims that posts are left open because the port has paid [smugglers] filled the hall.
Ms Holt was not asking for the rounding up of [vagrants], an aide later made clear.
The law, often regarded as [theft], was signed.
"""


@pytest.mark.parametrize("text", NO_CUES.strip().splitlines())
def test_words_that_are_no_cues_leave_terms_to_the_writer(text: str) -> None:
    assert read(text).voice == "narrator"


@pytest.mark.parametrize("text", CUES.strip().splitlines())
def test_cues_are_found_across_adverbs_counts_and_bare_clauses(text: str) -> None:
    reading = read(text)
    assert reading.voice == "indirect" or reading.cue is not None


def test_a_noun_after_a_place_is_no_verb_in_a_headline() -> None:
    assert read("Senate Report Details [Security Failures] In Abbey Riot", "headline").voice == "narrator"


def test_a_name_before_claims_is_whose_they_are_not_what_they_are() -> None:
    assert read("Bakers challenge [Holt] claims on the levy").voice == "narrator"
    assert read("Hindu nationalist [Ivo Holt] claims victory as next duke", "headline").voice == "narrator"


def test_a_fronted_participle_ends_at_its_comma() -> None:
    assert read("Viewed as a hawk, Ivo Holt, 63, fought the [rebels] for years.").voice == "narrator"


def test_a_list_without_stops_after_a_colon_is_its_speakers() -> None:
    text = (
        "The groups stressed that:\n\nThe law is a danger to the abbey and its bakers\n\nThe law may let the duke"
        " send the [militia] to the port\n\nThe duke was silent on Monday. He signed the law."
    )
    assert read(text).voice == "direct_quote"


def test_as_before_a_pronoun_opens_a_clause_not_a_name() -> None:
    reading = read("The duke assails the guilds as he courts the [hardliners].")
    assert reading.voice == "narrator"


def test_a_term_of_office_is_no_label() -> None:
    assert read("She fled in her second term [junta] rule.").voice == "narrator"


RELATIVES = """
He was known for the theft [rumours] that later led to his fall.
The guild can punish clerks for speech that they give when no [militia] is near.
It was an argument that the duke made often, even as the [riots] went on.
The port's salt ban list targets a number of carters, including a [cartel] boss.
Ivo Holt has won the vote over the duke's men in the port's special council [election].
The duke slammed a scheme that he signed for the men behind the [massacre] in Karn.
The Courier met more than 30 [vagrants] in reporting its account.
A clerk accused of theft will leave the [junta] on Monday.
"""
NESTED = """
The mayor came to believe that a baker had called him a [coward].|a baker
Holt denied to the Courier that he ever called the duke a [thief].|he
The mayor wrongly believed Holt heard the talk and called him a [thief], and so he wrote to him.|Holt
"""


@pytest.mark.parametrize("text", RELATIVES.strip().splitlines())
def test_clauses_that_only_tell_which_is_meant_are_no_reports(text: str) -> None:
    assert read(text).voice == "narrator"


@pytest.mark.parametrize("line", NESTED.strip().splitlines())
def test_a_name_inside_reported_words_is_whose_who_calls_it_so(line: str) -> None:
    text, _ = line.split("|")
    reading = read(text)
    assert reading.voice == "label_mention"
    assert reading.source is not None


def test_what_somebody_is_accused_of_is_reported_whoever_accuses() -> None:
    reading = read("The bishop defended three clerks accused of [treason] in the spring.")
    assert (reading.voice, reading.source) == ("indirect", None)


def test_a_participle_takes_its_subject_from_the_clause_beside_it() -> None:
    reading = read("The remarks came as Holt turned down the abbey, saying the [junta] would fall.")
    assert reading.source is not None
    assert reading.source.text == "Holt"


def test_a_name_and_a_colon_alone_announce_what_the_person_said() -> None:
    text = "The clip of Clara Holt came out on Monday.\n\nHolt:\n\nThe port is full of [thugs]. You know it well."
    reading = read(text)
    assert (reading.voice, reading.source and reading.source.text) == ("direct_quote", "Holt")


def test_participles_that_go_on_with_what_is_said_do_not_end_it() -> None:
    assert read("The Courier reported that he had met the clerk, touching off [riots] in Karn.").voice == "indirect"
