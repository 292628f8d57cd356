"""Turns of phrase that report, label, reject or hold off: one invented sentence for each."""

import pytest

from tests.test_nouns import reading


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The town was hit by the third attack in a month blamed on [raiders] from the hills.", None),
        ("Two ministers stand accused by the opposition of hiding a [slush fund] in the lottery.", "the opposition"),
        ("It was reported at the time that a [lone wolf] had carried the parcel.", None),
        ("Fears that the flu shot was a [plot] kept half the village indoors.", None),
        ("It took the abbey nine years to admit that its school had been a [workhouse].", "the abbey"),
        ("She appeared on television to deny that her firm ran [sweatshops].", "She"),
        ("As the ombudsman sees it, the office ran an [entrapment] scheme.", "the ombudsman"),
        ("The levy is, according to the chambers, a tax; according to the Treasury it is a [gift].", "the Treasury"),
        ("Tests exposed the finger as a [forgery].", "Tests"),
        ("“It is alike,” the agency said, adding the step met its principle of [zero tolerance].", "the agency"),
        ("An island leader who helped plan the march said he knew nothing of a [militia].", "An island leader"),
        ("Reporters who were on the ground relayed that people in the [mob] threw stones.", "Reporters"),
        (
            "It shows a stream of warnings to the capital from officers in the port that the [raider] threat grew.",
            "officers",
        ),
        (
            "Painting calls for unity as “mere talk,” the port deputy accused rivals of a [far-out] plan.",
            "the port deputy",
        ),
        ("Holt had been warned by the office that he was the target of a [smear] campaign.", "the office"),
        ("It looked at the founders’ views that an armed people made an armed [militia] possible.", "the founders’"),
        ("On Monday Holt, a long-time critic of the port, said a [whistle-blower] had told him so.", "Holt"),
        ("Holt mocked harbour owners who say they need [sea mines] against the fleet.", "who"),
    ],
)
def test_it_reports(text: str, source: str | None) -> None:
    found = reading(text)
    assert found.voice == "indirect"
    assert (found.source is None) == (source is None)
    assert source is None or (found.source is not None and found.source.text.startswith(source))


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Far from being a [hermit kingdom], the island had eleven newspapers.", "rejected"),
        ("It would be wrong to describe what happened as a [stampede]; nobody ran.", "rejected"),
        ("She stopped short of calling it a [conspiracy].", "rejected"),
        ("Debunked a dozen times, the [poison] myth is on the ballot.", "rejected"),
        ("The committee dismissed as fiction the story of a [fifth column] in the post office.", "rejected"),
        ("Freedom fighters to some, [bandits] to others, the brothers were buried together.", "distanced"),
        ("“Call it [renewal] if you like,” she said on Friday.", "distanced"),
        ("“They came and called us [animals],” she said on Friday.", "adopted"),
        ("Holt accused the Northern [Communist] Party of a cover-up.", "adopted"),
        ("The accused [smuggler] was set free on Friday.", "distanced"),
        ("“If we call it a [famine], the rules change,” she said.", "adopted"),
    ],
)
def test_it_tells_how_somebody_stands_to_the_label(text: str, stance: str) -> None:
    assert reading(text).stance == stance


def test_deciding_is_not_saying() -> None:
    assert reading("The court must decide if the drivers are [employees].").voice == "narrator"


def test_french_marks_may_be_set_off_by_spaces() -> None:
    found = reading("« We will not live under [occupation] », said Ida Rivoire, and the hall rose.")
    assert (found.voice, found.source and found.source.text) == ("direct_quote", "Ida Rivoire")


def test_what_nobody_says_is_asked_in_a_quotation() -> None:
    found = reading("“Is it [torture] if the music is good?” the barrister wanted to know.")
    assert (found.voice, found.stance) == ("direct_quote", "questioned")
