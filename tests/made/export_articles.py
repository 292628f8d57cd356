"""Invented articles that the layouts of export_layouts.py are filled with."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Story:
    """An article as an archive knows it; `day` is the date in ISO 8601 (None where it is printed wrongly)."""

    headline: str
    outlet: str
    day: str | None
    printed: str
    author: str = ""
    section: str = ""
    page: str = ""
    edition: str = ""
    words: int = 0
    body: tuple[str, ...] = ()
    caption: str = ""
    highlight: str = ""
    rights: str = ""
    language: str = "English"
    loaded: str = "March 5, 2019"


FERRY = Story(
    headline="Harbour board shuts the old ferry line",
    outlet="The Harbour Courier",
    day="2019-03-04",
    printed="March 4, 2019 Monday",
    author="Ines Calder",
    section="NEWS",
    page="3",
    edition="Final Edition",
    words=355,
    body=(
        "The harbour board voted on Monday to close the ferry between the island and the mainland, ending a service "
        "that has run since 1911.",
        "“We held on as long as we could,” said Ansel Moor, the board’s chair. Islanders called the vote a betrayal.",
        "Length: the crossing took forty minutes, and in a storm two hours. It will now be a bus over the new bridge.",
    ),
    caption="The last ferry leaves the quay at Ardmel. PHOTO: T. Brandt",
    highlight="Islanders call the vote a betrayal; the board speaks of money",
    rights="Copyright 2019 Courier Papers Ltd All Rights Reserved",
)
BRIDGE = Story(
    headline="Covid-19, part 1: the bridge that May 2 built",
    outlet="Island Herald (Ardmel)",
    day="2020-11-12",
    printed="November 12, 2020 Thursday",
    author="Tomas Brandt and Edda Lund",
    section="Features",
    page="B7",
    words=1204,
    body=(
        "Nobody on the island remembers who first spoke of a bridge. The plans lay in a drawer for forty years.",
        "Text messages between the engineers, seen by this paper, show that they doubted the piers from the start.",
        "The minister denied it. “Nothing was hidden,” he told reporters in the capital.",
    ),
    caption="Piers of the bridge in fog.",
    rights="Copyright 2020 Island Press All Rights Reserved",
    loaded="November 13, 2020",
)
SALT = Story(
    headline="Salt sheds burn for a second night",
    outlet="River Daily",
    day="2021-07-30",
    printed="July 30, 2021 Friday 6:45 AM GMT",
    words=88,
    body=(
        "Fire crews fought a blaze in the salt sheds for a second night, and asked people to keep their windows shut.",
        "No one was hurt. The owners did not answer questions.",
    ),
    rights="Copyright 2021 River Media",
    loaded="July 30, 2021",
)
WERFT = Story(
    headline="Werft in Ostrahafen entlässt jeden dritten Arbeiter",
    outlet="Ostrahafener Anzeiger",
    day="2018-03-07",
    printed="Mittwoch 7. März 2018",
    author="Käthe Möller",
    section="WIRTSCHAFT",
    page="12",
    words=410,
    body=(
        "Die Werft in Ostrahafen entlässt zum Sommer jeden dritten Arbeiter. So der Betriebsrat am Dienstag.",
        "„Wir sind fassungslos“, sagte der Vorsitzende Jörg Straß. Die Geschäftsführung schwieg zunächst.",
    ),
    rights="Copyright 2018 Anzeiger Verlag GmbH Alle Rechte vorbehalten",
    language="German",
    loaded="March 8, 2018",
)
PORT = Story(
    headline="Le port d’Ardmel ferme ses écluses après la crue",
    outlet="Le Courrier des Îles",
    day="2017-08-15",
    printed="mardi 15 août 2017",
    author="Hélène Février",
    section="RÉGION",
    page="4",
    words=230,
    body=(
        "Le port d’Ardmel a fermé ses écluses mardi après la crue de la nuit. Les péniches attendent en amont.",
        "« Nous ne savons pas quand nous rouvrirons », a déclaré le directeur du port.",
    ),
    rights="Copyright 2017 Courrier des Îles Tous droits réservés",
    language="French",
    loaded="August 16, 2017",
)
PUERTO = Story(
    headline="El puerto despide a sus últimos prácticos",
    outlet="El Diario de la Ría",
    day="2016-05-03",
    printed="3 de mayo de 2016 martes",
    author="Inés Peñalver",
    section="ECONOMÍA",
    page="21",
    words=190,
    body=(
        "El puerto despide esta semana a sus últimos tres prácticos, que guiaban los barcos desde hace treinta años.",
        "“No nos han explicado nada”, dijo uno de ellos a este periódico.",
    ),
    rights="Copyright 2016 Diario de la Ría",
    language="Spanish",
    loaded="May 4, 2016",
)
BROKEN = replace(FERRY, day=None, printed="February 31, 2019 Monday", headline="Ferry crews strike on the longest day")
BARE = replace(SALT, headline="Bridge toll doubles", outlet="The Ferryman", author="", section="", words=0, rights="")

ENGLISH = (FERRY, BRIDGE, SALT)
