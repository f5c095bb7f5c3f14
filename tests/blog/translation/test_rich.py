"""Rich text comes apart into paragraphs, headings and list items, and together again without a loss."""

from hypothesis import given, settings
from hypothesis import strategies as st

from blog.translation.rich import join, split, words_of
from home.canonical import canonical

INLINE = st.sampled_from(
    [
        *(
            "The order",
            " is <b>signed</b>",
            '<a linktype="page" id="3">here</a>',
            " &amp; ",
            "<br/>",
            "“Casa” ",
        ),
        *("no’s", "5 &lt; 6", '<embed embedtype="media" url="https://v.example/?a=1&amp;b=2"/>', "  ", "عقد"),
    ]
)
WORDS = st.lists(INLINE, max_size=4).map("".join)
KEY = st.sampled_from(["", ' data-block-key="ab1"', ' data-block-key="cd2"'])


def tagged(tag: str, inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda key, words: f"<{tag}{key}>{words}</{tag}>", KEY, inside)


def lists(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    entry = st.builds("{}{}".format, WORDS, inside)
    entries = st.lists(tagged("li", entry), min_size=1, max_size=3).map("".join)
    return st.sampled_from(["ul", "ol"]).flatmap(
        lambda tag: entries.map(lambda text: f"<{tag}>{text}</{tag}>")
    )


NESTED = st.recursive(st.just(""), lists, max_leaves=4)
BLOCK = st.one_of(
    *(tagged(tag, WORDS) for tag in ("p", "h2", "h3", "h4", "blockquote")),
    st.sampled_from(
        ["<hr/>", '<embed embedtype="image" id="4" alt="A gate" format="left"/>', "\n", "Bare words"]
    ),
    lists(NESTED),
)
RICH = st.lists(BLOCK, max_size=6).map("".join)


@settings(max_examples=300)
@given(RICH)
def test_what_came_apart_comes_together_again(html: str) -> None:
    assert canonical(join(split(html))) == canonical(html)
    assert join(split(canonical(html))) == canonical(html)
    assert split(join(split(html))) == split(html) or "\n" in html


@settings(max_examples=200)
@given(st.text(alphabet=' <>/="pulih1br&;x', max_size=60))
def test_no_text_is_too_broken(html: str) -> None:
    assert "".join(join(split(html)).split()) == "".join(html.split())


def texts(html: str) -> list[str]:
    return [piece.html for piece in split(html) if piece.has_words]


def test_each_item_of_a_list_is_a_piece_and_so_is_what_is_in_it() -> None:
    html = "<ul><li>One<ol><li>Inner</li></ol></li><li>Two</li></ul><p>After</p>"
    assert texts(html) == ["One", "Inner", "Two", "After"]
    assert [piece.tags for piece in split(html)][1] == ("ul", "li", "ol", "li")


def test_ten_paragraphs_are_ten_pieces() -> None:
    assert len(texts("".join(f"<p>Paragraph {number}</p>" for number in range(10)))) == 10


def test_rules_embeds_and_empty_paragraphs_have_no_words() -> None:
    assert texts('<p></p><hr/><p>&nbsp;</p><embed embedtype="image" id="4" alt="x"/><p><br/></p>') == []


def test_words_are_kept_as_they_are_spelt() -> None:
    assert texts("<p>5 &lt; 6&nbsp;% <i>oui</i></p>") == ["5 &lt; 6&nbsp;% <i>oui</i>"]
    assert words_of("5 &lt; 6&nbsp;% <i>oui</i>") == "5 < 6 % oui"
    assert words_of("The <b>order</b>, un<i>signed</i><br/>yet") == "The order, unsigned yet"
    assert words_of("<p>One</p><p>two</p>") == "One two"


def test_two_lists_beside_each_other_stay_two() -> None:
    html = "<ul><li>One</li></ul><ul><li>Two</li></ul>"
    assert join(split(html)) == html
