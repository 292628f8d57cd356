"""Languages by small words and scripts."""

# ruff: noqa: E501 (one text a line)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.languages import identify_language

TEXTS = {
    "en": "The owners of the salt sheds said on Monday that they had closed the last of them and would leave the island.",
    "de": "Die Besitzer der Salzhallen haben am Montag gesagt, dass sie die letzte geschlossen haben und die Insel verlassen.",
    "fr": "Les propriétaires des hangars à sel ont dit lundi qu'ils avaient fermé le dernier et qu'ils quittaient l'île. Le maire est resté sur le quai avec les enfants, et personne ne sait ce que sera la suite pour eux.",
    "es": "Los dueños de los almacenes de sal dijeron el lunes que habían cerrado el último y que se iban de la isla.",
    "pt": "Os donos dos armazéns de sal disseram na segunda-feira que fecharam o último e que não vão ficar na ilha. O conselho já tinha oferecido um empréstimo, mas a família não o quis, e agora ninguém sabe quando isso vai acabar.",
    "it": "I proprietari dei magazzini del sale hanno detto lunedì che l'ultimo è stato chiuso e che non sono più nella isola.",
    "nl": "De eigenaren van de zoutloodsen zeiden maandag dat ze de laatste hebben gesloten en het eiland niet meer zien.",
    "sv": "Ägarna till saltbodarna sade på måndagen att de har stängt den sista och att de inte ska vara kvar på ön.",
    "pl": "Właściciele magazynów soli powiedzieli w poniedziałek, że ostatni został zamknięty i nie będą już na wyspie. Rada miasta chce z nimi rozmawiać, ale nie wie, czy to jest jeszcze możliwe przed końcem roku.",
    "tr": "Tuz depolarının sahipleri pazartesi günü son deponun kapatıldığını ve artık adada olmayacaklarını için bu çok büyük ve yeni bir şey dedi.",
    "ru": "Владельцы соляных складов сказали в понедельник, что они закрыли последний и уезжают с острова.",
    "uk": "Власники соляних складів сказали в понеділок, що вони закрили останній і їдуть з острова.",
    "ar": "قال أصحاب مخازن الملح يوم الاثنين إنهم أغلقوا آخرها وسيغادرون الجزيرة.",
    "zh": "盐仓的主人周一表示，他们已经关闭了最后一个盐仓，并将离开这座岛屿前往大陆。",
    "ja": "塩倉庫の所有者は月曜日、最後の倉庫を閉鎖し、島を離れると述べました。",
    "ko": "소금 창고 주인들은 월요일에 마지막 창고를 닫았으며 섬을 떠날 것이라고 말했다.",
    "el": "Οι ιδιοκτήτες των αποθηκών αλατιού είπαν τη Δευτέρα ότι έκλεισαν την τελευταία.",
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TEXTS.items(), ids=TEXTS)
def test_a_sentence_or_two_is_enough(language: str, text: str) -> None:
    assert identify_language(text) == language


@pytest.mark.parametrize(
    "text",
    ["", "Salt sheds close", "Norrey 2 – 1 Holm (Sund 12, Quill 80, Weir 88) 12 34 56", "https://example.org/a " * 20,
     "lorem ipsum dolor " * 20, "Norrey Holm Quill Sund Weir Calder Lund " * 5],
)  # fmt: skip
def test_where_nothing_tells_it_is_silent(text: str) -> None:
    assert identify_language(text) is None


def test_foreign_names_and_quotations_do_not_make_an_english_text_foreign() -> None:
    text = TEXTS["en"] + " “Das ist das Ende,” said Łukasz Żółty of the «Société des Salines de l'Île» (盐仓)."
    assert identify_language(text) == "en"


@given(st.text(max_size=200))
def test_any_text_can_be_asked_about(text: str) -> None:
    found = identify_language(text)
    assert found is None or found.isalpha()
