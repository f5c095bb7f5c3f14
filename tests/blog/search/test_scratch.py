import pytest
from tests import factories
from blog.search.results import search
from blog.search.keeping import differences
from django.test import Client

pytestmark = pytest.mark.usefixtures("newsroom")


def test_it(reader):
    factories.published(
        factories.release(
            "Tenants win heating",
            body=[factories.paragraph("The evictions stop. <b>All</b> of them were in the room.")],
        )
    )
    factories.published(
        factories.release("Another one", body=[factories.paragraph("Nothing but tenants and eviction.")])
    )
    for q in [
        "tenants",
        "eviction tenant",
        '"were in the room"',
        '"room the in"',
        "evictoins",
        "\0",
        "a" * 1000,
        '"',
        "AND OR NOT ()*",
        "heatingg",
        "الإخلاء",
    ]:
        r = search(q, "en")
        print(
            q[:20],
            r
            and (
                r.total,
                [h.entry.title for h in r.hits],
                r.corrected and r.corrected.text,
                ["".join(f"[{x.text}]" if x.marked else x.text for x in h.passage) for h in r.hits],
            ),
        )
    assert list(differences()) == []
    r = reader.get("/en/search/?q=tenants")
    print(r.status_code, r.content.decode()[-6000:])
    r = reader.get("/es/search/?q=tenants")
    print(r.status_code, r.content.decode()[2000:4000])
