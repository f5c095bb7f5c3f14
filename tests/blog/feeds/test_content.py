"""Markup for reader applications: nothing that runs, nothing relative, every word kept."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.feeds.content import DROPPED, KEPT, readable
from home.chrome import Language

ENGLISH = Language("en", "English", "ltr")
BASE = "https://example.org/en/news/tenants-win/"


def tree(markup: str, language: Language = ENGLISH):  # type: ignore[no-untyped-def]
    return html5lib.parseFragment(readable(markup, BASE, language), namespaceHTMLElements=False)[0]


def test_it_says_its_language_and_direction() -> None:
    root = tree("<p>نعم</p>", Language("ar", "العربية", "rtl"))

    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")


@pytest.mark.parametrize(
    ("relative", "absolute"),
    [
        ("/en/news/x/", "https://example.org/en/news/x/"),
        ("#act", f"{BASE}#act"),
        ("../", "https://example.org/en/news/"),
        ("//cdn.example.org/a", "https://cdn.example.org/a"),
        ("http://elsewhere.example/", "http://elsewhere.example/"),
        ("mailto:press@example.org", "mailto:press@example.org"),
        ("tel:+12155550100", "tel:+12155550100"),
    ],
)
def test_links_are_absolute(relative: str, absolute: str) -> None:
    assert tree(f'<p><a href="{relative}">x</a></p>').find(".//a").get("href") == absolute


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "vbscript:x"]
)
def test_an_address_that_runs_something_goes_and_its_words_stay(address: str) -> None:
    link = tree(f'<p><a href="{address}">words</a></p>').find(".//a")

    assert (link.get("href"), link.text) == (None, "words")


def test_a_responsive_picture_becomes_one_that_every_reader_shows() -> None:
    root = tree(
        '<figure class="pic"><picture><source type="image/webp" srcset="/a.webp 1w"><img src="/media/a.jpg" '
        'width="720" height="480" alt="A hall" loading="lazy" decoding="async"></picture></figure>'
    )

    assert root.find(".//figure/img").attrib == {
        "src": "https://example.org/media/a.jpg",
        "width": "720",
        "height": "480",
        "alt": "A hall",
    }


def test_what_runs_styles_or_decorates_goes_with_all_it_holds() -> None:
    root = tree(
        '<p style="color:red" class="x" id="y" onclick="z()">Words<script>run()</script><style>p{}</style>'
        '<span aria-hidden="true">RP</span><!-- note --></p><form><button>Send</button></form>'
    )

    assert "".join(root.itertext()) == "Words"
    assert root.find("p").attrib == {}


def test_words_in_another_language_stay_marked() -> None:
    quote = tree('<figure><blockquote lang="es" dir="ltr" class="x"><p>Sí</p></blockquote></figure>').find(
        ".//blockquote"
    )

    assert quote.attrib == {"lang": "es", "dir": "ltr"}


@given(
    st.recursive(
        st.text(st.characters(codec="utf-8"), max_size=12).map(
            lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
        ),
        lambda inner: st.tuples(
            st.sampled_from(
                ["p", "div", "section", "article", "b", "span", "x-y", "script", "blockquote", "a"]
            ),
            st.lists(inner, max_size=3),
        ).map(lambda pair: f"<{pair[0]} class='c' onload='x()'>{''.join(pair[1])}</{pair[0]}>"),
        max_leaves=8,
    )
)
def test_whatever_comes_in_only_what_is_allowed_comes_out(markup: str) -> None:
    root = tree(markup)

    for element in root.iter():
        assert element.tag in KEPT and element.tag not in DROPPED
        assert set(element.attrib) <= KEPT[element.tag]
