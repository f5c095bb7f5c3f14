"""How the demo's quotes are held, and who outside is asked."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse

from blog.demo.snippets import Shelf
from blog.demo.staff import Staff
from blog.demo.words import Piece, listed
from blog.editorial.holding import held_hash
from blog.editorial.models import Hold, Question
from blog.editorial.verbs.answer import answer
from blog.editorial.verbs.ask import ask
from blog.editorial.verbs.hold import Evidence, hold
from blog.models import Quote

CHECKER = "Wren Adeyemi-Holt"
FOUND = "The contractor’s letter of 24 November names four delegates. Who is the fifth?"


def hold_quotes(shelf: Shelf, staff: Staff) -> Iterator[str]:
    """Record how each quote is held, as its file says; one waits for its speaker's answer. Yield lines to report."""
    ways: Counter[str] = Counter()
    for piece in listed("quotes"):
        quote = Quote.objects.get(pk=shelf.sources["quotes"][piece.key])
        if language := piece.shared["held"].get("asked"):
            _question, secret = ask(quote, staff.writer, quote.speaker.name, language)
            link = urljoin(settings.WAGTAILADMIN_BASE_URL, reverse("answer", args=[secret]))
            yield f"a quote waits for its speaker’s answer at {link}"
        else:
            ways[_hold(quote, piece, staff)] += 1
    for way, count in ways.items():
        yield f"quotes {way}: {count}"


def check_outside(page: Any, staff: Staff) -> None:
    """Have somebody outside read a draft, and find something in it that nobody has dealt with yet."""
    question, _secret = ask(page, staff.writer, CHECKER, "en")
    answer(question, Question.Answer.CHANGED, comment=FOUND)


def _hold(quote: Quote, piece: Piece, staff: Staff) -> str:
    held = piece.shared["held"]
    if "account" in held:
        evidence = Evidence(Hold.How.STAFF)
    elif "url" in held:
        evidence = Evidence(Hold.How.PUBLIC, source_url=held["url"])
    else:
        evidence = Evidence(Hold.How.TAKEN, way=held["way"], taken_at=held["at"])
    user = staff.account(held["account"]) if "account" in held else staff.writer
    hold(quote, user, evidence, held_hash(quote))
    return str(evidence.how.label)
