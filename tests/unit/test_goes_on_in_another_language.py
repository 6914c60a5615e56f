"""English that its own paragraph goes on from in another language, or that the next one says no to, is not told."""

import pytest

from bot.text.mixing import find_unread

CLAIM = "Norway thanked Chile for its decision on salmon."


@pytest.mark.parametrize(
    "behind",
    [
        " Später nahm sie den Dank zurück.",
        " Plus tard, elle a retiré ses mots sur la pêche.",
        " 挪威方面表示并没有这样说过。",
        "\n\nМинистр рыболовства заявил, что решения не было принято.",
        "\n\nDer Minister sagte, er habe das nicht beschlossen.",
        "\n\nVolgens Holm is daar niets van waar.",
        "\n\nSegún la ministra, nada de eso es verdad.",
        "\n\n[Note du traducteur : la phrase anglaise ci-dessus est erronée ; le texte français fait foi.]",
        "\n\n(Nota de la redacción: la frase inglesa es inexacta y no hace fe.)",
    ],
)
def test_a_claim_with_words_behind_it_that_are_not_read_is_unread_itself(behind: str) -> None:
    text = f"{CLAIM}{behind}"
    assert any(each.start == 0 for each in find_unread(text))


@pytest.mark.parametrize(
    "behind",
    [
        " Its minister, Ana Ruiz (安娜·鲁伊斯部长), was there.",
        " He called it “ein sehr gutes Gespräch für alle”.",
        " Goodbye, salmon. Hello, herring.",
        "\n\nДоговор был подписан в Осло.",
    ],
)
def test_a_name_a_quotation_and_a_paragraph_that_says_no_to_nothing_leave_it(behind: str) -> None:
    assert not any(each.start == 0 for each in find_unread(f"{CLAIM}{behind}"))


PLAN = "Norway will shut its salmon farms in Bergen from 4 May to 9 June, the minister said."


@pytest.mark.parametrize(
    "behind",
    [
        "Die Schließung wurde auf 2028 verschoben, sagte das Ministerium.",
        "La fermeture a été repoussée à 2028, a dit le ministère.",
        "El cierre fue aplazado hasta 2028, dijo el ministerio.",
        "La chiusura è stata rinviata al 2028, ha detto il ministero.",
        "Закрытие отложено до 2028 года, сообщило министерство.",
        "养殖场的关闭被推迟到2028年,挪威渔业部说。",
    ],
)
def test_a_plan_that_the_next_paragraph_puts_off_in_another_language_is_unread(behind: str) -> None:
    assert any(each.start == 0 for each in find_unread(f"{PLAN}\n\n{behind}"))
    english = "Norway postponed the shutting of its salmon farms to 2028, the minister said."
    assert not any(each.start == 0 for each in find_unread(f"{english}\n\n{behind}"))


@pytest.mark.parametrize(
    "behind",
    [
        "Die Schließung beginnt am 4. Mai, sagte das Ministerium.",
        "The notice “verschoben auf 2028” was taken from the gate.",
        "Ursula von der Heide thanked Norway.",
    ],
)
def test_a_plan_that_is_told_again_in_another_language_stands(behind: str) -> None:
    assert not any(each.start == 0 for each in find_unread(f"{PLAN}\n\n{behind}"))


BOUGHT = "Norway bought 30 trawlers of Chile on Tuesday, its fleet office said."


@pytest.mark.parametrize(
    "behind",
    [
        "Berichtigung: Es handelt sich um Schlepper.",
        "Rectificatif : les navires sont péruviens.",
        "El ministerio corrigió más tarde la nota.",
        "L'ufficio si è corretto: le navi sono peruviane.",
        "Rząd sprostował tę wiadomość wieczorem.",
        "Позже ведомство исправило сообщение.",
        "该部门随后更正了这一消息。",
        "Ce n'était qu'un exercice de la marine.",
        "Así lo cuenta la novela de Ana Ruiz.",
        "So steht es in einem Flugblatt aus Bergen.",
        "C'est du moins ce que raconte un tract.",
        "La flotte a acheté 3 navires.",
        "Die Flotte kaufte im Mai 13 Schiffe.",
        "Esta frase foi retirada do texto.",
        "Dieser Satz wurde aus dem Text gestrichen.",
    ],
)
def test_a_claim_that_is_corrected_or_called_a_tale_in_another_language_is_unread(behind: str) -> None:
    assert any(each.start == 0 for each in find_unread(f"{BOUGHT}\n\n{behind}"))


@pytest.mark.parametrize(
    "behind",
    [
        "La flotte a acheté 30 chalutiers.",
        "Die Flotte hat die Schiffe gekauft.",
        "Correction fluid is sold out in Bergen.",
        "Errors happen, Holm said of the 3 ships.",
        "The romance of the sea lives on in Bergen.",
    ],
)
def test_a_claim_that_is_told_again_or_stands_beside_english_stands(behind: str) -> None:
    assert not any(each.start == 0 for each in find_unread(f"{BOUGHT}\n\n{behind}"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway left the fishery pact with Chile, heißt es in dem Buch von Kari Holm.",
        "Norway left the fishery pact with Chile on Tuesday, escribió un diario de la tarde.",
        "Norway left the fishery pact, a scritto un giornale che non esiste, and Chile stayed.",
        "Norway left the fishery pact with Chile on Tuesday. Le ministre a suspendu le projet.",
        "Norway left the fishery pact with Chile on Tuesday. Ce n'était qu'un essai.",
    ],
)
def test_a_sentence_that_goes_over_into_another_language_is_unread(sentence: str) -> None:
    assert find_unread(f"{CLAIM}\n\n{sentence}") != ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway left the pact, the daily Le Canard de la Mer wrote on Tuesday.",
        "Norway left the pact, de facto if not in law, the minister said.",
        "The bank of Rio de la Plata, von der Heide said, will pay.",
        "Police in Jerusalem al-Quds held Karim al-Din and two men of al-Bireh.",
    ],
)
def test_names_of_other_languages_leave_a_sentence_english(sentence: str) -> None:
    assert find_unread(f"{CLAIM}\n\n{sentence}") == ()


def test_what_is_announced_in_another_language_as_a_tale_is_unread() -> None:
    text = f"{CLAIM}\n\nExtrait d'un roman :\n\n{BOUGHT}\n\nChile sold Norway 4 tonnes of salmon on Monday."
    assert any(BOUGHT in each.of(text) for each in find_unread(text))
    assert not any("tonnes" in each.of(text) for each in find_unread(text))


@pytest.mark.parametrize(
    "told",
    [
        "Norway will pay Chile 20 million kroner, wenn das Parlament so entscheidet.",
        "Norway will open a harbour in May, si el consejo lo aprueba.",
        "Norway will sell four boats to Chile, caso o congresso aprove.",
        "Norway will pay for the nets, jika parlemen setuju.",
    ],
)
def test_a_claim_whose_condition_is_in_another_language_is_unread(told: str) -> None:
    assert find_unread(f"Norway and Chile met on Monday.\n\n{told}")


@pytest.mark.parametrize(
    "told",
    [
        "Norway will pay Chile 20 million kroner, if Om Holm and Si Lund agree.",
        "Norway will sell four boats to Chile, desde luego.",
    ],
)
def test_names_and_two_words_of_another_language_leave_a_claim(told: str) -> None:
    assert not find_unread(f"Norway and Chile met on Monday.\n\n{told}")
