"""Attributions: the words before, between or after quoted words that say whose they are."""

import re
from dataclasses import dataclass

from blog.importing import speech
from blog.importing.people import Person, read_person
from blog.importing.statement import words

# No attribution is longer than this many characters.
REACH = 400

_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_DASH = re.compile(r"\s*(?:[—–―]+|--?)\s*(?=\w)")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”»’)]?\s+(?=[\"“«‘¿¡(]?[^\W\d_a-zà-ÿ])|[。！？؟]\s?(?=\S)")
_ABBREVIATED = re.compile(r"(?:\b\w|\b(?:Mr|Mrs|Ms|Mx|Dr|Dra|Prof|Rev|Fr|Sr|Sra|Srta|Lic|Hon|St|Jr))\.$")
_CHINESE = re.compile(rf"(?P<subject>[\w·]{{2,30}}?)(?:{speech.VERBS_ZH})(?P<rest>[，,].{{0,40}})?$")
# "Ana Ruiz, who came by bus, said": more about her, but still she says it.
_ASIDE = re.compile(r"(?:who|whose|quien|que|qui)\s", re.IGNORECASE)
_VIEW = re.compile(r"(?:For|Para|Pour)\s")
_LEADS = (":", "：", ",", "،")
# What may stand between quoted words and a name: three words in small letters.
_SMALL_WORDS = re.compile(r"[\s,،—–-]*(?:[^\W\d_A-ZÀ-Þ][\w’']*\s){0,3}")
_LONGEST_DETAILS = 12
_EDGES = " \n,.;:،，。：；"
_TIES = frozenset(word for tie in speech.TIES for word in words(tie))


@dataclass(frozen=True)
class Attribution:
    """Who speaks. `complete` says that nothing else stands in the text it was read from.

    A complete attribution without a speaker is a pronoun: whoever spoke before.
    """

    speaker: str = ""
    role: str = ""
    organisation: str = ""
    complete: bool = False


def read_after(text: str) -> Attribution | None:
    """The attribution after quoted words: `said Ana Ruiz, director of X`, `— Ana Ruiz, X`, `she said`."""
    piece = text[:REACH]
    sentence, more = _first_sentence(piece)
    whole = not more and len(text) <= REACH
    dash = _DASH.match(piece)
    if dash:
        person = read_person(sentence[dash.end() :])
        if person and (person.role or person.organisation or not person.rest):
            return _attribution(person, sentence, whole)
    bare = sentence.strip(_EDGES + "—–-")
    found = _verb_first(bare) or _verb_last(bare)
    if not found:
        return None
    person, rest = found
    return _attribution(person, sentence, whole and not rest)


def read_before(text: str) -> Attribution | None:
    """The attribution before quoted words: `Ana Ruiz, director of X, said:`, `According to Ana Ruiz,`."""
    piece = text[-REACH:]
    sentence = _last_sentence(piece)
    whole = len(sentence.strip()) == len(text.strip())
    bare = sentence.strip(_EDGES + "—–-")
    found = _verb_first(bare) or _verb_last(bare) or _for_somebody(bare)
    if found:
        person, rest = found
        return _attribution(person, sentence, whole and not rest)
    if sentence.rstrip().endswith((":", "：")):
        named = read_person(bare)
        if (
            named
            and not named.rest
            and (named.role or named.organisation or 2 <= len(named.name.split()) <= 4)
        ):
            return _attribution(named, sentence, whole)
    return None


def read_signature(text: str) -> Attribution | None:
    """The full name below a quote, behind a dash, and after a comma what is said of whose it is, in any words."""
    head, _, details = text.strip(_EDGES + "—–-―").partition(",")
    person = read_person(head)
    details = details.strip(_EDGES)
    if not person or person.rest or " " not in person.name or len(words(details)) > _LONGEST_DETAILS:
        return None
    role = ", ".join(filter(None, (person.role, details)))
    return Attribution(person.name, role, person.organisation, complete=True)


def read_neighbour(before: str, after: str) -> Attribution | None:
    """Somebody named in full beside quoted words, with a few small words between: `te di Marie Jozèf`.

    This asks for no verb, so that it reads languages whose verbs are not known, and is never sure to be complete.
    """
    names = (
        _SMALL_WORDS.sub("", after, count=1),
        _last_sentence(before).strip() if before.rstrip().endswith(_LEADS) else "",
    )
    for name in names:
        person = read_person(name) if name[:1].isupper() else None
        if person and " " in person.name:
            return Attribution(person.name, person.role, person.organisation)
    return None


def _attribution(person: Person | None, sentence: str, whole: bool) -> Attribution:
    if person is None:
        return Attribution(complete=whole)
    kept = f"{person.name} {person.role} {person.organisation}"
    complete = whole and not person.rest and says_no_more(sentence, kept)
    return Attribution(person.name, person.role, person.organisation, complete)


def says_no_more(text: str, kept: str) -> bool:
    """Whether a text about a speaker has no words but those kept and those that may go with "said"."""
    rest = set(words(text)) - set(words(kept))
    return all(word.casefold() in _TIES for word in rest)


def _verb_first(text: str) -> tuple[Person | None, str] | None:
    """The person (None for a pronoun) after a verb of speech with which the text begins, and what follows."""
    tokens = _tokens(text[:80])
    number = _skip(tokens, 0)
    pronoun_before = number < len(tokens) and tokens[number][0] in speech.PRONOUNS
    if pronoun_before:
        number = _skip(tokens, number + 1)
    if number >= len(tokens):
        return None
    word, _, end = tokens[number]
    verb, _, pronoun = word.partition("-")
    if not _is_verb(verb):
        return None
    if pronoun_before or pronoun in speech.PRONOUNS:
        return None, text[end:].strip(_EDGES)
    number = _skip(tokens, number + 1, also=("to", "por"))
    if number < len(tokens) and tokens[number][0] in speech.PRONOUNS:
        return None, text[tokens[number][2] :].strip(_EDGES)
    person = read_person(text[tokens[number][1] :]) if number < len(tokens) else None
    return (person, "") if person else None


def _skip(tokens: list[tuple[str, int, int]], number: int, also: tuple[str, ...] = ()) -> int:
    """The number of the first word from there on that is no auxiliary."""
    while number < len(tokens) and (tokens[number][0] in speech.AUXILIARIES or tokens[number][0] in also):
        number += 1
    return number


def _verb_last(text: str) -> tuple[Person, str] | None:
    """The person before the first verb of speech that has one, and what follows the verb."""
    chinese = _CHINESE.fullmatch(text)
    if chinese:
        person = read_person(chinese["subject"])
        return (person, chinese["rest"] or "") if person else None
    tokens = _tokens(text)
    for number, (word, start, end) in enumerate(tokens):
        if not number or not _is_verb(word):
            continue
        while number > 1 and tokens[number - 1][0] in speech.AUXILIARIES:
            number -= 1
            start = tokens[number][1]
        person = read_person(text[:start])
        if person and (not person.rest or _ASIDE.match(person.rest)):
            rest = text[end:].strip(_EDGES)
            return person, "" if rest.casefold() in speech.AUXILIARIES else rest
    return None


def _for_somebody(text: str) -> tuple[Person, str] | None:
    """ "For Ana Ruiz, director of X, the news": somebody with a role, whose view is given."""
    view = _VIEW.match(text)
    person = read_person(text[view.end() :]) if view else None
    return (person, person.rest) if person and person.role and " " in person.name else None


def _tokens(text: str) -> list[tuple[str, int, int]]:
    return [(match[0].casefold(), match.start(), match.end()) for match in _TOKEN.finditer(text)]


def _is_verb(word: str) -> bool:
    return word in speech.VERBS or word.removeprefix("و") in speech.VERBS_AR


def _first_sentence(text: str) -> tuple[str, str]:
    for end in _SENTENCE_END.finditer(text):
        if words(text[: end.start()]) and not _ABBREVIATED.search(text[: end.start()]):
            return text[: end.start()], text[end.end() :]
    return text, ""


def _last_sentence(text: str) -> str:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not _ABBREVIATED.search(text[: end.start()]):
            start = end.end()
    return text[start:]
