"""Links inside rich text, as readers get them."""

from django.utils import translation
from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from edition.reading import reads_families


class PublicPageLinkHandler(PageLinkHandler):
    """Leads to a page in the reader's language where that is public, else to the page named, else nowhere.

    Wagtail's own handler shows a draft's slug, and asks the database for each link. This one asks once.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        ids = [attrs.get("id", "") for attrs in attrs_list]
        named = Page.objects.filter(pk__in=[key for key in ids if key.isdigit()])
        family = list(
            Page.objects.filter(translation_key__in=named.values("translation_key")).select_related("locale")
        )
        reads_families(page.translation_key for page in family)
        by_id = {str(page.pk): page for page in family}
        return [_opening_tag(by_id.get(key), family) for key in ids]


def _opening_tag(named: Page | None, family: list[Page]) -> str:
    if named is None:
        return "<a>"
    in_language = (
        page
        for page in family
        if page.translation_key == named.translation_key
        and page.locale.language_code == translation.get_language()
    )
    target = next((page for page in (*in_language, named) if page.live), None)
    return f'<a href="{escape(target.url)}">' if target and target.url else "<a>"
