"""Looks at everything public as a stranger does: the answer to "does anything unpublished show" is a count."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings
from django.http.response import HttpResponseBase

from edition import secrets, tree
from edition.addresses import owned
from edition.encoding import DECODED, decoded
from edition.headers import TEXTS
from edition.probes import Answer, Probe, probes
from edition.recovering import recover
from edition.rendering import Renderer, body_of, renderer
from edition.secrets import Secret
from edition.traces import Traces, fold, readings

BATCH = 500
# Of a secret nobody is shown more, wherever a report may end up.
SHOWN = 20
# What was asked is taken out of the answer, which may repeat it: not what is so short that it stands in other words.
REPEATED = 5
# They differ with the length of an address that is repeated, and with the time.
UNLIKE = frozenset({"content-length", "etag", "expires", "date"})

T = TypeVar("T")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, order=True)
class Leak:
    """Where something shows, and how that begins; no text where an answer gives away that there is something."""

    kind: str
    where: str
    text: str = ""

    def __str__(self) -> str:
        what = f"“{self.text}…”" if self.text else "it can be told from nothing"
        return f"{self.kind}: {self.where}: {what}"


@dataclass(frozen=True)
class _Heard:
    """What an answer says, what was asked taken out."""

    status: int
    texts: tuple[str, ...]


def leaks(progress: Progress = lambda done, total: None) -> list[Leak]:
    """Visit every file of the edition in use and every address by which somebody may try to get at more.

    :param progress: told how many are visited, of how many.

    Raises:
        Busy: when somebody else changes the edition for long, or puts another into use.
    """
    with tree.lock("change", patience=60):
        edition = tree.Edition(tree.version())
        recover(edition)
        unpublished = secrets.find()
        names = sorted(edition.names())
    traces, tries = Traces(unpublished.texts), probes(unpublished)
    count = _Count(len(names) + len(tries), progress)
    try:
        found = {leak for name in count(names) for leak in _in_file(edition, name, traces)}
    except FileNotFoundError as error:
        raise tree.Busy from error
    if tree.version() != edition.name:
        raise tree.Busy
    public = {unquote(address) for addresses in owned().values() for address in addresses}
    for start in range(0, len(tries), BATCH):
        with renderer() as rendering:
            stranger = _Stranger(rendering, traces, public)
            for probe in count(tries[start : start + BATCH]):
                found |= set(stranger.tries(probe))
    return sorted(_still(found))


def _still(found: set[Leak]) -> set[Leak]:
    """Leave out what has been published since the secrets were read."""
    if not found:
        return found
    now = {secret.text[:SHOWN] for secret in secrets.find().texts}
    return {leak for leak in found if not leak.text or leak.text in now}


class _Count:
    """Tells how far it is while things of several lists go by."""

    def __init__(self, total: int, progress: Progress) -> None:
        self.done, self.total, self.progress = 0, total, progress

    def __call__(self, things: Iterable[T]) -> Iterator[T]:
        for thing in things:
            yield thing
            self.done += 1
            self.progress(self.done, self.total)


def _in_file(edition: tree.Edition, name: str, traces: Traces[Secret]) -> Iterator[Leak]:
    """Look at a file's name and, if it is a text, at what it says. An encoded one that says the same is as good."""
    texts = [fold(name)]
    path = PurePath(name)
    is_encoded = path.suffix in DECODED
    plain = path.with_suffix("") if is_encoded else path
    if plain.suffix in TEXTS or name.startswith("moved/"):
        data = decoded(name, edition.read(name) or b"") or b""
        if not is_encoded or data != edition.read(str(plain)):
            texts += readings(data.decode(errors="replace"))
    yield from _leaks(traces, texts, name)


def _leaks(traces: Traces[Secret], texts: Iterable[str], where: str) -> Iterator[Leak]:
    for secret in {secret for text in texts for secret in traces.within(text)}:
        yield Leak(secret.kind, where, secret.text[:SHOWN])


class _Stranger:
    """Somebody without an account, who tries addresses of one state of the database."""

    def __init__(self, rendering: Renderer, traces: Traces[Secret], public: set[str]) -> None:
        self.rendering, self.traces, self.public = rendering, traces, public
        self.nowhere: dict[tuple[str, str], _Heard] = {}

    def tries(self, probe: Probe) -> Iterator[Leak]:
        where = probe.address if probe.method == "GET" else f"{probe.method} {probe.address}"
        heard = self._hear(probe.address, probe.method)
        yield from _leaks(self.traces, heard.texts, where)
        answer = self._expected(probe)
        if answer == Answer.NO_PAGE and heard.status == 200:
            yield Leak(probe.kind, where)
        if answer == Answer.NOTHING:
            key = probe.nowhere, probe.method
            if key not in self.nowhere:
                self.nowhere[key] = self._hear(*key)
            if heard != self.nowhere[key]:
                yield Leak(probe.kind, where)

    def _hear(self, address: str, method: str) -> _Heard:
        response = self.rendering.ask(address, method)
        texts = [*readings(body_of(response).decode(errors="replace")), fold(unquote(_head(response)))]
        for said in _asked(address):
            texts = [text.replace(said, "") for text in texts]
        return _Heard(response.status_code, tuple(texts))

    def _expected(self, probe: Probe) -> Answer:
        """Something public may stand at the address too; and where it does in another language, readers are told."""
        path = unquote(urlsplit(probe.address).path)
        if self._is_public(path):
            return Answer.ANY
        _empty, _language, *rest = path.split("/")
        if any(self._is_public("/".join(["", code, *rest])) for code, _name in settings.LANGUAGES):
            return Answer.NO_PAGE if probe.answer == Answer.NOTHING else probe.answer
        return probe.answer

    def _is_public(self, path: str) -> bool:
        return not {path, f"{path}/", path.lower()}.isdisjoint(self.public)


def _head(response: HttpResponseBase) -> str:
    lines = [f"{name}: {value}" for name, value in sorted(response.items()) if name.lower() not in UNLIKE]
    return "\n".join(lines)


def _asked(address: str) -> Iterator[str]:
    """Yield what an answer may repeat, folded: the address, the same without its language, what was searched for.

    The last word of the address is not among it: it may be the title of what nobody shall know.
    """
    asked = urlsplit(address)
    path, query = unquote(asked.path), unquote(asked.query)
    below_language = path.removeprefix("/").partition("/")[2]
    for said in map(fold, (path, below_language, query, *(value for _name, value in parse_qsl(asked.query)))):
        if len(said) >= REPEATED:
            yield said
