"""What a page of a list costs with a thousand statements and with fifty thousand, on the database in use."""

from django.test import Client

from blog.listings import news
from blog.models.entry import Filter
from tests.benchmarks.test_pages import milliseconds
from tests.filed import entry, file

FEW, MANY = 1_000, 50_000
STEP = 5_000


def fill(begin: int, end: int) -> None:
    """File statements, every second one an advisory."""
    for start in range(begin, end, STEP):
        numbers = range(start, min(start + STEP, end))
        for kind in ("release", "advisory"):
            kept = [number for number in numbers if (number % 2 == 0) == (kind == "release")]
            file((entry(number, kind=kind) for number in kept), (Filter.KIND, kind))


def addresses() -> dict[str, str]:
    middle = news("en").page().numbered // 2
    return {
        "first page": "/en/news/",
        "page in the middle": f"/en/news/page/{middle}/",
        "oldest page": "/en/news/page/1/",
        "by type": "/en/news/type/advisory/",
    }


def test_a_list_costs_the_same_at_fifty_thousand(newsroom: object) -> None:
    reader = Client()
    costs: list[dict[str, float]] = []
    for begin, end in ((0, FEW), (FEW, MANY)):
        fill(begin, end)
        costs.append({})
        for name, address in addresses().items():
            assert reader.get(address).status_code == 200
            costs[-1][name] = milliseconds(lambda address=address: reader.get(address))
    for name, few in costs[0].items():
        many = costs[1][name]
        print(f"\n{name:20} {few:6.1f} ms at {FEW}, {many:6.1f} ms at {MANY}: {many / few:4.2f} x")
    assert all(many < few * 1.5 for few, many in zip(costs[0].values(), costs[1].values(), strict=True))
