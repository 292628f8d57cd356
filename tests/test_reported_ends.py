"""How far reported words go: the voice of terms near the end of what somebody says, and beyond it."""

from __future__ import annotations

import pytest

from tests.test_voices import read

SAID = """
They say the pact ruins the port; harms the abbey; will be a boon for smugglers, and is likely to end in [looting].
The guilds say a deal is near that would hold three parts: a salt levy; a ban on the hiring of [vagrants]; and a truce.
The mayor said the council had hidden the plans; lied to the abbey; and paid a [militia].
Clerks said that the duke could speak on Monday, focusing on the levy and on a ban of [foreign agents].
The guilds fear the pact, which they argue will help [smugglers] and nobody else.
He was seen as a star who could please the guilds while at the same time not losing the [hardliners].
A crime that the police say was planned by a [smuggler] has shocked the town.
The pact, which the guilds say will help [smugglers], was signed on Monday.
The law, she said, is now costing more lives than the [insurgency] and is a threat to trade.
"""
NOT_SAID = """
A crime that the police say was planned abroad has shocked the [separatist] town.
The pact, which the guilds said would be lawful, helped the [regime] to stay.
The duke announced his wish to end the pact that would have allowed carters to deal with the [militia].
The duke vowed to hunt down the gunmen, [militant] group Karn-12.
She said she would pay the levy but stopped short of praising the [regime].
The bishops oppose the duke over what they regard as theft, in particular the levy on [sects].
The writer mocks what she calls the "wild" nature of the [Salt Front] that the duke leads.
The duke can designate ports as “ports of concern” under the old [smuggling] act.
A march called “All for Karn” is planned for Monday at the [detention camp] near Aldmoor.
The guilds decried it; the papers mocked it; and carters and [militia] men went to court.
"""


@pytest.mark.parametrize("text", SAID.strip().splitlines())
def test_what_is_said_goes_on(text: str) -> None:
    assert read(text).voice == "indirect"


@pytest.mark.parametrize("text", NOT_SAID.strip().splitlines())
def test_what_is_said_has_ended(text: str) -> None:
    assert read(text).voice == "narrator"


UNNAMED = """
The port - where a [coup] is thought to be under way - is closed.
He was often viewed as a riddle: either he was the work of a [mob], or of the duke.
She was seen as one with the gift to please the [hardliners].
The papers hold a stream of warnings to Aldmoor from clerks and guards in Karn that the [sectarian] threat is grave.
A jury promised to look into Duke Holt's false [vote fraud] claims.
The council's portrayal of the guilds as a [mob] angered many.
The guilds disliked his description of the march as a [riot].
The bakers released a film accusing close ducal friend Ivo Kern of [torture].
Clerks referred to the march as a failure, described it as a [riot] and went home.
"""
WRITERS = """
The broad approval of the levy signaled that both guilds fear the [regime].
The duke's pledge to free the ship shows that the [militant] guards are strong.
The raid on the abbey proved that the [militia] was still there.
The governor told the Courier that he was taken aback by the talk of the [Salt Freedom] Restoration Act.
"""


@pytest.mark.parametrize("text", UNNAMED.strip().splitlines())
def test_beliefs_and_claims_are_reported_whoever_holds_them(text: str) -> None:
    assert read(text).voice == "indirect"


@pytest.mark.parametrize("text", WRITERS.strip().splitlines())
def test_conclusions_from_what_happened_and_names_of_laws_are_the_writers(text: str) -> None:
    assert read(text).voice == "narrator"


def test_a_belief_in_a_headline_needs_no_verb() -> None:
    reading = read("Bakers Concerned That The Guild May Be [Rigged] For The Rich", "headline")
    assert (reading.voice, reading.source and reading.source.text) == ("indirect", "Bakers")


def test_a_first_line_that_repeats_the_headline_is_read_as_one() -> None:
    line = "Reports: Holt Loses Post Following Abbey Scandal"
    text = f"{line}\n\n{line.replace('Scandal', '[Scandal]')}\n\nThe duke said nothing on Monday about it."
    assert read(text, "headline").voice == "indirect"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('His rival, baker Erin Holt, called the levy a "[power grab]."', "His rival"),
        ('Known for her defence of the duke, the baker called him "a thief" but is now "a [turncoat]."', "the baker"),
        ("Holt, who was raised in Karn, also on Harbour Radio defended the law, saying the [regime] is done.", "Holt"),
        ("Bakers also used the charge that the [coup] raised prices as a line.", "Bakers"),
        (
            'The duke called the report, which is due on Friday, a lie that "has shown a [plot] in all of us."',
            "The duke",
        ),
    ],
)
def test_the_subject_of_a_cue_is_found_across_asides(text: str, source: str) -> None:
    reading = read(text)
    assert reading.source is not None
    assert reading.source.text == source


def test_it_stands_for_a_body_not_for_a_person_with_an_office() -> None:
    text = (
        "Minister Clara Holt said the pact would hold. Norden, which called the raid a crime, showed the parts of ships"
        " it said were used as proof of [piracy]."
    )
    reading = read(text)
    assert reading.source is not None
    assert reading.source.resolved == "Norden"


def test_a_document_given_in_full_is_its_authors_to_the_end() -> None:
    text = (
        "The abbey answered on Monday. Here is the full statement from the abbey:\n\nWe live in a dark time.\n\n"
        "Norden would leave the coast.\n\nThe duke has agreed to pay.\n\nThe port was never ours.\n\n"
        "It was taken by [pirates] long ago.\n\nUPDATE: The port denied it."
    )
    reading = read(text)
    assert (reading.voice, reading.source and reading.source.text) == ("direct_quote", "the abbey")


def test_a_writer_takes_up_again_after_a_document_given_in_full() -> None:
    text = (
        "Here is the full statement from the abbey:\n\nWe live in a dark time.\n\nThe port was never ours.\n\n"
        "UPDATE: The port was taken by [pirates] on Monday."
    )
    assert read(text).voice == "narrator"


def test_posts_run_together_in_a_paragraph_are_all_posts() -> None:
    text = (
        "The ships are late.... — Ivo Kern (@ivokern) May 2, 2017 or change the duke now. We need a [purge] to mend it!"
        " — Ivo Kern (@ivokern) May 2, 2017"
    )
    assert read(text).voice == "direct_quote"


@pytest.mark.parametrize(
    "text",
    [
        "Holt was hurt by the [mob], his family said in a statement posted to the Courier.",
        "Holt was hurt by the [mob], his family said in a letter released on Monday.",
    ],
)
def test_where_a_statement_was_put_out_is_no_part_of_it(text: str) -> None:
    reading = read(text)
    assert (reading.voice, reading.source and reading.source.text) == ("indirect", "his family")
