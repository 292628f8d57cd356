"""Many ways to say a thing: constructions of news English and the voice each gives its term."""

from __future__ import annotations

import pytest

from tests.test_voices import read

INDIRECT = """
The protesters called for an end to the [occupation].
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
The centre, residents and former guards say, is a [prison].
The men were, in the words of one witness, [butchers].
By the government's account, the dead were [terrorists].
By his own account, he was a [spy].
On the army's telling, the dead were [looters].
Witnesses, speaking on condition of anonymity, said [militiamen] had fired first.
Speaking to reporters in Geneva, he said that the [regime] had used gas.
He went on to say that the [regime] had used gas.
She also said that the [occupiers] had cut the power.
She is quoted as saying that the [occupiers] cut the power.
He was reported to have said the [regime] would fall.
The mayor, quoted by local media, said [thugs] did it.
The group has long maintained that the sites are [gulags].
The group has always insisted they are not [terrorists].
Their lawyers argue they are [political prisoners].
Their lawyers say they are being held as [political prisoners].
The Kremlin has tried to portray the uprising as a [coup].
The Kremlin painted the uprising as a [coup].
The Kremlin, which regards the uprising as a [coup], sent troops.
The uprising, which the Kremlin regards as a [coup], goes on.
The opposition leader tweeted that the vote was a [sham].
In a tweet, the opposition leader said the vote was a [sham].
The vote was a [sham], the opposition leader said in a tweet.
The vote was a [sham], she wrote.
"It is over," he said, adding that the [junta] had lost.
He called for calm, saying the [mob] had been misled.
The pope lamented the [massacre] of innocents, a papal aide said.
A leaked memo says the unit was told to hunt [subversives].
A memo seen by Reuters says the unit hunted [subversives].
Documents obtained by the BBC show that [torture] was routine.
Documents obtained by the BBC suggest [torture] was routine.
Satellite images show [internment camps] in the desert, analysts said.
Analysts said satellite images show [internment camps] in the desert.
New satellite images suggest the [camps] are growing, according to a think tank.
The NGO estimates that a million people are in [internment camps].
An estimated million people are in [internment camps], the UN says.
Exiled dissidents have told of [torture].
Dissidents tell of [torture] and hunger.
Former inmates have testified that they saw [torture].
Former inmates testified to [torture].
Former inmates complain of [torture].
The United States has accused China of [genocide] in Xinjiang.
Washington's accusation of [genocide] angered Beijing.
Beijing rejects accusations of [genocide].
Beijing has repeatedly rejected claims of [genocide] in the region.
Beijing says claims of [genocide] are lies.
Beijing insists the claims of [genocide] are lies spun by foes.
The parliament declared the killings a [genocide].
The parliament recognised the killings as [genocide].
The parliament voted to recognise the killings as [genocide].
The parliament passed a motion that says the killings are [genocide].
Lawmakers debated whether the killings are [genocide].
Experts disagree on whether the killings are [genocide].
The judge said there was no [genocide].
A judge found that there was no [genocide].
Both sides accuse each other of [ethnic cleansing].
Each side accuses the other of [terrorism].
They accused one another of being [traitors].
Some call them heroes; others say they are [terrorists].
Some say they are heroes, others that they are [terrorists].
Some residents, however, believe the [militia] protects them.
Not all agree that it was a [massacre].
Few doubt that it was a [massacre].
Nobody denies that it was a [massacre].
The minister acknowledged that [torture] had taken place.
The minister admitted [torture] had taken place.
The minister admitted to [torture].
The spokesman dismissed the report as [propaganda].
The spokesman dismissed as [propaganda] a report on the camps.
The spokesman described as [propaganda] the report on the camps.
Hungary's leader says migrants are an [invasion].
Hungary's leader, who has called migration an invasion, says the [liberals] lost.
The [liberals] have lost, says Hungary's leader.
It is a [war crime] to starve a city, the envoy reminded the council.
The envoy reminded the council that it is a [war crime] to starve a city.
The envoy hinted that [sabotage] was likely.
The envoy's remarks that the city was a [prison] drew ire.
The idea that the city is a [prison] is common among its youth.
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
Reporters asked about the [camps].
The ministry denied involvement in the [massacre].
The president apologised for the [massacre].
Talks on the [settlements] broke down.
The [regime] denies it.
The [regime] says it wants peace.
Leaders of the [junta] said they would hold elections.
The soldier, accused of the [massacre], was freed.
The victims of the [terror attacks] were buried on Friday, officials said in a statement read out in church.
The idea of a [border wall] was born in 2014.
He opposes the [border wall].
She supports [abortion rights].
The army denied access to the [camps].
The ministry said on its website, which lists the [camps], that it was closed.
The general, a veteran of the [invasion], said it was cold.
A survivor of the [massacre] told the court it was cold.
The man who led the [coup] said it was cold.
In the [camp], where he spent a year, he said little.
Months after the [coup], the general told a newspaper it was cold.
Police said it was cold. The [rioters] went home.
"It was cold," she said. The [rioters] went home.
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
