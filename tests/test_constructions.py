"""Many ways to say a thing: constructions of news English and the voice each gives its term."""

from __future__ import annotations

import pytest

from tests.test_voices import read

INDIRECT = """
The village was burned by [rebels], the bishop told state radio.
Turkey considers the group a front for [terrorists].
In the eyes of the junta, the students are [agitators].
The dam is a [weapon], in Cairo's view.
State media reported the arrest of forty [separatists].
State television showed what it said were captured [mercenaries].
The army says it killed 20 [insurgents] overnight.
Prosecutors allege that she ran a [troll farm].
Prosecutors accuse her of funding [extremists].
She was accused by prosecutors of funding [extremists].
He was charged with aiding [rebels], prosecutors said.
The report documents [torture] in six prisons.
The report found evidence of [ethnic cleansing].
A UN inquiry has concluded that [war crimes] were committed.
The court ruled the raid an act of [piracy].
The president vowed to crush the [terrorists].
The general promised to drive out the [bandits].
The governor, a Republican, warned of a looming [invasion].
Critics see the law as [censorship].
Critics view the law as a tool of [repression].
Critics have denounced the law as [apartheid].
The law has been denounced as [apartheid] by rights groups.
The move was condemned by Beijing as [interference].
Beijing condemned the visit as a [provocation].
Beijing's insistence that there are no [camps] convinced nobody.
The minister's claim of a [plot] was met with laughter.
Allegations by the opposition that the vote was [rigged] were dismissed.
The opposition's allegations of [vote rigging] were dismissed.
Villagers spoke of [massacres] in the hills.
Villagers recalled how [death squads] came at night.
Survivors described being held in [cages].
Officials denied that [torture] was used.
Officials deny using [torture].
Officials have repeatedly denied allegations of [torture].
The company denies that it uses [slave labour].
The embassy did not say whether the men were [spies].
He refused to say if the men were [spies].
The mayor was convinced that the [mob] had been paid.
The family is certain he was killed by [death squads].
It was an act of [terrorism], police believe.
Police suspect the fire was [arson].
Police are treating the attack as [terrorism].
The men, police say, belonged to a [militia].
The men belonged, police say, to a [militia].
Under the headline 'Traitors', the paper claimed the judges were [enemies of the people].
Writing in the Herald, Mr Dunn argued that the tax amounted to [theft].
Asked why, he said they were [vermin].
What happened there, she said, was [genocide].
The pamphlet, which says the vaccine is a [bioweapon], was widely shared.
A man who said he had seen the [massacre] fled.
Residents told the BBC that [mercenaries] had looted the shops.
The opposition claims the [regime] is lying.
Amnesty International, in a report published on Tuesday, said the police had used [torture].
Amnesty has accused the police of [torture], a charge they deny.
In a letter to the council, the bishops wrote that the plan would mean [expulsion].
The bishops fear [expulsion].
The bishops fear that the plan means [expulsion].
It emerged, the Guardian reported, that the centres were [prisons].
The centres are [prisons], says Human Rights Watch.
The centres are [prisons], the Guardian reports.
Reuters reported, citing two officials, that the men were [mercenaries].
The men were [mercenaries], Reuters reported, citing two officials.
Norway joined Sweden in saying the ship belonged to a [shadow fleet].
The prime minister likened the protesters to [terrorists].
Far from being students, Beijing says, they are [rioters].
He blamed foreign agents for the [riots].
The speech portrayed migrants as [invaders].
The video, said to show [war crimes], was taken down.
The villagers are said to be [rebels].
They are believed to be [rebels].
He is alleged to have led a [death squad].
The ministry's statement said [terrorists] had crossed the border.
A spokesman for the ministry, Ivo Kern, declined to say whether the [camps] existed.
Ivo Kern of the ministry added: the [camps] do not exist.
One resident, 43, who asked not to be named, said the [militia] took her son.
"""

NARRATOR = """
The army built [camps] in the hills, said to be the largest in Asia.
The minister met the [rebels] on Monday.
The [rebels], who say they want peace, hold two towns.
He said nothing about the [camps].
The report on the [camps] was published on Monday.
The court sentenced the [terrorists] to death.
Critics of the [regime] were jailed.
She said goodbye and walked into the [camp].
He told the story of the [massacre].
The law allows police to hold suspected [terrorists].
The claim came a day after the [massacre].
The protesters called for an end to the [occupation].
Reporters asked about the [camps].
The ministry denied involvement in the [massacre].
The president apologised for the [massacre].
Talks on the [settlements] broke down.
The [regime] denies it.
The [regime] says it wants peace.
Leaders of the [junta] said they would hold elections.
The soldier, accused of the [massacre], was freed.
The victims of the [terror attacks] were buried on Friday, officials said in a statement read out in church.
"""

MIXED = """
headline|narrator|[Rioters] torch police station
headline|indirect|[Rioters] torched station, police say
headline|indirect|Mayor blames [thugs] for fire
headline|indirect|UN: [genocide] under way in hills
headline|indirect|Norden accused of running [death squads]
headline|partial_quote|UN accuses Norden of '[ethnic cleansing]'
headline|scare_quote|Inside the '[re-education]' centres
headline|narrator|What we know about the [massacre]
headline|narrator|Why the [regime] fell
headline|indirect|Rights Groups Say [Torture] Is Routine
headline|indirect|Fire was [arson], says minister
headline|direct_quote|'It was a [massacre]': nurse on the night of the raid
body|label_mention|The centres, which officials call [schools], are fenced.
body|label_mention|The fighters – "[heroes]", as the paper calls them – left at dawn.
body|label_mention|The campaign, officially a "[special operation]", began in May.
body|label_mention|Locals call the hill the [Fortress].
body|label_mention|The state's preferred phrase is "[vocational training]".
body|label_mention|He avoided the word [genocide].
body|label_mention|The ministry uses the term "[transfer centres]" for the camps.
body|label_mention|The so-called "[study centres]" are locked at night.
body|label_mention|The policy has been dubbed "[ecocide]" by activists.
body|label_mention|They were nicknamed the [butchers].
body|label_mention|The group styles itself the [Liberation Front].
body|label_mention|What the army called a "[clean-up]" left 40 dead.
body|scare_quote|The "[peacekeepers]" shot at the crowd.
body|scare_quote|Trucks brought more "[volunteers]" to the border.
body|partial_quote|The general praised the "[heroes]" of the raid.
body|partial_quote|The minister spoke of "[surgical strikes]".
body|partial_quote|He said the men were "[bandits]".
body|partial_quote|He said the "[bandits]" would be caught.
body|partial_quote|Norden, which calls them "[bandits]", sent tanks.
body|partial_quote|The ministry rejected the "[lies]" of the opposition.
body|direct_quote|"This is a [coup]," said the deputy.
body|direct_quote|"This," said the deputy, "is a [coup]."
body|direct_quote|The deputy was blunt: "This is a [coup]."
body|direct_quote|The deputy shouted: "[Coup]!"
body|direct_quote|"[Coup]!" the deputy shouted.
body|direct_quote|Asked who they were, she said: "[Murderers]."
body|direct_quote|"They are not human," he wrote on Telegram. "They are [vermin]."
body|direct_quote|'The [regime] has no friends left,' a diplomat said.
body|direct_quote|“We will not be lectured by [terrorists],” read a statement from the palace.
body|unattributed_quote|One banner read "No peace with the [murderers] of our sons".
body|narrator|The book, "The [Camp]", sold well.
body|narrator|The [Liberation Front] said it would fight on.
body|narrator|The film "The [Regime]" opens on Friday.
"""


@pytest.mark.parametrize("text", INDIRECT.strip().splitlines())
def test_reported_words_are_the_sources(text: str) -> None:
    assert read(text).voice == "indirect"


@pytest.mark.parametrize("text", NARRATOR.strip().splitlines())
def test_the_writers_words_are_the_narrators(text: str) -> None:
    assert read(text).voice == "narrator"


@pytest.mark.parametrize("line", MIXED.strip().splitlines())
def test_quoted_and_labelled_words(line: str) -> None:
    zone, voice, text = line.split("|")
    assert read(text, zone).voice == voice
