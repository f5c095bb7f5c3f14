"""The phrases that tell what a line of a statement is, by language.

All languages are looked for at once: a release in Spanish often carries its contacts in English.
"""

import re
from collections.abc import Iterable, Mapping

from blog.importing.speech import word_set

Phrases = Mapping[str, tuple[str, ...]]

RELEASE: Phrases = {
    "en": ("for immediate release", "for release", "press release", "news release", "media release"),
    "es": (
        "para publicación inmediata",
        "para publicacion inmediata",
        "para difusión inmediata",
        "para su publicación inmediata",
        "comunicado de prensa",
        "boletín de prensa",
        "nota de prensa",
    ),
    "fr": ("pour diffusion immédiate", "pour publication immédiate", "communiqué de presse"),
    "pt": (
        "para divulgação imediata",
        "para publicação imediata",
        "comunicado de imprensa",
        "nota à imprensa",
    ),
    "ar": ("للنشر الفوري", "للنشر فورا", "بيان صحفي", "بيان صحافي"),
    "zh": ("立即发布", "即时发布", "供即时发布", "新闻稿"),
}

ADVISORY: Phrases = {
    "en": ("media advisory", "press advisory", "news advisory", "media alert", "photo opportunity"),
    "es": ("aviso a los medios", "aviso de prensa", "convocatoria de prensa", "convocatoria a medios"),
    "fr": ("avis aux médias", "invitation à la presse", "invitation presse"),
    "pt": ("aviso de pauta", "aviso à imprensa"),
    "ar": ("دعوة صحفية", "دعوة لوسائل الإعلام", "تنويه إعلامي"),
    "zh": ("采访通知", "媒体通告"),
}

OPEN_LETTER: Phrases = {
    "en": ("open letter",),
    "es": ("carta abierta",),
    "fr": ("lettre ouverte",),
    "pt": ("carta aberta",),
    "ar": ("رسالة مفتوحة",),
    "zh": ("公开信",),
}

POSITION: Phrases = {
    "en": ("joint statement", "press statement", "media statement", "public statement", "statement"),
    "es": (
        "declaración conjunta",
        "declaración pública",
        "declaración",
        "posicionamiento",
        "pronunciamiento",
    ),
    "fr": ("déclaration commune", "déclaration", "prise de position"),
    "pt": ("declaração conjunta", "declaração", "posicionamento", "nota pública"),
    "ar": ("بيان مشترك", "بيان"),
    "zh": ("联合声明", "声明"),
}

HEADLINE: Phrases = {
    "en": ("headline", "title", "subject"),
    "es": ("titular", "título", "asunto"),
    "fr": ("titre", "objet"),
    "pt": ("assunto",),
}

DECK: Phrases = {
    "en": ("subheadline", "subhead", "subtitle", "deck"),
    "es": ("bajada", "subtítulo", "entradilla", "sumario"),
    "fr": ("sous-titre", "chapeau"),
    "pt": ("linha fina", "subtítulo"),
}

# Below a headline: where the other language is.
ELSEWHERE: Phrases = {
    "en": (
        "english version below",
        "spanish version below",
        "versión en español",
        "english below",
        "spanish below",
    ),
    "es": ("versión en inglés", "english version", "sigue en inglés"),
}

EMBARGO: Phrases = {
    "en": (
        "strictly embargoed until",
        "under embargo until",
        "embargoed until",
        "embargoed for",
        "embargoed",
        "embargo until",
        "embargo",
        "not for release before",
        "not for publication before",
        "hold for release until",
    ),
    "es": (
        "embargado hasta",
        "embargada hasta",
        "bajo embargo hasta",
        "embargo hasta",
        "no publicar antes de",
        "no publicar antes del",
        "no difundir antes de",
    ),
    "fr": ("sous embargo jusqu", "embargo jusqu", "ne pas publier avant", "ne pas diffuser avant"),
    "pt": ("embargado até", "sob embargo até", "não publicar antes de"),
    "ar": ("حظر النشر حتى", "محظور النشر حتى", "يحظر النشر قبل"),
    "zh": ("禁止发布", "发布禁令", "禁发至"),
}

CONTACT: Phrases = {
    "en": (
        "media contacts",
        "media contact",
        "press contacts",
        "press contact",
        "media inquiries",
        "media enquiries",
        "press inquiries",
        "press enquiries",
        "for media inquiries",
        "for press inquiries",
        "for more information",
        "for further information",
        "for interviews",
        "to arrange interviews",
        "interviews",
        "spanish-language media",
        "reporters can reach us through",
        "reporters can reach us at",
        "contacts",
        "contact",
        "press",
        "media",
    ),
    "es": (
        "contactos de prensa",
        "contacto de prensa",
        "contacto para medios",
        "contacto para prensa",
        "contacto para la prensa",
        "contacto con los medios",
        "para más información",
        "para mayor información",
        "para entrevistas",
        "confirmaciones y entrevistas",
        "confirmaciones",
        "entrevistas",
        "medios en español",
        "más información",
        "contactos",
        "contacto",
        "prensa",
    ),
    "fr": ("contacts presse", "contact presse", "contacts médias", "pour plus d’informations", "presse"),
    "pt": (
        "contato para a imprensa",
        "contato de imprensa",
        "contacto de imprensa",
        "mais informações",
        "contato",
        "imprensa",
    ),
    "ar": ("للتواصل الإعلامي", "للتواصل", "جهة الاتصال", "للمزيد من المعلومات", "للاستفسار"),
    "zh": ("媒体联系人", "新闻联系人", "联系人", "媒体联系"),
}

ABOUT: Phrases = {
    "en": ("about",),
    "es": ("acerca de", "acerca del", "sobre"),
    "fr": ("à propos de", "à propos du", "à propos d’"),
    "pt": ("sobre a", "sobre o"),
    "ar": ("نبذة عن",),
    "zh": ("关于",),
}

# Said at the start of a letter; never a headline, deck or heading.
GREETING: Phrases = {
    "en": ("dear", "to the", "to whom", "to mr", "to mrs", "to ms", "to dr"),
    "es": ("estimada", "estimado", "estimadas", "estimados", "querida", "querido", "a la", "al"),
    "fr": ("madame", "monsieur", "mesdames", "cher", "chère"),
}

# Who took a picture, in the line below it.
CREDIT = re.compile(
    r"(?:(?<!\w)(?:photo(?:graph|s)?|picture|image|credit|foto(?:grafía|s)?|imagen|crédito|imagem|crédit)"
    r"\s?[:：]|(?<!\w)(?:photo|foto) (?:by|de|par)\s|©|(?:صورة|الصورة|تصوير|照片|图片|摄影|图)\s?[:：])",
    re.IGNORECASE,
)

END_WORDS = word_set("30 end ends fin final fim ende انتهى النهاية 完")


def is_foreign(language: str) -> bool:
    """Whether no phrases of a language are known here; of one that can't be told, they may be."""
    return language != "und" and language.split("-")[0] not in CONTACT


def starts_with(*subjects: Phrases) -> re.Pattern[str]:
    """A pattern for a line that begins with one of the phrases, longest first, and not in mid-word."""
    phrases: Iterable[str] = (
        phrase for subject in subjects for group in subject.values() for phrase in group
    )
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    choice = "|".join(_either_apostrophe(phrase) for phrase in longest_first)
    # Chinese has no spaces: there a phrase may be followed by another letter.
    return re.compile(rf"[\W_]{{0,4}}(?P<cue>{choice})(?:(?<=[\u4e00-\u9fff])|(?<=’)|(?!\w))", re.IGNORECASE)


def _either_apostrophe(phrase: str) -> str:
    return re.escape(phrase).replace("’", "['’]")
