"""Names, roles and organisations as they stand beside a quote or in a list of contacts."""

import re
from dataclasses import dataclass, replace

from blog.importing import speech

_LONGEST = 300
_CLOSERS = ".,;:)’'”\""
_CONNECTOR = re.compile(
    r"\s(?P<tie>at|with|for|from|of|de|del|da|do|du|des|von|en|chez|à|d['’])\s?"
    rf"(?:(?:the|la|las|los|el|les|le|l['’])\s?)?(?=(?P<next>[^\W\d_]+))(?:(?=[^\W\d_a-zà-ÿ])|(?=(?:{speech.SMALL_NOUNS})\s))"
)
_FIRST_TIES = ("at", "with", "chez")
_OF = re.compile(
    r",?\s?\b(?:of|from|at|with|de|del|da|do|du|des)\s(?:(?:the|la|las|los|el|les|le)\s)?(?=[^\W\d_])"
)
_AGE = re.compile(r"^\d{1,3}(?:\s(?:años|ans|years old))?,\s")
_BRACKETS = re.compile(r"\s?\(([^()]{2,80})\)$")
_ARTICLE = re.compile(
    rf"(?:{'|'.join(sorted(speech.ARTICLES, key=len, reverse=True))})\s|l['’]", re.IGNORECASE
)
_CHINESE = re.compile(
    rf"(?P<organisation>[\w·]*?)(?P<role>{speech.ROLES_ZH})(?P<name>[\u4e00-\u9fff·]{{2,8}})$"
)


@dataclass(frozen=True)
class Person:
    """Who somebody is; `rest` is what was not understood."""

    name: str
    role: str = ""
    organisation: str = ""
    rest: str = ""


def read_person(text: str) -> Person | None:
    """The person that a short text begins with.

    "Ana Ruiz, director of X", "Mayor Ana Ruiz", "X organiser Ana Ruiz", "the director of X, Ana Ruiz".
    None where it does not begin with one.
    """
    text = text.strip(" ,.;:\n،，。：—–-")
    if not text or len(text) > _LONGEST:
        return None
    first = next((letter for letter in text if letter.isalpha()), "")
    if not first:
        return None
    if first.upper() == first.lower():
        return _read_without_capitals(text)
    head, comma, details = text.partition(",")
    role_first = _read_role_first(head, details) if comma else None
    if role_first:
        return role_first
    prefixed = _read_prefixed(head, details)
    if prefixed:
        return prefixed
    name, rest = _take_name(text)
    return _with_details(name, rest) if name else None


def read_role(details: str) -> tuple[str, str, str]:
    """Role, organisation and what is left over, of what stands after a name."""
    details = details.strip(" ,.;:–—-")
    if _OF.match(details):
        return "", "", details
    plain = _without_article(_AGE.sub("", details))
    for role, organisation_on in _splits(plain):
        if not has_role(role):
            continue
        organisation, rest = _take_organisation(organisation_on)
        if organisation and not rest:
            return role, organisation, ""
        if rest and re.match(r"(?:and|y|et|e)\s", rest) and has_role(rest):
            return _two_roles(plain)
        if organisation:
            return role, organisation, rest
    tokens = plain.split()
    if has_role(plain) and len(tokens) <= 10 and "," not in plain:
        lower = next((n for n, token in enumerate(tokens) if token[:1].islower()), 0)
        if lower > 0 and has_role(" ".join(tokens[lower:])) and not has_role(" ".join(tokens[:lower])):
            return " ".join(tokens[lower:]), " ".join(tokens[:lower]), ""
        return plain, "", ""
    first, comma, more = plain.partition(", ")
    if comma and has_role(first) and len(first.split()) <= 10:
        return first, "", more
    organisation, rest = _take_organisation(plain)
    return ("", organisation, "") if organisation and not rest else ("", "", details)


def _two_roles(details: str) -> tuple[str, str, str]:
    """ "cook at the school and president of the union": the organisation is the last one's."""
    for tie in reversed(list(_CONNECTOR.finditer(details))):
        organisation, rest = _take_organisation(details[tie.end() :])
        if organisation and not rest and has_role(details[: tie.start()].rpartition(" and ")[2]):
            return details[: tie.start()], organisation, ""
    return details, "", ""


def has_role(text: str) -> bool:
    return any(word in speech.ROLES for word in re.findall(r"[\w-]+", text.casefold()))


def _splits(details: str) -> list[tuple[str, str]]:
    """The ways to cut "director of policy at Casa Norte" in two, the likeliest first."""
    found = [
        match
        for match in _CONNECTOR.finditer(details)
        if match["next"].casefold() not in speech.FIELDS or not has_role(details[: match.start()])
    ]
    found.sort(key=lambda match: match["tie"] not in _FIRST_TIES)
    comma = details.find(", ")
    cuts = [(details[: match.start()].strip(" ,"), details[match.end() :]) for match in found]
    after_comma = [(details[:comma], details[comma + 2 :])] if comma > 0 else []
    if comma > 0 and all(match.start() > comma for match in found):
        return after_comma + cuts
    return cuts + after_comma


def _with_details(name: str, rest: str) -> Person:
    rest = rest.strip()
    if not rest:
        return Person(name)
    brackets = _BRACKETS.fullmatch(rest)
    if brackets:
        said = brackets[1]
        # "(sales)" is what somebody does, "(Casa Norte)" where.
        return Person(name, role=said) if said[0].islower() else Person(name, organisation=said)
    tied = _OF.match(rest)
    if tied:
        organisation, left = _take_organisation(rest[tied.end() :])
        if organisation:
            return Person(name, organisation=organisation, rest=left)
    if rest[0] in ",–—-" or rest.startswith("("):
        role, organisation, left = read_role(rest.strip("()"))
        return Person(name, role, organisation, left)
    return Person(name, rest=rest)


def _read_prefixed(head: str, details: str) -> Person | None:
    """ "Mayor Ana Ruiz", "the lawyer Ana Ruiz", "Casa Norte executive director Ana Ruiz"."""
    tokens = _without_article(head).split()
    places = [n for n, token in enumerate(tokens) if has_role(token)]
    kind = bool(tokens) and tokens[0].casefold() in speech.ROLE_KINDS
    if not places and (kind or _ARTICLE.match(head)):
        return _read_titled(tokens, details, start=int(kind))
    if not places or places[-1] > 6 or places[-1] + 1 >= len(tokens):
        return None
    name, left = _take_name(" ".join(tokens[places[-1] + 1 :]))
    if not name or (len(tokens) == 2 and tokens[0][:1].isupper() and not tokens[1][:1].isupper()):
        return None
    start = places[0]
    while start and (tokens[start - 1][:1].islower() or tokens[start - 1].casefold() in speech.ROLE_KINDS):
        start -= 1
    role, organisation = " ".join(tokens[start : places[-1] + 1]), " ".join(tokens[:start])
    if organisation and not _is_organisation(organisation):
        return None
    after = _with_details(name, f"{left}, {details}" if details else left)
    if after.role and organisation:
        return None
    if after.role:
        return after if role in speech.HONORIFICS else replace(after, role=f"{role}, {after.role}")
    return replace(after, role=role, organisation=organisation or after.organisation)


def _read_titled(tokens: list[str], details: str, start: int) -> Person | None:
    """ "la bióloga marina Ana Ruiz": small words between an article and two names say what somebody is."""
    small = start
    while small < len(tokens) and tokens[small].isalpha() and tokens[small].islower():
        small += 1
    if not start < small <= start + 3 or any(
        token in speech.PARTICLES | speech.CONNECTORS for token in tokens[:small]
    ):
        return None
    name, left = _take_name(" ".join(tokens[small:]))
    if len(name.split()) < 2:
        return None
    after = _with_details(name, f"{left}, {details}" if details else left)
    return after if after.role else replace(after, role=" ".join(tokens[:small]))


def _read_role_first(head: str, details: str) -> Person | None:
    """ "la directora de Casa Norte, Ana Ruiz", "the dean, Ana Ruiz"."""
    name, left = _take_name(details.strip())
    article = _ARTICLE.match(head)
    if not has_role(head):
        title = head[article.end() :] if article else ""
        titled = title and title.islower() and len(title.split()) <= 3 and len(name.split()) >= 2
        return Person(name, title, "", left.strip(" ,")) if titled else None
    if head[:1].isupper() and not article:
        return None
    role, organisation, rest = read_role(head)
    return Person(name, role, organisation, left.strip(" ,")) if name and role and not rest else None


def _take_name(text: str) -> tuple[str, str]:
    """A name of one to six words at the start of a text, and the rest of the text."""
    taken: list[str] = []
    end = 0
    for match in re.finditer(r"\S+", text[:_LONGEST]):
        token = match[0]
        bare = token.strip(_CLOSERS + "(“‘")
        if not bare or token[0] in "(–—-" or len(taken) == 6:
            break
        if not (
            bare[0].isupper() or (taken and bare.casefold() in speech.PARTICLES) or bare.startswith("d’")
        ):
            break
        if not taken and (not bare[0].isupper() or bare.casefold() in speech.NO_NAMES):
            break
        taken.append(token)
        end = match.end()
        if token[-1] in ",;:" or (token[-1] == "." and not _is_abbreviated(bare)):
            break
    while taken and taken[-1].strip(_CLOSERS).casefold() in speech.PARTICLES and taken[-1][0].islower():
        end -= len(taken.pop()) + 1
    if not taken:
        return "", text
    name = text[:end].rstrip(",;: ")
    if name.endswith(".") and not _is_abbreviated(taken[-1].strip(_CLOSERS)):
        name = name[:-1]
    rest = text[len(name) :]
    suffix = re.match(r",\s(?:Jr|Sr|II|III|IV|Esq|PhD|Ph\.D|MD|M\.D)\b\.?", rest)
    return (name + suffix[0], rest[suffix.end() :]) if suffix else (name, rest)


def _is_abbreviated(word: str) -> bool:
    return len(word) == 1 or word.casefold() in speech.HONORIFICS or word.casefold() in ("jr", "sr", "st")


def _take_organisation(text: str) -> tuple[str, str]:
    """An organisation's name at the start of a text, and the rest."""
    text = _without_article(text.strip())
    tokens = list(re.finditer(r"\S+", text[:_LONGEST]))
    end = 0
    for number, match in enumerate(tokens):
        token = match[0].strip(_CLOSERS + "(“")
        small = token.casefold()
        following = tokens[number + 1][0].strip(_CLOSERS).casefold() if number + 1 < len(tokens) else ""
        if small in ("on", "in", "en") and following in speech.MOMENTS:
            break
        if (
            token[:1].isupper()
            or (token[:1].isdigit() and end)
            or small in ("&", "+")
            or (number == 0 and re.fullmatch(speech.SMALL_NOUNS, small))
        ):
            end = match.end()
        elif small not in speech.ORGANISATION_PARTICLES and not small.startswith(("d’", "l’", "d'", "l'")):
            break
        if match[0][-1] in ",;:":
            break
    organisation = text[:end].rstrip(",;:. ")
    return organisation, text[end:].strip(" ,;:.")


def _is_organisation(text: str) -> bool:
    organisation, rest = _take_organisation(text)
    return bool(organisation) and not rest


def _without_article(text: str) -> str:
    article = _ARTICLE.match(text)
    if not article:
        return text
    rest = text[article.end() :]
    # A capital article before a capital is part of a name: The Common Ladle.
    return rest if article[0].islower() or rest[:1].islower() else text


def _read_without_capitals(text: str) -> Person | None:
    """A person in a script without capitals: the name ends at a comma, or in Chinese follows the role."""
    if re.search(r"[\u4e00-\u9fff]", text):
        match = _CHINESE.fullmatch(text)
        if match:
            return Person(match["name"], match["role"], match["organisation"])
        return Person(text) if len(text) <= 12 and re.fullmatch(r"[\w·]+", text) else None
    text = re.split(r"\s(?:ب|و)?(?:أن|إن|أنّ|إنّ)\s", text)[0]
    name, _, details = (part.strip() for part in re.sub("،", ",", text).partition(","))
    first, _, others = name.partition(" ")
    if not details and len(others.split()) >= 2 and (first in speech.ROLES_AR or first.startswith("ال")):
        return Person(others, first)
    if not 1 <= len(name.split()) <= 5 or name.split()[0] in speech.ROLES_AR:
        return None
    tokens = details.split()
    if not tokens:
        return Person(name)
    if tokens[0] not in speech.ROLES_AR:
        return Person(name, rest=details)
    length = 2 if len(tokens) > 1 and tokens[1] in speech.ROLE_TAILS_AR else 1
    return Person(name, " ".join(tokens[:length]), " ".join(tokens[length:]))
