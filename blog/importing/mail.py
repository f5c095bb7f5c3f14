"""What mail programs and senders put around a statement: headers, marks of forwarding, a note to the desk."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from blog.importing.document import Line
from blog.importing.doubts import Doubt
from blog.importing.labels import looks_like_marker
from blog.importing.statement import words

_SENDER = "from|sender|de|da|von|من|المرسل|发件人|寄件者"
_SENT = "sent|enviado(?: el)?|envoyé(?: le)?|أرسلت|تاريخ الإرسال|发送时间|发送日期|寄件日期"
_OTHERS = (
    "to|cc|bcc|reply-to|date|para|a|cco|responder a|fecha|à|pour|cci|répondre à|إلى|نسخة|التاريخ"
    "|收件人|抄送|密送|日期|时间"
)
_SUBJECT = "subject|asunto|objet|assunto|betreff|الموضوع|主题|主旨"
_HEADER = re.compile(
    rf"[>*\s]{{0,4}}(?:(?P<sender>{_SENDER})|(?P<sent>{_SENT})|(?P<subject>{_SUBJECT})|(?:{_OTHERS}))"
    r"\*?\s?[:：]\*?\s*(?P<said>.*)",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(?:(?:re|fwd?|rv|rép|tr|رد|回复|转发)\s?[:：]\s*)+", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+-]@[\w-]+\.\w")
_HOUR = re.compile(r"\b\d{1,2}:\d\d\b")
_FORWARDED = re.compile(
    r"[\W_]*(?:begin forwarded message|forwarded message|original message|"
    r"inicio del mensaje reenviado|mensaje reenviado|mensaje original|"
    r"début du message (?:transféré|réexpédié)|message (?:transféré|réexpédié|d[’']origine|original)|"
    r"رسالة (?:مُعاد|معاد|معادة) توجيهها|(?:بداية )?(?:الرسالة|رسالة) (?:المحولة|محولة|الأصلية|المعاد توجيهها)|"
    r"(?:已)?转发(?:的)?邮件|原始邮件|邮件原文)[\W_]*",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"[\W_]*(?:sent from (?:my|outlook|yahoo|mail)\b|get outlook for|"
    r"enviado desde (?:mi|outlook|yahoo)\b|obtener outlook para|"
    r"envoyé (?:de(?:puis)? mon|à partir d)|(?:télécharger|obtenir) outlook pour|"
    r"(?:أُرسلت|أرسلت|أُرسل|أرسل|مرسل(?:ة)?) من|(?:发自|从)我的).{0,50}",
    re.IGNORECASE,
)
_HELLO = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hola|buen[oa]s (?:días|tardes|noches)|estimad[oa]s?|"
    r"bonjour|bonsoir|salut|chers?|chères?|مرحبا|مرحباً|أهلا|السلام عليكم|تحية طيبة|你好|您好|大家好)"
    r"(?:(?<=[\u4e00-\u9fff])|(?!\w))",
    re.IGNORECASE,
)
# Who writes so speaks of the text below, or to whom it is sent.
_HANDS_ON = re.compile(
    r"\b(?:here(?:’s|'s| is| are)|below|attached|pl(?:ea)?se|pls|find|thanks|thank you|best|regards|cheers|"
    r"aquí|adjunt\w+|abajo|a continuación|por favor|gracias|saludos|"
    r"voici|ci-joint\w*|ci-dessous|merci|cordialement)\b"
    r"|أدناه|مرفق|فيما يلي|يرجى|شكرا|مع التحية|以下|附件|附上|请|谢谢|此致",
    re.IGNORECASE,
)
_SPEAKS_OF_TEXT = re.compile(
    r"\b(?:text|release|statement|texto|comunicado|texte|communiqué)\b|النص|البيان|新闻稿|稿件|文稿|声明",
    re.IGNORECASE,
)
_LONGEST_NOTE, _LONGEST_TITLE = 200, 240
_LONGEST_HEADER = 500
_FIRST, _LAST = 14, 4
# A name below a note has no more words.
_NAME = 3
_SAID = 80


@dataclass(frozen=True)
class Mail:
    """A text without what is of the mail: `lines` are the statement's, `around` the others, `subject` one of these."""

    lines: list[Line]
    around: list[Line]
    subject: Line | None = None

    @property
    def title(self) -> Line | None:
        """The subject as the headline of a statement that has no other."""
        header = _HEADER.match(self.subject.text) if self.subject else None
        said = _ANSWER.sub("", header["said"]) if header else ""
        if not self.subject or not words(said):
            return None
        return replace(self.subject, text=said, marks=(), told="headline")

    @property
    def doubts(self) -> list[Doubt]:
        said = " | ".join(line.text[:_SAID] for line in self.around)
        return [Doubt("mail", said)] if said else []


def without_mail(lines: Sequence[Line]) -> Mail:
    """The lines of a statement that was sent in a mail, and apart from them those that only belong to the mail.

    What staff said of a line holds: it stays.
    """
    forwarded = _forwarded(lines)
    headers = _headers(lines, forwarded)
    is_mail = headers > forwarded
    start = _note_end(lines, headers if is_mail else 0, is_mail=is_mail)
    end = len(lines)
    while end > max(start + 1, len(lines) - _LAST) and _DEVICE.fullmatch(lines[end - 1].text):
        end -= 1
    around = [line for line in (*lines[:start], *lines[end:]) if not line.told]
    kept = [line for number, line in enumerate(lines) if start <= number < end or line.told]
    if not any(words(line.text) for line in kept):
        return Mail(list(lines), [])
    if start:
        kept = [replace(line, first=line.first or line is lines[start]) for line in kept]
    subject = next((line for line in around if _is_subject(line)), None)
    return Mail(kept, around, subject)


def _forwarded(lines: Sequence[Line]) -> int:
    """The number of the line after the mark that a mail was sent on, where only a short note stands above it; or 0."""
    for number, line in enumerate(lines[:_FIRST]):
        if line.told or line.figure or len(line.text) > _LONGEST_NOTE:
            return 0
        if _FORWARDED.fullmatch(line.text):
            return number + 1 if _headers(lines, number + 1) > number + 1 else 0
    return 0


def _headers(lines: Sequence[Line], start: int) -> int:
    """The number of the line after the headers that begin at `start`; `start` itself where there are none.

    A memo has such lines too. A mail's name an address, an hour, or when it was sent.
    """
    at = start
    kinds: set[str] = set()
    sure = start > 0
    while at < len(lines) and len(lines[at].text) <= _LONGEST_HEADER and not lines[at].figure:
        line = lines[at]
        header = _HEADER.match(line.text)
        if not header and (at == start or line.first or not _ADDRESS.search(line.text)):
            break
        if header:
            kinds |= {kind for kind in ("sender", "sent", "subject") if header[kind]}
        sure = sure or bool(_ADDRESS.search(line.text) or "sent" in kinds)
        sure = sure or ("sender" in kinds and bool(_HOUR.search(line.text)))
        at += 1
    return at if sure and kinds & {"sender", "subject"} else start


def _note_end(lines: Sequence[Line], start: int, *, is_mail: bool) -> int:
    """The number of the line after a note to whom the statement is sent; `start` where there is none."""
    at = start
    while at < min(len(lines), start + _FIRST):
        text = lines[at].text
        if lines[at].told or lines[at].figure or len(text) > _LONGEST_NOTE or _is_heading(text):
            break
        greets, hands_on = bool(_HELLO.match(text)), bool(_HANDS_ON.search(text))
        begins = (greets or hands_on) if is_mail else (greets and hands_on and _SPEAKS_OF_TEXT.search(text))
        signs = len(words(text)) <= _NAME and not lines[at].level
        if not (begins if at == start else greets or hands_on or signs or not lines[at].first):
            break
        at += 1
    if at == start or at >= len(lines):
        return start
    # Below a note stands a headline, which may be as short as a name. Below the greeting of a letter stands the letter.
    return next((end for end in (at, at - 1) if end > start and _may_be_title(lines[end])), start)


def _may_be_title(line: Line) -> bool:
    if looks_like_marker(line.text):
        return True
    return line.first and len(line.text) <= _LONGEST_TITLE and not line.text.endswith((".", "。", ",", "،"))


def _is_heading(text: str) -> bool:
    return looks_like_marker(text) or (text.isupper() and len(words(text)) > _NAME)


def _is_subject(line: Line) -> bool:
    header = _HEADER.match(line.text)
    return bool(header and header["subject"])
