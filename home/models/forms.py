"""The form of every page in the admin."""

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from home.slugs import taken


class SitePageForm(WagtailAdminPageForm):
    """Says that a slug is taken before Wagtail does, whose sentence isn't there in all of our languages."""

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if not self.instance._slug_is_available(slug, self.parent_page, self.instance):
            raise ValidationError(taken(slug, self.parent_page))
        return slug
