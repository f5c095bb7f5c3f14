"""Contacts: names, telephone numbers and e-mail addresses for the press."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from blog.importing.cues import ABOUT, CONTACT, starts_with
from blog.importing.document import Line
from blog.importing.doubts import Doubt
from blog.importing.people import has_role, read_person
from blog.importing.speech import ARTICLES, CONNECTORS, word_set
from blog.importing.statement import Contact, words
from blog.importing.text import ends_sentence

_LONGEST = 200
_CONTACT = starts_with(CONTACT)
_ABOUT = starts_with(ABOUT)
_EMAIL = re.compile(r"(?:mailto:)?(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w/])\+?\(?\d[\d\s().\-–‑/]{5,22}\d(?:\s?(?:ext\.?|x|int\.?)\s?\d{1,6})?(?!\w)", re.IGNORECASE
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}|(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d")
_SEPARATORS = re.compile(r"\s?[|;•·<>]\s?|\s[-–—/]\s|,(?:\s?,)+")
_SEVERAL = re.compile(r"\s[/|]\s|;\s")
# What labels a number or an address, or ties it to a name; each may go when the rest was understood.
LABELS = word_set(
    """
    phone telephone tel cell mobile office direct fax email e mail press media name whatsapp signal contacts t m p
    teléfono teléfonos tel móvil celular cel correo electrónico oficina nombre prensa medios
    téléphone portable courriel mél
    telefone telemóvel
    هاتف جوال البريد الإلكتروني بريد إلكتروني
    电话 手机 电子邮件 邮箱 电邮
    """
)
# They tie a name to a number or an address.
TIES = word_set(
    """
    at or and by on via contact call please
    a al o y en con contactar llamar escribir comunicarse
    ou et
    """
)
_ANY_LABEL = re.compile(r"[^\d:：@]{2,40}[:：](?=\s)")
# A contact on one line, label, role and numbers included.
_FEW_WORDS = 24
# Nobody has more numbers.
_MOST_REACHES = 20
_MAY_GO = frozenset(word for label in LABELS | TIES | CONNECTORS | ARTICLES for word in words(label))
_LONG_LABELS = "|".join(sorted((label for label in LABELS if len(label) > 1), key=len, reverse=True))
_TIES = "|".join(sorted(TIES, key=len, reverse=True))
# A label stands before a colon or a number (by then a comma), a tie beside a number or before a name.
_LABEL = re.compile(
    rf"(?<!\w)(?:{_LONG_LABELS}|e-?mail|correo electrónico)\s?(?=[:：.,;|()]|$)|(?<!\w)[mptceowhd](?=[:.]\s)"
    rf"|(?<!\w)(?:{_TIES})\s?(?=,|$)|(?:^|(?<=, ))(?:(?:{_TIES}|e-?mail)\s)+",
    re.IGNORECASE,
)


@dataclass
class ContactBlock:
    """Contacts read from lines `start` to `end`; `label` is the phrase that announced them."""

    end: int
    label: str
    contacts: list[Contact] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def begins_contacts(line: str) -> bool:
    """Whether a line announces contacts."""
    cue = _CONTACT.match(line)
    if not cue or len(line) > _LONGEST:
        return False
    rest = line[cue.end() :].lstrip()
    # "Contact" can also begin a sentence.
    return not words(rest) or rest.startswith((":", "：")) or _reaches(rest)


def seems_contacts(line: str) -> bool:
    """Whether a line names somebody and how to reach them, with or without a label: in any language."""
    return len(words(line)) <= _FEW_WORDS and _reaches(line) and _names_somebody(line)


def read_contacts(lines: Sequence[Line], start: int, *, spaced: bool) -> ContactBlock | None:
    """The contacts announced by the line at `start`, or None where nobody can be reached there.

    `spaced` says whether blank lines part the blocks of the text.
    """
    line = lines[start]
    cue = _CONTACT.match(line.text)
    announced = cue.end() if cue else _announced(line.text)
    rest = line.text[announced:].lstrip(" :：,")
    own = [line.after(len(line.text) - len(rest))] if words(rest) else []
    end = _end(lines, start + 1, spaced=spaced)
    block = read_contact_lines([*own, *lines[start + 1 : end]], end, line.text[:announced].strip())
    return block if block.contacts else None


def read_contact_lines(lines: Iterable[Line], end: int = 0, label: str = "") -> ContactBlock:
    """The contacts in lines that hold nothing else."""
    block = ContactBlock(end, label)
    for line in lines:
        _read_line(line, block)
    return block


def _announced(line: str) -> int:
    """How many letters a label in another language has at the beginning of a line."""
    label = _ANY_LABEL.match(line)
    return label.end() if label else 0


def _reaches(line: str) -> bool:
    return bool(_EMAIL.search(line) or any(_is_phone(match[0]) for match in _PHONE.finditer(line)))


def _is_phone(text: str) -> bool:
    digits = sum(letter.isdigit() for letter in text)
    return 7 <= digits <= 20 and not _DATE.match(text)


def _end(lines: Sequence[Line], at: int, *, spaced: bool) -> int:
    """Where contacts end: short lines go on while they, or ones soon after, say how to reach somebody."""
    end = at
    while at < len(lines):
        line = lines[at]
        if line.told or line.figure or len(line.text) > _LONGEST:
            break
        if begins_contacts(line.text) or (_ABOUT.match(line.text) and not _reaches(line.text)):
            break
        if _reaches(line.text):
            end = at + 1
        elif ends_sentence(line.text.rstrip(")")) or len(line.text) > 100:
            # A bracket alone ends no sentence: "Press officer (Spanish)".
            break
        elif spaced and not line.first and end == at:
            end = at + 1
        elif at >= end + 3 or not any(_reaches(later.text) for later in lines[at + 1 : at + 4]):
            break
        at += 1
    return end


def _read_line(line: Line, block: ContactBlock) -> None:
    """Adds what a line says to the contacts, or to what could not be read."""
    text = line.text
    if len(text) > _LONGEST:
        block.unread.append(line)
        return
    several = _SEVERAL.split(text)
    if len(several) > 1 and all(_reaches(part) and _names_somebody(part) for part in several):
        for part in several:
            _read_line(replace(line, text=part, marks=()), block)
        return
    emails = [match["email"].rstrip(".") for match in _EMAIL.finditer(text)]
    rest = _EMAIL.sub(", ", text)
    phones = [match[0].strip() for match in _PHONE.finditer(rest) if _is_phone(match[0])]
    for phone in phones:
        rest = rest.replace(phone, ", ", 1)
    named = _name(_LABEL.sub(" ", rest.strip(" .")), block, alone=not (emails or phones))
    for number in range(max(len(emails), len(phones))):
        _reach(block, phones[number : number + 1], emails[number : number + 1])
    kept = " ".join([*emails, *phones, named])
    left = [word for word in set(words(text)) - set(words(kept)) if word.casefold() not in _MAY_GO]
    if left:
        block.unread.append(line)
        block.doubts.append(Doubt("contact_line", text))


def merged(contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts, where those of one name that contradict each other in no number or address are one."""
    found: list[Contact] = []
    places: dict[str, list[int]] = {}
    for contact in contacts:
        named = places.setdefault(contact.name.casefold() or f"{contact.phone} {contact.email}", [])
        place = next((place for place in named[:_MOST_REACHES] if _agree(found[place], contact)), None)
        if place is None:
            named.append(len(found))
            found.append(contact)
            continue
        other = found[place]
        found[place] = Contact(
            other.name,
            _both(other.role, contact.role),
            _both(other.organisation, contact.organisation),
            other.phone or contact.phone,
            other.email or contact.email,
        )
    return found


def _agree(one: Contact, other: Contact) -> bool:
    """Whether two contacts have the same number and address, or one has what the other lacks."""
    phones = [re.sub(r"\D", "", contact.phone) for contact in (one, other)]
    emails = [contact.email.casefold() for contact in (one, other)]
    return all(first == second or not (first and second) for first, second in (phones, emails))


def _both(first: str, second: str) -> str:
    """What two texts say, the longer where one says what the other does."""
    if second.casefold() in first.casefold():
        return first
    return second if first.casefold() in second.casefold() else f"{first}, {second}"


def _names_somebody(text: str) -> bool:
    return any(word.istitle() and word.casefold() not in _MAY_GO for word in words(_EMAIL.sub(" ", text)))


def _name(rest: str, block: ContactBlock, *, alone: bool) -> str:
    """Puts a name, role and organisation into the contacts; returns the words that were used."""
    rest = _SEPARATORS.sub(", ", rest)
    rest = re.sub(r"(?:\s?[,:：，،])+", ",", rest).strip(" ,.;-–—")
    rest = rest if "(" in rest and ")" in rest else rest.strip("() ")
    if not words(rest):
        return ""
    current = block.contacts[-1] if block.contacts else None
    open_contact = current if current and not (current.phone or current.email) else None
    if open_contact and alone and open_contact.name:
        if not open_contact.role and has_role(rest) and len(rest.split()) <= 8:
            role, _, organisation = rest.partition(", ")
            if open_contact.organisation and organisation:
                return ""
            block.contacts[-1] = replace(
                open_contact, role=role, organisation=organisation or open_contact.organisation
            )
            return rest
        if not open_contact.organisation and len(rest.split()) <= 8:
            block.contacts[-1] = replace(open_contact, organisation=rest)
            return rest
        return ""
    person = read_person(rest)
    if not person:
        return ""
    contact = Contact(person.name, person.role, person.organisation)
    block.contacts.append(contact)
    return f"{person.name} {person.role} {person.organisation}"


def _reach(block: ContactBlock, phone: list[str], email: list[str]) -> None:
    """Gives the current contact a number and an address; a second one makes a contact of the same name."""
    number, address = "".join(phone), "".join(email)
    current = block.contacts[-1] if block.contacts else Contact()
    if (number and current.phone) or (address and current.email):
        block.contacts.append(Contact(current.name, current.role, current.organisation, number, address))
        return
    current = replace(current, phone=number or current.phone, email=address or current.email)
    block.contacts[-1:] = [current]
