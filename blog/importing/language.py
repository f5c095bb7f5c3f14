"""A guess at the language of a text, from its script and its commonest words."""

import re
import unicodedata
from collections import Counter

from blog.importing.speech import word_set

UNKNOWN = "und"

# The commonest words of each language: those that neighbours share count for both.
_COMMON = {
    "en": "the and of to for is are was were with that this our we by from has have will said not",
    "es": """
        de la que en a se un su al lo el los las y del por una con para es son fue nuestra nuestras nosotros dijo
        más sobre sus hoy
    """,
    "fr": """
        de la que en à il un au se le les et des du une pour est sont dans nous avec qui ce cette sur aux pas leur
        elle plus
    """,
    "pt": """
        de a um se o os as e do da dos das uma com para é são não em no na pelo pela nós mais ao que
    """,
    "de": "der die das und ist sind nicht mit für von den dem ein eine wir auf zu im sich werden",
    "it": """
        la che in un si al il lo gli e di della dei delle una per è sono con non nel alla questo noi più
    """,
    "ht": "yo nou pou ak nan se ki yon sa gen pa li te ap moun tout lan epi",
    "nl": "de het een en van is zijn niet voor met dat wij op te aan worden ook",
    "pl": "i w na nie się jest są dla z do że od przez jak oraz które",
    "vi": "và của các là cho không những được người trong với một có này đã chúng",
    "tl": "ang ng mga sa na ay at para hindi kami namin ito ating",
}
_VOTES = {language: word_set(common) for language, common in _COMMON.items()}

_SCRIPTS = {
    "ARABIC": "ar",
    "CJK": "zh-hans",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "THAI": "th",
    "ETHIOPIC": "am",
    "ARMENIAN": "hy",
    "KHMER": "km",
}
# Letters that only one of the languages of a script uses.
_TELLING = {
    "ar": (("ur", "ٹڈڑےہ"), ("fa", "پچژگ")),
    "ru": (("uk", "іїєґ"),),
    "zh-hans": (("zh-hant", "這們個與國會說對們權應還發學"),),
}
_SAMPLE = 5000
# Fewer common words are chance: "i" and "w" are Polish, and also initials.
_FEWEST_VOTES = 3


def guess_language(text: str) -> str:
    """The language code of a text, or "und" where nothing tells."""
    sample = text[:_SAMPLE]
    letters = [letter for letter in sample if letter.isalpha()]
    scripts = Counter(unicodedata.name(letter, "").split(" ")[0] for letter in letters)
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > len(letters) // 20:
        return "ja"
    script, count = max(scripts.items(), key=lambda item: item[1], default=("", 0))
    if script in _SCRIPTS and count > len(letters) // 3:
        return _neighbour(_SCRIPTS[script], sample, count)
    found = re.findall(r"[^\W\d_]+", sample.casefold())
    votes = {language: sum(word in common for word in found) for language, common in _VOTES.items()}
    best, next_best = sorted(votes, key=lambda language: -votes[language])[:2]
    return best if votes[best] >= _FEWEST_VOTES and votes[best] > votes[next_best] else UNKNOWN


def nearer(text: str, first: str, second: str) -> str | None:
    """Which of two languages a short text is in, or None where nothing tells."""
    scores = [_score(text[:_SAMPLE], language) for language in (first, second)]
    if scores[0] == scores[1]:
        return None
    return first if scores[0] > scores[1] else second


def _score(text: str, language: str) -> int:
    """How much of a text belongs to a language: letters of its script, or its commonest words."""
    if language in _VOTES:
        return sum(word in _VOTES[language] for word in re.findall(r"[^\W\d_]+", text.casefold()))
    scripts = {script for script, main in _SCRIPTS.items() if language == main or language in _others(main)}
    return sum(unicodedata.name(letter, "").split(" ")[0] in scripts for letter in text if letter.isalpha())


def _others(language: str) -> list[str]:
    return [other for other, _ in _TELLING.get(language, ())]


def _neighbour(language: str, sample: str, count: int) -> str:
    for other, telling in _TELLING.get(language, ()):
        if sum(letter in telling for letter in sample) > count // 100:
            return other
    return language
