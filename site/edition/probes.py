"""What a stranger may try, to get at what isn't public: the apps above say so, each for its own addresses."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils.text import slugify
from wagtail.documents import get_document_model
from wagtail.models import Page

from edition.secrets import EDIT, RESTRICTED, TAKEN_BACK, Hidden, Secrets

# What nobody ever calls anything, and no row's key.
NEVER = "qzxvkwjqpxzvk"
NO_KEY = "999999999"


class Answer(Enum):
    """What is expected: the same as where nothing ever was; no page; anything that tells nothing."""

    NOTHING = 1
    NO_PAGE = 2
    ANY = 3


@dataclass(frozen=True)
class Probe:
    """One thing to try: an address with a word in the place of `{}`.

    :param kind: of what it tries to get at.
    """

    kind: str
    shape: str
    word: str = ""
    answer: Answer = Answer.NOTHING
    method: str = "GET"

    @property
    def address(self) -> str:
        return self.shape.replace("{}", quote(self.word, safe=""))

    @property
    def nowhere(self) -> str:
        """The same address for something that never was, of the same kind: a key, a slug, a file."""
        never = NO_KEY if self.word.isdecimal() else NEVER + PurePath(self.word).suffix
        return self.shape.replace("{}", never)


Prober = Callable[[Secrets], Iterable[Probe]]

_probers: list[Prober] = []


def register(prober: Prober) -> Prober:
    """Add a way to try. One that is there already isn't added again."""
    if prober not in _probers:
        _probers.append(prober)
    return prober


def probes(secrets: Secrets) -> list[Probe]:
    """Return everything to try, each once."""
    return list(dict.fromkeys(probe for prober in _probers for probe in prober(secrets)))


def expected(hidden: Hidden) -> Answer:
    """Return how something's own address answers. Of what was public once, readers may be told that it was."""
    return Answer.NO_PAGE if hidden.kind == TAKEN_BACK else Answer.NOTHING


def at_slugs(hidden: Hidden, shape: str) -> Iterator[Probe]:
    """Try each slug that something hidden has; of what is public, and of what is restricted, only the new ones."""
    for slug in hidden.slugs:
        if hidden.kind in (EDIT, RESTRICTED) and slug == hidden.instance.slug:
            continue
        yield Probe(hidden.kind, shape, slug, expected(hidden))


@register
def of_pages(secrets: Secrets) -> Iterator[Probe]:
    """Try the addresses that pages would have, and what programs ask for."""
    for hidden in secrets.hidden:
        if not isinstance(hidden.instance, Page):
            continue
        key = str(hidden.instance.pk)
        for shape in ("/api/v2/pages/{}/", "/admin/api/main/pages/{}/", "/admin/pages/{}/edit/"):
            yield Probe(hidden.kind, shape, key)
        parent = hidden.instance.get_parent()
        above = parent.get_url() if parent else None
        if not above:
            continue
        for probe in at_slugs(hidden, f"{above}{{}}/"):
            yield probe
            for shape in (f"{above}{{}}", f"{probe.shape}?preview=true", f"{probe.shape}index.html"):
                yield Probe(probe.kind, shape, probe.word, probe.answer)
            yield Probe(probe.kind, probe.shape, probe.word.upper(), probe.answer)
            yield Probe(probe.kind, probe.shape, probe.word, probe.answer, "HEAD")
            for shape in ("/oembed/?url={}", "/api/v2/pages/find/?html_path={}", "/api/v2/pages/?slug={}"):
                yield Probe(probe.kind, shape, probe.word, probe.answer)
        if hidden.kind == RESTRICTED and (address := hidden.instance.get_url()):
            yield Probe(hidden.kind, address, answer=Answer.ANY)


@register
def of_media(secrets: Secrets) -> Iterator[Probe]:
    """Try pictures and documents by their stored names, by their keys, and by names that somebody might guess."""
    for secret in secrets.texts:
        if secret.kind == "original":
            yield Probe(secret.kind, f"{settings.MEDIA_URL}originals/{{}}", secret.text)
    for each in secrets.media:
        path = PurePath(each.file.name)
        guessed = f"{slugify(each.title, allow_unicode=True) or 'file'}{path.suffix}"
        for folder in (path.parent, "images", "original_images", "documents"):
            for name in (path.name, guessed):
                yield Probe("media", f"{settings.MEDIA_URL}{folder}/{{}}", name)
        if isinstance(each, get_document_model()):
            there = reverse("wagtaildocs_serve", args=[int(NO_KEY), path.name]).replace(NO_KEY, "{}")
            for shape in (there, there.replace(path.name, quote(guessed)), "/api/v2/documents/{}/"):
                yield Probe("media", shape, str(each.pk))
        else:
            for shape in ("/images/forged/{}/original/", "/images/{}/", "/api/v2/images/{}/"):
                yield Probe("media", shape, str(each.pk))


@register
def of_doors(secrets: Secrets) -> Iterator[Probe]:
    """Look at what stands open for everybody."""
    for address in ("/", "/health/", "/admin/login/", "/admin/", "/api/v2/pages/", "/api/v2/"):
        yield Probe("door", address, answer=Answer.ANY)
