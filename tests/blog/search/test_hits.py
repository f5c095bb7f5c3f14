"""What a search finds and what it doesn't, in four languages: inflected, unaccented, with a typing error."""

from dataclasses import dataclass

import pytest

from blog.models import Entry
from blog.search.results import search
from tests import factories

# Per language, three statements by a key: title and text.
STATEMENTS = {
    "en": {
        "court": (
            "Eviction court will give every tenant an interpreter",
            "Tenants who are evicted will understand the hearing.",
        ),
        "heating": (
            "Heating is back on Ohio Street",
            "The landlord repaired the boiler after a long winter. José Núñez lived without heat.",
        ),
        "school": ("No papers at the school door", "Parents need not show any documents to the teachers."),
    },
    "es": {
        "court": (
            "El tribunal dará intérprete a cada inquilino",
            "Se acaban los desalojos sin intérprete. La organización ganó.",
        ),
        "heating": (
            "Volvió la calefacción a la calle Ohio",
            "El casero reparó la caldera después de un invierno largo. Doña Peña vivía sin calor.",
        ),
        "school": ("Nadie tiene que mostrar papeles en la escuela", "Las maestras no piden documentos."),
    },
    "ar": {
        "court": (
            "المحكمة تمنح كل مستأجر مترجمًا",
            "لن يُطرد المستأجرون دون أن يفهموا الجلسة. انتصرت حملة الإخلاء.",
        ),
        "heating": ("عادت التدفئة إلى شارع أوهايو", "أصلح المالك المرجل بعد شتاء طويل."),
        "school": ("لا أوراق على باب المدرسة", "لا تطلب المعلمات أي وثائق."),
    },
    "zh-hans": {
        "court": ("驱逐法庭须为每一位租客提供口译员", "租客们听不懂庭审，房东却胜诉。"),
        "heating": ("俄亥俄街恢复供暖", "漫长的冬天之后，房东修好了锅炉。"),
        "school": ("学校门口不必出示证件", "老师不会要求家长出示任何文件。"),
    },
}


@dataclass(frozen=True)
class Case:
    typed: str
    found: str
    why: str


CASES = {
    "en": [
        Case("interpreters", "court", "inflected"),
        Case("EVICTION hearings", "court", "two words, one of them in the text"),
        Case("tenant’s", "court", "possessive"),
        Case("jose nunez", "heating", "unaccented"),
        Case("interprter", "court", "a letter left out"),
        Case("landlrod", "heating", "two letters swapped"),
        Case('"papers at the school"', "school", "phrase"),
        Case('"school at the papers"', "", "the words, but not the phrase"),
        Case("heating papers", "", "no statement has both"),
    ],
    "es": [
        Case("desalojo", "court", "inflected"),
        Case("organizaciones", "court", "inflected, with another accent"),
        Case("inquilinas", "court", "gender"),
        Case("calefaccion", "heating", "unaccented"),
        Case("pena", "heating", "without its tilde"),
        Case("calefacion", "heating", "a letter left out"),
        Case("maesrtas", "school", "two letters swapped"),
        Case('"la calle Ohio"', "heating", "phrase"),
        Case('"Ohio la calle"', "", "the words, but not the phrase"),
    ],
    "ar": [
        Case("مستأجرين", "court", "inflected"),
        Case("للمستاجر", "court", "with a preposition, without hamza"),
        Case("اخلاء", "court", "without hamza and article"),
        Case("مدرسه", "school", "ha for ta marbuta"),
        Case("المَدْرَسَة", "school", "with vowels"),
        Case("التدفـــئة", "heating", "stretched"),
        Case("معلمة", "school", "the other number"),
        Case("التدفنة", "heating", "a wrong letter"),
        Case("مكتبة", "", "in no statement"),
    ],
    "zh-hans": [
        Case("口译员", "court", "inside a run of characters"),
        Case("锅炉", "heating", "two characters"),
        Case("房东", "court heating", "in two of them"),
        Case("家", "school", "one character"),
        Case("供暖 冬天", "heating", "two words"),
        Case("口泽员", "court", "a wrong character"),
        Case("出示文件", "school", "words that stand apart"),
        Case("“法庭须为”", "court", "phrase"),
        Case("东房", "", "the characters the other way round"),
    ],
}


@pytest.mark.parametrize("language", CASES)
def test_each_query_finds_what_it_should_and_nothing_else(db: None, language: str) -> None:
    factories.newsroom([*{"en": 0, language: 0}])
    titles = {}
    for key, (title, text) in STATEMENTS[language].items():
        factories.published(factories.release(title, [factories.paragraph(text)], language=language))
        titles[title] = key

    found = {
        case: {titles[hit.entry.title] for hit in results.hits}
        for case in CASES[language]
        if (results := search(case.typed, language))
    }
    assert found == {case: set(case.found.split()) for case in CASES[language]}


def test_a_word_in_the_title_comes_first_then_the_newest(newsroom: None) -> None:
    words = [
        ("In the text", "Our library."),
        ("Our library", "Text."),
        ("Again in the text", "A library and a school."),
        ("A library, a school", "Text."),
    ]
    for title, text in words:
        factories.published(factories.release(title, [factories.paragraph(text)]))

    def found(typed: str) -> list[str]:
        results = search(typed, "en")
        return [hit.entry.title for hit in results.hits] if results else []

    assert found("library") == ["A library, a school", "Our library", "Again in the text", "In the text"]
    assert found("library school") == ["A library, a school", "Again in the text"]


def test_each_language_finds_its_own_and_names_the_others(newsroom: None) -> None:
    factories.published(factories.release("Library", language="es"))
    factories.published(factories.release("Library"))
    factories.published(factories.release("Another library"))
    assert Entry.objects.filter(language="ar").count() == 3

    english, arabic = search("library", "en"), search("library", "ar")
    assert english and {hit.entry.own_language for hit in english.hits} == {"en"}
    assert not english.elsewhere
    assert arabic and not arabic.hits
    assert [(there.language.code, there.total) for there in arabic.elsewhere] == [("en", 2), ("es", 1)]
