"""What Wagtail's user bar offers on the page of a quote: the quote, and not the list that its address is below."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin import userbar

from blog.models import Quote
from blog.staff import edit_url, may_edit

OF_THE_LIST = (userbar.ExplorePageItem, userbar.EditPageItem, userbar.AddPageItem)


class EditQuote(userbar.BaseItem):
    template_name = "editorial/userbar_quote.html"

    def __init__(self, quote: Quote) -> None:
        super().__init__()
        self.url = edit_url(quote)


def offer_the_quote(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Leave out what concerns the list, and lead to the editor of the quote whoever may change it."""
    quote = getattr(request, "quote", None)
    if quote is None:
        return
    items[:] = [item for item in items if not isinstance(item, OF_THE_LIST)]
    if may_edit(request.user, quote):  # type: ignore[arg-type]
        items.insert(1, EditQuote(quote))
